-- Equality monitoring, apart from what is known of people. No answer carries a time: when somebody answered is nobody's
-- business, and would say whose the answer is.

create table equality_answer (
    person_id uuid not null references person (id),
    question text not null,
    answer text not null,
    list_version bigint not null,
    primary key (person_id, question)
);

-- Whom a programme reaches: counted once for each cohort, and everybody once.

create table reach_person (
    person_id uuid not null primary key references person (id),
    cohort_id uuid not null references cohort (id)
);
create index reach_person_by_cohort on reach_person (cohort_id);

create table reach_count (
    cohort_id uuid not null references cohort (id),
    stage text not null check (stage in ('applied', 'matched', 'completed')),
    white bigint not null,
    bme bigint not null,
    not_stated bigint not null,
    counted_at timestamptz not null,
    primary key (cohort_id, stage)
);

create table workforce (
    programme_id uuid not null primary key references programme (id),
    white bigint not null,
    bme bigint not null,
    not_known bigint not null,
    as_of date not null,
    source text not null,
    version bigint not null
);

-- What a participant is found by besides their name, folded. What is there already is folded as far as ASCII goes, and
-- whole as soon as it is written again.
alter table participant add column search_text text not null default '';
update participant set search_text = lower(
    replace((select email from person where person.id = person_id), '.', '') || chr(10) || profession || chr(10) || grade
    || chr(10) || department || chr(10) || division || chr(10) || site);

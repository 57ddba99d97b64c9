-- Equality monitoring, apart from what is known of people. No answer carries a time: when somebody answered is nobody's
-- business, and would say whose the answer is.

create table equality_answer (
    person_id blob not null references person (id),
    question text not null,
    answer text not null,
    list_version integer not null,
    primary key (person_id, question)
) strict, without rowid;

-- Whom a programme reaches: counted once for each cohort, and everybody once.

create table reach_person (
    person_id blob not null primary key references person (id),
    cohort_id blob not null references cohort (id)
) strict, without rowid;
create index reach_person_by_cohort on reach_person (cohort_id);

create table reach_count (
    cohort_id blob not null references cohort (id),
    stage text not null check (stage in ('applied', 'matched', 'completed')),
    white integer not null,
    bme integer not null,
    not_stated integer not null,
    counted_at text not null,
    primary key (cohort_id, stage)
) strict;

create table workforce (
    programme_id blob not null primary key references programme (id),
    white integer not null,
    bme integer not null,
    not_known integer not null,
    as_of text not null,
    source text not null,
    version integer not null
) strict;

-- What a participant is found by besides their name, folded. What is there already is folded as far as ASCII goes, and
-- whole as soon as it is written again.
alter table participant add column search_text text not null default '';
update participant set search_text = lower(
    replace((select email from person where person.id = person_id), '.', '') || char(10) || profession || char(10) || grade
    || char(10) || department || char(10) || division || char(10) || site);

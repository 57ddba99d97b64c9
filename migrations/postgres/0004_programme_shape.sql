-- Looking after pairs: who is to be left alone until when, and who was reminded.

create table snooze (
    pair_id uuid not null primary key references pair (id),
    until_on date not null,
    note text not null,
    author_id uuid not null references person (id),
    created_at timestamptz not null
);
create index snooze_by_author on snooze (author_id);

create table nudge (
    pair_id uuid not null references pair (id),
    sent_at timestamptz not null,
    author_id uuid not null references person (id),
    primary key (pair_id, sent_at)
);
create index nudge_by_author on nudge (author_id);

-- The shape of a programme: strands, eligibility and phases, as one text that is read and written as a whole. A
-- programme without its row has the usual shape.

create table shape (
    programme_id uuid not null primary key references programme (id),
    content text not null,
    version bigint not null
);

-- The phases of a cohort. What is told of one is told on the day `tell_on`, and never again once it is told.

create table phase (
    id uuid not null primary key,
    cohort_id uuid not null references cohort (id),
    name text not null,
    starts_on date not null,
    tells text not null check (tells in ('nobody', 'participants', 'coordinators')),
    note text not null,
    tell_on date,
    told_at timestamptz,
    version bigint not null
);
create index phase_by_cohort on phase (cohort_id, starts_on, id);
create index phase_by_tell_on on phase (tell_on, id);

-- Calendars: the secret links by which they are read, and what goes into them with messages.

-- What a person's calendar shows: all that they do, or one pair of theirs, or a cohort that they coordinate. Of the
-- address only the hash of its secret is kept.
create table calendar_link (
    id uuid not null primary key,
    person_id uuid not null references person (id),
    pair_id uuid references pair (id),
    cohort_id uuid references cohort (id),
    token_hash bytea not null unique,
    created_at timestamptz not null,
    check (pair_id is null or cohort_id is null)
);
create index calendar_link_by_person on calendar_link (person_id, id);
create index calendar_link_by_pair on calendar_link (pair_id);
create index calendar_link_by_cohort on calendar_link (cohort_id);

-- An invitation that goes with a message, or that it is cancelled, as the program reads it: who invites whom is written
-- when it is sent.
create table mail_calendar (
    mail_id uuid not null primary key references mail (id),
    entry text not null
);

-- The links by which a proposal is answered. They hold for the proposal as it was; they outlive it, so that an old one
-- can say what became of it.
create table booking_answer (
    token_hash bytea not null primary key,
    booking_id uuid not null references booking (id),
    person_id uuid not null references person (id),
    sequence bigint not null
);
create index booking_answer_by_booking on booking_answer (booking_id);
create index booking_answer_by_person on booking_answer (person_id);

-- Calendars: the secret links by which they are read, and what goes into them with messages.

-- What a person's calendar shows: all that they do, or one pair of theirs, or a cohort that they coordinate. Of the
-- address only the hash of its secret is kept.
create table calendar_link (
    id blob not null primary key,
    person_id blob not null references person (id),
    pair_id blob references pair (id),
    cohort_id blob references cohort (id),
    token_hash blob not null unique,
    created_at text not null,
    check (pair_id is null or cohort_id is null)
) strict;
create index calendar_link_by_person on calendar_link (person_id, id);
create index calendar_link_by_pair on calendar_link (pair_id);
create index calendar_link_by_cohort on calendar_link (cohort_id);

-- An invitation that goes with a message, or that it is cancelled, as the program reads it: who invites whom is written
-- when it is sent.
create table mail_calendar (
    mail_id blob not null primary key references mail (id),
    entry text not null
) strict, without rowid;

-- The links by which a proposal is answered. They hold for the proposal as it was; they outlive it, so that an old one
-- can say what became of it.
create table booking_answer (
    token_hash blob not null primary key,
    booking_id blob not null references booking (id),
    person_id blob not null references person (id),
    sequence integer not null
) strict, without rowid;
create index booking_answer_by_booking on booking_answer (booking_id);
create index booking_answer_by_person on booking_answer (person_id);

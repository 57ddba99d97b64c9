-- Workshops: who has a seat, who waits for one, who was there, what they thought, and which slots they lead.

create table workshop (
    id blob not null primary key,
    cohort_id blob not null references cohort (id),
    title text not null,
    topic text not null,
    starts_at text not null,
    ends_at text not null,
    room text not null,
    capacity integer not null,
    online_link text not null,
    materials text not null,
    state text not null check (state in ('planned', 'cancelled')),
    cancel_word text not null,
    offer_hours integer not null,
    sequence integer not null,
    code text not null unique,
    created_at text not null,
    version integer not null
) strict;
create index workshop_by_cohort on workshop (cohort_id, starts_at, id);

create table workshop_lead (
    workshop_id blob not null references workshop (id),
    number integer not null,
    person_id blob not null references person (id),
    primary key (workshop_id, number),
    unique (workshop_id, person_id)
) strict;
create index workshop_lead_by_person on workshop_lead (person_id);

-- A seat is given once, because its number can be taken once; `held_until` where it is only offered.
create table seat (
    workshop_id blob not null references workshop (id),
    number integer not null,
    participant_id blob not null references participant (id),
    held_until text,
    primary key (workshop_id, number),
    unique (workshop_id, participant_id)
) strict, without rowid;
create index seat_by_participant on seat (participant_id);
create index seat_by_time on seat (held_until);

create table waiter (
    workshop_id blob not null references workshop (id),
    participant_id blob not null references participant (id),
    rank integer not null,
    primary key (workshop_id, participant_id)
) strict, without rowid;
create index waiter_by_rank on waiter (workshop_id, rank, participant_id);
create index waiter_by_participant on waiter (participant_id);

create table waiting_step (
    id blob not null primary key,
    workshop_id blob not null references workshop (id),
    participant_id blob not null references participant (id),
    step text not null
        check (step in ('seated', 'waiting', 'moved', 'offered', 'accepted', 'declined', 'lapsed', 'left')),
    reason text not null,
    author_id blob references person (id),
    at text not null
) strict;
create index waiting_step_by_workshop on waiting_step (workshop_id, id);
create index waiting_step_by_participant on waiting_step (participant_id);
create index waiting_step_by_author on waiting_step (author_id);

-- The links by which a seat is accepted. They outlive the offer, so that an old one can say what became of it.
create table seat_offer (
    token_hash blob not null primary key,
    workshop_id blob not null references workshop (id),
    participant_id blob not null references participant (id),
    until_at text not null,
    answer text check (answer in ('accepted', 'declined', 'lapsed', 'left'))
) strict;
create index seat_offer_by_workshop on seat_offer (workshop_id, participant_id);
create index seat_offer_by_participant on seat_offer (participant_id);

create table attendance (
    workshop_id blob not null references workshop (id),
    participant_id blob not null references participant (id),
    attended integer not null,
    by_code integer not null,
    noted_by blob not null references person (id),
    noted_at text not null,
    primary key (workshop_id, participant_id)
) strict;
create index attendance_by_participant on attendance (participant_id);
create index attendance_by_noter on attendance (noted_by);

-- Who answered and what was answered are kept apart: nothing joins the two, and no answer carries a time or an id that
-- grows with time.
create table feedback_given (
    workshop_id blob not null references workshop (id),
    participant_id blob not null references participant (id),
    primary key (workshop_id, participant_id)
) strict, without rowid;
create index feedback_given_by_participant on feedback_given (participant_id);

create table feedback (
    workshop_id blob not null references workshop (id),
    id blob not null,
    useful integer not null,
    clear integer not null,
    apply integer not null,
    best text not null,
    change text not null,
    primary key (workshop_id, id)
) strict, without rowid;

create table contribution (
    id blob not null primary key,
    workshop_id blob not null references workshop (id),
    participant_id blob not null references participant (id),
    title text not null,
    minutes integer not null,
    state text not null check (state in ('offered', 'accepted', 'declined')),
    word text not null,
    decided_by blob references person (id),
    created_at text not null
) strict;
create index contribution_by_workshop on contribution (workshop_id, id);
create index contribution_by_participant on contribution (participant_id);
create index contribution_by_decider on contribution (decided_by);

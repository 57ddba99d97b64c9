-- Workshops: who has a seat, who waits for one, who was there, what they thought, and which slots they lead.

create table workshop (
    id uuid not null primary key,
    cohort_id uuid not null references cohort (id),
    title text not null,
    topic text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    room text not null,
    capacity bigint not null,
    online_link text not null,
    materials text not null,
    state text not null check (state in ('planned', 'cancelled')),
    cancel_word text not null,
    offer_hours bigint not null,
    sequence bigint not null,
    code text not null unique,
    created_at timestamptz not null,
    version bigint not null
);
create index workshop_by_cohort on workshop (cohort_id, starts_at, id);

create table workshop_lead (
    workshop_id uuid not null references workshop (id),
    number bigint not null,
    person_id uuid not null references person (id),
    primary key (workshop_id, number),
    unique (workshop_id, person_id)
);
create index workshop_lead_by_person on workshop_lead (person_id);

-- A seat is given once, because its number can be taken once; `held_until` where it is only offered.
create table seat (
    workshop_id uuid not null references workshop (id),
    number bigint not null,
    participant_id uuid not null references participant (id),
    held_until timestamptz,
    primary key (workshop_id, number),
    unique (workshop_id, participant_id)
);
create index seat_by_participant on seat (participant_id);
create index seat_by_time on seat (held_until);

create table waiter (
    workshop_id uuid not null references workshop (id),
    participant_id uuid not null references participant (id),
    rank bigint not null,
    primary key (workshop_id, participant_id)
);
create index waiter_by_rank on waiter (workshop_id, rank, participant_id);
create index waiter_by_participant on waiter (participant_id);

create table waiting_step (
    id uuid not null primary key,
    workshop_id uuid not null references workshop (id),
    participant_id uuid not null references participant (id),
    step text not null
        check (step in ('seated', 'waiting', 'moved', 'offered', 'accepted', 'declined', 'lapsed', 'left')),
    reason text not null,
    author_id uuid references person (id),
    at timestamptz not null
);
create index waiting_step_by_workshop on waiting_step (workshop_id, id);
create index waiting_step_by_participant on waiting_step (participant_id);
create index waiting_step_by_author on waiting_step (author_id);

-- The links by which a seat is accepted. They outlive the offer, so that an old one can say what became of it.
create table seat_offer (
    token_hash bytea not null primary key,
    workshop_id uuid not null references workshop (id),
    participant_id uuid not null references participant (id),
    until_at timestamptz not null,
    answer text check (answer in ('accepted', 'declined', 'lapsed', 'left'))
);
create index seat_offer_by_workshop on seat_offer (workshop_id, participant_id);
create index seat_offer_by_participant on seat_offer (participant_id);

create table attendance (
    workshop_id uuid not null references workshop (id),
    participant_id uuid not null references participant (id),
    attended boolean not null,
    by_code boolean not null,
    noted_by uuid not null references person (id),
    noted_at timestamptz not null,
    primary key (workshop_id, participant_id)
);
create index attendance_by_participant on attendance (participant_id);
create index attendance_by_noter on attendance (noted_by);

-- Who answered and what was answered are kept apart: nothing joins the two, and no answer carries a time or an id that
-- grows with time.
create table feedback_given (
    workshop_id uuid not null references workshop (id),
    participant_id uuid not null references participant (id),
    primary key (workshop_id, participant_id)
);
create index feedback_given_by_participant on feedback_given (participant_id);

create table feedback (
    workshop_id uuid not null references workshop (id),
    id uuid not null,
    useful bigint not null,
    clear bigint not null,
    apply bigint not null,
    best text not null,
    change text not null,
    primary key (workshop_id, id)
);

create table contribution (
    id uuid not null primary key,
    workshop_id uuid not null references workshop (id),
    participant_id uuid not null references participant (id),
    title text not null,
    minutes bigint not null,
    state text not null check (state in ('offered', 'accepted', 'declined')),
    word text not null,
    decided_by uuid references person (id),
    created_at timestamptz not null
);
create index contribution_by_workshop on contribution (workshop_id, id);
create index contribution_by_participant on contribution (participant_id);
create index contribution_by_decider on contribution (decided_by);

-- How people come to take part: they apply, somebody approves, and every change of their state is kept.

alter table cohort add column applications_open_on date;
alter table cohort add column applications_close_on date;
alter table cohort add column topics text not null default '[]';

alter table participant add column about_me text not null default '';
alter table participant add column can_show text not null default '';
alter table participant add column access_needs text not null default '';

create table participant_change (
    id uuid not null primary key,
    participant_id uuid not null references participant (id),
    at timestamptz not null,
    author_id uuid references person (id),
    cause text not null check (cause in ('application', 'supervisor', 'coordinator', 'own', 'import', 'pairing')),
    from_state text check (from_state in ('applied', 'awaiting_supervisor', 'approved', 'waitlisted', 'offered',
        'matched', 'active', 'completed', 'withdrawn', 'deferred')),
    to_state text not null check (to_state in ('applied', 'awaiting_supervisor', 'approved', 'waitlisted', 'offered',
        'matched', 'active', 'completed', 'withdrawn', 'deferred')),
    reason text check (reason in ('no_time', 'not_released', 'rotation', 'left_organisation', 'not_as_expected',
        'prefer_not_to_say', 'other')),
    note text not null
);
create index participant_change_by_participant on participant_change (participant_id, id);
create index participant_change_by_author on participant_change (author_id);

-- What somebody has typed so far; once it is sent, it is in the participant, and nothing of it is kept here.
create table application (
    token_hash bytea not null primary key,
    cohort_id uuid not null references cohort (id),
    email text not null,
    answers text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    sent_at timestamptz
);
create index application_by_email on application (cohort_id, email, created_at);
create index application_by_expiry on application (expires_at);

create table approval (
    participant_id uuid not null primary key references participant (id),
    supervisor_email text not null,
    asked_at timestamptz not null,
    reminders bigint not null,
    next_at timestamptz,
    decided_at timestamptz
);
create index approval_by_time on approval (next_at, participant_id);

create table approval_link (
    token_hash bytea not null primary key,
    participant_id uuid not null references approval (participant_id),
    expires_at timestamptz not null
);
create index approval_link_by_participant on approval_link (participant_id);

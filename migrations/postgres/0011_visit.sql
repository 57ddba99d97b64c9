-- What comes after a shadowing session.

-- A session with a reason in `missed` did not take place, and one with `disputed_at` was not so: neither counts hours.
-- The partner's word stays when they confirm after all.
alter table shadowing_session add column setting text not null default ''
    check (setting in ('', 'ward_round', 'clinic', 'theatre', 'on_call', 'bed_meeting', 'board', 'budget_review', 'rota', 'other'));
alter table shadowing_session add column missed text;
alter table shadowing_session add column consent text not null default ''
    check (consent in ('', 'verbal', 'not_applicable'));
alter table shadowing_session add column domains text not null default '';
alter table shadowing_session add column disputed_at timestamptz;
alter table shadowing_session add column dispute text not null default '';

-- What a session was before each change.
create table shadowing_change (
    id uuid not null primary key,
    shadowing_session_id uuid not null references shadowing_session (id),
    content text not null,
    changed_at timestamptz not null
);
create index shadowing_change_by_session on shadowing_change (shadowing_session_id, id);

-- What a member of the pair will do.
create table action (
    shadowing_session_id uuid not null references shadowing_session (id),
    participant_id uuid not null references participant (id),
    words text not null,
    due_on date,
    done_at timestamptz,
    primary key (shadowing_session_id, participant_id)
);
create index action_by_participant on action (participant_id, shadowing_session_id);

-- Who has read a reflection besides its author, as what, and on which day first. Nothing shows an evaluator's name.
create table reflection_read (
    reflection_id uuid not null references reflection (id),
    reader_id uuid not null references person (id),
    part text not null check (part in ('partner', 'coordinator', 'evaluator')),
    read_on date not null,
    primary key (reflection_id, reader_id)
);
create index reflection_read_by_reader on reflection_read (reader_id);

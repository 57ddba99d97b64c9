-- What comes after a shadowing session, the second part.

-- A visit that was planned is logged once.
alter table shadowing_session add column booking_id uuid references booking (id);
create unique index shadowing_session_of_booking on shadowing_session (booking_id);

-- A reflection is written in one of several ways, and keeps what was written in another: `texts` is by question.
alter table reflection add column way text not null default 'what' check (way in ('what', 'gibbs', 'free'));
alter table reflection add column texts text not null default '{}';
update reflection set texts = json_build_object('what', what, 'so_what', so_what, 'now_what', now_what)::text;
alter table reflection drop column what;
alter table reflection drop column so_what;
alter table reflection drop column now_what;

-- What somebody typed into a form and has not sent: `subject` says which form. Nobody else reads it. A tab is a window
-- in which the form is open.
create table jotting (
    id uuid not null primary key,
    person_id uuid not null references person (id),
    subject text not null,
    tab_id uuid not null,
    content text not null,
    kept_at timestamptz not null,
    version bigint not null
);
create index jotting_by_form on jotting (person_id, subject, kept_at, id);
create index jotting_by_time on jotting (kept_at);

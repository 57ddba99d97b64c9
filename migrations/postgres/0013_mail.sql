-- What messages are about, to whom they are, and how their readers want them.

alter table mail add column kind text not null default 'account' check (kind in ('account', 'pair', 'seat', 'help',
    'dates', 'logged', 'workshops', 'news', 'reminders', 'summary'));
-- A notice is for the page of notices only; what comes in a summary is not sent by itself.
alter table mail add column way text not null default 'mail' check (way in ('mail', 'summary', 'notice'));
alter table mail add column person_id uuid references person (id);
alter table mail add column programme_id uuid references programme (id);
-- When the summary is due that it waits for; nothing once it is in one.
alter table mail add column summary_at timestamptz;
alter table mail add column read_at timestamptz;
-- When a mail server said for good that it cannot be delivered.
alter table mail add column bounced_at timestamptz;
create index mail_by_person on mail (person_id, id);
create index mail_by_programme on mail (programme_id, id);
create index mail_by_summary on mail (summary_at, person_id);

-- The secret is in every message that is not duty, so that one kind can be stopped without signing in. It is kept as it
-- is, because every message needs it again, and because it lets nobody do more than that.
create table mail_choice (
    person_id uuid not null primary key references person (id),
    secret text not null unique,
    quiet_from text,
    quiet_to text,
    version bigint not null,
    check ((quiet_from is null) = (quiet_to is null))
);

create table mail_way (
    person_id uuid not null references person (id),
    kind text not null check (kind in ('dates', 'logged', 'workshops', 'news', 'reminders')),
    way text not null check (way in ('mail', 'summary', 'notice')),
    primary key (person_id, kind)
);

-- What somebody was reminded of. The time is part of it: whoever changes the date is reminded again.
create table reminder (
    subject_id uuid not null,
    kind text not null check (kind in ('booking_soon', 'booking_over', 'workshop_soon', 'unconfirmed')),
    about_at timestamptz not null,
    created_at timestamptz not null,
    primary key (subject_id, kind, about_at)
);
create index workshop_by_start on workshop (starts_at, id);
create index shadowing_session_by_time on shadowing_session (created_at, id);

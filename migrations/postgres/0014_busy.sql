-- When people are busy, as their own calendars say: from when to when, and nothing else of what they hold.

-- Where a calendar is read from; one that came as a file has no address and is not read again.
create table calendar_source (
    person_id uuid not null primary key references person (id),
    address text,
    read_at timestamptz,
    next_at timestamptz,
    failures bigint not null,
    last_error text,
    created_at timestamptz not null,
    version bigint not null
);
create index calendar_source_by_time on calendar_source (next_at, person_id);

create table busy (
    person_id uuid not null references person (id),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (person_id, starts_at),
    check (starts_at < ends_at)
);
create index busy_by_end on busy (ends_at);

-- What pairs plan, and the conversations that they log.

-- A visit has a host and a visitor, a conversation neither. What is decided is never forgotten: a booking is declined
-- or cancelled, not deleted, so that calendars are told.
create table booking (
    id uuid not null primary key,
    pair_id uuid not null references pair (id),
    host_id uuid references participant (id),
    visitor_id uuid references participant (id),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    means text not null check (means in ('in_person', 'video', 'phone')),
    place text not null,
    agenda text not null,
    state text not null check (state in ('proposed', 'accepted', 'declined', 'cancelled')),
    proposer_id uuid not null references participant (id),
    proposed_at timestamptz not null,
    word text not null,
    sequence bigint not null,
    logged_at timestamptz,
    created_at timestamptz not null,
    version bigint not null,
    check (starts_at < ends_at),
    check (host_id <> visitor_id),
    check ((host_id is null) = (visitor_id is null))
);
create index booking_by_pair on booking (pair_id, starts_at, id);
create index booking_by_host on booking (host_id);
create index booking_by_visitor on booking (visitor_id);
create index booking_by_proposer on booking (proposer_id);
create index booking_by_start on booking (starts_at, id);

-- Of a conversation the day is known, and when it began only where somebody said so. One that the partner says was not
-- so does not count.
create table conversation (
    id uuid not null primary key,
    pair_id uuid not null references pair (id),
    author_id uuid not null references participant (id),
    booking_id uuid references booking (id),
    held_on date not null,
    started_at timestamptz,
    ended_at timestamptz,
    minutes bigint not null check (minutes > 0),
    means text not null check (means in ('in_person', 'video', 'phone')),
    place text not null,
    topics text not null,
    summary text not null,
    disputed_by uuid references participant (id),
    disputed_at timestamptz,
    dispute text not null,
    created_at timestamptz not null,
    version bigint not null,
    check ((started_at is null) = (ended_at is null)),
    check (started_at < ended_at)
);
create index conversation_by_pair on conversation (pair_id, held_on, id);
create index conversation_by_author on conversation (author_id);
create unique index conversation_of_booking on conversation (booking_id);
create index conversation_by_disputer on conversation (disputed_by);

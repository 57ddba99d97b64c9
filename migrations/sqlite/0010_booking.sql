-- What pairs plan, and the conversations that they log.

-- A visit has a host and a visitor, a conversation neither. What is decided is never forgotten: a booking is declined
-- or cancelled, not deleted, so that calendars are told.
create table booking (
    id blob not null primary key,
    pair_id blob not null references pair (id),
    host_id blob references participant (id),
    visitor_id blob references participant (id),
    starts_at text not null,
    ends_at text not null,
    means text not null check (means in ('in_person', 'video', 'phone')),
    place text not null,
    agenda text not null,
    state text not null check (state in ('proposed', 'accepted', 'declined', 'cancelled')),
    proposer_id blob not null references participant (id),
    proposed_at text not null,
    word text not null,
    sequence integer not null,
    logged_at text,
    created_at text not null,
    version integer not null,
    check (starts_at < ends_at),
    check (host_id <> visitor_id),
    check ((host_id is null) = (visitor_id is null))
) strict;
create index booking_by_pair on booking (pair_id, starts_at, id);
create index booking_by_host on booking (host_id);
create index booking_by_visitor on booking (visitor_id);
create index booking_by_proposer on booking (proposer_id);
create index booking_by_start on booking (starts_at, id);

-- Of a conversation the day is known, and when it began only where somebody said so. One that the partner says was not
-- so does not count.
create table conversation (
    id blob not null primary key,
    pair_id blob not null references pair (id),
    author_id blob not null references participant (id),
    booking_id blob references booking (id),
    held_on text not null,
    started_at text,
    ended_at text,
    minutes integer not null check (minutes > 0),
    means text not null check (means in ('in_person', 'video', 'phone')),
    place text not null,
    topics text not null,
    summary text not null,
    disputed_by blob references participant (id),
    disputed_at text,
    dispute text not null,
    created_at text not null,
    version integer not null,
    check ((started_at is null) = (ended_at is null)),
    check (started_at < ended_at)
) strict;
create index conversation_by_pair on conversation (pair_id, held_on, id);
create index conversation_by_author on conversation (author_id);
create unique index conversation_of_booking on conversation (booking_id);
create index conversation_by_disputer on conversation (disputed_by);

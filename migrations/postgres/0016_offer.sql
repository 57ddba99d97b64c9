-- What comes before a shadowing visit: what hosts can show, and what must be ready.

-- An offer that is withdrawn stays for as long as a booking leads to it.
create table offer (
    id uuid not null primary key,
    host_id uuid not null references participant (id),
    kind text not null check (kind in ('ward_round', 'clinic', 'theatre', 'on_call', 'bed_meeting', 'board',
        'budget_review', 'rota', 'other')),
    other text not null,
    minutes bigint not null check (minutes > 0),
    notice_days bigint not null check (notice_days >= 0),
    times bigint not null check (times > 0),
    bring text not null,
    about text not null,
    withdrawn_at timestamptz,
    created_at timestamptz not null,
    version bigint not null
);
create index offer_by_host on offer (host_id, id);

-- What is known of a visit before it takes place. Whether it is ready is worked out, never stored.
create table preparation (
    booking_id uuid not null primary key references booking (id),
    offer_id uuid references offer (id),
    objectives text not null,
    area_agreed_at timestamptz,
    version bigint not null
);
create index preparation_by_offer on preparation (offer_id);

-- The texts that a programme wrote itself, from version 2 on: the first is the service's own.
create table confidentiality (
    programme_id uuid not null references programme (id),
    number bigint not null check (number > 1),
    text text not null,
    author_id uuid not null references person (id),
    created_at timestamptz not null,
    primary key (programme_id, number)
);
create index confidentiality_by_author on confidentiality (author_id);

-- Who has read which version.
create table acknowledgement (
    participant_id uuid not null references participant (id),
    number bigint not null,
    acknowledged_at timestamptz not null,
    primary key (participant_id, number)
);

-- What somebody needs to be let into another organisation. Nobody but a coordinator confirms it.
create table clearance (
    participant_id uuid not null references participant (id),
    item text not null check (item in ('contract', 'occupational_health', 'information_governance')),
    expires_on date not null,
    confirmed_at timestamptz,
    confirmed_by uuid references person (id),
    recorded_at timestamptz not null,
    version bigint not null,
    primary key (participant_id, item),
    check ((confirmed_at is null) = (confirmed_by is null))
);
create index clearance_by_confirmer on clearance (confirmed_by);

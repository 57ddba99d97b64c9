-- What the members of a pair agree on. A version is never changed, and signed by each of them.

create table agreement (
    id uuid not null primary key,
    pair_id uuid not null references pair (id),
    version bigint not null,
    author_id uuid not null references participant (id),
    clinician_aims text not null,
    manager_aims text not null,
    meeting text not null,
    confidentiality text not null,
    boundaries text not null,
    ending text not null,
    review_on date not null,
    created_at timestamptz not null,
    unique (pair_id, version)
);
create index agreement_by_author on agreement (author_id);

create table agreement_signature (
    agreement_id uuid not null references agreement (id),
    participant_id uuid not null references participant (id),
    signed_at timestamptz not null,
    primary key (agreement_id, participant_id)
);
create index agreement_signature_by_participant on agreement_signature (participant_id);

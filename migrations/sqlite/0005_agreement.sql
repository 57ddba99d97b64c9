-- What the members of a pair agree on. A version is never changed, and signed by each of them.

create table agreement (
    id blob not null primary key,
    pair_id blob not null references pair (id),
    version integer not null,
    author_id blob not null references participant (id),
    clinician_aims text not null,
    manager_aims text not null,
    meeting text not null,
    confidentiality text not null,
    boundaries text not null,
    ending text not null,
    review_on text not null,
    created_at text not null,
    unique (pair_id, version)
) strict;
create index agreement_by_author on agreement (author_id);

create table agreement_signature (
    agreement_id blob not null references agreement (id),
    participant_id blob not null references participant (id),
    signed_at text not null,
    primary key (agreement_id, participant_id)
) strict;
create index agreement_signature_by_participant on agreement_signature (participant_id);

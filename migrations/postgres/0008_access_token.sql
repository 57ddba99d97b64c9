-- Tokens by which programs act for a person at the programming interface. Of a token only its hash is kept.

create table access_token (
    id uuid not null primary key,
    person_id uuid not null references person (id),
    name text not null,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    last_used_at timestamptz
);
create index access_token_by_person on access_token (person_id, id);

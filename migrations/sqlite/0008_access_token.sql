-- Tokens by which programs act for a person at the programming interface. Of a token only its hash is kept.

create table access_token (
    id blob not null primary key,
    person_id blob not null references person (id),
    name text not null,
    token_hash blob not null unique,
    created_at text not null,
    last_used_at text
) strict;
create index access_token_by_person on access_token (person_id, id);

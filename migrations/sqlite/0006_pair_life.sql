-- The life of a pair: asked about first, paused, ended; and what a member says to the coordinators alone.

-- Of a pair the latest pause counts. It is over on `resumed_on`, or on the day `until_on` where that comes first.
create table pause (
    id blob not null primary key,
    pair_id blob not null references pair (id),
    since_on text not null,
    until_on text,
    reason text not null,
    resumed_on text,
    author_id blob not null references person (id),
    created_at text not null
) strict;
create index pause_by_pair on pause (pair_id, id);
create index pause_by_author on pause (author_id);

create table ending (
    pair_id blob not null primary key references pair (id),
    reason text not null check (reason in ('completed', 'no_fault', 'rotation', 'left_trust')),
    note text not null,
    author_id blob not null references person (id),
    created_at text not null
) strict;
create index ending_by_author on ending (author_id);

-- Apart from the pair, so that nothing that its members read reads it.
create table concern (
    id blob not null primary key,
    pair_id blob not null references pair (id),
    participant_id blob not null references participant (id),
    words text not null,
    created_at text not null,
    settled_at text,
    settled_by blob references person (id)
) strict;
create index concern_by_pair on concern (pair_id, id);
create index concern_by_participant on concern (participant_id);
create index concern_by_settler on concern (settled_by);

-- Who was asked about a proposed pair. The question outlives the pair, so that its link can say what became of it.
create table sound_check (
    id blob not null primary key,
    draft_id blob not null references draft (id),
    proposed_pair_id blob not null,
    participant_id blob not null references participant (id),
    token_hash blob not null unique,
    from_state text not null check (from_state in ('approved', 'waitlisted')),
    asked_at text not null,
    void_at text,
    answer text check (answer in ('yes', 'no')),
    answered_at text,
    reason text not null
) strict;
create index sound_check_by_draft on sound_check (draft_id, id);
create index sound_check_by_pair on sound_check (proposed_pair_id);
create index sound_check_by_participant on sound_check (participant_id);

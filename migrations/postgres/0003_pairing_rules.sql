-- Rules of a cohort, each version kept; runs of the solver with what proves them; what is ruled out in a proposal, and
-- who is the third of a pair.

create table pairing_rules (
    id uuid not null primary key,
    cohort_id uuid not null references cohort (id),
    version bigint not null,
    rules text not null,
    author_id uuid not null references person (id),
    created_at timestamptz not null,
    unique (cohort_id, version)
);
create index pairing_rules_by_author on pairing_rules (author_id);

-- The seed, the rules and who was held are stored before the run, the draft, the
-- version that it then had and the answer with its proof after it.
create table pairing_run (
    id uuid not null primary key,
    cohort_id uuid not null references cohort (id),
    draft_id uuid references draft (id),
    draft_version bigint,
    author_id uuid not null references person (id),
    seed bigint not null,
    rules_version bigint not null,
    rules text not null,
    held text not null,
    inputs_hash text not null,
    certificate text,
    started_at timestamptz not null,
    ended_at timestamptz
);
create index pairing_run_by_cohort on pairing_run (cohort_id, id);
create index pairing_run_by_draft on pairing_run (draft_id, draft_version);
create index pairing_run_by_author on pairing_run (author_id);

create table proposed_ban (
    draft_id uuid not null references draft (id),
    clinician_id uuid not null references participant (id),
    manager_id uuid not null references participant (id),
    primary key (draft_id, clinician_id, manager_id)
);
create index proposed_ban_by_clinician on proposed_ban (clinician_id);
create index proposed_ban_by_manager on proposed_ban (manager_id);

create table proposed_third (
    pair_id uuid not null primary key references proposed_pair (id),
    draft_id uuid not null references draft (id),
    participant_id uuid not null references participant (id),
    unique (draft_id, participant_id)
);
create index proposed_third_by_participant on proposed_third (participant_id);

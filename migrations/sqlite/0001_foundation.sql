-- Who takes part and who looks after them.

create table organisation (
    id blob not null primary key,
    name text not null unique
) strict;

create table person (
    id blob not null primary key,
    email text not null unique,
    first_name text not null,
    last_name text not null,
    search_name text not null,
    password_hash text,
    is_administrator integer not null,
    created_at text not null,
    version integer not null
) strict;
create index person_by_name on person (search_name, id);

create table sign_in (
    token_hash blob not null primary key,
    person_id blob references person (id),
    data text not null,
    created_at text not null,
    last_used_at text not null,
    expires_at text not null
) strict;
create index sign_in_by_person on sign_in (person_id);
create index sign_in_by_expiry on sign_in (expires_at);

create table sign_in_failure (
    subject blob not null primary key,
    failures integer not null,
    last_at text not null
) strict;
create index sign_in_failure_by_time on sign_in_failure (last_at);

create table invitation (
    token_hash blob not null primary key,
    person_id blob not null references person (id),
    created_at text not null,
    expires_at text not null,
    used_at text
) strict;
create index invitation_by_person on invitation (person_id);

-- What they take part in.

create table programme (
    id blob not null primary key,
    organisation_id blob not null references organisation (id),
    slug text not null unique,
    name text not null,
    minimum_group integer not null check (minimum_group >= 3),
    created_at text not null,
    version integer not null
) strict;
create index programme_by_organisation on programme (organisation_id);

create table role (
    programme_id blob not null references programme (id),
    person_id blob not null references person (id),
    role text not null check (role in ('coordinator', 'evaluator', 'sponsor', 'workshop_lead')),
    primary key (programme_id, person_id, role)
) strict;
create index role_by_person on role (person_id);

create table cohort (
    id blob not null primary key,
    programme_id blob not null references programme (id),
    slug text not null,
    name text not null,
    starts_on text not null,
    ends_on text not null,
    created_at text not null,
    version integer not null,
    unique (programme_id, slug),
    check (starts_on < ends_on)
) strict;

create table participant (
    id blob not null primary key,
    cohort_id blob not null references cohort (id),
    person_id blob not null references person (id),
    search_name text not null,
    employee_number text not null,
    side text not null check (side in ('clinician', 'manager')),
    profession text not null,
    grade text not null,
    department text not null,
    division text not null,
    site text not null,
    line_manager_email text,
    next_rotation_on text,
    availability integer not null,
    interests text not null,
    goals text not null,
    state text not null check (state in ('applied', 'awaiting_supervisor', 'approved', 'waitlisted', 'offered',
        'matched', 'active', 'completed', 'withdrawn', 'deferred')),
    created_at text not null,
    version integer not null,
    unique (cohort_id, person_id)
) strict;
create index participant_by_name on participant (cohort_id, search_name, id);
create index participant_by_person on participant (person_id);

-- Whom somebody must not be paired with. Apart from the participant, so that no list of participants reads it.
create table participant_not_with (
    participant_id blob not null references participant (id),
    email text not null,
    primary key (participant_id, email)
) strict;

create table spreadsheet (
    id blob not null primary key,
    cohort_id blob not null references cohort (id),
    author_id blob not null references person (id),
    file_name text not null,
    content blob not null,
    all_or_nothing integer not null,
    state text not null check (state in ('reading', 'previewed', 'confirmed', 'imported', 'unreadable')),
    claimed_at text,
    rows_done integer not null,
    rows_total integer not null,
    outcome text not null,
    created_at text not null,
    version integer not null
) strict;
create index spreadsheet_by_cohort on spreadsheet (cohort_id, id);
create index spreadsheet_by_author on spreadsheet (author_id);
create index spreadsheet_by_state on spreadsheet (state, id);

-- Pairing.

create table draft (
    id blob not null primary key,
    cohort_id blob not null references cohort (id),
    author_id blob not null references person (id),
    seed integer not null,
    rules text not null,
    inputs_hash text not null,
    state text not null check (state in ('open', 'published')),
    created_at text not null,
    version integer not null
) strict;
create index draft_by_cohort on draft (cohort_id, id);
create index draft_by_author on draft (author_id);

create table proposed_pair (
    id blob not null primary key,
    draft_id blob not null references draft (id),
    clinician_id blob not null references participant (id),
    manager_id blob not null references participant (id),
    is_locked integer not null,
    unique (draft_id, clinician_id),
    unique (draft_id, manager_id)
) strict;
create index proposed_pair_by_clinician on proposed_pair (clinician_id);
create index proposed_pair_by_manager on proposed_pair (manager_id);

create table pair (
    id blob not null primary key,
    cohort_id blob not null references cohort (id),
    state text not null check (state in ('active', 'ended')),
    started_on text not null,
    ended_on text,
    created_at text not null,
    version integer not null
) strict;
create index pair_by_cohort on pair (cohort_id, id);

create table pair_member (
    pair_id blob not null references pair (id),
    participant_id blob not null references participant (id),
    is_current integer not null,
    primary key (pair_id, participant_id)
) strict;
create unique index pair_member_once on pair_member (participant_id) where is_current;
create index pair_member_by_participant on pair_member (participant_id);

-- What pairs do.

create table shadowing_session (
    id blob not null primary key,
    pair_id blob not null references pair (id),
    host_id blob not null references participant (id),
    visitor_id blob not null references participant (id),
    author_id blob not null references participant (id),
    place text not null,
    started_at text not null,
    ended_at text not null,
    purpose text not null,
    observed text not null,
    confirmed_by blob references participant (id),
    confirmed_at text,
    created_at text not null,
    version integer not null,
    check (started_at < ended_at),
    check (host_id <> visitor_id)
) strict;
create index shadowing_session_by_pair on shadowing_session (pair_id, started_at, id);
create index shadowing_session_by_host on shadowing_session (host_id);
create index shadowing_session_by_visitor on shadowing_session (visitor_id);
create index shadowing_session_by_author on shadowing_session (author_id);
create index shadowing_session_by_confirmer on shadowing_session (confirmed_by);

create table reflection (
    id blob not null primary key,
    shadowing_session_id blob not null references shadowing_session (id),
    author_id blob not null references participant (id),
    what text not null,
    so_what text not null,
    now_what text not null,
    readable_by text not null check (readable_by in ('author', 'pair', 'programme')),
    created_at text not null,
    version integer not null,
    unique (shadowing_session_id, author_id)
) strict;
create index reflection_by_author on reflection (author_id, id);

-- The evaluation. Who answered and what was answered are kept apart: only response_key joins them, and no answer
-- carries a time or an id that grows with time.

create table response_key (
    programme_id blob not null references programme (id),
    person_id blob not null references person (id),
    key blob not null unique,
    primary key (programme_id, person_id)
) strict, without rowid;
create index response_key_by_person on response_key (person_id);

create table completion (
    participant_id blob not null references participant (id),
    instrument text not null,
    wave text not null check (wave in ('pre', 'then', 'post', 'follow_up')),
    completed_on text not null,
    primary key (participant_id, instrument, wave)
) strict;

create table answer (
    cohort_id blob not null references cohort (id),
    instrument text not null,
    wave text not null check (wave in ('pre', 'then', 'post', 'follow_up')),
    response_key blob not null references response_key (key),
    item text not null,
    side text not null check (side in ('clinician', 'manager')),
    value integer,
    primary key (cohort_id, instrument, wave, response_key, item)
) strict, without rowid;
create index answer_by_response_key on answer (response_key);

-- What happened, what was sent, what was already done.

create table event (
    id blob not null primary key,
    at text not null,
    actor_id blob references person (id),
    programme_id blob references programme (id),
    what text not null
) strict;
create index event_by_programme on event (programme_id, id);
create index event_by_actor on event (actor_id);

create table mail (
    id blob not null primary key,
    recipient text not null,
    subject text not null,
    body text not null,
    created_at text not null,
    next_attempt_at text,
    sent_at text,
    attempts integer not null,
    last_error text
) strict;
create index mail_by_next_attempt on mail (next_attempt_at, id);

create table done (
    key blob not null primary key,
    result text not null,
    at text not null
) strict;
create index done_by_time on done (at);

-- What became of a workshop is asked as well, weeks after it: two questionnaires, each answered once.

create table feedback_given_anew (
    workshop_id blob not null references workshop (id),
    participant_id blob not null references participant (id),
    wave text not null check (wave in ('after', 'later')),
    primary key (workshop_id, wave, participant_id)
) strict, without rowid;
insert into feedback_given_anew (workshop_id, participant_id, wave)
select workshop_id, participant_id, 'after' from feedback_given;
drop table feedback_given;
alter table feedback_given_anew rename to feedback_given;
create index feedback_given_by_participant on feedback_given (participant_id);

alter table feedback add column wave text not null default 'after' check (wave in ('after', 'later'));
alter table feedback rename column useful to rating_1;
alter table feedback rename column clear to rating_2;
alter table feedback rename column apply to rating_3;
alter table feedback rename column best to text_1;
alter table feedback rename column change to text_2;

create table reminder_anew (
    subject_id blob not null,
    kind text not null check (kind in (
        'booking_soon', 'booking_over', 'workshop_soon', 'workshop_over', 'workshop_later', 'unconfirmed'
    )),
    about_at text not null,
    created_at text not null,
    primary key (subject_id, kind, about_at)
) strict, without rowid;
insert into reminder_anew (subject_id, kind, about_at, created_at)
select subject_id, kind, about_at, created_at from reminder;
drop table reminder;
alter table reminder_anew rename to reminder;
-- Reminders of what is over look from the end.
create index workshop_by_end on workshop (ends_at, id);

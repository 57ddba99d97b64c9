-- What became of a workshop is asked as well, weeks after it: two questionnaires, each answered once.

alter table feedback_given add column wave text not null default 'after' check (wave in ('after', 'later'));
alter table feedback_given drop constraint feedback_given_pkey;
alter table feedback_given add primary key (workshop_id, wave, participant_id);
alter table feedback_given alter column wave drop default;

alter table feedback add column wave text not null default 'after' check (wave in ('after', 'later'));
alter table feedback rename column useful to rating_1;
alter table feedback rename column clear to rating_2;
alter table feedback rename column apply to rating_3;
alter table feedback rename column best to text_1;
alter table feedback rename column change to text_2;

alter table reminder drop constraint reminder_kind_check;
alter table reminder add constraint reminder_kind_check check (kind in (
    'booking_soon', 'booking_over', 'workshop_soon', 'workshop_over', 'workshop_later', 'unconfirmed'
));
-- Reminders of what is over look from the end.
create index workshop_by_end on workshop (ends_at, id);

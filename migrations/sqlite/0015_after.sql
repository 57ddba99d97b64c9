-- What comes after a shadowing session, the second part.

-- A visit that was planned is logged once.
alter table shadowing_session add column booking_id blob references booking (id);
create unique index shadowing_session_of_booking on shadowing_session (booking_id);

-- A health system's scheme takes in people of several organisations: empty means the one that runs the programme.
alter table participant add column organisation text not null default '';

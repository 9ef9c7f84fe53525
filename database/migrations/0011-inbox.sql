-- Rooms: institutions, record, ingestion. The inbox as a queue of messages that are tried until they are understood; which
-- of two versions is the newer one; feeds that can be paused.

-- Times without a zone are the institution's (HL7 v2.5, 2.A.22).
alter table institution add column time_zone text not null default 'Europe/Oslo';

create table feed_pause (
  feed_id text not null references feed,
  institution_id text not null references institution,
  paused_at timestamptz not null,
  because text not null,
  resumed_at timestamptz,
  primary key (feed_id, paused_at)
);
create unique index feed_paused_now on feed_pause (feed_id) where resumed_at is null;
alter table feed_pause enable row level security;
alter table feed_pause force row level security;
grant select, insert, update on feed_pause to causeway_system;
create policy system_pauses on feed_pause to causeway_system using (true) with check (true);
grant select on feed_pause to causeway_staff;
create policy own_institution on feed_pause for select to causeway_staff using (institution_id = scope_institution());

-- Room: record. When the sender says that this version is from (meta.lastUpdated; else when it arrived), whether the sender
-- said so, when it arrived, how far the content had come (src/modules/record/decide-version.ts), and, where a message said
-- only a part, that part ('=': it is all there is).
alter table item add column source_at timestamptz;
alter table item add column source_dated boolean not null default false;
alter table item add column arrived_at timestamptz;
alter table item add column maturity smallint not null default 2;
alter table item add column said text;
update item set source_at = changed_at, arrived_at = changed_at, maturity = case
  when status = 'registered' then 0
  when status in ('preliminary', 'partial') then 1
  when status in ('corrected', 'amended', 'appended') then 3
  when status in ('cancelled', 'entered-in-error') then 4
  else 2 end;
alter table item alter column source_at set not null;
alter table item alter column arrived_at set not null;
alter table item_version add column source_at timestamptz;
alter table item_version add column said text;
update item_version set source_at = received_at;
alter table item_version alter column source_at set not null;

-- Room: ingestion. A message is known by what it says: the same one again is the same row.
alter table inbox_message add column sequence bigint generated always as identity;
alter table inbox_message add column format text not null default 'fhir' check (format in ('fhir', 'hl7v2'));
alter table inbox_message add column control_id text;
alter table inbox_message add column content_hash bytea;
-- How much it is to unpack.
alter table inbox_message add column raw_bytes integer not null default 0;
-- What the pieces of a FHIR message are called by the input they came in: place, address, length.
alter table inbox_message add column context bytea;
alter table inbox_message add column attempts integer not null default 0;
alter table inbox_message add column next_try_at timestamptz not null default now();
-- What staff should know although it went in: an older version, a number used twice.
alter table inbox_message add column note text;
create unique index inbox_message_once on inbox_message (feed_id, control_id, content_hash)
  where content_hash is not null;
-- What was kept before, and never understood, cannot be read again as it came.
update inbox_message set processed_at = received_at, failed_because = 'kept before messages could be read again'
  where processed_at is null;
drop index inbox_message_waiting;
create index inbox_message_waiting on inbox_message (feed_id, sequence) where processed_at is null;
grant select (sequence, format, control_id, attempts, next_try_at, note) on inbox_message to causeway_staff;

-- What a resource that waits needs to go in later: the addresses it names, its place in its message, whether it is a part.
alter table quarantine add column context text;

-- Room: ingestion. What came in, byte for byte, and what could not go further, with place, reason and remedy.
-- Local to the coordinator: claimed by time, not by person.
create table inbox_message (
  message_id uuid primary key,
  feed_id text not null references feed,
  institution_id text not null references institution,
  origin text not null,
  received_at timestamptz not null default now(),
  raw_encoding text not null check (raw_encoding in ('identity', 'zstd')),
  raw bytea not null,
  processed_at timestamptz,
  failed_because text,
  stored integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  quarantined integer not null default 0,
  unmatched integer not null default 0
);
alter table inbox_message alter column raw set storage external;
create index inbox_message_waiting on inbox_message (received_at) where processed_at is null;
create index inbox_message_of_feed on inbox_message (feed_id, received_at desc);

create table quarantine (
  institution_id text not null references institution,
  body_hash bytea not null,
  message_id uuid not null references inbox_message,
  kind text not null check (kind in ('invalid', 'patient-unknown', 'unmatched', 'fault')),
  place text not null,
  what text not null,
  mend text not null,
  resource_type text,
  patient_key text,
  -- the resource's name as it was worked out with its Bundle, so that it is the same one when it goes in later
  source_id text,
  body bytea not null,
  first_at timestamptz not null default now(),
  resolved_at timestamptz,
  primary key (institution_id, body_hash)
);
create index quarantine_by_patient on quarantine (institution_id, patient_key) where resolved_at is null;

alter table inbox_message enable row level security;
alter table inbox_message force row level security;
alter table quarantine enable row level security;
alter table quarantine force row level security;
grant select, insert, update on inbox_message, quarantine to causeway_system;
create policy system_receives on inbox_message to causeway_system using (true) with check (true);
create policy system_receives on quarantine to causeway_system using (true) with check (true);

grant select (message_id, feed_id, institution_id, origin, received_at, processed_at, failed_because, stored, updated,
              unchanged, quarantined, unmatched) on inbox_message to causeway_staff;
create policy own_institution on inbox_message for select to causeway_staff
  using (institution_id = scope_institution());
grant select (institution_id, message_id, kind, place, what, mend, resource_type, first_at, resolved_at)
  on quarantine to causeway_staff;
create policy own_institution on quarantine for select to causeway_staff using (institution_id = scope_institution());

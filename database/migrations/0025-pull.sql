-- Rooms: institutions, ingestion. Feeds that are fetched from a server of their institution (FHIR Bulk Data, Patient/$everything):
-- where from, and how far each time has come. No person data, no secret.

create table feed_pull (
  feed_id text primary key references feed,
  -- the FHIR server, without a slash at the end
  base_url text not null,
  level text not null check (level in ('system', 'patient', 'group', 'everything')),
  group_id text,
  -- none: all types
  types text[] not null default '{}',
  -- none: the server asks for no token
  client_id text,
  -- none: the server's discovery document says it
  token_url text,
  token_scope text not null default 'system/*.read',
  -- scheme, host and port of what else may be asked than base_url's
  origins text[] not null default '{}',
  allows_private boolean not null default false,
  -- none: only when somebody says so
  every_minutes integer check (every_minutes between 5 and 525600),
  set_up_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((level = 'group') = (group_id is not null))
);
alter table feed_pull enable row level security;
alter table feed_pull force row level security;
grant select, insert, update on feed_pull to causeway_system;
create policy system_pulls on feed_pull to causeway_system using (true) with check (true);

-- Whom to ask a server about that exports nothing in bulk: the ids of its Patient resources.
create table feed_pull_patient (
  feed_id text not null references feed_pull,
  patient_id text not null check (patient_id ~ '^[A-Za-z0-9.-]{1,64}$'),
  primary key (feed_id, patient_id)
);
alter table feed_pull_patient enable row level security;
alter table feed_pull_patient force row level security;
grant select, insert, delete on feed_pull_patient to causeway_system;
create policy system_pulls on feed_pull_patient to causeway_system using (true) with check (true);

-- One time that a feed was fetched.
create table pull (
  pull_id uuid primary key,
  feed_id text not null references feed_pull,
  -- what was asked for, but for the time since when
  asked text not null,
  since timestamptz,
  started_at timestamptz not null,
  -- whoever works on it holds it until then
  held_until timestamptz not null,
  status_url text,
  -- when the server is to be asked next, and since when it has been asked for the export
  next_poll_at timestamptz,
  asked_at timestamptz,
  -- of what instant the server's answer is; its files are listed
  transaction_time timestamptz,
  needs_token boolean not null default true,
  ended_at timestamptz,
  outcome text check (outcome in ('complete', 'incomplete', 'failed')),
  -- what is wrong, and how to mend it; also while it waits to be tried again
  because text,
  mend text,
  check ((ended_at is null) = (outcome is null))
);
create unique index pull_once_at_a_time on pull (feed_id) where ended_at is null;
create index pull_of_feed on pull (feed_id, started_at desc);
alter table pull enable row level security;
alter table pull force row level security;
grant select, insert, update on pull to causeway_system;
create policy system_pulls on pull to causeway_system using (true) with check (true);

-- What there is to fetch, and how far it has been taken in.
create table pull_file (
  pull_id uuid not null references pull,
  number integer not null,
  kind text not null check (kind in ('output', 'deleted', 'error', 'patient')),
  -- the type of its resources; of a patient the id
  about text not null,
  -- of a patient the page that comes next
  url text not null,
  expected integer,
  -- how many resources have been kept, and the SHA-256 of them
  pieces integer not null default 0,
  digest bytea,
  pages integer not null default 0,
  taken_at timestamptz,
  failed_because text,
  mend text,
  primary key (pull_id, number)
);
alter table pull_file enable row level security;
alter table pull_file force row level security;
grant select, insert, update on pull_file to causeway_system;
create policy system_pulls on pull_file to causeway_system using (true) with check (true);

-- Whom an aggregator feed may carry: names of sending facilities (HL7 v2 MSH-4, FHIR meta.source) and of assigning
-- authorities (PID-3.4; the system or assigner of an identifier), each for one institution.
create table feed_carried (
  feed_id text not null references feed,
  kind text not null check (kind in ('facility', 'authority')),
  -- lower case, as it is compared
  name text not null check (name = lower(name) and name <> ''),
  institution_id text not null references institution,
  added_at timestamptz not null default now(),
  primary key (feed_id, kind, name)
);
alter table feed_carried enable row level security;
alter table feed_carried force row level security;
grant select, insert, delete on feed_carried to causeway_system;
create policy system_connects on feed_carried to causeway_system using (true) with check (true);

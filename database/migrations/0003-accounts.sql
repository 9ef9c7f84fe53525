-- Room: accounts. Sign-ins, their credentials, sessions and roles. The columns are those better-auth asks for
-- (hence plain `id`), otherwise under our names. At rest the web process may read them (nobody is signed in yet when a password is checked);
-- no scope may.
create table portal_account (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  language text check (language in ('en', 'fr', 'nb', 'es', 'ar')),
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table session (
  id uuid primary key,
  token text not null unique,
  account_id uuid not null references portal_account on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_account on session (account_id);

create table credential (
  id uuid primary key,
  account_id uuid not null references portal_account on delete cascade,
  provider_id text not null,
  provider_account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credential_of_account on credential (account_id);

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on verification (identifier);

-- A role of staff, at one institution or (null) in the whole region.
create table account_role (
  account_id uuid not null references portal_account on delete cascade,
  role text not null check (role in
    ('clinician', 'clerk', 'institution-administrator', 'steward', 'representative', 'operator')),
  institution_id text references institution,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((role in ('clinician', 'clerk', 'institution-administrator')) = (institution_id is not null))
);
create unique index account_role_once on account_role (account_id, role, coalesce(institution_id, ''))
  where ended_at is null;

alter table portal_account enable row level security;
alter table portal_account force row level security;
alter table session enable row level security;
alter table session force row level security;
alter table credential enable row level security;
alter table credential force row level security;
alter table verification enable row level security;
alter table verification force row level security;
alter table account_role enable row level security;
alter table account_role force row level security;

grant select, insert, update, delete on portal_account, session, credential, verification to causeway_web;
create policy web_at_rest on portal_account to causeway_web using (true) with check (true);
create policy web_at_rest on session to causeway_web using (true) with check (true);
create policy web_at_rest on credential to causeway_web using (true) with check (true);
create policy web_at_rest on verification to causeway_web using (true) with check (true);

grant select, insert, update on portal_account, credential, account_role to causeway_system;
create policy system_sets_up on portal_account to causeway_system using (true) with check (true);
create policy system_sets_up on credential to causeway_system using (true) with check (true);
create policy system_sets_up on account_role to causeway_system using (true) with check (true);

grant select (id, name, language) on portal_account to causeway_patient, causeway_staff;
grant update (language) on portal_account to causeway_patient, causeway_staff;
create policy own_account on portal_account to causeway_patient, causeway_staff
  using (id = scope_actor()) with check (id = scope_actor());

grant select on session, portal_account, account_role to causeway_gate;
create policy gate_reads on session for select to causeway_gate using (true);
create policy gate_reads on portal_account for select to causeway_gate using (true);
create policy gate_reads on account_role for select to causeway_gate using (true);

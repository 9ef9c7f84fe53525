-- Room: accounts. Sessions as hashes, with an end for idle ones; what an account may see and change of itself; wrong tries
-- counted for all processes; second factors; and what the owner is told.
alter table session add column used_at timestamptz not null default now();
alter table session add column proved_at timestamptz not null default now();
-- When the second factor was shown; without it the session of an account that has one opens nothing.
alter table session add column factor_at timestamptz;
-- Whoever reads the table cannot become anybody: only the cookie holds the token. 190 bits of chance need no salt.
create function hash_of_token(in_token text) returns text language sql immutable as $$
  select encode(sha256(convert_to(in_token, 'UTF8')), 'hex')
$$;
update session set token = hash_of_token(token);

create table second_factor (
  account_id uuid primary key references portal_account on delete cascade,
  -- Sealed with a key that the database does not hold.
  sealed_secret text not null,
  confirmed_at timestamptz,
  -- The last step of thirty seconds that was used: no code works twice (RFC 6238, 5.2).
  last_step bigint not null default 0,
  made_at timestamptz not null default now()
);
create table recovery_code (
  account_id uuid not null references portal_account on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
-- A browser in which the account has been signed in: the hash of a cookie of its own.
create table account_device (
  account_id uuid not null references portal_account on delete cascade,
  device_hash text not null,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  primary key (account_id, device_hash)
);
-- Keys that a device or a password manager holds; the columns are those the library asks for, under our names.
create table passkey (
  id uuid primary key,
  name text,
  public_key text not null,
  account_id uuid not null references portal_account on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz default now(),
  aaguid text
);
create index passkey_of_account on passkey (account_id);
-- What the owner should know of the own account. Whoever sends mail reads here.
create table account_event (
  account_id uuid not null references portal_account on delete cascade,
  event_id uuid not null default gen_random_uuid(),
  at timestamptz not null default now(),
  kind text not null check (kind in ('new-device', 'password-changed', 'second-factor-on', 'second-factor-off',
    'recovery-code-used', 'sessions-ended', 'passkey-added', 'passkey-removed')),
  session_id uuid,
  user_agent text,
  seen_at timestamptz,
  primary key (account_id, event_id)
);
create index account_event_in_order on account_event (account_id, at);

alter table second_factor enable row level security;
alter table second_factor force row level security;
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
alter table account_device enable row level security;
alter table account_device force row level security;
alter table passkey enable row level security;
alter table passkey force row level security;
alter table account_event enable row level security;
alter table account_event force row level security;

-- While nobody is signed in yet.
grant select, insert, update, delete on wrong_try to causeway_web;
create policy web_at_rest on wrong_try to causeway_web using (true) with check (true);
grant select, update on second_factor, recovery_code to causeway_web;
create policy web_at_rest on second_factor to causeway_web using (true) with check (true);
create policy web_at_rest on recovery_code to causeway_web using (true) with check (true);
grant select, insert, update on account_device to causeway_web;
create policy web_at_rest on account_device to causeway_web using (true) with check (true);
grant select, insert, update, delete on passkey to causeway_web;
create policy web_at_rest on passkey to causeway_web using (true) with check (true);
grant insert on account_event to causeway_web;
create policy web_at_rest on account_event for insert to causeway_web with check (true);
grant select on account_event to causeway_system;
create policy system_tells on account_event for select to causeway_system using (true);

-- An account of itself, and of no other.
grant select (id, account_id, expires_at, user_agent, created_at, used_at), delete on session to causeway_account;
create policy own_sessions on session to causeway_account using (account_id = scope_actor());
grant select (account_id, provider_id), update (password, updated_at) on credential to causeway_account;
create policy own_password on credential to causeway_account
  using (account_id = scope_actor()) with check (account_id = scope_actor());
grant select, insert, update, delete on second_factor, recovery_code to causeway_account;
create policy own_factor on second_factor to causeway_account
  using (account_id = scope_actor()) with check (account_id = scope_actor());
create policy own_codes on recovery_code to causeway_account
  using (account_id = scope_actor()) with check (account_id = scope_actor());
grant update (factor_at) on session to causeway_account;
grant select (id, account_id, name, created_at), delete on passkey to causeway_account;
create policy own_passkeys on passkey to causeway_account using (account_id = scope_actor());
grant select, insert on account_event to causeway_account;
grant update (seen_at) on account_event to causeway_account;
create policy own_events on account_event to causeway_account
  using (account_id = scope_actor()) with check (account_id = scope_actor());

-- On the home page the owner reads of a new device.
grant select (account_id, at, kind, user_agent, seen_at) on account_event to causeway_patient;
create policy own_news on account_event for select to causeway_patient
  using (account_id = scope_actor() and scope_capacity() = 'self');

grant update (used_at), select on session to causeway_gate;
create policy gate_touches on session for update to causeway_gate using (true) with check (true);
grant select (account_id, confirmed_at) on second_factor to causeway_gate;
create policy gate_reads on second_factor for select to causeway_gate using (true);

-- A session lives twelve hours at most, and one hour unused (NIST SP 800-63B-4, 2.2.3). It has proved itself for five
-- minutes after the password was given.
drop function resolve_session(text);
create function resolve_session(in_token text)
returns table (account_id uuid, session_id uuid, name text, email text, language text, demo boolean, is_proved boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select a.id, s.id, a.name, a.email, a.language, a.demo, s.proved_at > now() - interval '5 minutes'
  from session s join portal_account a on a.id = s.account_id
  where s.token = hash_of_token(in_token) and s.expires_at > now() and s.used_at > now() - interval '1 hour'
    and (s.factor_at is not null or not exists (
      select from second_factor f where f.account_id = s.account_id and f.confirmed_at is not null));
end $$;

-- Written at most every two minutes: what is asked between costs nothing.
create function touch_session(in_session uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session set used_at = now() where id = in_session and used_at < now() - interval '2 minutes';
end $$;

-- Letting somebody see everything is for whoever has just proved who they are.
create function scope_is_proved() returns boolean language sql stable as $$
  select current_setting('causeway.proved', true) = 'yes'
$$;
drop policy offer_own on grant_offer;
create policy offer_own on grant_offer for insert to causeway_patient
  with check (person_id = scope_person() and scope_capacity() = 'self' and account_id = scope_actor()
    and made_at = now() and closed_at is null and (categories is not null or scope_is_proved()));

drop function open_patient_scope(text, uuid);
create function open_patient_scope(in_token text, in_subject uuid)
returns table (account_id uuid, session_id uuid, account_name text, language text, person_id uuid, capacity text,
               categories text[], family text, given text, subjects bigint, roles text[], institutions text[],
               is_proved boolean, at timestamptz)
language plpgsql as $$
declare who record; whose record; known record; staff text[];
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select *, count(*) over () as total into whose from resolve_subjects(who.account_id) r
    order by (r.person_id = in_subject) desc nulls last limit 1;
  if not found or (in_subject is not null and whose.person_id <> in_subject) then return; end if;
  select * into known from resolve_links(whose.person_id) r;
  staff := array(select r.role from resolve_roles(who.account_id) r);
  perform touch_session(who.session_id);
  execute 'set local role causeway_patient';
  execute format('set local causeway.person = %L', whose.person_id);
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', whose.capacity);
  execute format('set local causeway.links = %L', known.links);
  execute format('set local causeway.proved = %L', case when who.is_proved then 'yes' else '' end);
  execute format('set local causeway.categories = %L',
                 ',' || array_to_string(coalesce(whose.categories, region_categories()), ',') || ',');
  return query select who.account_id, who.session_id, who.name, who.language, whose.person_id, whose.capacity,
    whose.categories, whose.family, whose.given, whose.total, staff, known.institutions, who.is_proved, now();
end $$;

create or replace function open_staff_scope(in_token text, in_role text)
returns table (account_id uuid, session_id uuid, account_name text, language text, role text, institution_id text,
               at timestamptz)
language plpgsql as $$
declare who record; what record;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select * into what from resolve_roles(who.account_id) r where r.role = in_role limit 1;
  if not found then return; end if;
  perform touch_session(who.session_id);
  execute 'set local role causeway_staff';
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', what.role);
  execute format('set local causeway.institution = %L', coalesce(what.institution_id, ''));
  return query select who.account_id, who.session_id, who.name, who.language, what.role, what.institution_id, now();
end $$;

create or replace function open_account_scope(in_token text)
returns table (account_id uuid, session_id uuid, account_name text, email text, language text, at timestamptz)
language plpgsql as $$
declare who record;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  perform touch_session(who.session_id);
  execute 'set local role causeway_account';
  execute format('set local causeway.actor = %L', who.account_id);
  execute 'set local causeway.capacity = ''account''';
  return query select who.account_id, who.session_id, who.name, who.email, who.language, now();
end $$;

grant create on schema public to causeway_gate;
alter function resolve_session(text) owner to causeway_gate;
alter function touch_session(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function resolve_session(text), touch_session(uuid) from public;
grant execute on function resolve_session(text), touch_session(uuid) to causeway_web;

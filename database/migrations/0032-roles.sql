-- Room: accounts. Roles of staff are given, confirmed and ended by people, with a reason; privacy officers; at which
-- institution somebody with several works now; and what was done about roles, where nobody can change it.
alter table account_role drop constraint account_role_role_check, drop constraint account_role_check;
alter table account_role
  add constraint account_role_role_check check (role in
    ('clinician', 'clerk', 'institution-administrator', 'privacy-officer', 'steward', 'representative', 'operator')),
  add constraint account_role_check check (case
    when role in ('clinician', 'clerk', 'institution-administrator') then institution_id is not null
    when role = 'privacy-officer' then true
    else institution_id is null end);
alter table account_role add column role_id uuid not null default gen_random_uuid() unique;
alter table account_role add column given_because text;
-- When somebody last said that it is still right; what nobody confirms in time is marked, then suspended.
alter table account_role add column confirmed_at timestamptz not null default now();
alter table account_role add column suspended_at timestamptz;
create index account_role_live on account_role (institution_id, role) where ended_at is null;

-- A role that two people must want. Of one account and role there is at most one that waits.
create table role_proposal (
  proposal_id uuid primary key default gen_random_uuid(),
  account_id uuid not null references portal_account on delete cascade,
  role text not null,
  institution_id text references institution,
  because text not null check (because ~ '\S'),
  proposed_by uuid not null,
  proposed_at timestamptz not null default now(),
  decided_at timestamptz,
  outcome text check (outcome in ('confirmed', 'refused')),
  check ((decided_at is null) = (outcome is null))
);
create unique index role_proposal_waits on role_proposal (account_id, role, coalesce(institution_id, ''))
  where decided_at is null;

-- What was done about whose role, by whom and why. Rows are added and never changed.
create table staff_act (
  act_id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  act text not null check (act in
    ('give', 'propose', 'refuse', 'end', 'confirm', 'suspend', 'look-up', 'work-elsewhere')),
  account_id uuid,
  account_name text not null,
  role text,
  institution_id text,
  because text,
  actor_id uuid,
  actor_name text not null,
  actor_role text not null
);
create index staff_act_in_order on staff_act (at desc, act_id);
create index staff_act_of_institution on staff_act (institution_id, at desc);

alter table role_proposal enable row level security;
alter table role_proposal force row level security;
alter table staff_act enable row level security;
alter table staff_act force row level security;
grant insert on staff_act to causeway_system;
create policy system_writes on staff_act for insert to causeway_system with check (true);

grant insert, update on account_role to causeway_gate;
create policy gate_gives on account_role for insert to causeway_gate with check (true);
create policy gate_ends on account_role for update to causeway_gate using (true) with check (true);
grant select, insert, update on role_proposal to causeway_gate;
create policy gate_keeps on role_proposal to causeway_gate using (true) with check (true);
grant select, insert on staff_act to causeway_gate;
create policy gate_reads on staff_act for select to causeway_gate using (true);
create policy gate_writes on staff_act for insert to causeway_gate with check (true);
grant delete on session to causeway_gate;
create policy gate_cuts_off on session for delete to causeway_gate using (true);

-- A role that is suspended opens nothing.
create or replace function resolve_roles(in_account uuid)
returns table (role text, institution_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select role, institution_id from account_role
  where account_id = in_account and ended_at is null and suspended_at is null order by 1, 2;
end $$;

-- Whose roles the open scope may give and end: a steward everybody's, an administrator those at the own institution,
-- nobody the own. The same stands in src/modules/accounts/roles/decide-role.ts.
create function may_administer(in_account uuid, in_role text, in_institution text) returns boolean
language sql stable as $$
  select coalesce(in_account <> scope_actor() and (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and in_institution = scope_institution()
        and in_role in ('clinician', 'clerk', 'institution-administrator', 'privacy-officer'))), false)
$$;
create function wants_two(in_role text) returns boolean language sql immutable as $$
  select in_role in ('steward', 'privacy-officer', 'operator')
$$;

create function note_staff_act(in_act text, in_account uuid, in_role text, in_institution text, in_because text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into staff_act (act, account_id, account_name, role, institution_id, because, actor_id, actor_name, actor_role)
  select in_act, in_account, coalesce((select name from portal_account where id = in_account), in_because, '?'), in_role,
         in_institution, in_because, scope_actor(), coalesce((select name from portal_account where id = scope_actor()), '?'),
         coalesce(scope_capacity(), '?');
end $$;

create function list_staff()
returns table (role_id uuid, account_id uuid, name text, email text, role text, institution_id text, given_at timestamptz,
               given_because text, confirmed_at timestamptz, suspended_at timestamptz, last_used_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  return query
  select r.role_id, r.account_id, a.name, a.email, r.role, r.institution_id, r.given_at, r.given_because, r.confirmed_at,
         r.suspended_at, (select max(s.used_at) from session s where s.account_id = r.account_id)
  from account_role r join portal_account a on a.id = r.account_id
  where r.ended_at is null and (scope_capacity() = 'steward' or r.institution_id = scope_institution())
  order by a.name, r.account_id, r.institution_id nulls first, r.role;
end $$;

create function list_role_proposals()
returns table (proposal_id uuid, account_id uuid, name text, role text, institution_id text, because text,
               proposed_at timestamptz, proposed_by uuid, proposer_name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  return query
  select p.proposal_id, p.account_id, a.name, p.role, p.institution_id, p.because, p.proposed_at, p.proposed_by, b.name
  from role_proposal p join portal_account a on a.id = p.account_id join portal_account b on b.id = p.proposed_by
  where p.decided_at is null and (scope_capacity() = 'steward' or p.institution_id = scope_institution())
  order by p.proposed_at, p.proposal_id;
end $$;

-- By the whole sign-in name only; each look is written down.
create function find_account_to_employ(in_email text) returns table (account_id uuid, name text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  perform note_staff_act('look-up', (select a.id from portal_account a where a.email = in_email), null,
                         scope_institution(), in_email);
  return query select a.id, a.name from portal_account a where a.email = in_email;
end $$;

-- 'given', 'proposed', 'had' (has it already, or it waits already) or 'refused'.
create function give_staff_role(in_account uuid, in_role text, in_institution text, in_because text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare was integer;
begin
  if not may_administer(in_account, in_role, in_institution) or in_because !~ '\S' then return 'refused'; end if;
  if exists (select from account_role r where r.account_id = in_account and r.role = in_role
             and r.institution_id is not distinct from in_institution and r.ended_at is null) then return 'had'; end if;
  if wants_two(in_role) then
    insert into role_proposal (account_id, role, institution_id, because, proposed_by)
    values (in_account, in_role, in_institution, in_because, scope_actor()) on conflict do nothing;
    get diagnostics was = row_count;
    if was = 0 then return 'had'; end if;
    perform note_staff_act('propose', in_account, in_role, in_institution, in_because);
    return 'proposed';
  end if;
  insert into account_role (account_id, role, institution_id, given_because)
  values (in_account, in_role, in_institution, in_because) on conflict do nothing;
  get diagnostics was = row_count;
  if was = 0 then return 'had'; end if;
  perform note_staff_act('give', in_account, in_role, in_institution, in_because);
  return 'given';
end $$;

-- Neither who proposed it nor whom it is about decides. 'given', 'refused-it' or 'refused'.
create function decide_role_proposal(in_proposal uuid, in_agrees boolean, in_because text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare what record;
begin
  select * into what from role_proposal where proposal_id = in_proposal and decided_at is null for update;
  if not found or not may_administer(what.account_id, what.role, what.institution_id) then return 'refused'; end if;
  if in_agrees and what.proposed_by = scope_actor() then return 'refused'; end if;
  update role_proposal set decided_at = now(), outcome = case when in_agrees then 'confirmed' else 'refused' end
  where proposal_id = in_proposal;
  if not in_agrees then
    perform note_staff_act('refuse', what.account_id, what.role, what.institution_id, in_because);
    return 'refused-it';
  end if;
  insert into account_role (account_id, role, institution_id, given_because)
  values (what.account_id, what.role, what.institution_id, what.because) on conflict do nothing;
  perform note_staff_act('give', what.account_id, what.role, what.institution_id, what.because);
  return 'given';
end $$;

-- Ending takes the sessions along: the next request of whoever leaves finds nothing. How many roles ended.
create function end_staff_roles(in_account uuid, in_role_id uuid, in_because text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare one record; ended integer := 0;
begin
  if in_because !~ '\S' then return 0; end if;
  for one in select r.role_id, r.role, r.institution_id from account_role r
    where r.account_id = in_account and r.ended_at is null and (in_role_id is null or r.role_id = in_role_id)
      and may_administer(r.account_id, r.role, r.institution_id) for update
  loop
    update account_role set ended_at = now() where role_id = one.role_id;
    perform note_staff_act('end', in_account, one.role, one.institution_id, in_because);
    ended := ended + 1;
  end loop;
  if ended > 0 then delete from session where account_id = in_account; end if;
  return ended;
end $$;

-- Still right, says somebody else: also what brings a suspended role back.
create function confirm_staff_role(in_role_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  select r.* into one from account_role r where r.role_id = in_role_id and r.ended_at is null for update;
  if not found or not may_administer(one.account_id, one.role, one.institution_id) then return false; end if;
  update account_role set confirmed_at = now(), suspended_at = null where role_id = in_role_id;
  perform note_staff_act('confirm', one.account_id, one.role, one.institution_id, null);
  return true;
end $$;

-- For stewards and the region's privacy officers everything; for an institution's officer what is about it.
create function list_staff_acts(in_take integer, in_skip integer)
returns table (at timestamptz, act text, account_name text, role text, institution_id text, because text,
               actor_name text, actor_role text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'privacy-officer') then return; end if;
  return query
  select s.at, s.act, s.account_name, s.role, s.institution_id, s.because, s.actor_name, s.actor_role from staff_act s
  where scope_capacity() = 'steward' or scope_institution() is null or s.institution_id = scope_institution()
  order by s.at desc, s.act_id limit in_take offset in_skip;
end $$;

-- Where somebody who works at several institutions works now: one place for all open pages.
alter table session add column works_at text;
create function choose_work(in_session uuid, in_institution text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from account_role r where r.account_id = scope_actor() and r.institution_id = in_institution
                 and r.ended_at is null and r.suspended_at is null) then return false; end if;
  update session set works_at = in_institution where id = in_session and account_id = scope_actor();
  perform note_staff_act('work-elsewhere', scope_actor(), null, in_institution, null);
  return true;
end $$;
grant update (works_at) on session to causeway_gate;
create function session_work(in_session uuid) returns table (works_at text, has_factor boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select s.works_at, s.factor_at is not null from session s where s.id = in_session;
end $$;

-- One role at several institutions and none chosen, or a second step asked for and not taken: no row, and no role taken.
drop function open_staff_scope(text, text);
create function open_staff_scope(in_token text, in_role text, in_wants_factor boolean default false)
returns table (account_id uuid, session_id uuid, account_name text, language text, role text, institution_id text,
               at timestamptz)
language plpgsql as $$
declare who record; what record; work record;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select * into work from session_work(who.session_id);
  if in_wants_factor and not work.has_factor then return; end if;
  select r.*, count(*) over () as places into what from resolve_roles(who.account_id) r where r.role = in_role
    order by (r.institution_id is not distinct from work.works_at) desc limit 1;
  if not found or (what.places > 1 and what.institution_id is distinct from work.works_at) then return; end if;
  perform touch_session(who.session_id);
  execute 'set local role causeway_staff';
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', what.role);
  execute format('set local causeway.institution = %L', coalesce(what.institution_id, ''));
  return query select who.account_id, who.session_id, who.name, who.language, what.role, what.institution_id, now();
end $$;

grant create on schema public to causeway_gate;
alter function note_staff_act(text, uuid, text, text, text) owner to causeway_gate;
alter function list_staff() owner to causeway_gate;
alter function list_role_proposals() owner to causeway_gate;
alter function find_account_to_employ(text) owner to causeway_gate;
alter function give_staff_role(uuid, text, text, text) owner to causeway_gate;
alter function decide_role_proposal(uuid, boolean, text) owner to causeway_gate;
alter function end_staff_roles(uuid, uuid, text) owner to causeway_gate;
alter function confirm_staff_role(uuid) owner to causeway_gate;
alter function list_staff_acts(integer, integer) owner to causeway_gate;
alter function session_work(uuid) owner to causeway_gate;
alter function choose_work(uuid, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function note_staff_act(text, uuid, text, text, text), list_staff(), list_role_proposals(),
  find_account_to_employ(text), give_staff_role(uuid, text, text, text), decide_role_proposal(uuid, boolean, text),
  end_staff_roles(uuid, uuid, text), confirm_staff_role(uuid), list_staff_acts(integer, integer), session_work(uuid),
  choose_work(uuid, text) from public;
grant execute on function list_staff(), list_role_proposals(), find_account_to_employ(text),
  give_staff_role(uuid, text, text, text), decide_role_proposal(uuid, boolean, text), end_staff_roles(uuid, uuid, text),
  confirm_staff_role(uuid), list_staff_acts(integer, integer) to causeway_staff;
grant execute on function session_work(uuid) to causeway_web;
grant execute on function choose_work(uuid, text) to causeway_account;

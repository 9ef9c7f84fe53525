-- Rooms: accounts, access. Two people are two human beings: a second account of one's own decides nothing about what the
-- first has asked for. Who leaves takes what they proposed along; a role that waits for its review is announced first.

-- Whether two accounts are one human being's, as far as the portal knows: both see the same record as their own.
create function is_same_human(one uuid, other uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce(one = other, false) or exists (
    select from access_grant a join access_grant b on b.person_id = a.person_id
    where a.account_id = one and b.account_id = other and a.capacity = 'self' and b.capacity = 'self'
      and a.ended_at is null and b.ended_at is null);
end $$;

-- From when a role opens nothing, unless somebody confirms it: said to its holder when it is set.
alter table account_role add column suspends_at timestamptz;
-- A suspended role is asked for anew; a proposal is over when who asked has left.
alter table role_proposal add column brings_back boolean not null default false;
alter table role_proposal drop constraint role_proposal_outcome_check;
alter table role_proposal add constraint role_proposal_outcome_check check (outcome in ('confirmed', 'refused', 'over'));
create index role_proposal_over on role_proposal (decided_at) where outcome = 'over';
alter table staff_act drop constraint staff_act_act_check;
alter table staff_act add constraint staff_act_act_check check (act in
  ('give', 'propose', 'refuse', 'end', 'confirm', 'suspend', 'look-up', 'work-elsewhere', 'lapse', 'set-up'));

-- Whose roles the open scope may give and end: a steward everybody's, an administrator those at the own institution,
-- nobody the own, by whichever account. The same stands in src/modules/accounts/roles/decide-role.ts.
create or replace function may_administer(in_account uuid, in_role text, in_institution text) returns boolean
language sql stable as $$
  select coalesce(not is_same_human(in_account, scope_actor()) and (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and in_institution = scope_institution()
        and in_role in ('clinician', 'clerk', 'institution-administrator', 'privacy-officer'))), false)
$$;
-- Whether who asked for a role may still ask for it today.
create function may_still_propose(in_account uuid, in_role text, in_institution text) returns boolean
language sql stable as $$
  select exists (select from account_role r where r.account_id = in_account and r.ended_at is null
    and r.suspended_at is null and (r.role = 'steward' or (r.role = 'institution-administrator'
      and r.institution_id = in_institution and in_role in ('clinician', 'clerk', 'institution-administrator', 'privacy-officer'))))
$$;

-- Ends what waits and was asked for by somebody who may not ask for it any more, and what is to bring back a role that is
-- no more. Each is written down. How many.
create function lapse_role_proposals() returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare one record; ended integer := 0;
begin
  for one in select p.* from role_proposal p
    where p.decided_at is null and (not may_still_propose(p.proposed_by, p.role, p.institution_id)
      or (p.brings_back and not exists (select from account_role r where r.account_id = p.account_id and r.role = p.role
        and r.institution_id is not distinct from p.institution_id and r.ended_at is null))) for update
  loop
    update role_proposal set decided_at = now(), outcome = 'over' where proposal_id = one.proposal_id;
    insert into staff_act (act, account_id, account_name, role, institution_id, because, actor_id, actor_name, actor_role)
    values ('lapse', one.account_id, coalesce((select a.name from portal_account a where a.id = one.account_id), '?'),
            one.role, one.institution_id, one.because, scope_actor(),
            coalesce((select a.name from portal_account a where a.id = scope_actor()), 'Causeway'),
            coalesce(scope_capacity(), 'system'));
    ended := ended + 1;
  end loop;
  return ended;
end $$;

drop function list_staff();
create function list_staff()
returns table (role_id uuid, account_id uuid, name text, email text, role text, institution_id text, given_at timestamptz,
               given_because text, confirmed_at timestamptz, suspends_at timestamptz, suspended_at timestamptz,
               last_used_at timestamptz, is_own boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  return query
  select r.role_id, r.account_id, a.name, a.email, r.role, r.institution_id, r.given_at, r.given_because, r.confirmed_at,
         r.suspends_at, r.suspended_at, (select max(s.used_at) from session s where s.account_id = r.account_id),
         is_same_human(r.account_id, scope_actor())
  from account_role r join portal_account a on a.id = r.account_id
  where r.ended_at is null and (scope_capacity() = 'steward' or r.institution_id = scope_institution())
  order by a.name, r.account_id, r.institution_id nulls first, r.role;
end $$;

-- What waits, and for thirty days what is over because who asked has left.
drop function list_role_proposals();
create function list_role_proposals()
returns table (proposal_id uuid, name text, role text, institution_id text, because text, proposed_at timestamptz,
               proposer_name text, brings_back boolean, is_over boolean, is_about_own boolean, is_own boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  return query
  select p.proposal_id, a.name, p.role, p.institution_id, p.because, p.proposed_at, coalesce(b.name, '?'), p.brings_back,
         p.decided_at is not null, is_same_human(p.account_id, scope_actor()), is_same_human(p.proposed_by, scope_actor())
  from role_proposal p join portal_account a on a.id = p.account_id left join portal_account b on b.id = p.proposed_by
  where (p.decided_at is null or (p.outcome = 'over' and p.decided_at > now() - interval '30 days'))
    and (scope_capacity() = 'steward' or p.institution_id = scope_institution())
  order by p.decided_at is not null, p.proposed_at, p.proposal_id;
end $$;

-- Neither who proposed it nor whom it is about decides, by whichever account. 'given', 'refused-it' or 'refused'.
create or replace function decide_role_proposal(in_proposal uuid, in_agrees boolean, in_because text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare what record; changed integer;
begin
  select * into what from role_proposal where proposal_id = in_proposal and decided_at is null for update;
  if not found or not may_administer(what.account_id, what.role, what.institution_id) then return 'refused'; end if;
  if in_agrees and (is_same_human(what.proposed_by, scope_actor())
    or not may_still_propose(what.proposed_by, what.role, what.institution_id)) then return 'refused'; end if;
  if in_agrees and what.brings_back then
    update account_role set confirmed_at = now(), suspended_at = null, suspends_at = null
    where account_id = what.account_id and role = what.role and ended_at is null
      and institution_id is not distinct from what.institution_id;
    get diagnostics changed = row_count;
    if changed = 0 then return 'refused'; end if;
  end if;
  update role_proposal set decided_at = now(), outcome = case when in_agrees then 'confirmed' else 'refused' end
  where proposal_id = in_proposal;
  if not in_agrees then
    perform note_staff_act('refuse', what.account_id, what.role, what.institution_id, in_because);
    return 'refused-it';
  end if;
  if not what.brings_back then
    insert into account_role (account_id, role, institution_id, given_because)
    values (what.account_id, what.role, what.institution_id, what.because) on conflict do nothing;
  end if;
  perform note_staff_act(case when what.brings_back then 'confirm' else 'give' end, what.account_id, what.role,
                         what.institution_id, what.because);
  return 'given';
end $$;

-- Ending takes the sessions along, and what the leaver had proposed; what waits about somebody who leaves is over, too.
create or replace function end_staff_roles(in_account uuid, in_role_id uuid, in_because text) returns integer
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
  if ended = 0 then return 0; end if;
  delete from session where account_id = in_account;
  if in_role_id is null then
    for one in select p.proposal_id, p.role, p.institution_id from role_proposal p
      where p.account_id = in_account and p.decided_at is null
        and may_administer(p.account_id, p.role, p.institution_id) for update
    loop
      update role_proposal set decided_at = now(), outcome = 'over' where proposal_id = one.proposal_id;
      perform note_staff_act('lapse', in_account, one.role, one.institution_id, in_because);
    end loop;
  end if;
  perform lapse_role_proposals();
  return ended;
end $$;

-- Still right, says somebody else: 'confirmed', 'proposed' where a suspended role wants two people, or 'refused'.
drop function confirm_staff_role(uuid);
create function confirm_staff_role(in_role_id uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare one record; was integer;
begin
  select r.* into one from account_role r where r.role_id = in_role_id and r.ended_at is null for update;
  if not found or not may_administer(one.account_id, one.role, one.institution_id) then return 'refused'; end if;
  if one.suspended_at is not null and wants_two(one.role) then
    insert into role_proposal (account_id, role, institution_id, because, proposed_by, brings_back)
    values (one.account_id, one.role, one.institution_id, coalesce(nullif(btrim(one.given_because), ''), '-'),
            scope_actor(), true) on conflict do nothing;
    get diagnostics was = row_count;
    if was = 0 then return 'refused'; end if;
    perform note_staff_act('propose', one.account_id, one.role, one.institution_id, null);
    return 'proposed';
  end if;
  update account_role set confirmed_at = now(), suspended_at = null, suspends_at = null where role_id = in_role_id;
  perform note_staff_act('confirm', one.account_id, one.role, one.institution_id, null);
  return 'confirmed';
end $$;

-- Who keeps a person safe needs somebody else by the end of the hours, and cannot begin them anew: the hours count from
-- the first time that this human being asked and nobody agreed. 'protected', 'had', 'needs-another' or 'refused'.
create or replace function protect_person(in_person uuid, in_reason text, in_safe uuid[], in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare hours integer; began timestamptz; made integer;
begin
  if not knows_here(in_person) or coalesce(in_reason, '') !~ '\S' then return 'refused'; end if;
  select p.protection_hours into hours from rule_pack p order by p.version desc limit 1;
  hours := coalesce(hours, 72);
  update protection set ended_at = now(), ended_because = 'nobody agreed in time'
  where person_id = in_person and ended_at is null and second_at is null and second_until <= now();
  select coalesce(min(t.made_at), now()) into began from protection t
  where t.person_id = in_person and t.second_at is null and t.made_at > now() - interval '90 days'
    and is_same_human(t.made_by, scope_actor());
  if began + make_interval(hours => hours) <= now() then
    return case when exists (select from protection t where t.person_id = in_person and t.ended_at is null)
      then 'had' else 'needs-another' end;
  end if;
  insert into protection (person_id, institution_id, reason, safe_accounts, made_by, made_name, second_until)
  values (in_person, scope_institution(), left(in_reason, 2000), in_safe, scope_actor(), in_name,
          began + make_interval(hours => hours))
  on conflict do nothing;
  get diagnostics made = row_count;
  return case when made = 1 then 'protected' else 'had' end;
end $$;
create or replace function agree_protection(in_person uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not knows_here(in_person) then return false; end if;
  update protection set second_at = now(), second_by = scope_actor(), second_name = in_name
  where person_id = in_person and ended_at is null and second_at is null and second_until > now()
    and not is_same_human(made_by, scope_actor());
  return found;
end $$;
create or replace function read_protection(in_person uuid)
returns table (institution_id text, reason text, made_at timestamptz, made_name text, second_until timestamptz,
               second_name text, is_mine boolean, is_live boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not knows_here(in_person) then return; end if;
  return query
  select t.institution_id, case when scope_capacity() = 'clinician' then t.reason end, t.made_at, t.made_name,
         t.second_until, t.second_name, is_same_human(t.made_by, scope_actor()),
         t.second_at is not null or t.second_until > now()
  from protection t where t.person_id = in_person and t.ended_at is null;
end $$;
create or replace function agree_guardianship(in_person uuid, in_act uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed integer;
begin
  if not is_known_here(in_person) then return false; end if;
  update guardianship set second_at = now(), second_by = scope_actor(), second_name = in_name
  where person_id = in_person and act_id = in_act and needs_second and second_at is null and ended_at is null
    and not is_same_human(made_by, scope_actor()) and not is_same_human(account_id, scope_actor());
  get diagnostics changed = row_count;
  if changed = 0 then return false; end if;
  perform give_guardians_grant(in_person, in_act);
  return true;
end $$;

grant create on schema public to causeway_gate;
alter function is_same_human(uuid, uuid) owner to causeway_gate;
alter function may_still_propose(uuid, text, text) owner to causeway_gate;
alter function lapse_role_proposals() owner to causeway_gate;
alter function list_staff() owner to causeway_gate;
alter function list_role_proposals() owner to causeway_gate;
alter function confirm_staff_role(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function is_same_human(uuid, uuid), may_still_propose(uuid, text, text), lapse_role_proposals(),
  list_staff(), list_role_proposals(), confirm_staff_role(uuid) from public;
grant execute on function list_staff(), list_role_proposals(), confirm_staff_role(uuid) to causeway_staff;
grant execute on function lapse_role_proposals() to causeway_system;

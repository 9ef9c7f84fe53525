-- What staff keep for a patient closes at once, but one of them alone cannot close it for an emergency (decision 0056): until a
-- colleague who is another human being agrees, breaking the glass opens it. What was set before stays as it is.
alter table restriction
  add column wants_closed boolean not null default false,
  add column agreed_at timestamptz,
  add column agreed_by uuid,
  add column agreed_name text,
  add constraint two_human_beings check (agreed_by is distinct from made_by or agreed_by is null);
grant select (wants_closed) on restriction to causeway_patient;

-- A clerk whom the person keeps out by name is kept out at the desk too.
create or replace function may_restrict_for(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  if not knows_here(in_person) then return false; end if;
  if scope_capacity() = 'clerk' then
    return not exists (select from restriction r where r.person_id = in_person and r.ended_at is null
      and r.against = 'account' and r.what = 'everything' and (is_same_human(r.against_account, scope_actor())
        or r.against_email = (select a.email from portal_account a where a.id = scope_actor())));
  end if;
  return care_ground(in_person) is not null and not scope_hides(in_person, in_person, '', '');
end $$;

create or replace function restrict_for(in_person uuid, in_against text, in_account uuid, in_institution text,
  in_what text, in_category text, in_from text, in_opens boolean, in_reason text, in_identity text, in_name text)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare whom text; waits boolean := not in_opens and in_against <> 'helpers';
begin
  if not may_restrict_for(in_person) or coalesce(in_reason, '') !~ '\S' or coalesce(in_identity, '') !~ '\S'
    or in_what not in ('everything', 'kind', 'institution') or in_opens is null
    or (in_against = 'account') <> (in_account is not null) or (in_against = 'institution') <> (in_institution is not null)
    or exists (select from unnest(array[in_institution, in_from]) i where i is not null
      and not exists (select from institution n where n.institution_id = i)) then return 'refused'; end if;
  if in_account is not null then
    select k.name into whom from (
      select s.account_id, s.name from staff_known_to(in_person) s
      union all select h.account_id, h.name from list_helpers_here(in_person) h) k
    where k.account_id = in_account limit 1;
    if not found then return 'refused'; end if;
  end if;
  -- A form that is sent twice keeps once.
  perform pg_advisory_xact_lock(hashtextextended('restrict_for ' || in_person, 0));
  if exists (select from restriction r where r.person_id = in_person and r.ended_at is null and r.against = in_against
    and r.against_account is not distinct from in_account
    and r.against_institution is not distinct from in_institution and r.what = in_what
    and r.category is not distinct from in_category and r.from_institution is not distinct from in_from
    and (r.opens_in_emergency and not r.wants_closed) = in_opens) then return 'kept'; end if;
  insert into restriction (person_id, against, against_account, against_institution, against_name, what,
    category, from_institution, opens_in_emergency, made_by, made_name, made_as, reason, identity_seen, institution_id,
    wants_closed)
  values (in_person, in_against, in_account, in_institution, left(whom, 200), in_what, in_category, in_from,
    in_opens or waits, scope_actor(), in_name, scope_capacity(), left(in_reason, 2000), left(in_identity, 500), scope_institution(),
    waits);
  return 'kept';
end $$;

-- A colleague agrees that what was set here stays closed even in an emergency; it answers the same whether there was any.
create function agree_restrictions_for(in_person uuid, in_identity text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict_for(in_person) or coalesce(in_identity, '') !~ '\S' then return false; end if;
  update restriction set opens_in_emergency = false, agreed_at = now(), agreed_by = scope_actor(), agreed_name = in_name
  where person_id = in_person and ended_at is null and made_as <> 'self' and wants_closed and opens_in_emergency
    and institution_id = scope_institution() and not is_same_human(made_by, scope_actor());
  return true;
end $$;

grant create on schema public to causeway_gate;
alter function agree_restrictions_for(uuid, text, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function agree_restrictions_for(uuid, text, text) from public;
grant execute on function agree_restrictions_for(uuid, text, text) to causeway_staff;

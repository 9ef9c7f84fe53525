-- Rooms: access, platform. Safeguards without a trace: what a person keeps from helpers, from one human being, from
-- clinicians of an institution or from all; and one act of staff that keeps every helper out while somebody is in danger.
-- A restriction and a hold are two mechanisms: nothing here has a card, a count or a rule that the other side can read.
create table restriction (
  person_id uuid not null references person,
  restriction_id uuid not null default gen_random_uuid(),
  against text not null check (against in ('helpers', 'account', 'institution', 'clinicians')),
  -- By sign-in name, so that naming somebody tells nobody whether there is such an account.
  against_account uuid,
  against_email text,
  against_institution text references institution,
  what text not null check (what in ('everything', 'kind', 'institution', 'item')),
  category text,
  from_institution text references institution,
  item_id uuid,
  opens_in_emergency boolean not null,
  made_at timestamptz not null default now(),
  made_by uuid not null,
  made_name text not null,
  made_as text not null check (made_as in ('self', 'clinician')),
  reason text check (length(reason) <= 2000),
  ended_at timestamptz,
  ended_by uuid,
  primary key (person_id, restriction_id),
  check (case against when 'account' then (against_account is null) <> (against_email is null)
                      when 'institution' then against_institution is not null else true end),
  check (case what when 'kind' then category is not null when 'institution' then from_institution is not null
                   when 'item' then item_id is not null else true end),
  check (made_as = 'self' or reason ~ '\S')
);
create index restriction_live on restriction (person_id) where ended_at is null;
create index restriction_of_clinicians on restriction (against, against_institution) where ended_at is null;
alter table restriction enable row level security;
alter table restriction force row level security;
-- The person alone, and only just after giving the password: not even that there is a list can be read otherwise.
grant select (person_id, restriction_id, against, against_account, against_email, against_institution, what, category,
              from_institution, item_id, opens_in_emergency, made_at, made_name, made_as, ended_at) on restriction
  to causeway_patient;
grant insert (person_id, against, against_account, against_email, against_institution, what, category, from_institution,
              item_id, opens_in_emergency, made_by, made_name, made_as) on restriction to causeway_patient;
grant update (ended_at, ended_by) on restriction to causeway_patient;
create policy own_restrictions on restriction for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self' and scope_is_proved());
create policy restrict_own on restriction for insert to causeway_patient
  with check (person_id = scope_person() and scope_capacity() = 'self' and scope_is_proved() and made_at = now()
    and made_by = scope_actor() and made_as = 'self' and ended_at is null);
create policy lift_own on restriction for update to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self' and scope_is_proved() and ended_at is null)
  with check (person_id = scope_person() and scope_capacity() = 'self' and scope_is_proved() and ended_at = now()
    and ended_by = scope_actor());
grant select, insert on restriction to causeway_gate;
create policy gate_keeps on restriction to causeway_gate using (true) with check (true);

-- One act for all institutions: helpers and guardians see nothing any more, but those named. Without a second person it
-- is over after some hours.
alter table rule_pack add column protection_hours integer not null default 72 check (protection_hours between 1 and 336);
create table protection (
  person_id uuid not null references person,
  protection_id uuid not null default gen_random_uuid(),
  institution_id text not null references institution,
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  safe_accounts uuid[] not null default '{}',
  made_at timestamptz not null default now(),
  made_by uuid not null,
  made_name text not null,
  second_until timestamptz not null,
  second_at timestamptz,
  second_by uuid,
  second_name text,
  ended_at timestamptz,
  ended_by uuid,
  ended_name text,
  ended_because text,
  primary key (person_id, protection_id),
  check (second_by is null or second_by <> made_by)
);
create unique index protection_once on protection (person_id) where ended_at is null;
create index protection_here on protection (institution_id, made_at);
alter table protection enable row level security;
alter table protection force row level security;
grant select, insert, update on protection to causeway_gate;
create policy gate_keeps on protection to causeway_gate using (true) with check (true);

-- Whether this helper or guardian is kept out of the whole record.
create or replace function is_kept_out(in_account uuid, in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return is_excluded(in_account, in_person)
    or exists (select from protection t where t.person_id = in_person and t.ended_at is null
      and (t.second_at is not null or t.second_until > now()) and in_account <> all (t.safe_accounts))
    or exists (select from restriction r where r.person_id = in_person and r.ended_at is null and r.what = 'everything'
      and (r.against = 'helpers' or (r.against = 'account' and (r.against_account = in_account
        or r.against_email = (select a.email from portal_account a where a.id = in_account)))));
end $$;
-- One restriction as what a scope hides.
create function restriction_hides(in_person uuid, in_what text, in_category text, in_institution text, in_item uuid)
returns text language plpgsql stable set search_path = public, pg_temp as $$
begin
  return case in_what when 'everything' then in_person || ',' when 'kind' then in_person || ':' || in_category || ','
    when 'institution' then in_person || ':' || in_institution || ','
    else with_what_goes_along(in_person, array[in_item]) end;
end $$;
create or replace function resolve_hidden(in_person uuid, in_account uuid, in_capacity text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare visits uuid[]; bound boolean; kept text;
begin
  if in_capacity = 'self' then return ','; end if;
  select coalesce(array_agg(k.item_id), '{}') into visits
  from kept_visit k where k.person_id = in_person and k.ended_at is null;
  select in_capacity = 'guardian' and coalesce(bool_and(g.is_age_bound), true) into bound from access_grant g
  where g.person_id = in_person and g.account_id = in_account and g.capacity = 'guardian' and g.ended_at is null;
  select string_agg(restriction_hides(in_person, r.what, r.category, r.from_institution, r.item_id), '') into kept
  from restriction r where r.person_id = in_person and r.ended_at is null and (r.against = 'helpers'
    or (r.against = 'account' and (r.against_account = in_account
      or r.against_email = (select a.email from portal_account a where a.id = in_account))));
  return ',' || case when bound then hidden_by_age(in_person) else '' end || with_what_goes_along(in_person, visits)
    || coalesce(kept, '');
end $$;

-- For a clinician: what is against them, their institution or all clinicians, of people who are known there; but where a
-- restriction opens in an emergency, and this clinician has broken the glass.
create or replace function resolve_staff_hidden(in_account uuid, in_role text, in_institution text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare kept text;
begin
  if in_role <> 'clinician' then return ','; end if;
  select string_agg(restriction_hides(r.person_id, r.what, r.category, r.from_institution, r.item_id), '') into kept
  from restriction r
  where r.ended_at is null
    and (r.against = 'clinicians' or (r.against = 'institution' and r.against_institution = in_institution)
      or (r.against = 'account' and (r.against_account = in_account
        or r.against_email = (select a.email from portal_account a where a.id = in_account))))
    and exists (select from patient_link l where l.person_id = r.person_id and l.institution_id = in_institution)
    and not (r.opens_in_emergency and exists (
      select from break_glass b where b.person_id = r.person_id and b.account_id = in_account
        and b.institution_id = in_institution and b.until > now()));
  return ',' || coalesce(kept, '');
end $$;
-- Whether a patient who is hidden from this clinician may be opened in an emergency.
create function opens_in_emergency(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return not exists (select from restriction r where r.person_id = in_person and r.ended_at is null
    and r.what = 'everything' and not r.opens_in_emergency
    and (r.against = 'clinicians' or (r.against = 'institution' and r.against_institution = scope_institution())
      or (r.against = 'account' and (r.against_account = scope_actor()
        or r.against_email = (select a.email from portal_account a where a.id = scope_actor())))));
end $$;
create or replace function find_patient_here(in_number text) returns table (person_id uuid, ground text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  return query
  select f.person_id, case when not scope_hides(f.person_id, f.person_id, '', '') then care_ground(f.person_id) end from (
    select distinct l.person_id from patient_key k join patient_link l on l.link_id = k.link_id
    where k.institution_id = scope_institution() and regexp_replace(k.key, '^.*[|/]', '') = btrim(in_number)
      and not k.ambiguous and l.parted_at is null limit 5) f
  where not scope_hides(f.person_id, f.person_id, '', '') or opens_in_emergency(f.person_id);
end $$;

-- What a restriction would take away, counted with the person's own eyes before it is saved: entries, and among them
-- those that somebody who treats them in haste would miss most.
create function count_restricted(in_what text, in_category text, in_institution text, in_item uuid)
returns table (entries bigint, vital bigint, others_here bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare tokens text;
begin
  if scope_capacity() is distinct from 'self' or not scope_is_proved() then return; end if;
  tokens := case when in_what = 'item' then with_what_goes_along(scope_person(), array[in_item]) else '' end;
  return query
  select count(*), count(*) filter (where i.category in ('allergies', 'medications', 'problems', 'blood-bank')),
         count(distinct i.institution_id)
  from item i
  where i.person_id = scope_person() and i.standing = 'current' and i.listed and scope_has_link(i.link_id)
    and i.verdict <> 'restricted' and case in_what when 'everything' then true when 'kind' then i.category = in_category
      when 'institution' then i.institution_id = in_institution else position(i.item_id::text in tokens) > 0 end;
end $$;

-- Staff keep helpers out: 'protected', 'had' or 'refused'. For clerks and clinicians of an institution that knows the person.
create function knows_here(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return scope_capacity() in ('clerk', 'clinician') and exists (
    select from patient_link l where l.person_id = in_person and l.institution_id = scope_institution()
    and l.parted_at is null);
end $$;
create function protect_person(in_person uuid, in_reason text, in_safe uuid[], in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare hours integer; made integer;
begin
  if not knows_here(in_person) or coalesce(in_reason, '') !~ '\S' then return 'refused'; end if;
  select p.protection_hours into hours from rule_pack p order by p.version desc limit 1;
  update protection set ended_at = now(), ended_because = 'nobody agreed in time'
  where person_id = in_person and ended_at is null and second_at is null and second_until <= now();
  insert into protection (person_id, institution_id, reason, safe_accounts, made_by, made_name, second_until)
  values (in_person, scope_institution(), left(in_reason, 2000), in_safe, scope_actor(), in_name,
          now() + make_interval(hours => coalesce(hours, 72)))
  on conflict do nothing;
  get diagnostics made = row_count;
  return case when made = 1 then 'protected' else 'had' end;
end $$;
create function agree_protection(in_person uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not knows_here(in_person) then return false; end if;
  update protection set second_at = now(), second_by = scope_actor(), second_name = in_name
  where person_id = in_person and ended_at is null and second_at is null and second_until > now()
    and made_by <> scope_actor();
  return found;
end $$;
create function end_protection(in_person uuid, in_because text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not knows_here(in_person) or coalesce(in_because, '') !~ '\S' then return false; end if;
  update protection set ended_at = now(), ended_by = scope_actor(), ended_name = in_name,
    ended_because = left(in_because, 500)
  where person_id = in_person and ended_at is null;
  return found;
end $$;
create function read_protection(in_person uuid)
returns table (institution_id text, reason text, made_at timestamptz, made_name text, second_until timestamptz,
               second_name text, is_mine boolean, is_live boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not knows_here(in_person) then return; end if;
  return query
  select t.institution_id, t.reason, t.made_at, t.made_name, t.second_until, t.second_name, t.made_by = scope_actor(),
         t.second_at is not null or t.second_until > now()
  from protection t where t.person_id = in_person and t.ended_at is null;
end $$;
create function list_helpers_here(in_person uuid) returns table (account_id uuid, name text, capacity text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not knows_here(in_person) then return; end if;
  return query
  select distinct g.account_id, a.name, g.capacity from access_grant g join portal_account a on a.id = g.account_id
  where g.person_id = in_person and g.capacity <> 'self' and g.ended_at is null
    and (g.valid_until is null or g.valid_until > now())
  order by 2, 1;
end $$;

grant create on schema public to causeway_gate;
alter function restriction_hides(uuid, text, text, text, uuid) owner to causeway_gate;
alter function opens_in_emergency(uuid) owner to causeway_gate;
alter function count_restricted(text, text, text, uuid) owner to causeway_gate;
alter function knows_here(uuid) owner to causeway_gate;
alter function protect_person(uuid, text, uuid[], text) owner to causeway_gate;
alter function agree_protection(uuid, text) owner to causeway_gate;
alter function end_protection(uuid, text, text) owner to causeway_gate;
alter function read_protection(uuid) owner to causeway_gate;
alter function list_helpers_here(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function restriction_hides(uuid, text, text, text, uuid),
  opens_in_emergency(uuid), count_restricted(text, text, text, uuid), knows_here(uuid),
  protect_person(uuid, text, uuid[], text), agree_protection(uuid, text), end_protection(uuid, text, text),
  read_protection(uuid), list_helpers_here(uuid) from public;
grant execute on function count_restricted(text, text, text, uuid) to causeway_patient;
grant execute on function protect_person(uuid, text, uuid[], text), agree_protection(uuid, text),
  end_protection(uuid, text, text), read_protection(uuid), list_helpers_here(uuid) to causeway_staff;

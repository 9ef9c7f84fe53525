-- Room: access. A restriction is also set by staff, with the patient beside them, for people who cannot use the pages; and
-- whom to keep out is chosen among those who have looked or treat, by name, not typed as a sign-in name.
alter table restriction add column against_name text check (length(against_name) <= 200);
alter table restriction add column identity_seen text check (length(identity_seen) <= 500);
alter table restriction add column institution_id text references institution;
alter table restriction add column ended_because text check (length(ended_because) <= 500);
alter table restriction drop constraint restriction_made_as_check;
alter table restriction add constraint restriction_made_as_check check (made_as in ('self', 'clinician', 'clerk'));
alter table restriction add constraint restriction_by_staff_check check (made_as = 'self'
  or (identity_seen ~ '\S' and institution_id is not null));
grant select (against_name, reason, institution_id) on restriction to causeway_patient;
grant insert (against_name) on restriction to causeway_patient;
grant update on restriction to causeway_gate;

-- Members of staff in a person's own access log, and of the teams the person has written with. No other names.
create function staff_known_to(in_person uuid) returns table (account_id uuid, name text, institution_id text)
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select k.account_id, max(k.name), k.institution_id from (
    select d.account_id, d.actor_name as name, d.institution_id from disclosure d
    where d.person_id = in_person and d.account_id is not null and d.institution_id is not null
      and d.at > now() - interval '5 years'
    union all
    select m.account_id, a.name, m.institution_id
    from message_thread t join message_team_member m on m.team_id = t.team_id and m.ended_at is null
    join portal_account a on a.id = m.account_id
    where t.person_id = in_person) k
  where not exists (select from access_grant g where g.person_id = in_person and g.account_id = k.account_id
    and g.capacity = 'self')
  group by k.account_id, k.institution_id order by 2, 1 limit 500;
end $$;
-- For the person, just after the password.
create function list_staff_who_looked() returns table (account_id uuid, name text, institution_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'self' or not scope_is_proved() then return; end if;
  return query select k.account_id, k.name, k.institution_id from staff_known_to(scope_person()) k;
end $$;

-- Whom a member of staff may set something for: a clerk whoever is known here by this number, a clinician whom they treat;
-- nobody in whose record they have a part.
create function may_restrict_for(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return knows_here(in_person) and (scope_capacity() = 'clerk'
    or (care_ground(in_person) is not null and not scope_hides(in_person, in_person, '', '')));
end $$;
create function find_patient_beside(in_number text)
returns table (person_id uuid, given text, family text, birth_date text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('clerk', 'clinician') then return; end if;
  return query
  select distinct p.person_id, p.given, p.family, p.birth_date
  from patient_key k join patient_link l on l.link_id = k.link_id join person p on p.person_id = l.person_id
  where k.institution_id = scope_institution() and regexp_replace(k.key, '^.*[|/]', '') = btrim(in_number)
    and not k.ambiguous and l.parted_at is null and may_restrict_for(p.person_id) limit 5;
end $$;
-- By institution and whole names, the last one among them: who asks knows whom they mean, and is shown nobody else.
create function find_staff_to_keep_out(in_person uuid, in_institution text, in_name text)
returns table (account_id uuid, name text, institution_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not may_restrict_for(in_person) or length(btrim(coalesce(in_name, ''))) < 3 then return; end if;
  return query select k.account_id, k.name, k.institution_id from staff_known_to(in_person) k,
    lateral (select regexp_split_to_array(btrim(lower(in_name)), '[\s.,]+') as sought,
      regexp_split_to_array(btrim(lower(k.name)), '[\s.,]+') as had) n
  where k.institution_id = in_institution and n.had @> array_remove(n.sought, '')
    and n.had[cardinality(n.had)] = any (n.sought) limit 10;
end $$;

-- 'kept' (also where the same holds already) or 'refused'. Nothing that holds is told to whoever sets it.
create function restrict_for(in_person uuid, in_against text, in_account uuid, in_institution text,
  in_what text, in_category text, in_from text, in_opens boolean, in_reason text, in_identity text, in_name text)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare whom text;
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
    and r.opens_in_emergency = in_opens) then return 'kept'; end if;
  insert into restriction (person_id, against, against_account, against_institution, against_name, what,
    category, from_institution, opens_in_emergency, made_by, made_name, made_as, reason, identity_seen, institution_id)
  values (in_person, in_against, in_account, in_institution, left(whom, 200), in_what, in_category, in_from,
    in_opens, scope_actor(), in_name, scope_capacity(), left(in_reason, 2000), left(in_identity, 500), scope_institution());
  return 'kept';
end $$;
-- Ends what staff of the own institution have set for a person, but nothing that keeps out who asks; it answers the same
-- whether there was any. False: not theirs to do.
create function end_restrictions_for(in_person uuid, in_reason text, in_identity text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict_for(in_person) or coalesce(in_reason, '') !~ '\S' or coalesce(in_identity, '') !~ '\S' then
    return false;
  end if;
  update restriction set ended_at = now(), ended_by = scope_actor(),
    ended_because = left(in_reason || ' · ' || in_identity, 500)
  where person_id = in_person and ended_at is null and made_as <> 'self' and institution_id = scope_institution()
    and against_institution is distinct from scope_institution()
    and (against_account is null or not is_same_human(against_account, scope_actor()));
  return true;
end $$;

grant create on schema public to causeway_gate;
alter function staff_known_to(uuid) owner to causeway_gate;
alter function list_staff_who_looked() owner to causeway_gate;
alter function may_restrict_for(uuid) owner to causeway_gate;
alter function find_patient_beside(text) owner to causeway_gate;
alter function find_staff_to_keep_out(uuid, text, text) owner to causeway_gate;
alter function restrict_for(uuid, text, uuid, text, text, text, text, boolean, text, text, text) owner to causeway_gate;
alter function end_restrictions_for(uuid, text, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function staff_known_to(uuid), list_staff_who_looked(), may_restrict_for(uuid),
  find_patient_beside(text), find_staff_to_keep_out(uuid, text, text),
  restrict_for(uuid, text, uuid, text, text, text, text, boolean, text, text, text),
  end_restrictions_for(uuid, text, text) from public;
grant execute on function list_staff_who_looked() to causeway_patient;
grant execute on function find_patient_beside(text), find_staff_to_keep_out(uuid, text, text),
  restrict_for(uuid, text, uuid, text, text, text, text, boolean, text, text, text),
  end_restrictions_for(uuid, text, text) to causeway_staff;

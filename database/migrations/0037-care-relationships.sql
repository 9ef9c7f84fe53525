-- Rooms: platform, access, release. A clinician sees patients of the own institution with whom there is something to do:
-- a visit, an order, a result, a question, or something that waits. Else they break the glass, and are asked why.
alter table rule_pack add column care_days integer not null default 365 check (care_days between 1 and 3650);
alter table rule_pack add column break_glass_hours integer not null default 4 check (break_glass_hours between 1 and 4);

create table break_glass (
  person_id uuid not null references person,
  use_id uuid not null default gen_random_uuid(),
  institution_id text not null,
  account_id uuid not null,
  actor_name text not null,
  ground text not null check (ground in ('emergency', 'cannot-ask', 'on-call', 'safety')),
  words text not null check (words ~ '\S' and length(words) <= 2000),
  opened_at timestamptz not null default now(),
  until timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  reviewed_name text,
  outcome text check (outcome in ('right', 'ask', 'wrong')),
  review_words text,
  primary key (person_id, use_id),
  check (until > opened_at),
  check ((reviewed_at is null) = (outcome is null)),
  check (reviewed_by is null or reviewed_by <> account_id)
);
create index break_glass_live on break_glass (account_id, until);
create index break_glass_to_review on break_glass (institution_id, opened_at) where reviewed_at is null;
alter table break_glass enable row level security;
alter table break_glass force row level security;
grant select, insert, update on break_glass to causeway_gate;
create policy gate_keeps on break_glass to causeway_gate using (true) with check (true);
grant select (person_id, use_id, institution_id, actor_name, ground, opened_at, until, outcome) on break_glass
  to causeway_patient;
create policy own_uses on break_glass for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self');

-- Whose clinician the scope has shown itself to be, asked for every row.
create function scope_has_patient(person uuid) returns boolean language sql stable as $$
  select coalesce(position(',' || person::text || ',' in current_setting('causeway.patients', true)) > 0, false)
$$;

-- Why the clinician of the open scope may see a patient: null for no reason. Lists that institutions copy from each other
-- (allergies, vaccinations, diagnoses) are no contact.
create function care_ground(in_person uuid) returns text
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
declare ground text; days integer;
begin
  if scope_capacity() is distinct from 'clinician' then return null; end if;
  select p.care_days into days from rule_pack p order by p.version desc limit 1;
  select case when i.release_at > now() and i.listed then 'waits'
              when i.resource_type in ('Encounter', 'EpisodeOfCare') then 'visit'
              when i.resource_type = 'Appointment' then 'appointment'
              when i.resource_type in ('ServiceRequest', 'CarePlan', 'MedicationRequest') then 'order'
              else 'result' end into ground
  from item i
  where i.person_id = in_person and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced')
    and ((i.release_at > now() and i.listed)
      or (i.sort_at > now() - make_interval(days => coalesce(days, 365)) and (i.encounter_id is not null
        or i.resource_type in ('Encounter', 'EpisodeOfCare', 'Appointment', 'ServiceRequest', 'CarePlan', 'Procedure',
          'MedicationRequest', 'DiagnosticReport', 'Observation', 'ImagingStudy', 'Specimen', 'DocumentReference',
          'Composition'))))
  order by i.sort_at desc limit 1;
  if ground is not null then return ground; end if;
  if exists (select from request r where r.person_id = in_person and r.institution_id = scope_institution()
             and (r.closed_at is null or r.closed_at > now() - interval '30 days')) then return 'request'; end if;
  if exists (select from break_glass b where b.person_id = in_person and b.account_id = scope_actor()
             and b.institution_id = scope_institution() and b.until > now()) then return 'break-glass'; end if;
  return null;
end $$;

create function resolve_care(in_persons uuid[]) returns table (person_id uuid, ground text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select c.person_id, c.ground from (
    select distinct p as person_id, care_ground(p) as ground from unnest(in_persons) p
    where not scope_hides(p, p, '', '')) c
  where c.ground is not null;
end $$;

-- Adds those of these persons to the scope for whom there is a reason. The others stay unseen.
create function open_care(in_persons uuid[]) returns table (person_id uuid, ground text)
language plpgsql as $$
#variable_conflict use_column
declare one record; patients text := coalesce(nullif(current_setting('causeway.patients', true), ''), ',');
begin
  for one in select c.person_id, c.ground from resolve_care(in_persons) c loop
    patients := patients || one.person_id || ',';
    person_id := one.person_id;
    ground := one.ground;
    return next;
  end loop;
  execute format('set local causeway.patients = %L', patients);
end $$;
create function person_of_item(in_item uuid) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select i.person_id from item i where scope_capacity() = 'clinician' and i.item_id = in_item
    and i.institution_id = scope_institution() and not scope_hides(i.person_id, i.item_id, i.category, i.institution_id)
    limit 1);
end $$;

-- Who has this number here, without a name; whom a restriction hides is nobody.
grant select on patient_key to causeway_gate;
create policy gate_reads on patient_key for select to causeway_gate using (true);
create function find_patient_here(in_number text) returns table (person_id uuid, ground text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  return query
  select f.person_id, care_ground(f.person_id) from (
    select distinct l.person_id from patient_key k join patient_link l on l.link_id = k.link_id
    where k.institution_id = scope_institution() and regexp_replace(k.key, '^.*[|/]', '') = btrim(in_number)
      and not k.ambiguous and l.parted_at is null and not scope_hides(l.person_id, l.person_id, '', '')
    limit 5) f;
end $$;

-- What is hidden from a member of staff; restrictions come with the next migration.
create function resolve_staff_hidden(in_account uuid, in_role text, in_institution text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return ',';
end $$;

create or replace function open_staff_scope(in_token text, in_role text, in_wants_factor boolean default false)
returns table (account_id uuid, session_id uuid, account_name text, language text, role text, institution_id text,
               at timestamptz)
language plpgsql as $$
declare who record; what record; work record; places bigint; hides text;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select * into work from session_work(who.session_id);
  if in_wants_factor and not work.has_factor then return; end if;
  select r.*, count(*) over () as places into what from resolve_roles(who.account_id) r where r.role = in_role
    order by (r.institution_id is not distinct from work.works_at) desc limit 1;
  if not found or (what.places > 1 and what.institution_id is distinct from work.works_at) then return; end if;
  hides := resolve_staff_hidden(who.account_id, what.role, what.institution_id);
  perform touch_session(who.session_id);
  execute 'set local role causeway_staff';
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', what.role);
  execute format('set local causeway.institution = %L', coalesce(what.institution_id, ''));
  execute format('set local causeway.hidden = %L', hides);
  execute 'set local causeway.patients = '',''';
  return query select who.account_id, who.session_id, who.name, who.language, what.role, what.institution_id, now();
end $$;

-- What waits at the institution is the whole team's to see; everything else wants a reason.
alter policy clinicians_read_own on item using (scope_capacity() = 'clinician' and institution_id = scope_institution()
  and (scope_has_patient(person_id) or (release_at > now() and listed))
  and not scope_hides(person_id, item_id, category, institution_id));
alter policy clinicians_hold_own on item using (scope_capacity() = 'clinician' and institution_id = scope_institution()
  and scope_has_patient(person_id) and not scope_hides(person_id, item_id, category, institution_id));
alter policy clinicians_know_names on patient_link
  using (scope_capacity() = 'clinician' and institution_id = scope_institution() and scope_has_patient(person_id));
drop policy clinicians_know_numbers on patient_key;
alter policy clinicians_read_own on clinician_comment using (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and scope_has_patient(person_id));
alter policy clinicians_write_own on clinician_comment with check (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and account_id = scope_actor() and written_at = now()
  and scope_has_patient(person_id));
alter policy clinicians_read_own on clinician_hold using (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and not scope_hides(person_id, item_id, '', institution_id));
alter policy clinicians_write_own on clinician_hold with check (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and account_id = scope_actor() and placed_at = now() and lifted_at is null
  and scope_has_patient(person_id));
alter policy clinicians_read_own on early_release using (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and scope_has_patient(person_id));
alter policy clinicians_write_own on early_release with check (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and account_id = scope_actor() and released_at = now()
  and scope_has_patient(person_id));
alter policy clinicians_read_own on counselling using (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and scope_has_patient(person_id));
alter policy clinicians_write_own on counselling with check (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and account_id = scope_actor() and counselled_at = now()
  and scope_has_patient(person_id));
alter policy clinicians_read_own on kept_visit using (scope_capacity() = 'clinician'
  and institution_id = scope_institution() and scope_has_patient(person_id));
alter policy team_reads on request using (scope_capacity() = 'clinician' and institution_id = scope_institution()
  and not scope_hides(person_id, request_id, category, institution_id));
alter policy team_reads on request_event using (scope_capacity() = 'clinician' and institution_id = scope_institution()
  and not scope_hides(person_id, request_id, category, institution_id));

-- With a reason from a list and in words, for a few hours, for one patient: 'opened', 'not-needed', 'absent' or 'refused'.
-- The patient can read it at once.
create function break_the_glass(in_number text, in_ground text, in_words text, in_name text, in_request text)
returns table (outcome text, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare patient record; hours integer;
begin
  if scope_capacity() is distinct from 'clinician' or coalesce(in_words, '') !~ '\S'
    or in_ground not in ('emergency', 'cannot-ask', 'on-call', 'safety') then
    return query select 'refused'::text, null::uuid; return;
  end if;
  select * into patient from find_patient_here(in_number) limit 1;
  if not found then return query select 'absent'::text, null::uuid; return; end if;
  if patient.ground is not null then return query select 'not-needed'::text, patient.person_id; return; end if;
  select p.break_glass_hours into hours from rule_pack p order by p.version desc limit 1;
  insert into break_glass (person_id, institution_id, account_id, actor_name, ground, words, until)
  values (patient.person_id, scope_institution(), scope_actor(), in_name, in_ground, left(in_words, 2000),
          now() + make_interval(hours => coalesce(hours, 4)));
  insert into disclosure (person_id, account_id, actor_name, capacity, institution_id, page, request_id)
  values (patient.person_id, scope_actor(), in_name, 'clinician', scope_institution(), 'break-glass', in_request);
  return query select 'opened'::text, patient.person_id;
end $$;

-- Privacy officers look at every use: of the own institution, or of the region.
create function list_break_glass(in_open boolean)
returns table (use_id uuid, person_id uuid, given text, family text, institution_id text, actor_name text, ground text,
               words text, opened_at timestamptz, until timestamptz, reviewed_at timestamptz, reviewed_name text,
               outcome text, review_words text, pages bigint, same_name boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'privacy-officer' then return; end if;
  return query
  select b.use_id, b.person_id, p.given, p.family, b.institution_id, b.actor_name, b.ground, b.words, b.opened_at, b.until,
         b.reviewed_at, b.reviewed_name, b.outcome, b.review_words,
         (select count(*) from disclosure d where d.person_id = b.person_id and d.account_id = b.account_id
          and d.at between b.opened_at and b.until and d.page <> 'break-glass'),
         coalesce(b.actor_name ilike '%' || p.family, false)
  from break_glass b join person p on p.person_id = b.person_id
  where (scope_institution() is null or b.institution_id = scope_institution())
    and (b.reviewed_at is null) = in_open
  order by b.opened_at desc, b.use_id limit 200;
end $$;
create function review_break_glass(in_use uuid, in_outcome text, in_words text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if scope_capacity() is distinct from 'privacy-officer' or in_outcome not in ('right', 'ask', 'wrong') then return false; end if;
  update break_glass set reviewed_at = now(), reviewed_by = scope_actor(), reviewed_name = in_name, outcome = in_outcome,
    review_words = nullif(left(btrim(in_words), 2000), '')
  where use_id = in_use and reviewed_at is null and account_id <> scope_actor()
    and (scope_institution() is null or institution_id = scope_institution());
  return found;
end $$;

-- The preview of a patient's own page wants the same reason.
create or replace function resolve_preview(in_item uuid, in_capacity text, in_categories text[])
returns table (person_id uuid, links uuid[], categories text[], family text, given text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_item record;
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced') and scope_has_patient(i.person_id);
  if not found then return; end if;
  if in_capacity is distinct from 'self' and not exists (
    select from list_viewers(in_item) v where v.capacity = in_capacity and v.categories = in_categories) then return; end if;
  return query
  select p.person_id,
         array(select l.link_id from patient_link l where l.person_id = p.person_id and l.parted_at is null
               and l.institution_id = scope_institution()),
         case when in_capacity = 'self' then kinds_of_item(p.person_id, in_item) else in_categories end,
         p.family, p.given
  from person p where p.person_id = found_item.person_id;
end $$;

grant create on schema public to causeway_gate;
alter function care_ground(uuid) owner to causeway_gate;
alter function resolve_care(uuid[]) owner to causeway_gate;
alter function person_of_item(uuid) owner to causeway_gate;
alter function find_patient_here(text) owner to causeway_gate;
alter function resolve_staff_hidden(uuid, text, text) owner to causeway_gate;
alter function break_the_glass(text, text, text, text, text) owner to causeway_gate;
alter function list_break_glass(boolean) owner to causeway_gate;
alter function review_break_glass(uuid, text, text, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function care_ground(uuid), resolve_care(uuid[]), open_care(uuid[]), person_of_item(uuid),
  find_patient_here(text), resolve_staff_hidden(uuid, text, text), break_the_glass(text, text, text, text, text),
  list_break_glass(boolean), review_break_glass(uuid, text, text, text) from public;
grant execute on function resolve_staff_hidden(uuid, text, text) to causeway_web;
grant execute on function resolve_care(uuid[]), open_care(uuid[]), person_of_item(uuid), find_patient_here(text),
  break_the_glass(text, text, text, text, text), list_break_glass(boolean), review_break_glass(uuid, text, text, text)
  to causeway_staff;

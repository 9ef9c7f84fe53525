-- Rooms: access, platform, sharing, release. Nobody acts for an institution in what concerns themselves; breaking the glass
-- always opens and is always recorded; what is restricted stays so for shares, previews and counts too.

-- Whether the member of staff of the open scope has a stake in this record: as the person, a helper, a guardian, or
-- somebody whom a court keeps out, now or once.
create function is_party(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from guardianship x where x.person_id = in_person and x.account_id = scope_actor())
    or exists (select from access_grant g where g.person_id = in_person and g.account_id = scope_actor());
end $$;
create or replace function is_known_here(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return scope_capacity() = 'clerk' and not is_party(in_person) and exists (
    select from patient_link l where l.person_id = in_person and l.institution_id = scope_institution()
    and l.parted_at is null);
end $$;
create or replace function knows_here(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return scope_capacity() in ('clerk', 'clinician') and not is_party(in_person) and exists (
    select from patient_link l where l.person_id = in_person and l.institution_id = scope_institution()
    and l.parted_at is null);
end $$;
create or replace function register_guardianship(in_person uuid, in_adult uuid, in_kind text, in_ground text, in_categories text[],
                                      in_document text, in_reason text, in_until timestamptz, in_name text)
returns table (outcome text, act_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare adult record; two boolean; made uuid := gen_random_uuid();
begin
  if not is_known_here(in_person) or in_person = in_adult then return query select 'refused'::text, null::uuid; return; end if;
  select a.id, a.name into adult from access_grant g join portal_account a on a.id = g.account_id
  where g.person_id = in_adult and g.capacity = 'self' and g.ended_at is null order by g.valid_from limit 1;
  if not found then return query select 'no-account'::text, null::uuid; return; end if;
  if adult.id = scope_actor() then return query select 'refused'::text, null::uuid; return; end if;
  if exists (select from guardianship o where o.person_id = in_person and o.account_id = adult.id and o.kind = in_kind
             and o.ended_at is null and (o.valid_until is null or o.valid_until > now())) then
    return query select 'had'::text, null::uuid; return;
  end if;
  if in_kind = 'guardian' and is_excluded(adult.id, in_person) then return query select 'refused'::text, null::uuid; return; end if;
  select in_ground = any (p.four_eyes) into two from rule_pack p order by p.version desc limit 1;
  insert into guardianship (person_id, act_id, kind, ground, account_id, holder_name, categories, document, reason,
                            valid_until, institution_id, made_by, made_name, needs_second)
  values (in_person, made, in_kind, in_ground, adult.id, adult.name, in_categories, in_document, in_reason, in_until,
          scope_institution(), scope_actor(), in_name, coalesce(two, true));
  if coalesce(two, true) and in_kind = 'guardian' then return query select 'waits'::text, made; return; end if;
  perform give_guardians_grant(in_person, made);
  return query select 'given'::text, made;
end $$;
create or replace function agree_guardianship(in_person uuid, in_act uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed integer;
begin
  if not is_known_here(in_person) then return false; end if;
  update guardianship set second_at = now(), second_by = scope_actor(), second_name = in_name
  where person_id = in_person and act_id = in_act and needs_second and second_at is null and ended_at is null
    and made_by <> scope_actor() and account_id <> scope_actor();
  get diagnostics changed = row_count;
  if changed = 0 then return false; end if;
  perform give_guardians_grant(in_person, in_act);
  return true;
end $$;
create or replace function keep_visit(in_item uuid, in_reason text, in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare visit record; years integer; from_age integer;
begin
  if scope_capacity() is distinct from 'clinician' or coalesce(in_reason, '') !~ '\S' then return 'refused'; end if;
  select i.person_id, i.item_id, i.institution_id, p.birth_date into visit
  from item i join person p on p.person_id = i.person_id
  where i.item_id = in_item and i.institution_id = scope_institution() and i.resource_type in ('Encounter', 'Appointment')
    and i.verdict <> 'restricted' and not is_party(i.person_id);
  if not found then return 'refused'; end if;
  select age_on(visit.birth_date, l.today), p.keeps_visits_from into years, from_age
  from live_pack() l join rule_pack p on p.version = l.version;
  if years is null or years < from_age then return 'too-young'; end if;
  if years >= 18 then return 'grown'; end if;
  insert into kept_visit (person_id, item_id, institution_id, reason, account_id, actor_name)
  values (visit.person_id, visit.item_id, visit.institution_id, left(in_reason, 2000), scope_actor(), in_name)
  on conflict (person_id, item_id) do update set ended_at = null, ended_name = null, reason = excluded.reason,
    decided_at = excluded.decided_at, account_id = excluded.account_id, actor_name = excluded.actor_name;
  return 'kept';
end $$;
create or replace function share_visit_again(in_item uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update kept_visit set ended_at = now(), ended_name = in_name
  where item_id = in_item and ended_at is null and scope_capacity() = 'clinician' and institution_id = scope_institution()
    and not is_party(person_id);
  return found;
end $$;

-- With a reason from a list and in words, for a few hours, for one patient: 'opened', 'absent' or 'refused'. Also where a
-- care relationship shows most of the record: an entry that opens only in an emergency is not among what it shows.
create or replace function break_the_glass(in_number text, in_ground text, in_words text, in_name text, in_request text)
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
  select p.break_glass_hours into hours from rule_pack p order by p.version desc limit 1;
  insert into break_glass (person_id, institution_id, account_id, actor_name, ground, words, until)
  values (patient.person_id, scope_institution(), scope_actor(), in_name, in_ground, left(in_words, 2000),
          now() + make_interval(hours => coalesce(hours, 4)));
  insert into disclosure (person_id, account_id, actor_name, capacity, institution_id, page, request_id)
  values (patient.person_id, scope_actor(), in_name, 'clinician', scope_institution(), 'break-glass', in_request);
  return query select 'opened'::text, patient.person_id;
end $$;

-- A share is of what its maker sees today.
create or replace function share_is_sound(in_person uuid, in_account uuid, in_capacity text, in_items uuid[]) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare maker record; hides text;
begin
  select r.capacity, r.categories into maker from resolve_subjects(in_account) r where r.person_id = in_person;
  if not found then return false; end if;
  hides := resolve_hidden(in_person, in_account, maker.capacity);
  return not exists (
    select from unnest(in_items) as shared(id)
    left join item i on i.person_id = in_person and i.item_id = shared.id
    left join patient_link l on l.link_id = i.link_id
    where i.item_id is null or i.release_at > now() or i.standing not in ('current', 'replaced')
      or l.person_id is distinct from in_person or l.parted_at is not null
      or (maker.categories is not null and i.category <> all (maker.categories))
      or (in_capacity <> 'self' and not i.shows_delegates)
      or position(',' || i.item_id || ',' in hides) > 0
      or position(',' || in_person || ',' in hides) > 0
      or position(',' || in_person || ':' || i.category || ',' in hides) > 0
      or position(',' || in_person || ':' || i.institution_id || ',' in hides) > 0);
end $$;

-- Looking as the patient shows a clinician nothing that is kept from the clinician.
create or replace function list_viewers(in_item uuid) returns table (capacity text, categories text[], accounts bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_item record; kinds text[]; pack record; born text;
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced')
    and not scope_hides(i.person_id, i.item_id, i.category, i.institution_id);
  if not found then return; end if;
  select * into pack from live_pack();
  select p.birth_date into born from person p where p.person_id = found_item.person_id;
  kinds := kinds_of_item(found_item.person_id, found_item.item_id);
  return query
  with live as (
    select g.account_id, g.capacity,
           kinds_today(g.capacity, g.is_age_bound, g.categories, born, pack.version, pack.today) as shown
    from access_grant g
    where g.person_id = found_item.person_id and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      and (g.capacity = 'self' or not is_kept_out(g.account_id, g.person_id)))
  select v.capacity, v.categories, count(*) from (
    select (array_agg(l.capacity order by l.capacity = 'self' desc, l.capacity = 'guardian' desc))[1] as capacity,
           array(select k from unnest(kinds) k where exists (
             select from live h where h.account_id = l.account_id and (h.shown is null or k = any (h.shown)))
             order by k) as categories
    from live l group by l.account_id) v
  group by v.capacity, v.categories order by v.capacity = 'self' desc, v.capacity, v.categories;
end $$;
create or replace function resolve_preview(in_item uuid, in_capacity text, in_categories text[])
returns table (person_id uuid, links uuid[], categories text[], family text, given text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_item record;
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced') and scope_has_patient(i.person_id)
    and not scope_hides(i.person_id, i.item_id, i.category, i.institution_id);
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
create or replace function open_preview_scope(in_item uuid, in_capacity text, in_categories text[])
returns table (person_id uuid, categories text[], family text, given text)
language plpgsql as $$
declare whose record; hides text;
begin
  if in_capacity is null or in_capacity not in ('self', 'delegate', 'guardian') then return; end if;
  select * into whose from resolve_preview(in_item, in_capacity, in_categories) r;
  if not found then return; end if;
  hides := preview_hides(whose.person_id, in_capacity)
    || ltrim(coalesce(current_setting('causeway.hidden', true), ''), ',');
  execute 'set local role causeway_patient';
  execute 'set local transaction_read_only = on';
  execute format('set local causeway.person = %L', whose.person_id);
  execute 'set local causeway.actor = ''''';
  execute format('set local causeway.capacity = %L', in_capacity);
  execute 'set local causeway.institution = ''''';
  execute format('set local causeway.links = %L', whose.links);
  execute format('set local causeway.hidden = %L', hides);
  execute 'set local causeway.log = ''own''';
  execute format('set local causeway.categories = %L', ',' || array_to_string(whose.categories, ',') || ',');
  return query select whose.person_id, whose.categories, whose.family, whose.given;
end $$;

-- What the age of the person hides from their guardians: what the region calls confidential, and the report it is part of.
create or replace function hidden_by_age(in_person uuid) returns text
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
declare pack record; years integer; places text; items uuid[];
begin
  select * into pack from live_pack();
  if pack.version is null then return ''; end if;
  select age_on(p.birth_date, pack.today) into years from person p where p.person_id = in_person;
  select string_agg(distinct in_person::text || ':' || i, ',') into places
  from rule_pack_confidential c, unnest(c.institutions) i where c.version = pack.version and c.from_age <= years;
  select coalesce(array_agg(distinct t.item_id), '{}') into items
  from rule_pack_confidential c join item i on i.person_id = in_person
  cross join lateral (values (i.item_id), (i.part_of)) t (item_id)
  where t.item_id is not null and c.version = pack.version and c.from_age <= years and cardinality(c.codes) > 0
    and exists (select from unnest(string_to_array(i.facts, E'\n')) line
                where line like 'c%' and split_part(line, '|', 2) = any (c.codes));
  return coalesce(places || ',', '') || with_what_goes_along(in_person, items);
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
  where g.person_id = in_person and g.account_id = in_account and g.capacity = 'guardian' and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now());
  select string_agg(restriction_hides(in_person, r.what, r.category, r.from_institution, r.item_id), '') into kept
  from restriction r where r.person_id = in_person and r.ended_at is null and (r.against = 'helpers'
    or (r.against = 'account' and (r.against_account = in_account
      or r.against_email = (select a.email from portal_account a where a.id = in_account))));
  return ',' || case when bound then hidden_by_age(in_person) else '' end || with_what_goes_along(in_person, visits)
    || coalesce(kept, '');
end $$;

-- Counted with the person's own eyes: what waits without a card is not there.
grant select (shows_card) on item to causeway_gate;
create or replace function count_restricted(in_what text, in_category text, in_institution text, in_item uuid)
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
    and i.verdict <> 'restricted' and (i.release_at <= now() or i.shows_card)
    and case in_what when 'everything' then true when 'kind' then i.category = in_category
      when 'institution' then i.institution_id = in_institution else position(i.item_id::text in tokens) > 0 end;
end $$;

-- Why somebody is protected is for clinicians; a desk reads that it is so.
create or replace function read_protection(in_person uuid)
returns table (institution_id text, reason text, made_at timestamptz, made_name text, second_until timestamptz,
               second_name text, is_mine boolean, is_live boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not knows_here(in_person) then return; end if;
  return query
  select t.institution_id, case when scope_capacity() = 'clinician' then t.reason end, t.made_at, t.made_name,
         t.second_until, t.second_name, t.made_by = scope_actor(),
         t.second_at is not null or t.second_until > now()
  from protection t where t.person_id = in_person and t.ended_at is null;
end $$;

-- A token is compared as a whole: what is kept of one kind does not hide the person.
create or replace function scope_hides(in_person uuid, in_thing uuid, in_kind text, in_institution text) returns boolean
language sql stable as $$
  select case coalesce(current_setting('causeway.hidden', true), '') when ',' then false when '' then true
    else coalesce(position(',' || in_thing::text || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ':' || in_kind || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ':' || in_institution || ',' in current_setting('causeway.hidden', true)) > 0, false)
    end
$$;

grant create on schema public to causeway_gate;
alter function is_party(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function is_party(uuid) from public;

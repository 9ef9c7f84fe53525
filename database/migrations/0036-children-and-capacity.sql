-- Room: access. Children, teenagers and capacity: the region's rule pack, who stands in for whom by law, visits that a
-- minor keeps to themselves, and what of all this a scope hides. Nothing here waits for a job: ages are compared with
-- today's date of the region when a scope opens.
create table rule_pack (
  version integer primary key,
  title text not null,
  decision text not null,
  time_zone text not null,
  own_address_from integer not null,
  keeps_visits_from integer not null,
  -- Grounds for which a second clerk must agree.
  four_eyes text[] not null,
  closes_at_death boolean not null,
  body text not null,
  published_at timestamptz not null default now(),
  published_by text
);
-- What holds from an age on, until the next line's. Null: all kinds; an empty list: none.
create table rule_pack_band (
  version integer not null references rule_pack,
  from_age integer not null check (from_age between 0 and 120),
  guardian_categories text[],
  guardian_reads_log boolean not null,
  child_categories text[],
  primary key (version, from_age)
);
-- What guardians do not see from an age on: whatever these institutions send, and tests by code, whoever sends them.
create table rule_pack_confidential (
  version integer not null references rule_pack,
  line_no integer not null,
  from_age integer not null check (from_age between 0 and 120),
  institutions text[] not null,
  codes text[] not null,
  primary key (version, line_no)
);
alter table rule_pack enable row level security;
alter table rule_pack force row level security;
alter table rule_pack_band enable row level security;
alter table rule_pack_band force row level security;
alter table rule_pack_confidential enable row level security;
alter table rule_pack_confidential force row level security;
grant select on rule_pack, rule_pack_band, rule_pack_confidential
  to causeway_patient, causeway_staff, causeway_public, causeway_gate, causeway_system;
grant insert on rule_pack, rule_pack_band, rule_pack_confidential to causeway_system;
create policy everybody_reads on rule_pack for select
  to causeway_patient, causeway_staff, causeway_public, causeway_gate, causeway_system using (true);
create policy everybody_reads on rule_pack_band for select
  to causeway_patient, causeway_staff, causeway_public, causeway_gate, causeway_system using (true);
create policy everybody_reads on rule_pack_confidential for select
  to causeway_patient, causeway_staff, causeway_public, causeway_gate, causeway_system using (true);
create policy system_publishes on rule_pack for insert to causeway_system with check (true);
create policy system_publishes on rule_pack_band for insert to causeway_system with check (true);
create policy system_publishes on rule_pack_confidential for insert to causeway_system with check (true);

-- A guardian's grant follows the child's age, unless its ground is not one of childhood; what somebody may see of a
-- dead person is a grant that says so.
alter table access_grant add column is_age_bound boolean not null default true;
alter table access_grant add column is_after_death boolean not null default false;

-- A clerk's act: who stands in for whom by law, or may not, on which ground and by which document. A guardian sees
-- nothing before the second person has agreed where one is needed; who is excluded sees nothing at once.
create table guardianship (
  person_id uuid not null references person,
  act_id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('guardian', 'exclusion')),
  ground text not null check (ground ~ '^[a-z]+(-[a-z]+)*$'),
  account_id uuid not null,
  holder_name text not null,
  categories text[] check (categories is null or cardinality(categories) > 0),
  document text not null check (document ~ '\S' and length(document) <= 500),
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  valid_until timestamptz,
  institution_id text not null,
  made_at timestamptz not null default now(),
  made_by uuid not null,
  made_name text not null,
  needs_second boolean not null,
  second_at timestamptz,
  second_by uuid,
  second_name text,
  ended_at timestamptz,
  ended_name text,
  ended_because text,
  grant_id uuid,
  primary key (person_id, act_id),
  check (second_by is null or second_by <> made_by)
);
create index guardianship_here on guardianship (institution_id, made_at desc);
alter table guardianship enable row level security;
alter table guardianship force row level security;
grant select, insert, update on guardianship to causeway_gate;
create policy gate_keeps on guardianship to causeway_gate using (true) with check (true);
grant select on guardianship to causeway_patient;
create policy own_guardians on guardianship for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self');

-- A clinician has judged that a minor is mature enough to keep a visit to themselves; the item is the visit.
create table kept_visit (
  person_id uuid not null,
  item_id uuid not null,
  institution_id text not null,
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  decided_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  ended_at timestamptz,
  ended_name text,
  primary key (person_id, item_id)
);
alter table kept_visit enable row level security;
alter table kept_visit force row level security;
grant select, insert, delete on kept_visit to causeway_system;
create policy system_moves on kept_visit to causeway_system using (true) with check (true);
grant select, insert, update on kept_visit to causeway_gate;
create policy gate_keeps on kept_visit to causeway_gate using (true) with check (true);
grant select (person_id, item_id, institution_id, reason, decided_at, account_id, actor_name, ended_at)
  on kept_visit to causeway_staff;
create policy clinicians_read_own on kept_visit for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
grant select (person_id, item_id, institution_id, decided_at, actor_name, ended_at) on kept_visit to causeway_patient;
create policy own_visits on kept_visit for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self');

-- The age on a day, in whole years; who was born on 29 February is a year older on 1 March. Of a date that is only partly
-- known the first day it may have been: a guardian then sees too little, never too much. The same as `ageOn` in
-- src/modules/access/rule-pack/age-on.ts.
create function age_on(in_born text, in_day date) returns integer language sql immutable as $$
  select case when in_born ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' then
    extract(year from in_day)::int - left(in_born, 4)::int
      - case when to_char(in_day, 'MM-DD') collate "C" < substr(in_born, 6) collate "C" then 1 else 0 end
  end
$$;
create function narrowed(one text[], other text[]) returns text[] language sql immutable as $$
  select case when one is null then other when other is null then one
              else array(select unnest(one) intersect select unnest(other) order by 1) end
$$;
create function live_pack() returns table (version integer, today date, closes_at_death boolean)
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select p.version, (now() at time zone p.time_zone)::date, p.closes_at_death from rule_pack p
  order by p.version desc limit 1;
end $$;

-- Which kinds one live grant shows today: null for all, an empty list for none. The same rule as `decideAccess` in
-- src/modules/access/decide-access.ts. Without a pack, or without an age, a guardian of a child sees nothing.
create function kinds_today(in_capacity text, in_is_age_bound boolean, in_categories text[], in_born text,
                            in_version integer, in_today date) returns text[]
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
declare years integer; band record;
begin
  if in_capacity = 'delegate' or (in_capacity = 'guardian' and not in_is_age_bound) then return in_categories; end if;
  years := age_on(in_born, in_today);
  select b.guardian_categories, b.child_categories into band from rule_pack_band b
  where b.version = in_version and b.from_age <= years order by b.from_age desc limit 1;
  if not found then return case when in_capacity = 'self' then in_categories else '{}'::text[] end; end if;
  return narrowed(in_categories, case when in_capacity = 'self' then band.child_categories else band.guardian_categories end);
end $$;

-- Whether a court keeps this account out of this record.
create function is_excluded(in_account uuid, in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from guardianship x where x.person_id = in_person and x.account_id = in_account
    and x.kind = 'exclusion' and x.ended_at is null and (x.valid_until is null or x.valid_until > now()));
end $$;

-- Whether this helper or guardian is kept out of the whole record; restrictions join with a later migration.
create function is_kept_out(in_account uuid, in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return is_excluded(in_account, in_person);
end $$;

create or replace function resolve_subjects(in_account uuid)
returns table (person_id uuid, capacity text, categories text[], family text, given text, until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare pack record;
begin
  select * into pack from live_pack();
  return query
  with live as (
    select g.person_id, g.capacity, g.valid_until, p.family, p.given,
           kinds_today(g.capacity, g.is_age_bound, g.categories, p.birth_date, pack.version, pack.today) as kinds
    from access_grant g join person p on p.person_id = g.person_id
    where g.account_id = in_account and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      and (g.is_after_death or p.deceased_at is null or not coalesce(pack.closes_at_death, false))
      and (g.capacity = 'self' or not is_kept_out(in_account, g.person_id))),
  seen as (select * from live where kinds is null or cardinality(kinds) > 0)
  select s.person_id,
         (array_agg(s.capacity order by s.capacity = 'self' desc, s.capacity = 'guardian' desc))[1],
         case when bool_or(s.kinds is null) then null
              else array(select distinct k from seen o, unnest(o.kinds) k where o.person_id = s.person_id) end,
         s.family, s.given,
         case when bool_or(s.valid_until is null) then null else max(s.valid_until) end
  from seen s
  group by s.person_id, s.family, s.given
  order by bool_or(s.capacity = 'self') desc, s.given, s.person_id;
end $$;

-- What a scope hides, beside its kinds: a list between commas. A uuid is an item, a request or a person; `person:kind` and
-- `person:institution` hide whatever is of that kind, or came from there. A single comma hides nothing; a scope that
-- does not say hides everything.
create function scope_hides(in_person uuid, in_thing uuid, in_kind text, in_institution text) returns boolean
language sql stable as $$
  select case coalesce(current_setting('causeway.hidden', true), '') when ',' then false when '' then true
    else coalesce(position(in_thing::text in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ':' || in_kind || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ':' || in_institution || ',' in current_setting('causeway.hidden', true)) > 0, false)
    end
$$;

-- What goes with some items, so that nothing tells of them: their parts, what happened at a visit, the same that came by
-- another door, and what was asked about any of it.
grant select (encounter_id, facts, resource_type, sort_at) on item to causeway_gate;
grant select (person_id, request_id, item_ids) on request to causeway_gate;
grant select on item_twin to causeway_gate;
create policy gate_reads on item_twin for select to causeway_gate using (true);
create function with_what_goes_along(in_person uuid, in_items uuid[]) returns text
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
declare tokens text;
begin
  if cardinality(in_items) = 0 then return ''; end if;
  with recursive along (item_id, depth) as (
    select i, 0 from unnest(in_items) i
    union
    select n.item_id, a.depth + 1 from along a cross join lateral (
      select i.item_id from item i where i.person_id = in_person and i.part_of = a.item_id
      union all select i.item_id from item i where i.person_id = in_person and i.encounter_id = a.item_id
      union all select t.twin_id from item_twin t where t.person_id = in_person and t.item_id = a.item_id
        and t.kind <> 'perhaps') n
    where a.depth < 4)
  select string_agg(t.token, ',') into tokens from (
    select distinct item_id::text as token from along
    union
    select r.request_id::text from request r
    where r.person_id = in_person and r.item_ids && array(select item_id from along)) t;
  return coalesce(tokens || ',', '');
end $$;

-- What the age of the person hides from their guardians: what the region calls confidential.
create function hidden_by_age(in_person uuid) returns text
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
declare pack record; years integer; places text; items uuid[];
begin
  select * into pack from live_pack();
  if pack.version is null then return ''; end if;
  select age_on(p.birth_date, pack.today) into years from person p where p.person_id = in_person;
  select string_agg(distinct in_person::text || ':' || i, ',') into places
  from rule_pack_confidential c, unnest(c.institutions) i where c.version = pack.version and c.from_age <= years;
  select coalesce(array_agg(distinct i.item_id), '{}') into items
  from rule_pack_confidential c join item i on i.person_id = in_person
  where c.version = pack.version and c.from_age <= years and cardinality(c.codes) > 0
    and exists (select from unnest(string_to_array(i.facts, E'\n')) line
                where line like 'c%' and split_part(line, '|', 2) = any (c.codes));
  return coalesce(places || ',', '') || with_what_goes_along(in_person, items);
end $$;

create function resolve_hidden(in_person uuid, in_account uuid, in_capacity text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare visits uuid[]; bound boolean;
begin
  if in_capacity = 'self' then return ','; end if;
  select coalesce(array_agg(k.item_id), '{}') into visits
  from kept_visit k where k.person_id = in_person and k.ended_at is null;
  select in_capacity = 'guardian' and coalesce(bool_and(g.is_age_bound), true) into bound from access_grant g
  where g.person_id = in_person and g.account_id = in_account and g.capacity = 'guardian' and g.ended_at is null;
  return ',' || case when bound then hidden_by_age(in_person) else '' end || with_what_goes_along(in_person, visits);
end $$;

-- Whether a guardian of a person of this age reads the whole access log, or only the own lines in it.
create function resolve_log(in_person uuid, in_capacity text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare pack record; reads boolean;
begin
  if in_capacity <> 'guardian' then return 'all'; end if;
  select * into pack from live_pack();
  select b.guardian_reads_log into reads from rule_pack_band b join person p on p.person_id = in_person
  where b.version = pack.version and b.from_age <= age_on(p.birth_date, pack.today) order by b.from_age desc limit 1;
  return case when reads then 'all' else 'own' end;
end $$;

drop function open_patient_scope(text, uuid);
create function open_patient_scope(in_token text, in_subject uuid)
returns table (account_id uuid, session_id uuid, account_name text, language text, person_id uuid, capacity text,
               categories text[], family text, given text, subjects bigint, roles text[], institutions text[],
               is_proved boolean, at timestamptz)
language plpgsql as $$
declare who record; whose record; known record; staff text[]; hides text; reads text;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select *, count(*) over () as total into whose from resolve_subjects(who.account_id) r
    order by (r.person_id = in_subject) desc nulls last limit 1;
  if not found or (in_subject is not null and whose.person_id <> in_subject) then return; end if;
  select * into known from resolve_links(whose.person_id) r;
  staff := array(select r.role from resolve_roles(who.account_id) r);
  hides := resolve_hidden(whose.person_id, who.account_id, whose.capacity);
  reads := resolve_log(whose.person_id, whose.capacity);
  perform touch_session(who.session_id);
  execute 'set local role causeway_patient';
  execute format('set local causeway.person = %L', whose.person_id);
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', whose.capacity);
  execute format('set local causeway.links = %L', known.links);
  execute format('set local causeway.hidden = %L', hides);
  execute format('set local causeway.log = %L', reads);
  execute format('set local causeway.proved = %L', case when who.is_proved then 'yes' else '' end);
  execute format('set local causeway.categories = %L',
                 ',' || array_to_string(coalesce(whose.categories, region_categories()), ',') || ',');
  return query select who.account_id, who.session_id, who.name, who.language, whose.person_id, whose.capacity,
    whose.categories, whose.family, whose.given, whose.total, staff,
    array(select i from unnest(known.institutions) i where position(',' || whose.person_id || ':' || i || ',' in hides) = 0),
    who.is_proved, now();
end $$;

-- The windows, requests and the log compare with what the scope hides.
alter policy released on item using (
  person_id = scope_person()
  and scope_has_link(link_id)
  and scope_has_category(category)
  and release_at <= now()
  and standing in ('current', 'replaced')
  and (shows_delegates or scope_capacity() = 'self')
  and not scope_hides(person_id, item_id, category, institution_id));
alter policy sealed on item using (
  person_id = scope_person()
  and scope_has_link(link_id)
  and scope_has_category(category)
  and release_at > now()
  and standing = 'current'
  and listed
  and shows_card
  and (shows_delegates or scope_capacity() = 'self')
  and not scope_hides(person_id, item_id, category, institution_id));
alter policy own_requests on request
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category(category)
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, request_id, category, institution_id));
alter policy own_events on request_event
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category(category)
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, request_id, category, institution_id));
alter policy own_disclosures on disclosure
  using (person_id = scope_person() and (scope_capacity() = 'self' or account_id = scope_actor()
    or (current_setting('causeway.log', true) = 'all' and not scope_hides(person_id, item_id, category, institution_id))));

-- With the eyes of a helper who has no name yet: what the person's own preview asks for.
create function hidden_from_helpers() returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if scope_capacity() is distinct from 'self' then return ''; end if;
  return resolve_hidden(scope_person(), null, 'delegate');
end $$;

-- Whom a clinician previews as: with the kinds that hold today.
create or replace function list_viewers(in_item uuid) returns table (capacity text, categories text[], accounts bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_item record; kinds text[]; pack record; born text;
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced');
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
create function preview_hides(in_person uuid, in_capacity text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if scope_capacity() is distinct from 'clinician' then return ''; end if;
  return resolve_hidden(in_person, null, in_capacity);
end $$;
create or replace function open_preview_scope(in_item uuid, in_capacity text, in_categories text[])
returns table (person_id uuid, categories text[], family text, given text)
language plpgsql as $$
declare whose record; hides text;
begin
  if in_capacity is null or in_capacity not in ('self', 'delegate', 'guardian') then return; end if;
  select * into whose from resolve_preview(in_item, in_capacity, in_categories) r;
  if not found then return; end if;
  hides := preview_hides(whose.person_id, in_capacity);
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

-- The desk. A clerk acts for people who are known at the own institution; every answer is one word.
create policy gate_registers on access_grant for insert to causeway_gate
  with check (capacity = 'guardian' and offer_id is null and valid_from >= now());
grant update (ended_at, ended_because) on access_grant to causeway_gate;
create policy gate_ends on access_grant for update to causeway_gate
  using (capacity = 'guardian' and ended_at is null) with check (capacity = 'guardian' and ended_at = now());
create function is_known_here(in_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return scope_capacity() = 'clerk' and exists (
    select from patient_link l where l.person_id = in_person and l.institution_id = scope_institution()
    and l.parted_at is null);
end $$;
create function give_guardians_grant(in_person uuid, in_act uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
declare act record; made uuid := gen_random_uuid();
begin
  select * into act from guardianship g where g.person_id = in_person and g.act_id = in_act;
  if act.kind <> 'guardian' then return; end if;
  insert into access_grant (grant_id, account_id, person_id, capacity, categories, ground, valid_from, valid_until,
                            is_age_bound, is_after_death)
  values (made, act.account_id, act.person_id, 'guardian', act.categories, act.ground, now(), act.valid_until,
          act.ground in ('parent', 'foster-authority', 'court-appointed'), act.ground = 'survivor');
  update guardianship set grant_id = made where person_id = in_person and act_id = in_act;
end $$;
-- 'given', 'waits' (for a second person), 'no-account' (the adult cannot sign in yet), 'had' or 'refused'.
create function register_guardianship(in_person uuid, in_adult uuid, in_kind text, in_ground text, in_categories text[],
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
-- The second person: another clerk of an institution that knows the person.
create function agree_guardianship(in_person uuid, in_act uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed integer; was record;
begin
  if not is_known_here(in_person) then return false; end if;
  update guardianship set second_at = now(), second_by = scope_actor(), second_name = in_name
  where person_id = in_person and act_id = in_act and needs_second and second_at is null and ended_at is null
    and made_by <> scope_actor();
  get diagnostics changed = row_count;
  if changed = 0 then return false; end if;
  perform give_guardians_grant(in_person, in_act);
  return true;
end $$;
create function end_guardianship(in_person uuid, in_act uuid, in_because text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare was record;
begin
  if not is_known_here(in_person) or coalesce(in_because, '') !~ '\S' then return false; end if;
  update guardianship g set ended_at = now(), ended_name = in_name, ended_because = left(in_because, 500)
  where g.person_id = in_person and g.act_id = in_act and g.ended_at is null returning g.* into was;
  if not found then return false; end if;
  update access_grant set ended_at = now(), ended_because = left(in_because, 500)
  where grant_id = was.grant_id and ended_at is null;
  return true;
end $$;
create function list_guardianships(in_person uuid)
returns table (act_id uuid, kind text, ground text, holder_name text, categories text[], document text, reason text,
               valid_until timestamptz, institution_id text, made_at timestamptz, made_name text, needs_second boolean,
               second_at timestamptz, second_name text, ended_at timestamptz, ended_name text, ended_because text,
               is_mine boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not is_known_here(in_person) then return; end if;
  return query
  select g.act_id, g.kind, g.ground, g.holder_name, g.categories, g.document, g.reason, g.valid_until, g.institution_id,
         g.made_at, g.made_name, g.needs_second, g.second_at, g.second_name, g.ended_at, g.ended_name, g.ended_because,
         g.made_by = scope_actor()
  from guardianship g where g.person_id = in_person order by g.made_at desc, g.act_id;
end $$;

-- The maturity decision of a visit of the own institution: 'kept', 'too-young', 'grown' or 'refused'.
create function keep_visit(in_item uuid, in_reason text, in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare visit record; years integer; from_age integer;
begin
  if scope_capacity() is distinct from 'clinician' or coalesce(in_reason, '') !~ '\S' then return 'refused'; end if;
  select i.person_id, i.item_id, i.institution_id, p.birth_date into visit
  from item i join person p on p.person_id = i.person_id
  where i.item_id = in_item and i.institution_id = scope_institution() and i.resource_type in ('Encounter', 'Appointment')
    and i.verdict <> 'restricted';
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
create function share_visit_again(in_item uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update kept_visit set ended_at = now(), ended_name = in_name
  where item_id = in_item and ended_at is null and scope_capacity() = 'clinician' and institution_id = scope_institution();
  return found;
end $$;

-- Who shall be told of a change that comes with a birthday: the account of the person, and those of guardians by age.
create function list_growing(in_from date, in_until date)
returns table (person_id uuid, given text, account_id uuid, email text, language text, capacity text, from_age integer,
               changes_on date, days integer)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select p.person_id, p.given, a.id, a.email, a.language, g.capacity, b.from_age, d.changes_on, d.changes_on - l.today
  from live_pack() l
  join rule_pack_band b on b.version = l.version and b.from_age > 0
  join person p on p.birth_date ~ '^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$'
    and left(p.birth_date, 4)::int + b.from_age between extract(year from in_from)::int and extract(year from in_until)::int
  cross join lateral (select make_date(left(p.birth_date, 4)::int + b.from_age, substr(p.birth_date, 6, 2)::int, 1)
    + substr(p.birth_date, 9, 2)::int - 1 as changes_on) d
  join access_grant g on g.person_id = p.person_id and g.ended_at is null and g.valid_from <= now()
    and (g.valid_until is null or g.valid_until > now())
    and (g.capacity = 'self' or (g.capacity = 'guardian' and g.is_age_bound))
  join portal_account a on a.id = g.account_id
  where d.changes_on between in_from and in_until and p.deceased_at is null
    and (g.capacity = 'self' or not is_kept_out(g.account_id, g.person_id));
end $$;

grant create on schema public to causeway_gate;
alter function live_pack() owner to causeway_gate;
alter function kinds_today(text, boolean, text[], text, integer, date) owner to causeway_gate;
alter function is_excluded(uuid, uuid) owner to causeway_gate;
alter function is_kept_out(uuid, uuid) owner to causeway_gate;
alter function with_what_goes_along(uuid, uuid[]) owner to causeway_gate;
alter function hidden_by_age(uuid) owner to causeway_gate;
alter function resolve_hidden(uuid, uuid, text) owner to causeway_gate;
alter function resolve_log(uuid, text) owner to causeway_gate;
alter function hidden_from_helpers() owner to causeway_gate;
alter function preview_hides(uuid, text) owner to causeway_gate;
alter function is_known_here(uuid) owner to causeway_gate;
alter function give_guardians_grant(uuid, uuid) owner to causeway_gate;
alter function register_guardianship(uuid, uuid, text, text, text[], text, text, timestamptz, text) owner to causeway_gate;
alter function agree_guardianship(uuid, uuid, text) owner to causeway_gate;
alter function end_guardianship(uuid, uuid, text, text) owner to causeway_gate;
alter function list_guardianships(uuid) owner to causeway_gate;
alter function keep_visit(uuid, text, text) owner to causeway_gate;
alter function share_visit_again(uuid, text) owner to causeway_gate;
alter function list_growing(date, date) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function live_pack(), kinds_today(text, boolean, text[], text, integer, date), is_excluded(uuid, uuid),
  is_kept_out(uuid, uuid), with_what_goes_along(uuid, uuid[]), hidden_by_age(uuid), resolve_hidden(uuid, uuid, text), resolve_log(uuid, text),
  hidden_from_helpers(), preview_hides(uuid, text), is_known_here(uuid), give_guardians_grant(uuid, uuid),
  register_guardianship(uuid, uuid, text, text, text[], text, text, timestamptz, text),
  agree_guardianship(uuid, uuid, text), end_guardianship(uuid, uuid, text, text), list_guardianships(uuid),
  keep_visit(uuid, text, text), share_visit_again(uuid, text), list_growing(date, date), open_patient_scope(text, uuid)
  from public;
grant execute on function open_patient_scope(text, uuid), resolve_hidden(uuid, uuid, text), resolve_log(uuid, text)
  to causeway_web;
grant execute on function hidden_from_helpers() to causeway_patient;
grant execute on function preview_hides(uuid, text),
  register_guardianship(uuid, uuid, text, text, text[], text, text, timestamptz, text),
  agree_guardianship(uuid, uuid, text), end_guardianship(uuid, uuid, text, text), list_guardianships(uuid),
  keep_visit(uuid, text, text), share_visit_again(uuid, text) to causeway_staff;
grant execute on function list_growing(date, date) to causeway_system;

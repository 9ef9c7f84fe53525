-- Room: terminology. Which tests an institution's own codes name, who said so, and the tables that operators load.
-- Nothing here is about a person: of a local code is kept how it is called, in which unit, and how often it came.
create table local_code (
  institution_id text not null,
  -- As lines of the record carry it: system and code.
  code_key text not null check (length(code_key) <= 600),
  name text not null,
  unit text,
  specimen text,
  kind text,
  -- The usual range that its sender wrote; never a value.
  range_low double precision,
  range_high double precision,
  seen bigint not null default 0,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz,
  state text not null default 'open' check (state in ('open', 'proposed', 'mapped', 'unmappable')),
  -- The portal has looked whether it is sure of a code.
  is_considered boolean not null default false,
  loinc text,
  primary key (institution_id, code_key),
  check ((loinc is not null) = (state in ('mapped', 'proposed')))
);
create index local_code_in_turn on local_code (institution_id, state, seen desc, code_key);

-- Every decision there ever was: the newest line counts, and none is changed.
create table code_decision (
  institution_id text not null,
  code_key text not null,
  decision_no bigint generated always as identity,
  word text not null check (word in ('mapped', 'unmappable', 'proposed', 'refused', 'undone')),
  loinc text,
  reason text not null default '' check (length(reason) <= 2000),
  -- Who: a person, or the portal itself where it was sure.
  is_by_itself boolean not null default false,
  suggested jsonb,
  decided_at timestamptz not null default now(),
  account_id uuid,
  author_name text not null,
  primary key (institution_id, code_key, decision_no)
);

-- The region's setting; the newest line counts.
create table terms_setting (
  setting_no bigint generated always as identity primary key,
  four_eyes boolean not null,
  by_itself boolean not null,
  set_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null
);

-- Stored items that are read anew, person by person, because a mapping of their institution changed.
create table remap_job (
  job_no bigint generated always as identity primary key,
  institution_id text not null,
  asked_at timestamptz not null default now(),
  after_person uuid,
  finished_at timestamptz,
  items bigint not null default 0
);
create index remap_job_open on remap_job (job_no) where finished_at is null;

-- Tables of codes that an operator loads from files: names, versions, and for LOINC what a test is.
create table term_release (
  system text not null check (system in ('loinc', 'snomed', 'atc', 'icd10', 'cvx', 'national')),
  version text not null,
  file_hash text not null,
  loaded_at timestamptz not null default now(),
  finished_at timestamptz,
  terms bigint not null default 0,
  primary key (system, version)
);
create table term (
  system text not null,
  code text not null,
  language text not null default 'en',
  name text not null,
  version text not null,
  is_active boolean not null default true,
  -- Of a test: its axes as LOINC writes them, and the words by which it is found.
  axes jsonb,
  words text[],
  primary key (system, code, language)
);
create index term_by_word on term using gin (words) where words is not null;

alter table local_code enable row level security;
alter table local_code force row level security;
alter table code_decision enable row level security;
alter table code_decision force row level security;
alter table terms_setting enable row level security;
alter table terms_setting force row level security;
alter table remap_job enable row level security;
alter table remap_job force row level security;
alter table term_release enable row level security;
alter table term_release force row level security;
alter table term enable row level security;
alter table term force row level security;

grant select, insert, update on local_code to causeway_system;
create policy system_keeps on local_code to causeway_system using (true) with check (true);
grant select, insert on code_decision to causeway_system;
create policy system_keeps on code_decision to causeway_system using (true) with check (true);
grant select on terms_setting to causeway_system;
create policy system_reads on terms_setting for select to causeway_system using (true);
grant select, insert, update on remap_job to causeway_system;
create policy system_keeps on remap_job to causeway_system using (true) with check (true);
grant select, insert, update, delete on term_release, term to causeway_system;
create policy system_keeps on term_release to causeway_system using (true) with check (true);
create policy system_keeps on term to causeway_system using (true) with check (true);

-- An administrator decides for the own institution, a steward for all; whoever decides learns what others decided.
grant select, insert, update on local_code to causeway_staff;
create policy terms_read on local_code for select to causeway_staff
  using (scope_capacity() in ('institution-administrator', 'steward'));
create policy terms_add on local_code for insert to causeway_staff
  with check (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()));
create policy terms_change on local_code for update to causeway_staff
  using (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()))
  with check (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()));
grant select, insert on code_decision to causeway_staff;
create policy terms_read on code_decision for select to causeway_staff
  using (scope_capacity() in ('institution-administrator', 'steward'));
create policy terms_decide on code_decision for insert to causeway_staff
  with check (account_id = scope_actor() and decided_at = now() and (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())));
grant select, insert on terms_setting to causeway_staff;
create policy terms_read on terms_setting for select to causeway_staff
  using (scope_capacity() in ('institution-administrator', 'steward'));
create policy stewards_set on terms_setting for insert to causeway_staff
  with check (scope_capacity() = 'steward' and account_id = scope_actor() and set_at = now());
grant select, insert on remap_job to causeway_staff;
create policy terms_watch on remap_job for select to causeway_staff
  using (scope_capacity() in ('institution-administrator', 'steward'));
create policy terms_ask on remap_job for insert to causeway_staff
  with check (asked_at = now() and after_person is null and finished_at is null and (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())));
grant select on term_release, term to causeway_staff;
create policy staff_read on term_release for select to causeway_staff using (true);
create policy staff_read on term for select to causeway_staff using (true);

-- What an item's own code means by the mapping of its institution, beside what its sender wrote.
alter table item add column mapped_code text;
grant create on schema public to causeway_released;
create or replace view released_item as
  select person_id, item_id, institution_id, feed_id, resource_type, source_id, category, title, code_system, code,
         status, standing, sort_at, happened_text, value_text, value_number, unit, ucum, range_low, range_high,
         range_text, flag, author, encounter_id, part_of, replaced_by,
         listed and (hidden_by is null or not exists (
           select from item h where h.person_id = item.person_id and h.item_id = item.hidden_by)) as listed,
         version, received_at, changed_at, verdict, release_at, release_rule, rulebook_version, body,
         case when mapped_code is null then concat(code_system, '|', code)
              else concat('http://loinc.org|', mapped_code) end as code_key,
         mapped_code
  from item;
revoke create on schema public from causeway_released;

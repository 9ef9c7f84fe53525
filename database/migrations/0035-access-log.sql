-- Rooms: audit, requests. Questions about a line of the access log; whom an account saw, and who asked that; word by mail
-- when somebody has looked; and searches of staff that found nobody.
create index disclosure_of_account on disclosure (account_id, at) where account_id is not null;

-- A question to a privacy office about one line. What the office must know of the line stands here, because the log itself
-- is nobody's to read but the person's.
create table log_question (
  person_id uuid not null,
  question_id uuid not null default gen_random_uuid(),
  disclosure_id uuid not null,
  -- Null: the region's office.
  institution_id text,
  person_name text not null,
  looked_at timestamptz not null,
  looked_by text not null,
  looked_as text not null,
  looked_page text not null,
  words text check (length(words) between 1 and 2000),
  asked_at timestamptz not null default now(),
  due_at timestamptz not null,
  account_id uuid not null,
  asked_name text not null,
  answer text check (length(answer) between 1 and 2000),
  answered_at timestamptz,
  answered_by uuid,
  answered_name text,
  primary key (person_id, question_id),
  unique (person_id, disclosure_id),
  check (num_nulls(answer, answered_at, answered_by, answered_name) in (0, 4))
);
create index log_question_open on log_question (institution_id, due_at) where answered_at is null;

-- Who asked whom an account saw, about which time, and why. Append-only by missing grants.
create table log_inquiry (
  inquiry_id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  account_id uuid,
  actor_name text not null,
  role text not null,
  institution_id text,
  about_account uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500)
);

-- Staff who looked for somebody by a number and found nobody: no person, so no person's log.
create table fruitless_search (
  search_id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  role text not null,
  institution_id text,
  -- Which page; what was typed is not kept.
  page text not null,
  request_id text not null
);
create index fruitless_search_of_account on fruitless_search (account_id, at);

-- Tell me by mail when somebody has looked.
create table look_notice (
  person_id uuid not null,
  account_id uuid not null,
  is_on boolean not null,
  set_at timestamptz not null default now(),
  -- Of what came before then it has been told.
  told_until timestamptz not null default now(),
  primary key (person_id, account_id)
);

alter table log_question enable row level security;
alter table log_question force row level security;
alter table log_inquiry enable row level security;
alter table log_inquiry force row level security;
alter table fruitless_search enable row level security;
alter table fruitless_search force row level security;
alter table look_notice enable row level security;
alter table look_notice force row level security;

grant select, insert on log_question to causeway_patient;
create policy own_questions on log_question for select to causeway_patient
  using (person_id = scope_person() and (scope_capacity() = 'self' or account_id = scope_actor()));
create policy ask_own on log_question for insert to causeway_patient
  with check (person_id = scope_person() and account_id = scope_actor() and asked_at = now() and answer is null
    and scope_capacity() in ('self', 'guardian'));
grant select on log_question to causeway_staff;
grant update (answer, answered_at, answered_by, answered_name) on log_question to causeway_staff;
create policy office_reads on log_question for select to causeway_staff
  using (scope_capacity() = 'privacy-officer' and institution_id is not distinct from scope_institution());
create policy office_answers on log_question for update to causeway_staff
  using (scope_capacity() = 'privacy-officer' and institution_id is not distinct from scope_institution()
    and answered_at is null)
  with check (scope_capacity() = 'privacy-officer' and institution_id is not distinct from scope_institution()
    and answered_by = scope_actor() and answered_at = now());

grant select, insert on log_inquiry to causeway_staff;
create policy inquirers_read on log_inquiry for select to causeway_staff
  using (scope_capacity() = 'steward' or (scope_capacity() = 'privacy-officer'
    and (scope_institution() is null or institution_id is not distinct from scope_institution())));
create policy inquirers_say on log_inquiry for insert to causeway_staff
  with check (scope_capacity() in ('steward', 'privacy-officer') and role = scope_capacity()
    and account_id = scope_actor() and at = now() and institution_id is not distinct from scope_institution());
grant insert on log_inquiry to causeway_system;
create policy system_says on log_inquiry for insert to causeway_system with check (true);

grant insert on fruitless_search to causeway_staff;
create policy searchers_say on fruitless_search for insert to causeway_staff
  with check (account_id = scope_actor() and role = scope_capacity() and at = now());
grant select on fruitless_search to causeway_staff, causeway_system;
create policy privacy_reads on fruitless_search for select to causeway_staff
  using (scope_capacity() = 'steward' or (scope_capacity() = 'privacy-officer'
    and (scope_institution() is null or institution_id is not distinct from scope_institution())));
create policy system_reads on fruitless_search for select to causeway_system using (true);

grant select, insert, update (is_on, set_at, told_until) on look_notice to causeway_patient;
create policy own_notice on look_notice to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor() and scope_capacity() = 'self')
  with check (person_id = scope_person() and account_id = scope_actor() and scope_capacity() = 'self');
-- Whether there is an address to write to.
grant select (email) on portal_account to causeway_patient;
grant select, update (told_until) on look_notice to causeway_system;
create policy system_tells on look_notice to causeway_system using (true) with check (true);

-- Whether accounts that stand in the reader's own log saw very many persons in that same hour.
create function looked_at_many(in_ids uuid[], in_most integer) returns table (disclosure_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_person() is null then return; end if;
  return query
  with hours as (
    select distinct d.account_id, date_trunc('hour', d.at) as hour from disclosure d
    where d.person_id = scope_person() and d.disclosure_id = any (in_ids) and d.account_id is not null),
  busy as (
    select h.account_id, h.hour from hours h
    where (select count(distinct o.person_id) from disclosure o
           where o.account_id = h.account_id and o.at >= h.hour and o.at < h.hour + interval '1 hour') > in_most)
  select d.disclosure_id from disclosure d
  join busy b on b.account_id = d.account_id and b.hour = date_trunc('hour', d.at)
  where d.person_id = scope_person() and d.disclosure_id = any (in_ids);
end $$;

-- Whom an account saw between two times, the newest first: stewards and the region's privacy officers everything, those of an
-- institution what was shown to the account as its staff.
create function account_saw(in_account uuid, in_from timestamptz, in_until timestamptz, in_most integer)
returns table (at timestamptz, person_id uuid, given text, family text, birth_date text, capacity text,
               institution_id text, page text, category text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'privacy-officer') then return; end if;
  return query
  select d.at, d.person_id, p.given, p.family, p.birth_date, d.capacity, d.institution_id, d.page, d.category
  from disclosure d join person p on p.person_id = d.person_id
  where d.account_id = in_account and d.at >= in_from and d.at < in_until
    and d.capacity not in ('self', 'delegate', 'guardian')
    and (scope_capacity() = 'steward' or scope_institution() is null or d.institution_id = scope_institution())
  order by d.at desc limit in_most;
end $$;

-- An account of staff by its sign-in name or id; null to others, and for accounts that never worked here.
create function find_staff_account(in_said text) returns table (account_id uuid, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'privacy-officer') then return; end if;
  return query
  select a.id, a.name from portal_account a
  where (a.id::text = in_said or a.email = in_said)
    and exists (select from account_role r where r.account_id = a.id
      and (scope_capacity() = 'steward' or scope_institution() is null or r.institution_id = scope_institution()));
end $$;

grant create on schema public to causeway_gate;
alter function looked_at_many(uuid[], integer) owner to causeway_gate;
alter function account_saw(uuid, timestamptz, timestamptz, integer) owner to causeway_gate;
alter function find_staff_account(text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function looked_at_many(uuid[], integer), account_saw(uuid, timestamptz, timestamptz, integer),
  find_staff_account(text) from public;
grant execute on function looked_at_many(uuid[], integer) to causeway_patient;
grant execute on function account_saw(uuid, timestamptz, timestamptz, integer), find_staff_account(text) to causeway_staff;

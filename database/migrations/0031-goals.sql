-- Rooms: release and terminology. A range that a clinician sets for one person and one test, beside the sender's usual one.
create table goal_range (
  person_id uuid not null,
  goal_id uuid not null default gen_random_uuid(),
  -- The result from which it was set; it holds for every result of the same test.
  item_id uuid not null,
  institution_id text not null,
  low double precision,
  high double precision,
  unit text not null check (length(unit) between 1 and 60),
  reason text not null check (length(reason) between 1 and 2000),
  until date not null,
  set_at timestamptz not null default now(),
  account_id uuid not null,
  author_name text not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_name text,
  primary key (person_id, goal_id),
  check (low is not null or high is not null),
  check (low is null or high is null or low < high),
  check ((ended_at is null) = (ended_by is null))
);
create index goal_range_of_item on goal_range (person_id, item_id);
alter table goal_range enable row level security;
alter table goal_range force row level security;
grant select, insert, update, delete on goal_range to causeway_system;
create policy system_keeps on goal_range to causeway_system using (true) with check (true);

grant select, insert on goal_range to causeway_staff;
grant update (ended_at, ended_by, ended_name) on goal_range to causeway_staff;
create policy clinicians_read_own on goal_range for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy clinicians_set_own on goal_range for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and account_id = scope_actor() and set_at = now() and ended_at is null);
create policy clinicians_end_own on goal_range for update to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution() and ended_at is null)
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and ended_by = scope_actor() and ended_at = now());

-- A goal is shown where the result may be seen from which it was set: it says what that test is.
grant select on goal_range to causeway_released;
create policy released_goals on goal_range for select to causeway_released using (person_id = scope_person());
create view released_goal as
  select g.person_id, g.goal_id, g.institution_id, g.low, g.high, g.unit, g.reason, g.until, g.set_at, g.author_name,
         g.ended_at,
         case when i.mapped_code is null then concat(i.code_system, '|', i.code)
              else concat('http://loinc.org|', i.mapped_code) end as code_key
  from goal_range g
  join item i on i.person_id = g.person_id and i.item_id = g.item_id and i.institution_id = g.institution_id;
grant create on schema public to causeway_released;
alter view released_goal owner to causeway_released;
revoke create on schema public from causeway_released;
grant select on released_goal to causeway_patient;

-- What codes mean is no secret among staff: nothing of it is about a person. Whoever may write is said as before.
drop policy terms_read on local_code;
create policy staff_read on local_code for select to causeway_staff using (true);
drop policy terms_read on code_decision;
create policy staff_read on code_decision for select to causeway_staff using (true);
drop policy terms_read on terms_setting;
create policy staff_read on terms_setting for select to causeway_staff using (true);
drop policy terms_watch on remap_job;
create policy staff_read on remap_job for select to causeway_staff using (true);

-- Rooms: patient-index, access. Whose record is this: cases with decisions that can be undone, statements of institutions
-- about their own numbers, links that part and come together again, and the rows that follow their links.

-- The person whom the number was given when it came: where it goes back to when every change is undone.
alter table patient_link add column origin_person_id uuid references person;
update patient_link set origin_person_id = person_id;
alter table patient_link alter column origin_person_id set not null;
create index patient_link_by_origin on patient_link (origin_person_id);

-- Where a link led before, from when until when: who may have seen what came by it.
create table former_link (
  link_id uuid not null references patient_link,
  person_id uuid not null references person,
  since timestamptz not null,
  until timestamptz not null,
  primary key (link_id, until)
);

-- What is to be decided. `link_id`: the number's own link, once it has one. `contested_link`: whom the number led to before.
alter table match_case add column kind text not null default 'new-number'
  check (kind in ('new-number', 'reused-number', 'merge', 'move', 'parted'));
alter table match_case add column link_id uuid references patient_link;
alter table match_case add column contested_link uuid references patient_link;
alter table match_case add column statement_id uuid;
-- The last turn of its decisions that has been carried out.
alter table match_case add column carried_turn integer not null default 0;
-- Set while a decision waits for a second person.
alter table match_case add column proposed_by uuid;
alter table match_case add unique (case_id, institution_id);
create index match_case_closed on match_case (institution_id, closed_at desc) where closed_at is not null;

-- What was decided of a case, by whom and why. Append-only by missing grants; a turn is taken once.
create table patient_decision (
  case_id uuid not null,
  turn integer not null check (turn > 0),
  institution_id text not null,
  word text not null check (word in ('same', 'other', 'unsure', 'confirm', 'refuse', 'undo')),
  candidate_link uuid references patient_link,
  -- A number given to another human being: what was received from this day on is the new one's.
  received_from timestamptz,
  -- Whose permissions go along when two records become one.
  follows text[] not null default '{}' check (follows <@ '{self,delegate,guardian}'),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid,
  actor_name text not null,
  role text not null,
  decided_at timestamptz not null default now(),
  primary key (case_id, turn),
  foreign key (case_id, institution_id) references match_case (case_id, institution_id),
  check ((word = 'same') = (candidate_link is not null))
);

-- What an institution (or a clerk for it) says of its numbers. Kept until it is applied, refused, or turns out to be so
-- already.
create table patient_statement (
  statement_id uuid primary key,
  institution_id text not null references institution,
  kind text not null check (kind in ('merge', 'change-identifier', 'move', 'part')),
  from_keys text[] not null check (cardinality(from_keys) > 0),
  into_institution_id text not null references institution,
  into_keys text[] not null,
  moved text[] not null default '{}',
  message_id uuid,
  stated_at timestamptz not null,
  outcome text not null check (outcome in
    ('asked', 'applied', 'waiting', 'refused', 'unknown-number', 'nothing-to-do')),
  case_id uuid references match_case,
  account_id uuid,
  actor_name text,
  role text,
  reason text check (length(reason) between 1 and 2000),
  check ((message_id is null) = (account_id is not null))
);
create index patient_statement_asked on patient_statement (institution_id) where outcome in ('asked', 'unknown-number', 'waiting');
alter table match_case add foreign key (statement_id) references patient_statement;

-- What has been done to links, in order; what is undone counts no more.
create table link_change (
  change_no bigint generated always as identity primary key,
  kind text not null check (kind in ('join', 'part', 'move')),
  link_id uuid not null references patient_link,
  into_link uuid references patient_link,
  from_person_id uuid not null references person,
  into_person_id uuid not null references person,
  case_id uuid references match_case,
  statement_id uuid references patient_statement,
  -- Only of a move: what was received from then on goes, else what the statement names; when the items went, and came back.
  received_from timestamptz,
  carried_at timestamptz,
  returned_at timestamptz,
  made_at timestamptz not null default now(),
  undone_at timestamptz
);
create index link_change_to_carry on link_change (change_no)
  where kind = 'move' and (carried_at is null or undone_at is not null) and returned_at is null;
create index link_change_of_link on link_change (link_id);
create index link_change_into_link on link_change (into_link);
create index link_change_of_case on link_change (case_id);

-- Rows of a link that may still stand with another person than the one the link leads to.
create table rows_to_move (
  person_id uuid not null,
  link_id uuid not null,
  asked_at timestamptz not null default now(),
  primary key (person_id, link_id)
);

-- Items that went from one number to another by a move, and the number they came with.
create table moved_item (
  change_no bigint not null references link_change,
  item_id uuid not null,
  from_link uuid not null references patient_link,
  primary key (change_no, item_id)
);

-- What institutions must hear because a link of a patient of theirs was parted.
create table patient_notice (
  notice_id uuid primary key,
  institution_id text not null references institution,
  link_id uuid not null references patient_link,
  person_id uuid not null references person,
  case_id uuid references match_case,
  since timestamptz not null,
  until timestamptz not null,
  told_at timestamptz not null default now(),
  done_at timestamptz,
  done_by uuid,
  done_name text
);
create index patient_notice_open on patient_notice (institution_id, told_at) where done_at is null;

-- Whether two people must agree before two records become one: the newest line counts; without an institution it is the
-- region's.
create table second_person_rule (
  rule_no bigint generated always as identity primary key,
  institution_id text references institution,
  is_needed boolean not null,
  account_id uuid not null,
  actor_name text not null,
  set_at timestamptz not null default now()
);

-- A permission that went along with a record; undone, the first one lives again.
alter table access_grant add column follows uuid references access_grant;
create index access_grant_follows on access_grant (follows) where follows is not null;

-- What somebody has opened stays open when their two records become one.
grant insert on opening to causeway_system;
create policy system_carries on opening for insert to causeway_system with check (true);

-- A clerk finds a patient of the own institution by the number as it is printed.
create index patient_key_by_number on patient_key (institution_id, (regexp_replace(key, '^.*[|/]', '')));

alter table former_link enable row level security;
alter table former_link force row level security;
alter table patient_decision enable row level security;
alter table patient_decision force row level security;
alter table patient_statement enable row level security;
alter table patient_statement force row level security;
alter table link_change enable row level security;
alter table link_change force row level security;
alter table rows_to_move enable row level security;
alter table rows_to_move force row level security;
alter table moved_item enable row level security;
alter table moved_item force row level security;
alter table patient_notice enable row level security;
alter table patient_notice force row level security;
alter table second_person_rule enable row level security;
alter table second_person_rule force row level security;

grant select, insert on former_link, patient_decision, moved_item to causeway_system;
grant select, insert, update on patient_statement, link_change, patient_notice to causeway_system;
grant select, insert, delete on rows_to_move to causeway_system;
grant select on second_person_rule to causeway_system;
grant delete on person_key to causeway_system;
create policy system_remembers on former_link to causeway_system using (true) with check (true);
create policy system_decides on patient_decision to causeway_system using (true) with check (true);
create policy system_applies on patient_statement to causeway_system using (true) with check (true);
create policy system_links on link_change to causeway_system using (true) with check (true);
create policy system_moves on rows_to_move to causeway_system using (true) with check (true);
create policy system_moves on moved_item to causeway_system using (true) with check (true);
create policy system_tells on patient_notice to causeway_system using (true) with check (true);
create policy system_asks on second_person_rule for select to causeway_system using (true);

-- Clerks see and decide what is their institution's, stewards all; nobody else of the staff sees who a patient may be.
alter policy own_institution on match_case
  using (scope_capacity() = 'steward' or (scope_capacity() = 'clerk' and institution_id = scope_institution()));
grant select, insert on patient_decision to causeway_staff;
create policy own_cases on patient_decision for select to causeway_staff
  using (scope_capacity() = 'steward' or (scope_capacity() = 'clerk' and institution_id = scope_institution()));
create policy decide_own_cases on patient_decision for insert to causeway_staff
  with check (account_id = scope_actor() and decided_at = now() and role = scope_capacity()
    and (scope_capacity() = 'steward' or (scope_capacity() = 'clerk' and institution_id = scope_institution())));
grant select, insert on patient_statement to causeway_staff;
create policy own_numbers on patient_statement for select to causeway_staff
  using (scope_capacity() = 'steward' or (scope_capacity() = 'clerk' and institution_id = scope_institution()));
create policy state_own_numbers on patient_statement for insert to causeway_staff
  with check (account_id = scope_actor() and stated_at = now() and role = scope_capacity() and outcome = 'asked'
    and (scope_capacity() = 'steward' or (scope_capacity() = 'clerk' and institution_id = scope_institution()
                                          and into_institution_id = scope_institution())));
grant select on patient_key to causeway_staff;
create policy own_numbers on patient_key for select to causeway_staff
  using (scope_capacity() = 'steward' or (scope_capacity() = 'clerk' and institution_id = scope_institution()));
grant select (link_id, person_id, institution_id, demographics, linked_at) on patient_link to causeway_staff;
create policy own_patients on patient_link for select to causeway_staff
  using (scope_capacity() = 'steward' or (scope_capacity() = 'clerk' and institution_id = scope_institution()));
grant select on patient_notice to causeway_staff;
grant update (done_at, done_by, done_name) on patient_notice to causeway_staff;
create policy own_notices on patient_notice to causeway_staff
  using (scope_capacity() = 'steward'
    or (scope_capacity() in ('clerk', 'institution-administrator') and institution_id = scope_institution()))
  with check (done_by = scope_actor() and done_at = now());
grant select, insert on second_person_rule to causeway_staff;
create policy everybody_who_decides on second_person_rule for select to causeway_staff
  using (scope_capacity() in ('clerk', 'steward'));
create policy stewards_set on second_person_rule for insert to causeway_staff
  with check (scope_capacity() = 'steward' and account_id = scope_actor() and set_at = now());

-- The two sides of a case, with the gate's eyes: of a candidate no more than what tells people apart, and how many may see
-- the record; never which institutions know it, never what is in it.
grant select on match_case to causeway_gate;
create policy gate_reads on match_case for select to causeway_gate using (true);
create function read_case_sides(in_case uuid)
returns table (link_id uuid, person_id uuid, demographics text, own_accounts bigint, other_accounts bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_case record;
begin
  select c.link_id, c.contested_link, c.candidates into found_case from match_case c
  where c.case_id = in_case and (scope_capacity() = 'steward'
    or (scope_capacity() = 'clerk' and c.institution_id = scope_institution()));
  if not found then return; end if;
  return query
  select l.link_id, l.person_id, l.demographics,
         count(distinct g.account_id) filter (where g.capacity = 'self'),
         count(distinct g.account_id) filter (where g.capacity <> 'self')
  from patient_link l
  left join access_grant g on g.person_id = l.person_id and g.ended_at is null
    and (g.valid_until is null or g.valid_until > now())
  where l.link_id = found_case.link_id or l.link_id = found_case.contested_link
    or l.link_id::text in (select e ->> 'linkId' from jsonb_array_elements(found_case.candidates::jsonb) e)
  group by l.link_id, l.person_id, l.demographics;
end $$;

-- Who was shown the record of a person while a link led to it; `saw` says how surely that was something of the link.
grant select on disclosure, former_link to causeway_gate;
create policy gate_reads on disclosure for select to causeway_gate using (true);
create policy gate_reads on former_link for select to causeway_gate using (true);
grant select (person_id, item_id, link_id, category) on item to causeway_gate;
create policy gate_reads on item for select to causeway_gate using (true);
create function who_saw(in_person uuid, in_link uuid, in_from timestamptz, in_until timestamptz)
returns table (at timestamptz, actor_name text, capacity text, institution_id text, page text, category text, saw text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'steward' and not exists (
    select from patient_link l where l.link_id = in_link and scope_capacity() = 'clerk'
      and l.institution_id = scope_institution()) then return; end if;
  if in_link is not null and not exists (
    select from former_link f where f.link_id = in_link and f.person_id = in_person
    union all select from patient_link l where l.link_id = in_link and l.person_id = in_person) then return; end if;
  return query
  with held as (
    select i.item_id, i.category from patient_link l
    join item i on i.link_id = l.link_id and i.person_id in (l.person_id, in_person)
    where l.link_id = in_link)
  select d.at, d.actor_name, d.capacity, d.institution_id, d.page, d.category,
         case when in_link is null then 'anything'
              when d.item_id is null then 'perhaps'
              else 'surely' end
  from disclosure d
  where d.person_id = in_person and d.at >= in_from and d.at <= in_until
    and (in_link is null or d.item_id in (select h.item_id from held h)
         or (d.item_id is null and (d.category is null or d.category in (select h.category from held h))))
  order by d.at desc limit 1000;
end $$;

grant create on schema public to causeway_gate;
alter function read_case_sides(uuid) owner to causeway_gate;
alter function who_saw(uuid, uuid, timestamptz, timestamptz) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function read_case_sides(uuid), who_saw(uuid, uuid, timestamptz, timestamptz) from public;
grant execute on function read_case_sides(uuid), who_saw(uuid, uuid, timestamptz, timestamptz) to causeway_staff;

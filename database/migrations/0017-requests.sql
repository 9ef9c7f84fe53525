-- Room: requests. What somebody has asked for and waits for an answer to: whose turn it is, until when, what happened.
-- And a choice is tried out on what cards tell, not on codes that are findings.
create table request (
  person_id uuid not null,
  request_id uuid not null default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- As whom the institution knows the person: who loses this link sees the request no more.
  link_id uuid not null,
  institution_id text not null,
  -- A team of the institution, never one member of staff.
  team text not null default 'results',
  category text not null,
  -- What it is about, in order; nobody who asked can read it, because how many items wait is content already.
  item_ids uuid[] not null check (cardinality(item_ids) > 0),
  shows_delegates boolean not null,
  asked_at timestamptz not null default now(),
  due_at timestamptz not null,
  account_id uuid not null,
  asked_name text not null,
  capacity text not null,
  ball text not null default 'staff' check (ball in ('person', 'staff')),
  closed_at timestamptz,
  outcome text,
  primary key (person_id, request_id),
  check (due_at > asked_at),
  check ((closed_at is null) = (outcome is null))
);
create unique index request_once on request (person_id, kind, (item_ids[1])) where closed_at is null;
create index request_open on request (institution_id, due_at) where closed_at is null;

-- Every step of a request, each a line that nobody changes. What decides who may read it stands on the line itself.
create table request_event (
  person_id uuid not null,
  request_id uuid not null,
  at timestamptz not null default now(),
  event_id uuid not null default gen_random_uuid(),
  word text not null,
  text text check (length(text) between 1 and 2000),
  by_whom text not null check (by_whom in ('person', 'staff', 'system')),
  account_id uuid,
  actor_name text not null default '',
  link_id uuid not null,
  institution_id text not null,
  category text not null,
  shows_delegates boolean not null,
  primary key (person_id, request_id, at, event_id)
);

-- Within how many working days the region promises an answer. The newest line of a kind counts.
create table request_promise (
  promise_no bigint generated always as identity primary key,
  kind text not null,
  working_days integer not null check (working_days between 1 and 30),
  set_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null
);

alter table request enable row level security;
alter table request force row level security;
alter table request_event enable row level security;
alter table request_event force row level security;
alter table request_promise enable row level security;
alter table request_promise force row level security;

-- The house reminds, and ends what has nothing to wait for any more.
grant select, insert, update on request to causeway_system;
grant select, insert on request_event to causeway_system;
create policy system_reminds on request to causeway_system using (true) with check (true);
create policy system_reminds on request_event to causeway_system using (true) with check (true);
grant select on request_promise to causeway_patient, causeway_staff;
create policy everybody_reads on request_promise for select to causeway_patient, causeway_staff using (true);
grant insert on request_promise to causeway_staff;
create policy stewards_promise on request_promise for insert to causeway_staff
  with check (scope_capacity() = 'steward' and account_id = scope_actor() and set_at = now());

-- The person, and who may see the same part of the record. Asking goes by the functions below; here one answers a
-- question, or takes the request back.
grant select (person_id, request_id, kind, link_id, institution_id, team, category, shows_delegates, asked_at, due_at,
              account_id, asked_name, capacity, ball, closed_at, outcome) on request to causeway_patient;
grant update (ball, closed_at, outcome) on request to causeway_patient;
grant select, insert on request_event to causeway_patient;
create policy own_requests on request for select to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category(category)
    and (shows_delegates or scope_capacity() = 'self'));
create policy answer_own on request for update to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category(category)
    and (shows_delegates or scope_capacity() = 'self') and closed_at is null)
  with check (person_id = scope_person() and ball = 'staff'
    and (closed_at is null or (closed_at = now() and outcome = 'taken-back'
      and (account_id = scope_actor() or scope_capacity() = 'self'))));
create policy own_events on request_event for select to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category(category)
    and (shows_delegates or scope_capacity() = 'self'));
create policy say_own on request_event for insert to causeway_patient
  with check (person_id = scope_person() and by_whom = 'person' and account_id = scope_actor() and at = now());

-- Clinicians of the institution that was asked.
grant select on request, request_event to causeway_staff;
grant update (ball, closed_at, outcome) on request to causeway_staff;
grant insert on request_event to causeway_staff;
create policy team_reads on request for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy team_answers on request for update to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution() and closed_at is null)
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and (closed_at is null or closed_at = now()));
create policy team_reads on request_event for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy team_says on request_event for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and by_whom = 'staff' and account_id = scope_actor() and at = now());

-- What was asked about by a record that it is not in any more is nobody's to open on its behalf.
grant select (parted_at) on patient_link to causeway_staff;

-- With the eyes of the windows: what a card stands for, or an open item, becomes what the request is about.
grant select, insert on request to causeway_sealed, causeway_released;
grant insert on request_event to causeway_sealed, causeway_released;
create policy asks_of_cards on request to causeway_sealed
  using (person_id = scope_person() and (shows_delegates or scope_capacity() = 'self'))
  with check (person_id = scope_person() and account_id = scope_actor() and asked_at = now());
create policy asks_of_cards on request_event for insert to causeway_sealed
  with check (person_id = scope_person() and account_id = scope_actor() and at = now());
create policy asks_of_items on request to causeway_released
  using (person_id = scope_person() and (shows_delegates or scope_capacity() = 'self'))
  with check (person_id = scope_person() and account_id = scope_actor() and asked_at = now());
create policy asks_of_items on request_event for insert to causeway_released
  with check (person_id = scope_person() and account_id = scope_actor() and at = now());

-- Answers null where no such card is, or it has been asked about and waits for its answer.
create function ask_for_card(in_institution text, in_category text, in_rule text, in_day date, in_due timestamptz,
                             in_name text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare found_card record; made uuid;
begin
  select array_agg(i.item_id order by i.item_id) as items, min(i.link_id::text)::uuid as link,
         bool_and(i.shows_delegates) as shows into found_card
  from item i
  where i.person_id = scope_person() and i.institution_id = in_institution and i.category = in_category
    and i.release_rule = in_rule and (i.release_at at time zone 'UTC')::date = coalesce(in_day, 'infinity'::date)
    and i.verdict <> 'blocked'
    and (i.hidden_by is null or not exists (
      select from item h where h.person_id = i.person_id and h.item_id = i.hidden_by));
  if found_card.items is null or exists (
    select from request r where r.person_id = scope_person() and r.kind = 'early-opening' and r.closed_at is null
      and r.item_ids && found_card.items) then return null; end if;
  insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, due_at,
                       account_id, asked_name, capacity)
  values (scope_person(), 'early-opening', found_card.link, in_institution, in_category, found_card.items,
          found_card.shows, in_due, scope_actor(), in_name, scope_capacity())
  on conflict do nothing returning request_id into made;
  if made is not null then
    insert into request_event (person_id, request_id, word, by_whom, account_id, actor_name, link_id, institution_id,
                               category, shows_delegates)
    values (scope_person(), made, 'asked', 'person', scope_actor(), in_name, found_card.link, in_institution,
            in_category, found_card.shows);
  end if;
  return made;
end $$;

-- About something that is open. To wish for a call after reading is the person's own, and no helper reads it.
create function ask_about_item(in_kind text, in_item uuid, in_due timestamptz, in_name text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare found_item record; made uuid;
begin
  if scope_capacity() is distinct from 'self' then return null; end if;
  select i.item_id, i.link_id, i.institution_id, i.category into found_item
  from item i where i.person_id = scope_person() and i.item_id = in_item;
  if not found then return null; end if;
  insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, due_at,
                       account_id, asked_name, capacity)
  values (scope_person(), in_kind, found_item.link_id, found_item.institution_id, found_item.category,
          array[found_item.item_id], false, in_due, scope_actor(), in_name, scope_capacity())
  on conflict do nothing returning request_id into made;
  if made is not null then
    insert into request_event (person_id, request_id, word, by_whom, account_id, actor_name, link_id, institution_id,
                               category, shows_delegates)
    values (scope_person(), made, 'asked', 'person', scope_actor(), in_name, found_item.link_id,
            found_item.institution_id, found_item.category, false);
  end if;
  return made;
end $$;

-- Which cards have been asked about, as cards are told apart; and what has opened of what was asked about.
create view asked_card as
  select r.person_id, r.request_id, i.institution_id, i.category, i.release_rule,
         nullif(i.release_at, 'infinity') as release_at
  from request r join item i on i.person_id = r.person_id and i.item_id = any (r.item_ids)
  where r.kind = 'early-opening' and r.closed_at is null;
create view request_item as
  select r.person_id, r.request_id, r.kind, r.closed_at, i.item_id, i.title
  from request r join item i on i.person_id = r.person_id and i.item_id = any (r.item_ids);

-- With the gate's eyes: how much is asked and answered where, and nothing of whom.
grant select (institution_id, kind, asked_at, due_at, ball, closed_at, outcome) on request to causeway_gate;
create policy gate_reads on request for select to causeway_gate using (true);
create function count_requests() returns table (institution_id text, kind text, waiting bigint, overdue bigint,
                                                answered bigint, in_time bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'representative', 'operator') then return; end if;
  return query
  select r.institution_id, r.kind, count(*) filter (where r.closed_at is null),
         count(*) filter (where r.closed_at is null and r.ball = 'staff' and r.due_at < now()),
         count(*) filter (where r.outcome in ('opened', 'declined', 'called')),
         count(*) filter (where r.outcome in ('opened', 'declined', 'called') and r.closed_at <= r.due_at)
  from request r where r.closed_at is null or r.asked_at > now() - interval '365 days'
  group by 1, 2 order by 1, 2;
end $$;

-- Who wished to be called has asked for something like everybody else.
insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, asked_at, due_at,
                     account_id, asked_name, capacity, closed_at, outcome)
select c.person_id, 'call-me', i.link_id, c.institution_id, i.category, array[c.item_id], false, c.asked_at,
       c.asked_at + interval '3 days', c.account_id, coalesce(a.name, ''), 'self', c.done_at,
       case when c.done_at is not null then 'called' end
from call_request c
join item i on i.person_id = c.person_id and i.item_id = c.item_id
left join portal_account a on a.id = c.account_id
on conflict do nothing;
insert into request_event (person_id, request_id, at, word, by_whom, account_id, actor_name, link_id, institution_id,
                           category, shows_delegates)
select person_id, request_id, asked_at, 'asked', 'person', account_id, asked_name, link_id, institution_id, category, false
from request
on conflict do nothing;
drop table call_request;

-- What waits, as far as a choice is tried out on it: a test is known by its code before its result, a diagnosis or a
-- medicine by its code is the finding itself. Labels and the sender's wishes are nobody's to read here.
create or replace view waiting_item as
  select person_id, institution_id, category, resource_type,
         case when resource_type in ('DiagnosticReport', 'Observation', 'ImagingStudy', 'DocumentReference', 'Specimen')
              then nullif(btrim(regexp_replace(E'\n' || coalesce(facts, ''), E'\n[^c\n][^\n]*', '', 'g'), E'\n'), '')
         end as facts,
         counts_from, changed_at, verdict, release_rule, rulebook_version, release_at
  from item
  where hidden_by is null or not exists (
    select from item h where h.person_id = item.person_id and h.item_id = item.hidden_by);

grant create on schema public to causeway_released, causeway_sealed, causeway_gate;
alter function ask_for_card(text, text, text, date, timestamptz, text) owner to causeway_sealed;
alter function ask_about_item(text, uuid, timestamptz, text) owner to causeway_released;
alter view asked_card owner to causeway_sealed;
alter view request_item owner to causeway_released;
alter function count_requests() owner to causeway_gate;
revoke create on schema public from causeway_released, causeway_sealed, causeway_gate;
revoke execute on function ask_for_card(text, text, text, date, timestamptz, text),
  ask_about_item(text, uuid, timestamptz, text), count_requests() from public;
grant execute on function ask_for_card(text, text, text, date, timestamptz, text),
  ask_about_item(text, uuid, timestamptz, text) to causeway_patient;
grant execute on function count_requests() to causeway_staff;
grant select on asked_card, request_item to causeway_patient;

-- Room: release. What people do with openness: comments, holds, choices, pulses; drafts of rulebooks; deciding anew.

-- What a verdict depends on, so that it can be given again without reading the body: codings, labels, the sender's wish;
-- and from when delays count. Null on what was stored before: the
-- first deciding anew reads them from the body and writes them, in steps, while everybody goes on reading.
alter table item add column facts text;
alter table item add column counts_from timestamptz;
-- What waits at an institution, for those who may comment on it.
create index item_held on item (institution_id, release_at) where verdict not in ('open', 'open-with-preface');

-- A clinician's words beside a result.
create table clinician_comment (
  person_id uuid not null,
  comment_id uuid not null default gen_random_uuid(),
  item_id uuid not null,
  institution_id text not null,
  text text not null check (length(text) between 1 and 10000),
  language text not null check (language in ('en', 'fr', 'nb', 'es', 'ar')),
  written_at timestamptz not null default now(),
  account_id uuid not null,
  author_name text not null,
  primary key (person_id, comment_id)
);
create index clinician_comment_of_item on clinician_comment (person_id, item_id);

-- A clinician's reasoned act that keeps an item closed until a day; lifting it is part of the row's story.
create table clinician_hold (
  person_id uuid not null,
  hold_id uuid not null default gen_random_uuid(),
  item_id uuid not null,
  institution_id text not null,
  ground text not null,
  reason text not null check (length(reason) between 1 and 2000),
  until timestamptz not null,
  placed_at timestamptz not null default now(),
  account_id uuid not null,
  author_name text not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_name text,
  primary key (person_id, hold_id),
  check (until > placed_at),
  check ((lifted_at is null) = (lifted_by is null))
);
create index clinician_hold_of_item on clinician_hold (person_id, item_id);
create index clinician_hold_here on clinician_hold (institution_id, until) where lifted_at is null;

-- A clinician ended the wait of an item.
create table early_release (
  person_id uuid not null,
  item_id uuid not null,
  institution_id text not null,
  released_at timestamptz not null default now(),
  account_id uuid not null,
  author_name text not null,
  primary key (person_id, item_id)
);

-- At order time: the patient has been told what this test may bring. The item is the order.
create table counselling (
  person_id uuid not null,
  item_id uuid not null,
  institution_id text not null,
  counselled_at timestamptz not null default now(),
  account_id uuid not null,
  author_name text not null,
  primary key (person_id, item_id)
);

-- What the person wishes, for a class of test, a category, or everything. The newest line of a subject counts.
create table release_choice (
  person_id uuid not null,
  subject text not null,
  chosen_at timestamptz not null default now(),
  moments text[] not null
    check (moments <@ '{at-once,after-comment,not-at-night-or-weekend,when-I-ask,preface-first}'),
  account_id uuid not null,
  actor_name text not null,
  capacity text not null,
  primary key (person_id, subject, chosen_at)
);
-- The person asks for what waits by their own choice.
create table release_ask (
  person_id uuid not null,
  asked_at timestamptz not null default now(),
  category text,
  account_id uuid not null,
  primary key (person_id, asked_at)
);

-- After opening: one tap. The pool has no person and no instant; that somebody has tapped stands apart, without the word.
create table pulse (
  pulse_id uuid primary key default gen_random_uuid(),
  test_class text not null,
  rule text not null,
  word text not null check (word in ('helped', 'worried-me')),
  given_on date not null default current_date
);
create table pulse_given (
  person_id uuid not null,
  item_id uuid not null,
  primary key (person_id, item_id)
);
-- "Please call me" goes to the institution that sent the result.
create table call_request (
  person_id uuid not null,
  item_id uuid not null,
  institution_id text not null,
  asked_at timestamptz not null default now(),
  account_id uuid not null,
  done_at timestamptz,
  done_by uuid,
  done_name text,
  primary key (person_id, item_id),
  check ((done_at is null) = (done_by is null))
);
create index call_request_open on call_request (institution_id, asked_at) where done_at is null;

-- Rulebooks on their way.
create table rulebook_draft (
  draft_id uuid primary key default gen_random_uuid(),
  base_version integer not null references rulebook,
  title text not null,
  body text not null check (length(body) <= 1000000),
  account_id uuid not null,
  author_name text not null,
  saved_at timestamptz not null default now(),
  published_version integer references rulebook
);
alter table rulebook add column published_by text;

-- Whom or what to decide anew. Persons first; then the region, range by range.
create table redecide_person (
  person_id uuid not null,
  asked_at timestamptz not null default now(),
  because text not null,
  primary key (person_id, asked_at, because)
);
create index redecide_person_in_turn on redecide_person (asked_at);
create table redecide_job (
  job_no bigint generated always as identity primary key,
  key text not null unique,
  because text not null,
  rulebook_version integer,
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  after_person uuid,
  persons bigint not null default 0,
  items bigint not null default 0,
  changed bigint not null default 0
);
create index redecide_job_open on redecide_job (job_no) where finished_at is null;

alter table clinician_comment enable row level security;
alter table clinician_comment force row level security;
alter table clinician_hold enable row level security;
alter table clinician_hold force row level security;
alter table early_release enable row level security;
alter table early_release force row level security;
alter table counselling enable row level security;
alter table counselling force row level security;
alter table release_choice enable row level security;
alter table release_choice force row level security;
alter table release_ask enable row level security;
alter table release_ask force row level security;
alter table pulse enable row level security;
alter table pulse force row level security;
alter table pulse_given enable row level security;
alter table pulse_given force row level security;
alter table call_request enable row level security;
alter table call_request force row level security;
alter table rulebook_draft enable row level security;
alter table rulebook_draft force row level security;
alter table redecide_person enable row level security;
alter table redecide_person force row level security;
alter table redecide_job enable row level security;
alter table redecide_job force row level security;

-- The house's own work: reads the acts, moves them with their items, decides anew.
grant select, insert, delete on clinician_comment, clinician_hold, early_release, counselling to causeway_system;
grant select, insert on release_choice, release_ask to causeway_system;
grant select, insert, update, delete on redecide_person to causeway_system;
grant select, insert, update on redecide_job to causeway_system;
create policy system_decides on clinician_comment to causeway_system using (true) with check (true);
create policy system_decides on clinician_hold to causeway_system using (true) with check (true);
create policy system_decides on early_release to causeway_system using (true) with check (true);
create policy system_decides on counselling to causeway_system using (true) with check (true);
create policy system_decides on release_choice to causeway_system using (true) with check (true);
create policy system_decides on release_ask to causeway_system using (true) with check (true);
create policy system_decides on redecide_person to causeway_system using (true) with check (true);
create policy system_decides on redecide_job to causeway_system using (true) with check (true);

-- Clinicians: items of their own institution, without what they say; and their own acts on them. What they may write on
-- an item is a hold and nothing else: an item cannot be opened by this role.
grant select (person_id, item_id, link_id, institution_id, resource_type, category, title, sort_at, standing, listed,
              hidden_by, part_of, received_at, changed_at, verdict, release_at, release_rule, release_because,
              rulebook_version, shows_card, shows_delegates, facts, counts_from) on item to causeway_staff;
grant update (verdict, release_at, release_rule, release_because, shows_card) on item to causeway_staff;
create policy clinicians_read_own on item for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy clinicians_hold_own on item for update to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution())
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and release_rule = 'clinician-hold' and release_at > now());
grant insert on verdict to causeway_staff;
create policy clinicians_explain_holds on verdict for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and decided_at <= now());
create policy clinicians_know_names on patient_link for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());

grant select, insert on clinician_comment, clinician_hold, early_release, counselling to causeway_staff;
create policy clinicians_read_own on clinician_comment for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy clinicians_write_own on clinician_comment for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and account_id = scope_actor() and written_at = now());
create policy clinicians_read_own on clinician_hold for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy clinicians_write_own on clinician_hold for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and account_id = scope_actor() and placed_at = now() and lifted_at is null);
grant update (lifted_at, lifted_by, lifted_name) on clinician_hold to causeway_staff;
create policy clinicians_lift_own on clinician_hold for update to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution() and lifted_at is null)
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and lifted_by = scope_actor() and lifted_at = now());
create policy clinicians_read_own on early_release for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy clinicians_write_own on early_release for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and account_id = scope_actor() and released_at = now());
create policy clinicians_read_own on counselling for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy clinicians_write_own on counselling for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and account_id = scope_actor() and counselled_at = now());
grant select on call_request to causeway_staff;
grant update (done_at, done_by, done_name) on call_request to causeway_staff;
create policy clinicians_read_own on call_request for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution());
create policy clinicians_answer_own on call_request for update to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution() and done_at is null)
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution()
    and done_by = scope_actor() and done_at = now());
grant insert on redecide_person to causeway_staff;
create policy clinicians_ask on redecide_person for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and asked_at = now());

-- Stewards write rulebooks; representatives read along.
grant select, insert, update on rulebook_draft to causeway_staff;
grant insert on rulebook to causeway_staff;
create policy stewards_draft on rulebook_draft to causeway_staff
  using (scope_capacity() = 'steward') with check (scope_capacity() = 'steward' and account_id = scope_actor());
create policy representatives_read on rulebook_draft for select to causeway_staff
  using (scope_capacity() = 'representative');
grant select, insert, update on rulebook_draft to causeway_system;
create policy system_publishes on rulebook_draft to causeway_system using (true) with check (true);
grant select on redecide_job to causeway_staff;
create policy region_watches on redecide_job for select to causeway_staff
  using (scope_capacity() in ('steward', 'representative', 'operator'));
grant select on pulse to causeway_staff;
create policy region_listens on pulse for select to causeway_staff
  using (scope_capacity() in ('steward', 'representative'));

-- The rulebook table is about no person and had no row-level security: with a writer beside the system it gets one.
alter table rulebook enable row level security;
alter table rulebook force row level security;
create policy everybody_reads on rulebook for select
  to causeway_patient, causeway_staff, causeway_public, causeway_system using (true);
create policy system_publishes on rulebook for insert to causeway_system with check (true);
create policy stewards_publish on rulebook for insert to causeway_staff
  with check (scope_capacity() = 'steward' and published_at = now());

-- The person: chooses, asks, taps. A guardian chooses where the rulebook says so; the command asks it.
grant select, insert on release_choice, release_ask, pulse_given, call_request to causeway_patient;
create policy own_choice on release_choice for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() in ('self', 'guardian'));
create policy choose_own on release_choice for insert to causeway_patient
  with check (person_id = scope_person() and scope_capacity() in ('self', 'guardian') and capacity = scope_capacity()
    and account_id = scope_actor() and chosen_at = now());
create policy own_ask on release_ask for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() in ('self', 'guardian'));
create policy ask_own on release_ask for insert to causeway_patient
  with check (person_id = scope_person() and scope_capacity() in ('self', 'guardian')
    and account_id = scope_actor() and asked_at = now());
create policy own_pulse on pulse_given for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self');
create policy tap_own on pulse_given for insert to causeway_patient
  with check (person_id = scope_person() and scope_capacity() = 'self');
grant insert on pulse to causeway_patient;
create policy anybody_taps on pulse for insert to causeway_patient
  with check (scope_person() is not null and given_on = current_date);
create policy own_call on call_request for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self');
create policy call_me on call_request for insert to causeway_patient
  with check (person_id = scope_person() and scope_capacity() = 'self' and account_id = scope_actor()
    and asked_at = now() and done_at is null);
grant insert on redecide_person to causeway_patient;
create policy ask_own on redecide_person for insert to causeway_patient
  with check (person_id = scope_person() and asked_at = now());
grant update (opened_at) on opening to causeway_patient;

-- Windows. A comment is shown where its item is, and nowhere else; so are verdicts, without restrictions and reasons.
grant select on clinician_comment, verdict to causeway_released;
create policy released_comments on clinician_comment for select to causeway_released using (person_id = scope_person());
create policy released_verdicts on verdict for select to causeway_released using (person_id = scope_person());
create view released_comment as
  select c.person_id, c.item_id, c.comment_id, c.institution_id, c.text, c.language, c.written_at, c.author_name
  from clinician_comment c
  join item i on i.person_id = c.person_id and i.item_id = c.item_id and i.institution_id = c.institution_id;
create view released_verdict as
  select v.person_id, v.item_id, v.decided_at, v.rulebook_version, v.verdict, v.rule, v.release_at
  from verdict v join item i on i.person_id = v.person_id and i.item_id = v.item_id
  where v.verdict <> 'restricted';
create view released_facts as select person_id, item_id, institution_id, category, release_rule, changed_at, facts from item;
-- What a card waits by, so that a choice can be tried before it is made: facts known before the result, no id, no word.
grant select (facts, counts_from, changed_at, resource_type) on item to causeway_sealed;
create view waiting_item as
  select person_id, institution_id, category, resource_type, facts, counts_from, changed_at, verdict, release_rule,
         rulebook_version, release_at
  from item
  where hidden_by is null or not exists (
    select from item h where h.person_id = item.person_id and h.item_id = item.hidden_by);

-- With the gate's eyes: when items of the own institution were opened; and how much waits where, as counts.
grant select on opening to causeway_gate;
create policy gate_reads on opening for select to causeway_gate using (true);
grant select (institution_id, release_at, release_rule, verdict, standing, listed) on item to causeway_gate;
grant select on clinician_hold to causeway_gate;
create policy gate_reads on clinician_hold for select to causeway_gate using (true);
create function opened_here(in_items uuid[]) returns table (item_id uuid, opened_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  return query
  select o.item_id, o.opened_at from item i
  join opening o on o.person_id = i.person_id and o.item_id = i.item_id
  where i.item_id = any (in_items) and i.institution_id = scope_institution();
end $$;
create function count_holds() returns table (institution_id text, rule text, waiting bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'representative', 'operator') then return; end if;
  return query
  select i.institution_id, i.release_rule, count(*) from item i
  where i.verdict not in ('open', 'open-with-preface', 'restricted') and i.release_at > now()
    and i.standing = 'current' and i.listed
  group by 1, 2 order by 1, 2;
end $$;
create function count_clinician_holds() returns table (institution_id text, ground text, placed bigint, lifted bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'representative', 'operator') then return; end if;
  return query
  select h.institution_id, h.ground, count(*), count(h.lifted_at) from clinician_hold h
  where h.placed_at > now() - interval '365 days' group by 1, 2 order by 1, 2;
end $$;

grant create on schema public to causeway_released, causeway_sealed, causeway_gate;
alter view released_comment owner to causeway_released;
alter view released_verdict owner to causeway_released;
alter view released_facts owner to causeway_released;
alter view waiting_item owner to causeway_sealed;
alter function opened_here(uuid[]) owner to causeway_gate;
alter function count_holds() owner to causeway_gate;
alter function count_clinician_holds() owner to causeway_gate;
revoke create on schema public from causeway_released, causeway_sealed, causeway_gate;
grant select on released_comment, released_verdict, released_facts, waiting_item to causeway_patient;
revoke execute on function opened_here(uuid[]), count_holds(), count_clinician_holds() from public;
grant execute on function opened_here(uuid[]), count_holds(), count_clinician_holds() to causeway_staff;

-- Room: requests. What people and teams of health services write to each other: a thread goes to a team, never to one
-- member of staff, names the day of the answer, and says whose turn it is. Who writes goes through the functions below.

-- Where a feature is off, being tried, or on; the newest line of an institution counts. On only with an owner, a cover,
-- opening hours and training.
create table feature_stage (
  stage_no bigint generated always as identity primary key,
  institution_id text not null references institution,
  feature text not null check (feature ~ '^[a-z]+(-[a-z]+)*$'),
  stage text not null check (stage in ('off', 'pilot', 'on')),
  owner_name text not null default '' check (length(owner_name) <= 100),
  has_cover boolean not null default false,
  has_hours boolean not null default false,
  is_trained boolean not null default false,
  set_at timestamptz not null default now(),
  account_id uuid,
  actor_name text not null,
  check (stage <> 'on' or (owner_name ~ '\S' and has_cover and has_hours and is_trained))
);
create index feature_stage_newest on feature_stage (institution_id, feature, stage_no);

create table message_team (
  team_id uuid primary key default gen_random_uuid(),
  institution_id text not null references institution,
  name text not null check (name ~ '\S' and length(name) <= 100),
  -- Who reads and answers, in the team's words.
  answered_by text not null default '' check (length(answered_by) <= 200),
  phone text not null default '' check (length(phone) <= 40),
  -- Seven days from Monday on: 'HH:MM-HH:MM', or nothing.
  opening_hours text[] not null default '{"","","","","","",""}' check (cardinality(opening_hours) = 7),
  promise_days integer not null default 2 check (promise_days between 1 and 30),
  in_pilot boolean not null default false,
  signature text not null default '' check (length(signature) <= 300),
  -- What the team has agreed to take in a week, and what happens beyond it. Null: no limit.
  cap_weekly integer check (cap_weekly between 1 and 10000),
  cap_effect text not null default 'longer' check (cap_effect in ('longer', 'phone', 'pause')),
  cap_extra_days integer not null default 3 check (cap_extra_days between 1 and 30),
  -- While a team is away, another one reads along and answers.
  away_from timestamptz,
  away_until timestamptz,
  covered_by uuid references message_team,
  ended_at timestamptz,
  unique (institution_id, name),
  check ((away_from is null) = (away_until is null)),
  check (away_until > away_from),
  check (covered_by is null or away_from is not null),
  check (covered_by is distinct from team_id)
);

create table message_team_member (
  team_id uuid not null references message_team,
  account_id uuid not null,
  institution_id text not null,
  added_at timestamptz not null default now(),
  added_by text not null,
  ended_at timestamptz,
  primary key (team_id, account_id)
);
create index message_team_member_of on message_team_member (account_id) where ended_at is null;

-- Which team answers a topic; for one service, or for all of them ('').
create table message_route (
  institution_id text not null references institution,
  topic text not null check (topic ~ '^[a-z]+(-[a-z]+)*$'),
  service_id text not null default '',
  team_id uuid not null references message_team,
  primary key (institution_id, topic, service_id)
);

create table message_template (
  template_id uuid primary key default gen_random_uuid(),
  team_id uuid not null references message_team,
  title text not null check (title ~ '\S' and length(title) <= 80),
  text text not null check (text ~ '\S' and length(text) <= 4000),
  ended_at timestamptz
);
create index message_template_of on message_template (team_id) where ended_at is null;

create table message_thread (
  person_id uuid not null,
  thread_id uuid not null default gen_random_uuid(),
  -- Made by the form: the same form sent twice starts one thread.
  start_key uuid not null,
  -- Who has it now, and with whom it began.
  institution_id text not null,
  team_id uuid not null,
  asked_team_id uuid not null,
  topic text not null,
  service_id text not null default '',
  subject text not null check (subject ~ '\S' and length(subject) <= 120),
  -- As the person was called when they wrote: the team may not know them yet.
  person_name text not null,
  birth_date text,
  account_id uuid not null,
  asked_name text not null,
  capacity text not null,
  asked_at timestamptz not null default now(),
  due_at timestamptz not null,
  ball text not null default 'staff' check (ball in ('person', 'staff')),
  said_at timestamptz not null default now(),
  first_answer_at timestamptz,
  in_time boolean,
  closed_at timestamptz,
  team_read_at timestamptz,
  person_read_at timestamptz,
  primary key (person_id, thread_id),
  unique (person_id, start_key)
);
create index message_thread_inbox on message_thread (team_id, ball, due_at, thread_id) where closed_at is null;
create index message_thread_topics on message_thread (team_id, topic, ball) where closed_at is null;
create index message_thread_asked on message_thread (asked_team_id, asked_at);
create index message_thread_by_id on message_thread (thread_id);

-- Each step of a thread; nobody changes what was said. The team that may read it goes along when it is handed over.
create table thread_message (
  person_id uuid not null,
  thread_id uuid not null,
  at timestamptz not null default now(),
  message_id uuid not null default gen_random_uuid(),
  post_key uuid not null,
  word text not null check (word in ('asked', 'reply', 'answer', 'question', 'handed-over', 'closed', 'reopened')),
  text text check (length(text) between 1 and 4000),
  by_whom text not null check (by_whom in ('person', 'staff')),
  account_id uuid not null,
  actor_name text not null,
  institution_id text not null,
  team_id uuid not null,
  -- Whose turn it was, for counting, and what the team was called.
  at_team_id uuid not null,
  team_name text not null,
  primary key (person_id, thread_id, at, message_id),
  unique (person_id, thread_id, post_key)
);
create index thread_message_said on thread_message (at) where by_whom = 'staff';
create index thread_message_of_team on thread_message (at_team_id, at);

create table message_reading (
  person_id uuid not null,
  thread_id uuid not null,
  account_id uuid not null,
  read_at timestamptz not null,
  primary key (person_id, thread_id, account_id)
);

-- Words that have not been sent yet, so that nobody has to write them twice. The form's key is the draft's.
create table message_draft (
  person_id uuid not null,
  draft_id uuid not null,
  account_id uuid not null,
  thread_id uuid,
  institution_id text not null default '',
  topic text not null default '',
  service_id text not null default '',
  subject text not null default '' check (length(subject) <= 120),
  text text not null default '' check (length(text) <= 4000),
  saved_at timestamptz not null default now(),
  primary key (person_id, draft_id)
);

alter table feature_stage enable row level security;
alter table feature_stage force row level security;
alter table message_team enable row level security;
alter table message_team force row level security;
alter table message_team_member enable row level security;
alter table message_team_member force row level security;
alter table message_route enable row level security;
alter table message_route force row level security;
alter table message_template enable row level security;
alter table message_template force row level security;
alter table message_thread enable row level security;
alter table message_thread force row level security;
alter table thread_message enable row level security;
alter table thread_message force row level security;
alter table message_reading enable row level security;
alter table message_reading force row level security;
alter table message_draft enable row level security;
alter table message_draft force row level security;

-- What the open scope may read of messages; anything but these words is no.
create function scope_has_messages() returns boolean language sql stable as $$
  select coalesce(current_setting('causeway.messages', true) = 'yes', false)
$$;
create function scope_has_team(team uuid) returns boolean language sql stable as $$
  select coalesce(position(',' || team::text || ',' in current_setting('causeway.teams', true)) > 0, false)
$$;
-- Whom a member of staff keeps out of their work: those in whose record they have a part themselves, and whoever keeps
-- everything from them by name. A scope that does not say keeps out everybody.
create function scope_is_apart(person uuid) returns boolean language sql stable as $$
  select coalesce(position(',' || person::text || ',' in current_setting('causeway.apart', true)) > 0, true)
$$;

grant select on message_team, message_route to causeway_patient, causeway_staff;
grant select (team_id, institution_id, name, in_pilot, ended_at) on message_team to causeway_public;
grant select (stage_no, institution_id, feature, stage, set_at) on feature_stage to causeway_patient, causeway_public;
grant select on feature_stage to causeway_staff;
create policy everybody_reads on message_team for select to causeway_patient, causeway_staff, causeway_public using (true);
create policy everybody_reads on message_route for select to causeway_patient, causeway_staff using (true);
create policy everybody_reads on feature_stage for select to causeway_patient, causeway_staff, causeway_public using (true);

-- A site administrator looks after the institution's teams; a team after its own words, its limit and its absence.
grant insert (institution_id, feature, stage, owner_name, has_cover, has_hours, is_trained, account_id, actor_name)
  on feature_stage to causeway_staff;
create policy site_sets on feature_stage for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and account_id = scope_actor());
grant insert, update on message_team to causeway_staff;
create policy site_adds on message_team for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy site_keeps on message_team for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy members_keep on message_team for update to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution() and scope_has_team(team_id))
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution() and scope_has_team(team_id));
grant select, insert, update on message_team_member to causeway_staff;
create policy site_keeps on message_team_member to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
grant insert, update, delete on message_route to causeway_staff;
create policy site_adds on message_route for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy site_keeps on message_route for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy site_ends on message_route for delete to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
grant select, insert, update on message_template to causeway_staff;
create policy members_keep on message_template to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id))
  with check (scope_capacity() = 'clinician' and scope_has_team(team_id));

-- The person and whoever writes for them.
grant select on message_thread, thread_message, message_reading to causeway_patient;
create policy own_threads on message_thread for select to causeway_patient
  using (person_id = scope_person() and scope_has_messages()
    and not scope_hides(person_id, thread_id, 'messages', institution_id));
create policy own_messages on thread_message for select to causeway_patient
  using (person_id = scope_person() and scope_has_messages()
    and not scope_hides(person_id, thread_id, 'messages', institution_id));
create policy own_readings on message_reading for select to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor());
grant select, insert, update, delete on message_draft to causeway_patient;
create policy own_drafts on message_draft to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor())
  with check (person_id = scope_person() and account_id = scope_actor() and scope_has_messages());

-- Members of the team that has it.
grant select on message_thread, thread_message to causeway_staff;
create policy team_reads on message_thread for select to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id));
create policy team_reads on thread_message for select to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id));

-- The house tells that there is a message, and throws old drafts away; it reads no words.
grant select (person_id, thread_id, at, message_id, by_whom, account_id) on thread_message to causeway_system;
grant select (person_id, thread_id, asked_at) on message_thread to causeway_system;
grant select on message_reading to causeway_system;
grant select (person_id, draft_id, saved_at), delete on message_draft to causeway_system;
create policy system_tells on thread_message for select to causeway_system using (true);
create policy system_tells on message_thread for select to causeway_system using (true);
create policy system_tells on message_reading for select to causeway_system using (true);
create policy system_clears on message_draft to causeway_system using (true);
-- Teams of the demonstration.
grant select, insert, update on feature_stage, message_team, message_team_member, message_route to causeway_system;
create policy system_sets_up on feature_stage to causeway_system using (true) with check (true);
create policy system_sets_up on message_team to causeway_system using (true) with check (true);
create policy system_sets_up on message_team_member to causeway_system using (true) with check (true);
create policy system_sets_up on message_route to causeway_system using (true) with check (true);

-- With the gate's eyes: who may read and write what.
grant select on feature_stage, message_team, message_team_member, message_route to causeway_gate;
grant select (institution_id, time_zone) on institution to causeway_gate;
grant select, insert, update on message_thread, thread_message, message_reading to causeway_gate;
grant select, delete on message_draft to causeway_gate;
create policy gate_reads on feature_stage for select to causeway_gate using (true);
create policy gate_reads on message_team for select to causeway_gate using (true);
create policy gate_reads on message_team_member for select to causeway_gate using (true);
create policy gate_reads on message_route for select to causeway_gate using (true);
create policy gate_keeps on message_thread to causeway_gate using (true) with check (true);
create policy gate_keeps on thread_message to causeway_gate using (true) with check (true);
create policy gate_keeps on message_reading to causeway_gate using (true) with check (true);
create policy gate_clears on message_draft to causeway_gate using (true);

-- Whether who acts may read and write the person's messages: the person, whoever sees everything, and helpers whose
-- permission names the task.
create function covers_messages() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare pack record; born text;
begin
  if scope_capacity() = 'self' then return true; end if;
  if coalesce(scope_capacity(), '') not in ('delegate', 'guardian') then return false; end if;
  select * into pack from live_pack();
  select p.birth_date into born from person p where p.person_id = scope_person();
  return exists (select from access_grant g
    where g.person_id = scope_person() and g.account_id = scope_actor() and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      and g.capacity in ('delegate', 'guardian')
      and ('messages' = any (g.tasks)
        or kinds_today(g.capacity, g.is_age_bound, g.categories, born, pack.version, pack.today) is null));
end $$;
create function open_messages() returns boolean language plpgsql as $$
declare covered boolean := covers_messages();
begin
  execute format('set local causeway.messages = %L', case when covered then 'yes' else '' end);
  return covered;
end $$;

-- The teams of the clinician, and those for which one of them stands in now.
create function resolve_teams() returns table (team_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  return query
  with own as (
    select t.team_id from message_team_member m join message_team t on t.team_id = m.team_id
    where m.account_id = scope_actor() and m.ended_at is null and t.institution_id = scope_institution())
  select team_id from own
  union
  select t.team_id from message_team t join own on own.team_id = t.covered_by
  where t.institution_id = scope_institution() and t.away_from <= now() and t.away_until > now();
end $$;
create function resolve_apart() returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return ',' || coalesce((select string_agg(distinct a.person_id::text || ',', '') from (
    select g.person_id from access_grant g where g.account_id = scope_actor()
    union all select x.person_id from guardianship x where x.account_id = scope_actor()
    union all select r.person_id from restriction r
      where r.ended_at is null and r.against = 'account' and r.what = 'everything'
        and (r.against_account = scope_actor()
          or r.against_email = (select p.email from portal_account p where p.id = scope_actor()))) a), '');
end $$;
create function open_teams() returns table (team_id uuid) language plpgsql as $$
#variable_conflict use_column
declare one record; teams text := ',';
begin
  for one in select r.team_id from resolve_teams() r loop
    teams := teams || one.team_id || ',';
    team_id := one.team_id;
    return next;
  end loop;
  execute format('set local causeway.teams = %L', teams);
  execute format('set local causeway.apart = %L', resolve_apart());
end $$;

-- Whether a team takes new threads: on everywhere at its institution, or tried out with this team.
create function team_takes(in_team uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from message_team t
    where t.team_id = in_team and t.ended_at is null and (
      select s.stage = 'on' or (s.stage = 'pilot' and t.in_pilot) from feature_stage s
      where s.institution_id = t.institution_id and s.feature = 'messages' order by s.stage_no desc limit 1));
end $$;
-- How many threads began with a team this week, by the institution's clocks.
create function team_load(in_team uuid) returns integer
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select count(*)::integer from message_team t join institution i on i.institution_id = t.institution_id
    join message_thread m on m.asked_team_id = t.team_id
      and m.asked_at >= date_trunc('week', now() at time zone i.time_zone) at time zone i.time_zone
    where t.team_id = in_team);
end $$;

-- Starts a thread in the name of who acts; null where that is not theirs to do. The same key once.
create function start_thread(in_key uuid, in_team uuid, in_topic text, in_service text, in_subject text, in_text text,
                             in_due timestamptz, in_name text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare made uuid; who record; team record;
begin
  if scope_person() is null or not covers_messages() then return null; end if;
  select m.thread_id into made from message_thread m
  where m.person_id = scope_person() and m.start_key = in_key and m.account_id = scope_actor();
  if found then return made; end if;
  select t.team_id, t.institution_id, t.name, t.cap_weekly, t.cap_effect into team from message_team t
  where t.team_id = in_team and team_takes(in_team);
  if not found or (team.cap_effect = 'pause' and team_load(in_team) >= team.cap_weekly) then return null; end if;
  select p.given, p.family, p.birth_date into who from person p where p.person_id = scope_person();
  insert into message_thread (person_id, start_key, institution_id, team_id, asked_team_id, topic, service_id, subject,
                              person_name, birth_date, account_id, asked_name, capacity, due_at)
  values (scope_person(), in_key, team.institution_id, in_team, in_team, in_topic, in_service, in_subject,
          concat_ws(' ', who.given, who.family), who.birth_date, scope_actor(), in_name, scope_capacity(), in_due)
  on conflict (person_id, start_key) do nothing returning thread_id into made;
  if made is null then return null; end if;
  insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name,
                              institution_id, team_id, at_team_id, team_name)
  values (scope_person(), made, in_key, 'asked', in_text, 'person', scope_actor(), in_name, team.institution_id,
          in_team, in_team, team.name);
  delete from message_draft d where d.person_id = scope_person() and d.draft_id = in_key;
  return made;
end $$;

-- The person's side says something, ends a thread or opens it again: 'said', or 'absent'. The same key once.
create function say_in_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_due timestamptz, in_name text)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare it record;
begin
  if scope_person() is null or not covers_messages() or in_word not in ('reply', 'closed', 'reopened') then
    return 'absent'; end if;
  select m.*, t.name as team_name into it from message_thread m join message_team t on t.team_id = m.team_id
  where m.person_id = scope_person() and m.thread_id = in_thread
    and not scope_hides(m.person_id, m.thread_id, 'messages', m.institution_id) for update of m;
  if not found then return 'absent'; end if;
  delete from message_draft d where d.person_id = scope_person() and d.draft_id = in_key;
  if exists (select from thread_message s where s.person_id = scope_person() and s.thread_id = in_thread
             and s.post_key = in_key) then return 'said'; end if;
  update message_thread set said_at = now(),
    closed_at = case when in_word = 'closed' then coalesce(it.closed_at, now()) end,
    due_at = case when in_word <> 'closed' and (it.ball = 'person' or it.closed_at is not null) then in_due else it.due_at end,
    ball = case when in_word = 'closed' then it.ball else 'staff' end
  where person_id = scope_person() and thread_id = in_thread;
  insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name,
                              institution_id, team_id, at_team_id, team_name)
  values (scope_person(), in_thread, in_key, in_word, in_text, 'person', scope_actor(), in_name, it.institution_id,
          it.team_id, it.team_id, it.team_name);
  return 'said';
end $$;

-- The team says something: 'said'; 'changed' where somebody has said something since in_last; or 'absent'. To hand over,
-- in_to names the team. The same key once.
create function answer_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_last uuid, in_to uuid,
                              in_due timestamptz, in_name text)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare it record; next_team record; last uuid;
begin
  if scope_capacity() is distinct from 'clinician'
    or in_word not in ('answer', 'question', 'closed', 'reopened', 'handed-over') then return 'absent'; end if;
  select m.*, t.name as team_name into it from message_thread m join message_team t on t.team_id = m.team_id
  where m.thread_id = in_thread and exists (select from resolve_teams() r where r.team_id = m.team_id)
    and position(',' || m.person_id || ',' in resolve_apart()) = 0 for update of m;
  if not found then
    return case when exists (select from thread_message s where s.thread_id = in_thread and s.post_key = in_key
      and s.account_id = scope_actor()) then 'said' else 'absent' end;
  end if;
  if exists (select from thread_message s where s.person_id = it.person_id and s.thread_id = in_thread
             and s.post_key = in_key) then return 'said'; end if;
  select s.message_id into last from thread_message s
  where s.person_id = it.person_id and s.thread_id = in_thread order by s.at desc, s.message_id desc limit 1;
  if last is distinct from in_last then return 'changed'; end if;
  insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name,
                              institution_id, team_id, at_team_id, team_name)
  values (it.person_id, in_thread, in_key, in_word, in_text, 'staff', scope_actor(), in_name, it.institution_id,
          it.team_id, it.team_id, it.team_name);
  if in_word = 'handed-over' then
    select t.team_id, t.institution_id into next_team from message_team t
    where t.team_id = in_to and t.team_id <> it.team_id and team_takes(in_to);
    if not found then raise exception 'no such team takes messages' using errcode = 'P0001'; end if;
    update message_thread set team_id = next_team.team_id, institution_id = next_team.institution_id, due_at = in_due,
      ball = 'staff', closed_at = null, team_read_at = null, said_at = now()
    where person_id = it.person_id and thread_id = in_thread;
    update thread_message set team_id = next_team.team_id, institution_id = next_team.institution_id
    where person_id = it.person_id and thread_id = in_thread;
    return 'said';
  end if;
  update message_thread set said_at = now(),
    first_answer_at = case when in_word in ('answer', 'question') then coalesce(it.first_answer_at, now())
                           else it.first_answer_at end,
    in_time = case when it.first_answer_at is null and in_word in ('answer', 'question') then now() <= it.due_at
                   else it.in_time end,
    ball = case when in_word in ('answer', 'question', 'closed') then 'person' else 'staff' end,
    due_at = case when in_word = 'reopened' then in_due else it.due_at end,
    closed_at = case when in_word in ('answer', 'closed') then coalesce(it.closed_at, now()) end
  where person_id = it.person_id and thread_id = in_thread;
  return 'said';
end $$;

-- Who reads has read it.
create function read_thread(in_thread uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() = 'clinician' then
    update message_thread set team_read_at = now() where thread_id = in_thread
      and (team_read_at is null or team_read_at < said_at)
      and exists (select from resolve_teams() r where r.team_id = message_thread.team_id);
  elsif scope_person() is not null and covers_messages() then
    update message_thread set person_read_at = now() where person_id = scope_person() and thread_id = in_thread;
    insert into message_reading (person_id, thread_id, account_id, read_at)
    select m.person_id, m.thread_id, scope_actor(), now() from message_thread m
    where m.person_id = scope_person() and m.thread_id = in_thread
    on conflict (person_id, thread_id, account_id) do update set read_at = excluded.read_at;
  end if;
end $$;

-- What waits with the clinician's teams, by topic.
create function count_inbox() returns table (team_id uuid, topic text, waiting bigint, late bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select m.team_id, m.topic, count(*), count(*) filter (where m.due_at < now())
  from message_thread m
  where m.team_id in (select r.team_id from resolve_teams() r) and m.closed_at is null and m.ball = 'staff'
  group by m.team_id, m.topic order by m.team_id, m.topic;
end $$;

-- What a patient has asked a team of this clinician is a reason to see them, like any other question to the team.
create or replace function care_ground(in_person uuid) returns text
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
  if exists (select from message_thread m where m.person_id = in_person
             and (m.closed_at is null or m.closed_at > now() - interval '30 days')
             and m.team_id in (select t.team_id from resolve_teams() t)) then return 'request'; end if;
  if exists (select from break_glass b where b.person_id = in_person and b.account_id = scope_actor()
             and b.institution_id = scope_institution() and b.until > now()) then return 'break-glass'; end if;
  return null;
end $$;

grant create on schema public to causeway_gate;
alter function covers_messages() owner to causeway_gate;
alter function resolve_teams() owner to causeway_gate;
alter function resolve_apart() owner to causeway_gate;
alter function team_takes(uuid) owner to causeway_gate;
alter function team_load(uuid) owner to causeway_gate;
alter function start_thread(uuid, uuid, text, text, text, text, timestamptz, text) owner to causeway_gate;
alter function say_in_thread(uuid, uuid, text, text, timestamptz, text) owner to causeway_gate;
alter function answer_thread(uuid, uuid, text, text, uuid, uuid, timestamptz, text) owner to causeway_gate;
alter function read_thread(uuid) owner to causeway_gate;
alter function count_inbox() owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function covers_messages(), open_messages(), resolve_teams(), resolve_apart(), open_teams(),
  team_takes(uuid), team_load(uuid), start_thread(uuid, uuid, text, text, text, text, timestamptz, text),
  say_in_thread(uuid, uuid, text, text, timestamptz, text),
  answer_thread(uuid, uuid, text, text, uuid, uuid, timestamptz, text), read_thread(uuid), count_inbox() from public;
grant execute on function covers_messages(), open_messages(),
  start_thread(uuid, uuid, text, text, text, text, timestamptz, text),
  say_in_thread(uuid, uuid, text, text, timestamptz, text) to causeway_patient;
grant execute on function resolve_teams(), resolve_apart(), open_teams(),
  answer_thread(uuid, uuid, text, text, uuid, uuid, timestamptz, text), count_inbox() to causeway_staff;
grant execute on function team_load(uuid), read_thread(uuid) to causeway_patient, causeway_staff;

-- Room: questionnaires. What an institution asks in a form of FHIR: published by its administrator, asked of one person by a team, or
-- before visits of a service; answered page by page as a draft that nobody else reads, and sent by the person to that team alone.
create table questionnaire (
  questionnaire_id uuid primary key default gen_random_uuid(),
  institution_id text not null references institution,
  url text not null check (length(url) <= 500),
  version text check (length(version) <= 100),
  title text not null check (title ~ '\S' and length(title) <= 300),
  -- The Questionnaire as it was given, JSON.
  resource text not null check (length(resource) <= 500000),
  made_at timestamptz not null default now(),
  made_by uuid,
  made_name text not null,
  ended_at timestamptz
);
create unique index questionnaire_in_use on questionnaire (institution_id, url) where ended_at is null;

-- Before which visits it is asked, and which team reads it.
create table questionnaire_rule (
  rule_id uuid primary key default gen_random_uuid(),
  institution_id text not null references institution,
  service_id uuid not null references visit_service,
  url text not null,
  team_id uuid not null references message_team,
  days_before integer not null check (days_before between 1 and 60),
  set_at timestamptz not null default now(),
  set_by uuid,
  set_name text not null,
  ended_at timestamptz
);
create unique index questionnaire_rule_once on questionnaire_rule (service_id, url) where ended_at is null;

create table questionnaire_ask (
  person_id uuid not null,
  ask_id uuid not null default gen_random_uuid(),
  institution_id text not null references institution,
  team_id uuid not null references message_team,
  questionnaire_id uuid not null references questionnaire,
  person_name text not null,
  birth_date text,
  shows_delegates boolean not null default true,
  -- The booking before which it is asked, and by which rule.
  visit_id uuid,
  rule_id uuid references questionnaire_rule,
  until_day date not null,
  words text not null default '' check (length(words) <= 1000),
  asked_by uuid,
  asked_name text not null,
  asked_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by text check (ended_by in ('person', 'team', 'visit')),
  primary key (person_id, ask_id),
  check ((ended_at is null) = (ended_by is null)),
  check ((visit_id is null) = (rule_id is null)),
  check ((asked_by is null) = (rule_id is not null))
);
create index questionnaire_ask_of_team on questionnaire_ask (team_id, asked_at desc);
create unique index questionnaire_ask_before_visit on questionnaire_ask (person_id, rule_id, visit_id) where visit_id is not null;

-- What was answered so far.
create table questionnaire_draft (
  person_id uuid not null,
  ask_id uuid not null,
  answers text not null check (length(answers) <= 500000),
  saved_at timestamptz not null default now(),
  account_id uuid not null,
  primary key (person_id, ask_id),
  foreign key (person_id, ask_id) references questionnaire_ask
);

-- What was sent, once, and what the team said to it.
create table questionnaire_response (
  person_id uuid not null,
  ask_id uuid not null,
  institution_id text not null references institution,
  team_id uuid not null references message_team,
  questionnaire_id uuid not null references questionnaire,
  -- The QuestionnaireResponse, JSON.
  resource text not null check (length(resource) <= 500000),
  -- The first score of the form; null: it has none, or not everything that counts was answered.
  score double precision,
  sent_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  capacity text not null check (capacity in ('self', 'delegate', 'guardian')),
  state text not null default 'new' check (state in ('new', 'seen', 'answered')),
  due_at timestamptz not null,
  words text not null default '' check (length(words) <= 2000),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  read_at timestamptz,
  primary key (person_id, ask_id),
  foreign key (person_id, ask_id) references questionnaire_ask,
  check ((state = 'new') = (decided_at is null)),
  check (state <> 'answered' or words ~ '\S')
);
create index questionnaire_response_waiting on questionnaire_response (team_id, due_at) where state = 'new';

do $$ declare one text; begin
  foreach one in array array['questionnaire', 'questionnaire_rule', 'questionnaire_ask', 'questionnaire_draft', 'questionnaire_response'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
  end loop;
end $$;

-- What institutions ask is no secret; who is asked is.
grant select on questionnaire to causeway_patient, causeway_staff, causeway_system;
create policy everybody_reads on questionnaire for select to causeway_patient, causeway_staff using (true);
grant insert on questionnaire to causeway_staff;
grant update (ended_at) on questionnaire to causeway_staff;
create policy site_publishes on questionnaire for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and made_by = scope_actor() and made_at = now() and ended_at is null);
create policy site_ends on questionnaire for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution() and ended_at is null)
  with check (institution_id = scope_institution() and ended_at = now());

grant select, insert on questionnaire_rule to causeway_staff;
grant update (ended_at) on questionnaire_rule to causeway_staff;
create policy staff_reads on questionnaire_rule for select to causeway_staff using (institution_id = scope_institution());
create policy site_sets on questionnaire_rule for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and set_by = scope_actor() and set_at = now() and ended_at is null
    and exists (select from visit_service s where s.service_id = questionnaire_rule.service_id
      and s.institution_id = questionnaire_rule.institution_id)
    and exists (select from message_team t where t.team_id = questionnaire_rule.team_id
      and t.institution_id = questionnaire_rule.institution_id and t.ended_at is null));
create policy site_ends on questionnaire_rule for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution() and ended_at is null)
  with check (institution_id = scope_institution() and ended_at = now());

-- The person, and who may see everything for them.
create function covers_questionnaires() returns boolean language sql stable as $$
  select coalesce(scope_person() is not null and (scope_capacity() = 'self'
    or (scope_capacity() in ('delegate', 'guardian') and current_setting('causeway.categories', true)
        = ',' || array_to_string(region_categories(), ',') || ',')), false)
$$;

grant select on questionnaire_ask to causeway_patient;
grant update (ended_at, ended_by) on questionnaire_ask to causeway_patient;
create policy own_asks on questionnaire_ask for select to causeway_patient
  using (person_id = scope_person() and (select covers_questionnaires())
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, ask_id, 'questionnaires', institution_id));
-- Who helps may answer; whether it is answered at all decides the person, or a guardian.
create policy own_refusals on questionnaire_ask for update to causeway_patient
  using (person_id = scope_person() and (select covers_questionnaires())
    and (shows_delegates or scope_capacity() = 'self') and scope_capacity() in ('self', 'guardian')
    and ended_at is null and not scope_hides(person_id, ask_id, 'questionnaires', institution_id))
  with check (person_id = scope_person() and ended_by = 'person' and ended_at = now());

grant select, insert, delete on questionnaire_draft to causeway_patient;
grant update (answers, saved_at, account_id) on questionnaire_draft to causeway_patient;
create policy own_drafts on questionnaire_draft to causeway_patient
  using (person_id = scope_person() and exists (select from questionnaire_ask a
    where a.person_id = questionnaire_draft.person_id and a.ask_id = questionnaire_draft.ask_id))
  with check (person_id = scope_person() and account_id = scope_actor() and saved_at = now()
    and exists (select from questionnaire_ask a where a.person_id = questionnaire_draft.person_id
      and a.ask_id = questionnaire_draft.ask_id and a.ended_at is null));

grant select, insert on questionnaire_response to causeway_patient;
grant update (read_at) on questionnaire_response to causeway_patient;
create policy own_responses on questionnaire_response for select to causeway_patient
  using (person_id = scope_person() and exists (select from questionnaire_ask a
    where a.person_id = questionnaire_response.person_id and a.ask_id = questionnaire_response.ask_id));
create policy own_sending on questionnaire_response for insert to causeway_patient
  with check (person_id = scope_person() and (select covers_questionnaires()) and account_id = scope_actor()
    and capacity = scope_capacity() and sent_at = now() and state = 'new' and words = '' and read_at is null
    and exists (select from questionnaire_ask a where a.person_id = questionnaire_response.person_id
      and a.ask_id = questionnaire_response.ask_id and a.team_id = questionnaire_response.team_id
      and a.institution_id = questionnaire_response.institution_id
      and a.questionnaire_id = questionnaire_response.questionnaire_id and a.ended_at is null));
create policy own_reading on questionnaire_response for update to causeway_patient
  using (person_id = scope_person() and (select covers_questionnaires()))
  with check (person_id = scope_person() and read_at = now());

-- The team's side: what it asks and what was sent to it, and never of somebody in whose record one has a part.
grant select, insert on questionnaire_ask to causeway_staff;
grant update (ended_at, ended_by) on questionnaire_ask to causeway_staff;
create policy team_asks on questionnaire_ask for select to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id)
    and not scope_hides(person_id, ask_id, 'questionnaires', ''));
create policy team_begins on questionnaire_ask for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution() and scope_has_team(team_id)
    and scope_has_patient(person_id) and not scope_is_apart(person_id) and asked_by = scope_actor()
    and asked_at = now() and ended_at is null and shows_delegates
    and exists (select from questionnaire q where q.questionnaire_id = questionnaire_ask.questionnaire_id
      and q.institution_id = questionnaire_ask.institution_id and q.ended_at is null)
    and exists (select from message_team t where t.team_id = questionnaire_ask.team_id
      and t.institution_id = questionnaire_ask.institution_id and t.ended_at is null));
create policy team_ends on questionnaire_ask for update to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id) and ended_at is null)
  with check (scope_capacity() = 'clinician' and scope_has_team(team_id) and ended_by = 'team' and ended_at = now());

grant select on questionnaire_response to causeway_staff;
grant update (state, words, decided_by, decided_name, decided_at) on questionnaire_response to causeway_staff;
create policy team_reads on questionnaire_response for select to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id)
    and not scope_hides(person_id, ask_id, 'questionnaires', ''));
create policy team_decides on questionnaire_response for update to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id)
    and not scope_hides(person_id, ask_id, 'questionnaires', ''))
  with check (scope_capacity() = 'clinician' and scope_has_team(team_id) and decided_by = scope_actor()
    and decided_at = now());

-- Asks before visits are made by the house itself, by the institution's rule; of what is sent it reads no word.
grant select on questionnaire_rule to causeway_system;
create policy system_asks on questionnaire for select to causeway_system using (true);
create policy system_asks on questionnaire_rule for select to causeway_system using (true);
-- The demonstration region has some from the start.
grant insert on questionnaire, questionnaire_rule to causeway_system;
create policy system_sets_up on questionnaire for insert to causeway_system with check (made_by is null);
create policy system_sets_up on questionnaire_rule for insert to causeway_system with check (set_by is null);
grant select (person_id, ask_id, institution_id, team_id, questionnaire_id, visit_id, rule_id, until_day, asked_at, ended_at),
  insert, update (visit_id, until_day, ended_at, ended_by) on questionnaire_ask to causeway_system;
create policy system_asks on questionnaire_ask to causeway_system using (true)
  with check (rule_id is not null);
grant select (person_id, ask_id, words, sent_at, decided_at, read_at) on questionnaire_response to causeway_system;
create policy system_tells on questionnaire_response for select to causeway_system using (true);

-- How often one of its questionnaires was asked and answered: a count for the administrator, who reads of nobody.
create function count_questionnaire(in_questionnaire uuid) returns table (asked bigint, answered bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*), count(r.ask_id) from questionnaire q
  join questionnaire_ask a on a.questionnaire_id = q.questionnaire_id
  left join questionnaire_response r on r.person_id = a.person_id and r.ask_id = a.ask_id
  where q.questionnaire_id = in_questionnaire and q.institution_id = scope_institution()
    and scope_capacity() = 'institution-administrator'
$$;
grant select (questionnaire_id, institution_id) on questionnaire to causeway_gate;
grant select (person_id, ask_id, questionnaire_id) on questionnaire_ask to causeway_gate;
grant select (person_id, ask_id) on questionnaire_response to causeway_gate;
create policy gate_counts on questionnaire for select to causeway_gate using (true);
create policy gate_counts on questionnaire_ask for select to causeway_gate using (true);
create policy gate_counts on questionnaire_response for select to causeway_gate using (true);
grant create on schema public to causeway_gate;
alter function count_questionnaire(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function count_questionnaire(uuid) from public;
grant execute on function count_questionnaire(uuid) to causeway_staff;

-- Room: journal. What people measure and write down themselves. It is theirs alone, until a team that has agreed to read it
-- asks for one kind, and they say yes; every value that is sent then has a state, and one beyond the team's limits a day.
alter table message_team
  add column takes_measurements boolean not null default false,
  -- What the team has agreed to read from one patient in a week.
  add column measurements_weekly integer not null default 14 check (measurements_weekly between 1 and 100);

-- The person, and who may see everything for them, but for whom the person keeps measurements from.
create function covers_journal() returns boolean language sql stable as $$
  select coalesce(scope_person() is not null and (scope_capacity() = 'self'
    or (scope_capacity() in ('delegate', 'guardian') and current_setting('causeway.categories', true)
        = ',' || array_to_string(region_categories(), ',') || ','
      and not scope_hides(scope_person(), scope_person(), 'vitals', ''))), false)
$$;

create table journal_entry (
  person_id uuid not null,
  entry_id uuid not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  measured_at timestamptz not null,
  -- In the unit of its kind; of a blood pressure the upper one. Null: words alone.
  value double precision,
  -- The lower one of a blood pressure.
  second_value double precision,
  note text not null default '' check (length(note) <= 2000),
  account_id uuid not null,
  actor_name text not null,
  capacity text not null check (capacity in ('self', 'delegate', 'guardian')),
  entered_at timestamptz not null default now(),
  struck_at timestamptz,
  primary key (person_id, entry_id),
  check ((kind = 'diary') = (value is null)),
  check ((kind = 'blood-pressure') = (second_value is not null)),
  check (kind <> 'diary' or note ~ '\S'),
  check (measured_at <= entered_at + interval '1 hour')
);
create index journal_entry_newest on journal_entry (person_id, kind, measured_at desc, entry_id);

-- A team asks one person for one kind of value.
create table journal_ask (
  person_id uuid not null,
  ask_id uuid not null default gen_random_uuid(),
  institution_id text not null references institution,
  team_id uuid not null references message_team,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$' and kind <> 'diary'),
  person_name text not null,
  birth_date text,
  -- How often the team would like it.
  times_weekly integer not null check (times_weekly between 1 and 28),
  -- What the team has agreed to read of it in a week.
  weekly_most integer not null check (weekly_most between 1 and 100),
  until_day date not null,
  low double precision,
  high double precision,
  second_low double precision,
  second_high double precision,
  words text not null default '' check (length(words) <= 1000),
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null default now(),
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('person', 'team')),
  primary key (person_id, ask_id),
  check (low < high), check (second_low < second_high),
  check ((answer is null) = (answered_at is null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index journal_ask_once on journal_ask (person_id, team_id, kind)
  where ended_at is null and answer is distinct from 'no';
create index journal_ask_of_team on journal_ask (team_id, until_day) where ended_at is null;

-- What was sent to whom, and what became of it.
create table journal_sent (
  person_id uuid not null,
  ask_id uuid not null,
  entry_id uuid not null,
  institution_id text not null references institution,
  team_id uuid not null references message_team,
  sent_at timestamptz not null default now(),
  is_beyond boolean not null,
  state text not null default 'new' check (state in ('new', 'needs-answer', 'seen', 'answered', 'taken')),
  due_at timestamptz,
  words text not null default '' check (length(words) <= 2000),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  read_at timestamptz,
  primary key (person_id, ask_id, entry_id),
  check ((state = 'new') = (decided_at is null)),
  check (state <> 'answered' or words ~ '\S')
);
create index journal_sent_waiting on journal_sent (team_id, sent_at) where state in ('new', 'needs-answer');

do $$ declare one text; begin
  foreach one in array array['journal_entry', 'journal_ask', 'journal_sent'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
  end loop;
end $$;

-- The person's side.
grant select, insert on journal_entry to causeway_patient;
grant update (struck_at) on journal_entry to causeway_patient;
create policy own_entries on journal_entry for select to causeway_patient
  using (person_id = scope_person() and (select covers_journal()) and (kind <> 'diary' or scope_capacity() = 'self')
    and not scope_hides(person_id, entry_id, 'vitals', ''));
create policy own_words on journal_entry for insert to causeway_patient
  with check (person_id = scope_person() and (select covers_journal()) and (kind <> 'diary' or scope_capacity() = 'self')
    and account_id = scope_actor() and capacity = scope_capacity() and entered_at = now() and struck_at is null);
create policy own_strikes on journal_entry for update to causeway_patient
  using (person_id = scope_person() and (select covers_journal()) and struck_at is null)
  with check (person_id = scope_person() and struck_at = now());

grant select on journal_ask to causeway_patient;
grant update (answer, answered_at, ended_at, ended_by) on journal_ask to causeway_patient;
create policy own_asks on journal_ask for select to causeway_patient
  using (person_id = scope_person() and (select covers_journal())
    and not scope_hides(person_id, ask_id, 'vitals', institution_id));
-- Who helps may measure and write down; who reads along decides the person, or a guardian.
create policy own_answers on journal_ask for update to causeway_patient
  using (person_id = scope_person() and (select covers_journal()) and scope_capacity() in ('self', 'guardian')
    and ended_at is null and not scope_hides(person_id, ask_id, 'vitals', institution_id))
  with check (person_id = scope_person() and (ended_by is null or (ended_by = 'person' and ended_at = now())));

grant select, insert on journal_sent to causeway_patient;
grant update (read_at) on journal_sent to causeway_patient;
create policy own_sent on journal_sent for select to causeway_patient
  using (person_id = scope_person() and (select covers_journal())
    and not scope_hides(person_id, ask_id, 'vitals', institution_id));
create policy own_sending on journal_sent for insert to causeway_patient
  with check (person_id = scope_person() and (select covers_journal()) and state = 'new' and sent_at = now()
    and exists (select from journal_ask a where a.person_id = journal_sent.person_id and a.ask_id = journal_sent.ask_id
      and a.team_id = journal_sent.team_id and a.institution_id = journal_sent.institution_id
      and a.answer = 'yes' and a.ended_at is null)
    and exists (select from journal_entry e where e.person_id = journal_sent.person_id
      and e.entry_id = journal_sent.entry_id and e.kind <> 'diary' and e.entered_at = now()));
create policy own_reading on journal_sent for update to causeway_patient
  using (person_id = scope_person() and (select covers_journal())) with check (person_id = scope_person() and read_at = now());

-- The team's side: what it has asked for, while the person lets it, and never of somebody in whose record one has a part.
grant select, insert on journal_ask to causeway_staff;
grant update (ended_at, ended_by) on journal_ask to causeway_staff;
create policy team_asks on journal_ask for select to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id)
    and not scope_hides(person_id, ask_id, 'vitals', ''));
create policy team_begins on journal_ask for insert to causeway_staff
  with check (scope_capacity() = 'clinician' and institution_id = scope_institution() and scope_has_team(team_id)
    and scope_has_patient(person_id) and not scope_is_apart(person_id) and asked_by = scope_actor()
    and answer is null and ended_at is null
    and exists (select from message_team t where t.team_id = journal_ask.team_id and t.takes_measurements
      and t.institution_id = journal_ask.institution_id and t.ended_at is null));
create policy team_ends on journal_ask for update to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and not scope_is_apart(person_id) and ended_at is null)
  with check (scope_capacity() = 'clinician' and scope_has_team(team_id) and ended_by = 'team' and ended_at = now());

grant select on journal_sent to causeway_staff;
grant update (state, words, due_at, decided_by, decided_name, decided_at) on journal_sent to causeway_staff;
create policy team_reads on journal_sent for select to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and exists (
    select from journal_ask a where a.person_id = journal_sent.person_id and a.ask_id = journal_sent.ask_id
      and a.ended_by is distinct from 'person'));
create policy team_decides on journal_sent for update to causeway_staff
  using (scope_capacity() = 'clinician' and scope_has_team(team_id) and exists (
    select from journal_ask a where a.person_id = journal_sent.person_id and a.ask_id = journal_sent.ask_id
      and a.ended_by is distinct from 'person'))
  with check (scope_capacity() = 'clinician' and scope_has_team(team_id) and decided_by = scope_actor()
    and decided_at = now());

grant select (person_id, entry_id, kind, measured_at, value, second_value, note, actor_name, capacity, entered_at, struck_at)
  on journal_entry to causeway_staff;
create policy team_reads on journal_entry for select to causeway_staff
  using (scope_capacity() = 'clinician' and kind <> 'diary' and exists (
    select from journal_sent s where s.person_id = journal_entry.person_id and s.entry_id = journal_entry.entry_id));

-- Who is asked or answered is told by mail that there is something new.
grant select (person_id, ask_id, answer, asked_at, ended_at) on journal_ask to causeway_system;
grant select (person_id, ask_id, entry_id, words, decided_at, read_at) on journal_sent to causeway_system;
create policy system_tells on journal_ask for select to causeway_system using (true);
create policy system_tells on journal_sent for select to causeway_system using (true);

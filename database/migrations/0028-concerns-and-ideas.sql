-- Room: governance. Worries that are measured by the region's own figures, and ideas of patients and staff.

-- With what a text is compared: who sits at the table does not read drafts.
alter table proposal_text add column base_version integer references rulebook;

-- A worry as something that can turn out true or not: which figure, which way, by how much, within how many days.
create table concern (
  concern_id uuid primary key default gen_random_uuid(),
  worry text not null check (length(worry) between 1 and 300),
  hypothesis text not null check (length(hypothesis) between 1 and 1000),
  metric text not null check (metric ~ '^[a-z]+(-[a-z]+)*$'),
  direction text not null check (direction in ('rises', 'falls')),
  -- By how many hundredths of what it was before.
  threshold integer not null check (threshold between 1 and 1000),
  -- The day that is compared with: figures of so many days before it and from it on.
  switch_on date not null,
  days integer not null check (days between 7 and 365),
  proposal_id uuid references proposal,
  raised_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  -- What a person says to it, when the figures are there.
  answer text check (length(answer) between 1 and 2000),
  answered_at timestamptz,
  answered_by text,
  check ((answer is null) = (answered_at is null))
);
-- What was counted, each time a line.
create table concern_measure (
  concern_id uuid not null references concern,
  measured_at timestamptz not null default now(),
  before_count bigint not null,
  before_days numeric not null,
  after_count bigint not null,
  after_days numeric not null,
  primary key (concern_id, measured_at)
);

-- Who proposed it is kept so that nobody floods the board; it is shown to nobody.
create table idea (
  idea_id uuid primary key default gen_random_uuid(),
  title text not null check (length(title) between 1 and 120),
  words text not null check (length(words) between 1 and 2000),
  author_kind text not null check (author_kind in ('patient', 'helper', 'staff', 'representative')),
  institution_id text references institution,
  proposed_at timestamptz not null default now(),
  account_id uuid not null,
  -- Taken off the board, and why.
  hidden_at timestamptz,
  hidden_because text check (length(hidden_because) between 1 and 500),
  -- Who sees to it, until when there is an answer, and the answer.
  owner_name text check (length(owner_name) between 1 and 120),
  answer_by date,
  answer text check (length(answer) between 1 and 2000),
  answered_at timestamptz,
  proposal_id uuid references proposal,
  check ((hidden_at is null) = (hidden_because is null)),
  check ((answer is null) = (answered_at is null))
);
create index idea_of_account on idea (account_id, proposed_at);
create table idea_support (
  idea_id uuid not null references idea,
  account_id uuid not null,
  at timestamptz not null default now(),
  primary key (idea_id, account_id)
);

do $$
declare name text;
begin
  foreach name in array array['concern', 'concern_measure', 'idea', 'idea_support'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

grant select on concern, concern_measure to causeway_staff, causeway_system;
create policy room_reads on concern for select to causeway_staff, causeway_system using (true);
create policy room_reads on concern_measure for select to causeway_staff, causeway_system using (true);
grant select (concern_id, worry, hypothesis, metric, direction, threshold, switch_on, days, proposal_id, raised_at, answer,
  answered_at) on concern to causeway_public;
create policy everybody_reads on concern for select to causeway_public using (true);
grant select on concern_measure to causeway_public;
create policy everybody_reads on concern_measure for select to causeway_public using (true);
grant insert on concern to causeway_staff;
grant update (answer, answered_at, answered_by) on concern to causeway_staff;
create policy room_worries on concern for insert to causeway_staff
  with check ((scope_capacity() in ('steward', 'representative') or scope_seat() is not null)
    and account_id = scope_actor() and raised_at = now() and answer is null);
create policy stewards_answer on concern for update to causeway_staff
  using (scope_capacity() in ('steward', 'representative')) with check (answered_at = now());
-- The house counts.
grant insert on concern_measure to causeway_system;
create policy system_measures on concern_measure for insert to causeway_system with check (measured_at = now());
grant select on pulse to causeway_system;
create policy system_measures on pulse for select to causeway_system using (true);

grant select (institution_id, name) on institution to causeway_account;
-- Everybody who signs in reads the board, proposes and supports; never who did.
grant select (idea_id, title, words, author_kind, institution_id, proposed_at, hidden_at, owner_name, answer_by, answer,
  answered_at, proposal_id) on idea to causeway_account, causeway_staff;
grant select (hidden_because) on idea to causeway_staff;
grant insert (title, words, author_kind, institution_id, account_id) on idea to causeway_account;
create policy board_reads on idea for select to causeway_account using (hidden_at is null);
create policy account_proposes on idea for insert to causeway_account
  with check (account_id = scope_actor() and proposed_at = now() and hidden_at is null and answer is null);
create policy room_reads on idea for select to causeway_staff using (true);
grant update (hidden_at, hidden_because, owner_name, answer_by, answer, answered_at, proposal_id) on idea
  to causeway_staff;
create policy stewards_moderate on idea for update to causeway_staff
  using (scope_capacity() = 'steward') with check (scope_capacity() = 'steward');
grant select, insert, delete on idea_support to causeway_account;
create policy own_support on idea_support to causeway_account
  using (account_id = scope_actor()) with check (account_id = scope_actor() and at = now());

-- How often each is supported, and how many ideas whoever acts has proposed within a day.
grant select on idea_support to causeway_gate;
create policy gate_counts on idea_support for select to causeway_gate using (true);
grant select (idea_id, account_id, proposed_at) on idea to causeway_gate;
create policy gate_counts on idea for select to causeway_gate using (true);
create function count_support() returns table (idea_id uuid, supporters bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.idea_id, count(*) from idea_support s group by s.idea_id
$$;
create function count_own_ideas() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from idea i where i.account_id = scope_actor() and i.proposed_at > now() - interval '1 day'
$$;
-- At which institution whoever acts works, if at one.
create function own_institution() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select min(r.institution_id) from account_role r where r.account_id = scope_actor() and r.ended_at is null
$$;
grant create on schema public to causeway_gate;
alter function count_support() owner to causeway_gate;
alter function count_own_ideas() owner to causeway_gate;
alter function own_institution() owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function count_support(), count_own_ideas(), own_institution() from public;
grant execute on function count_support() to causeway_account, causeway_staff;
grant execute on function count_own_ideas(), own_institution() to causeway_account;

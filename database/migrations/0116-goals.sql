-- Room: journal. What a person wants to reach, in words, and within which numbers of a kind they measure: theirs alone, like the
-- diary.
create table journal_goal (
  person_id uuid not null,
  goal_id uuid not null,
  words text not null check (words ~ '\S' and length(words) <= 300),
  kind text check (kind ~ '^[a-z]+(-[a-z]+)*$' and kind <> 'diary'),
  low double precision,
  high double precision,
  second_low double precision,
  second_high double precision,
  until_day date,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_word text check (ended_word in ('reached', 'let-go')),
  primary key (person_id, goal_id),
  check (low < high), check (second_low < second_high),
  check ((kind is null) = (coalesce(low, high, second_low, second_high) is null)),
  check ((ended_at is null) = (ended_word is null))
);
alter table journal_goal enable row level security;
alter table journal_goal force row level security;
grant select, insert, delete on journal_goal to causeway_patient;
grant update (words, low, high, second_low, second_high, until_day, ended_at, ended_word) on journal_goal to causeway_patient;
create policy own_goals on journal_goal to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self')
  with check (person_id = scope_person() and scope_capacity() = 'self' and (ended_at is null or ended_at = now()));

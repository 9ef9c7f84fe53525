-- Room: lab. Replays of drafts that somebody asked for. The figures are the region's; no person is in them.

create table lab_run (
  run_id uuid primary key default gen_random_uuid(),
  draft_id uuid not null references rulebook_draft,
  title text not null check (length(title) between 1 and 200),
  -- The draft as it was when it was asked for.
  body text not null check (length(body) <= 1000000),
  days integer not null check (days between 1 and 3660),
  asked_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  -- Whoever replays it has it until then; afterwards another process may begin anew.
  claimed_until timestamptz,
  tries integer not null default 0,
  persons_done integer not null default 0,
  persons_all integer,
  finished_at timestamptz,
  figures text,
  fault text check (length(fault) between 1 and 2000),
  check ((finished_at is null) = (figures is null and fault is null)),
  check (figures is null or fault is null)
);
create index lab_run_in_turn on lab_run (asked_at) where finished_at is null;

alter table lab_run enable row level security;
alter table lab_run force row level security;

-- Whoever has a say about rulebooks asks and reads; the house replays.
grant select, insert (draft_id, title, body, days, account_id, actor_name) on lab_run to causeway_staff;
create policy those_who_decide_read on lab_run for select to causeway_staff
  using (scope_capacity() in ('steward', 'representative'));
create policy those_who_decide_ask on lab_run for insert to causeway_staff
  with check (scope_capacity() in ('steward', 'representative') and account_id = scope_actor()
    and finished_at is null and claimed_until is null);
grant select on lab_run to causeway_system;
grant update (claimed_until, tries, persons_done, persons_all, finished_at, figures, fault) on lab_run to causeway_system;
create policy system_replays on lab_run to causeway_system using (true) with check (true);

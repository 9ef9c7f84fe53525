-- Room: release. Rulebooks as they were published, what became of each hold, and what a person has opened.
create table rulebook (
  version integer primary key,
  title text not null,
  effective_from timestamptz not null,
  decision text not null,
  body text not null,
  published_at timestamptz not null default now()
);
grant select on rulebook to causeway_patient, causeway_staff, causeway_public, causeway_system;
grant insert on rulebook to causeway_system;

-- Every verdict that is not simply "open", and every later change: what explain shows.
create table verdict (
  person_id uuid not null,
  item_id uuid not null,
  decided_at timestamptz not null,
  rulebook_version integer not null,
  verdict text not null,
  rule text not null,
  because text not null,
  release_at timestamptz not null,
  primary key (person_id, item_id, decided_at)
);

create table opening (
  person_id uuid not null,
  item_id uuid not null,
  opened_at timestamptz not null default now(),
  primary key (person_id, item_id)
);

alter table verdict enable row level security;
alter table verdict force row level security;
alter table opening enable row level security;
alter table opening force row level security;
grant select, insert, update on verdict to causeway_system;
create policy system_decides on verdict to causeway_system using (true) with check (true);
grant select on opening to causeway_system;
create policy system_decides on opening for select to causeway_system using (true);
grant select, insert on opening to causeway_patient;
create policy own_opening on opening to causeway_patient
  using (person_id = scope_person()) with check (person_id = scope_person() and scope_capacity() = 'self');

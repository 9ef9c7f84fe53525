-- Room: adoption. Facts for measuring the programme: invitations, registrations, sign-ins, views of lists by category.
-- No clinical content: never which item, never what it says.
create table adoption_fact (
  fact_id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null check (kind in
    ('invitation', 'registration', 'sign-in', 'list-view', 'item-view', 'home-view', 'summary-view')),
  institution_id text references institution,
  category text,
  channel text,
  capacity text,
  account_id uuid
);
create index adoption_fact_by_kind on adoption_fact (kind, at);
alter table adoption_fact enable row level security;
alter table adoption_fact force row level security;
grant insert on adoption_fact to causeway_patient, causeway_staff, causeway_system, causeway_web;
create policy anyone_counts on adoption_fact for insert
  to causeway_patient, causeway_staff, causeway_system, causeway_web with check (true);
grant select (fact_id, at, kind, institution_id, category, channel, capacity) on adoption_fact to causeway_staff;
grant select on adoption_fact to causeway_system;
create policy counted on adoption_fact for select to causeway_staff, causeway_system using (true);

-- When an account last came to a person's record, so that "new since" means something.
create table last_visit (
  person_id uuid not null,
  account_id uuid not null,
  session_id uuid not null,
  at timestamptz not null,
  before_at timestamptz,
  primary key (person_id, account_id)
);
alter table last_visit enable row level security;
alter table last_visit force row level security;
grant select, insert, update on last_visit to causeway_patient;
create policy own_visits on last_visit to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor())
  with check (person_id = scope_person() and account_id = scope_actor());

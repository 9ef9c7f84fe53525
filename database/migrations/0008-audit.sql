-- Room: audit. Who was shown what of whom, and why. Append-only by missing grants: nobody may update or delete.
create table disclosure (
  person_id uuid not null,
  at timestamptz not null default now(),
  disclosure_id uuid not null default gen_random_uuid(),
  account_id uuid,
  actor_name text not null,
  capacity text not null,
  institution_id text,
  page text not null,
  category text,
  item_id uuid,
  request_id text not null,
  primary key (person_id, at, disclosure_id)
);
alter table disclosure enable row level security;
alter table disclosure force row level security;
grant insert on disclosure to causeway_patient, causeway_staff, causeway_system;
grant select on disclosure to causeway_patient, causeway_system;
create policy own_disclosures on disclosure for select to causeway_patient using (person_id = scope_person());
create policy disclose_own on disclosure for insert to causeway_patient
  with check (person_id = scope_person() and account_id = scope_actor() and at = now());
create policy disclose_as_staff on disclosure for insert to causeway_staff
  with check (account_id = scope_actor() and at = now());
create policy system_discloses on disclosure to causeway_system using (true) with check (true);

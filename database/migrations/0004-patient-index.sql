-- Room: patient-index. Persons of the region and what ties an institution's patient to one of them.
-- These tables are local to the coordinator in a distributed region: they are found by keys that are not the person's
-- (quality of matching needs the whole region), and scopes are opened from them before any person table is touched.
create table person (
  person_id uuid primary key,
  family text,
  given text not null,
  birth_date text,
  sex text,
  deceased_at text,
  demographics text not null,
  created_at timestamptz not null default now()
);

create table person_key (
  key text not null,
  person_id uuid not null references person,
  primary key (key, person_id)
);
create index person_key_of_person on person_key (person_id);

create table patient_link (
  link_id uuid primary key,
  person_id uuid not null references person,
  institution_id text not null references institution,
  demographics text not null,
  reasons text not null,
  linked_at timestamptz not null default now(),
  parted_at timestamptz,
  parted_because text
);
create index patient_link_of_person on patient_link (person_id);

create table match_case (
  case_id uuid primary key,
  institution_id text not null references institution,
  demographics text not null,
  candidates text not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz
);
create index match_case_open on match_case (institution_id, opened_at) where closed_at is null;

-- An institution's own number of a patient: leads to a link, or to the case that must be decided first.
create table patient_key (
  institution_id text not null references institution,
  key text not null,
  link_id uuid references patient_link,
  case_id uuid references match_case,
  -- two patients of the institution claim it (a shared insurance number): it names neither
  ambiguous boolean not null default false,
  primary key (institution_id, key),
  check ((link_id is null) <> (case_id is null))
);

alter table person enable row level security;
alter table person force row level security;
alter table person_key enable row level security;
alter table person_key force row level security;
alter table patient_link enable row level security;
alter table patient_link force row level security;
alter table match_case enable row level security;
alter table match_case force row level security;
alter table patient_key enable row level security;
alter table patient_key force row level security;

grant select, insert, update on person, person_key, patient_link, match_case, patient_key to causeway_system;
create policy system_matches on person to causeway_system using (true) with check (true);
create policy system_matches on person_key to causeway_system using (true) with check (true);
create policy system_matches on patient_link to causeway_system using (true) with check (true);
create policy system_matches on match_case to causeway_system using (true) with check (true);
create policy system_matches on patient_key to causeway_system using (true) with check (true);

grant select (person_id, family, given, birth_date, sex) on person to causeway_patient;
create policy own_person on person for select to causeway_patient using (person_id = scope_person());
grant select (link_id, person_id, institution_id, linked_at, parted_at) on patient_link to causeway_patient;
create policy own_links on patient_link for select to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id));

grant select on match_case to causeway_staff;
create policy own_institution on match_case for select to causeway_staff using (institution_id = scope_institution());

grant select on patient_link to causeway_gate;
create policy gate_reads on patient_link for select to causeway_gate using (true);
grant select (person_id, family, given) on person to causeway_gate;
create policy gate_reads on person for select to causeway_gate using (true);

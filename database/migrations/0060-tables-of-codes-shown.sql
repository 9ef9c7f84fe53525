-- Loaded tables of codes name what stands in a record: nothing in them is about a person. A release has a line for each
-- language, and national tables are known by their address.
alter table term_release add column language text not null default 'en';
alter table term_release drop constraint term_release_pkey;
alter table term_release add primary key (system, version, language);
alter table term_release drop constraint term_release_system_check;
alter table term_release add constraint term_release_system_check
  check (system in ('loinc', 'snomed', 'atc', 'icd10', 'cvx', 'national') or system ~ '^(https?://|urn:)');
grant select on term_release, term to causeway_patient;
create policy people_read on term_release for select to causeway_patient using (true);
create policy people_read on term for select to causeway_patient using (true);

-- Room: appointments. What an institution asks people to agree to before a visit, and what they said.
-- Words never change once they are asked: another text is another row, so that a yes is to what stood there.
create table consent_text (
  text_id uuid primary key default gen_random_uuid(),
  institution_id text not null references institution,
  -- Null: before every visit there.
  service_id uuid references visit_service,
  title text not null check (title ~ '\S' and length(title) <= 120),
  words text not null check (words ~ '\S' and length(words) <= 4000),
  -- Of the words.
  language text not null check (language ~ '^[a-z]{2}$'),
  made_at timestamptz not null default now(),
  made_by uuid not null,
  made_name text not null,
  ended_at timestamptz
);
create index consent_text_live on consent_text (institution_id) where ended_at is null;
alter table consent_text enable row level security;
alter table consent_text force row level security;
grant select on consent_text to causeway_patient, causeway_staff;
create policy everybody_reads on consent_text for select to causeway_patient, causeway_staff using (true);
grant insert, update (ended_at) on consent_text to causeway_staff;
create policy site_asks on consent_text for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and made_by = scope_actor() and made_at = now() and ended_at is null
    and (service_id is null or exists (
      select from visit_service v where v.service_id = consent_text.service_id and v.institution_id = scope_institution())));
create policy site_ends on consent_text for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution() and ended_at is null)
  with check (institution_id = scope_institution() and ended_at = now());

-- What somebody said, each time; the latest holds. The person says it, or who stands in for them by law; helpers do not.
create table visit_consent (
  person_id uuid not null,
  visit_id uuid not null,
  text_id uuid not null,
  answered_at timestamptz not null default now(),
  institution_id text not null,
  link_id uuid not null,
  shows_delegates boolean not null,
  answer text not null check (answer in ('yes', 'no')),
  account_id uuid not null,
  actor_name text not null,
  capacity text not null check (capacity in ('self', 'guardian')),
  primary key (person_id, visit_id, text_id, answered_at)
);
alter table visit_consent enable row level security;
alter table visit_consent force row level security;
grant select, insert on visit_consent to causeway_patient;
create policy own_consents on visit_consent for select to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));
create policy consent_own on visit_consent for insert to causeway_patient
  with check (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and scope_capacity() in ('self', 'guardian') and capacity = scope_capacity()
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, visit_id, 'appointments', institution_id)
    and account_id = scope_actor() and answered_at = now()
    and exists (select from consent_text t where t.text_id = visit_consent.text_id
      and t.institution_id = visit_consent.institution_id and t.ended_at is null));
grant select on visit_consent to causeway_staff;
create policy team_reads on visit_consent for select to causeway_staff
  using (scope_capacity() in ('clinician', 'clerk') and institution_id = scope_institution()
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));
create policy secretaries_read on visit_consent for select to causeway_staff
  using ((select tends_visits()) and institution_id = scope_institution() and not scope_is_apart(person_id)
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));

-- Room: appointments. What a person wants to ask at a visit: theirs, and their helpers' who see visits. The service sees
-- it only where the person shows it.
create table visit_question (
  person_id uuid not null,
  question_id uuid not null,
  -- A booking, or an appointment of the record.
  visit_id uuid not null,
  institution_id text not null,
  link_id uuid not null,
  shows_delegates boolean not null,
  -- The order in which they are asked.
  place_no integer not null check (place_no between 1 and 1000),
  text text not null check (text ~ '\S' and length(text) <= 500),
  is_answered boolean not null default false,
  is_shown boolean not null default false,
  written_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  primary key (person_id, question_id)
);
create index visit_question_of_visit on visit_question (person_id, visit_id, place_no);
alter table visit_question enable row level security;
alter table visit_question force row level security;

grant select, insert, delete on visit_question to causeway_patient;
grant update (visit_id, place_no, text, is_answered, is_shown) on visit_question to causeway_patient;
create policy own_questions on visit_question to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, visit_id, 'appointments', institution_id))
  with check (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));

grant select (person_id, visit_id, institution_id, place_no, text, is_answered, is_shown, written_at, actor_name)
  on visit_question to causeway_staff;
create policy shown_to_service on visit_question for select to causeway_staff
  using (scope_capacity() = 'clinician' and is_shown and institution_id = scope_institution()
    and scope_has_patient(person_id)
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));

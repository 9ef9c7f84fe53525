-- Room: journal. What a person notes for themselves on an entry of their record: theirs alone. No helper, no member of staff reads it.
create table item_note (
  person_id uuid not null,
  item_id uuid not null,
  words text not null check (words ~ '\S' and length(words) <= 2000),
  written_at timestamptz not null default now(),
  primary key (person_id, item_id)
);
alter table item_note enable row level security;
alter table item_note force row level security;
grant select, insert, delete on item_note to causeway_patient;
grant update (words, written_at) on item_note to causeway_patient;
create policy own_notes on item_note to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self')
  with check (person_id = scope_person() and scope_capacity() = 'self' and written_at = now()
    and exists (select from released_item i where i.person_id = item_note.person_id and i.item_id = item_note.item_id));

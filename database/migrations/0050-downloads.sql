-- Room: sharing. Everything of a record as one file, put together in the background in portions, for whoever asked for it and
-- nobody else; gone after a day.
create table download (
  person_id uuid not null,
  download_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  capacity text not null,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '24 hours',
  -- Its last portion: one that has had none for a while was stopped.
  moved_at timestamptz not null default now(),
  items_all integer not null check (items_all >= 0),
  items_done integer not null default 0,
  -- Resources before whose words nobody has read on, and files that are too large: told, not there.
  left_out integer not null default 0,
  last_item uuid,
  finished_at timestamptz,
  primary key (person_id, download_id)
);
create index download_over on download (expires_at);

create table download_part (
  person_id uuid not null,
  download_id uuid not null,
  number integer not null check (number >= 0),
  account_id uuid not null,
  expires_at timestamptz not null,
  -- What is in it: when one of these is not the reader's to see any more, the file is not given.
  item_ids uuid[] not null,
  -- Files of the part, as the directory at the end of the archive lists them.
  entries text not null,
  bytes bytea not null,
  primary key (person_id, download_id, number),
  foreign key (person_id, download_id) references download on delete cascade
);

alter table download enable row level security;
alter table download force row level security;
alter table download_part enable row level security;
alter table download_part force row level security;

-- Whoever asked, of the record that is open, while it lasts; that there is one, its person knows too. Asked for only just after
-- proving who one is.
grant select, insert (person_id, account_id, capacity, items_all), delete,
      update (moved_at, items_done, left_out, last_item, finished_at) on download to causeway_patient;
create policy own_download on download for select to causeway_patient
  using (person_id = scope_person() and (scope_capacity() = 'self' or account_id = scope_actor()) and expires_at > now());
create policy ask_for_own on download for insert to causeway_patient
  with check (person_id = scope_person() and account_id = scope_actor() and capacity = scope_capacity()
    and asked_at = now() and expires_at = now() + interval '24 hours' and scope_is_proved());
create policy go_on_with_own on download for update to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor() and finished_at is null)
  with check (moved_at = now());
create policy drop_own on download for delete to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor());
grant select, insert on download_part to causeway_patient;
create policy own_part on download_part for select to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor() and expires_at > now());
create policy add_own on download_part for insert to causeway_patient
  with check (person_id = scope_person() and account_id = scope_actor() and expires_at <= now() + interval '24 hours');

-- The house deletes what is over; it reads nothing of it.
grant select (person_id, download_id, expires_at), delete on download to causeway_system;
create policy system_deletes on download to causeway_system using (expires_at <= now());

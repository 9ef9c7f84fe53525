-- Room: messaging. Photos and papers that go with a message. A file waits until it has been checked, and nobody opens it
-- before; what a scanner found something in stays as a line, and its bytes go.
create table message_file (
  person_id uuid not null,
  file_id uuid not null default gen_random_uuid(),
  -- The form it was chosen in: until the words are sent, only who chose it sees it.
  form_key uuid not null,
  account_id uuid not null,
  thread_id uuid,
  -- Null: the words have not been sent.
  message_id uuid,
  name text not null check (name ~ '\S' and length(name) <= 120),
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'application/pdf')),
  -- In bytes, also after they have gone.
  size integer not null check (size between 1 and 10485760),
  digest bytea not null check (length(digest) = 32),
  bytes bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'open', 'unsafe')),
  -- Null: by no scanner, for there is none.
  scanned_at timestamptz,
  -- What the scanner calls what it found.
  finding text not null default '' check (length(finding) <= 200),
  kept_at timestamptz not null default now(),
  primary key (person_id, file_id),
  unique (person_id, form_key, digest),
  check (message_id is null or thread_id is not null)
);
-- They are packed already.
alter table message_file alter column bytes set storage external;
create index message_file_of_thread on message_file (person_id, thread_id);
create index message_file_of_account on message_file (account_id, kept_at);
create index message_file_waiting on message_file (kept_at) where state = 'waiting';
create index message_file_unsafe on message_file (kept_at) where state = 'unsafe';
create index message_file_unsent on message_file (kept_at) where message_id is null;

alter table message_file enable row level security;
alter table message_file force row level security;

-- The person's side, and members of the team that has the thread; each side's own before they are sent. Whether the thread
-- is theirs to see is asked of the thread.
grant select, delete on message_file to causeway_patient, causeway_staff;
create policy own_files on message_file for select to causeway_patient
  using (person_id = scope_person() and scope_has_messages() and (
    (message_id is null and account_id = scope_actor())
    or (message_id is not null and exists (select from message_thread t
      where t.person_id = message_file.person_id and t.thread_id = message_file.thread_id))));
create policy own_choice on message_file for delete to causeway_patient
  using (person_id = scope_person() and scope_has_messages() and message_id is null and account_id = scope_actor());
create policy team_files on message_file for select to causeway_staff
  using ((message_id is not null or account_id = scope_actor()) and exists (select from message_thread t
    where t.person_id = message_file.person_id and t.thread_id = message_file.thread_id));
create policy team_choice on message_file for delete to causeway_staff
  using (message_id is null and account_id = scope_actor());

-- The house has files checked, and throws away what was never sent.
grant select (person_id, file_id, message_id, state, size, bytes, kept_at),
  update (state, scanned_at, finding, bytes), delete on message_file to causeway_system;
create policy system_checks on message_file to causeway_system using (true) with check (true);
grant select, insert, update on message_file to causeway_gate;
create policy gate_keeps on message_file to causeway_gate using (true) with check (true);

-- Keeps a file with the form it was chosen in: 'kept', 'absent' where that is not theirs to do, 'much' beyond five files or
-- 10 MB of one form, or 100 MB of one account in a day. The same file of the same form once.
create function keep_message_file(in_thread uuid, in_key uuid, in_name text, in_type text, in_digest bytea, in_bytes bytea)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare whose uuid; form record; day_bytes bigint;
begin
  if reads_messages() then
    select m.person_id into whose from message_thread m
    where m.thread_id = in_thread and position(',' || m.person_id || ',' in resolve_apart()) = 0
      and exists (select from resolve_teams() r where r.team_id = m.team_id);
  elsif scope_person() is not null and covers_messages() then
    whose := scope_person();
  end if;
  if whose is null then return 'absent'; end if;
  -- One after the other: two forms at once do not both find room for the last file.
  perform pg_advisory_xact_lock(hashtextextended('message-file/' || scope_actor(), 0));
  if exists (select from message_file f
    where f.person_id = whose and f.form_key = in_key and f.digest = in_digest) then return 'kept'; end if;
  select count(*) as files, coalesce(sum(f.size), 0) as bytes into form from message_file f
  where f.person_id = whose and f.form_key = in_key and f.account_id = scope_actor();
  select coalesce(sum(f.size), 0) into day_bytes from message_file f
  where f.account_id = scope_actor() and f.kept_at > now() - interval '1 day';
  if form.files >= 5 or form.bytes + length(in_bytes) > 10485760 or day_bytes + length(in_bytes) > 104857600 then
    return 'much';
  end if;
  insert into message_file (person_id, form_key, account_id, thread_id, name, content_type, size, digest, bytes)
  values (whose, in_key, scope_actor(), case when reads_messages() then in_thread end, in_name, in_type,
          length(in_bytes), in_digest, in_bytes);
  return 'kept';
end $$;

-- The files of a form go with the words that who acts has just said.
create function send_message_files(in_thread uuid, in_key uuid, in_post uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  update message_file set thread_id = s.thread_id, message_id = s.message_id
  from thread_message s
  where s.thread_id = in_thread and s.post_key = in_post and s.account_id = scope_actor()
    and message_file.person_id = s.person_id and message_file.form_key = in_key
    and message_file.account_id = s.account_id and message_file.message_id is null;
end $$;

grant create on schema public to causeway_gate;
alter function keep_message_file(uuid, uuid, text, text, bytea, bytea) owner to causeway_gate;
alter function send_message_files(uuid, uuid, uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function keep_message_file(uuid, uuid, text, text, bytea, bytea) from public;
revoke execute on function send_message_files(uuid, uuid, uuid) from public;
grant execute on function keep_message_file(uuid, uuid, text, text, bytea, bytea) to causeway_patient, causeway_staff;
grant execute on function send_message_files(uuid, uuid, uuid) to causeway_patient, causeway_staff;

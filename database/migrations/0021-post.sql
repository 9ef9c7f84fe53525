-- Room: platform. Messages that leave the house by e-mail and SMS: written in the transaction of what they tell of, sent
-- afterwards. No column for a person, and nothing clinical in the words.
create table outgoing_message (
  message_id uuid primary key default gen_random_uuid(),
  -- What the message tells of, said by who writes it: the same said twice is sent once.
  message_key text not null unique,
  kind text not null check (kind in ('mail', 'sms')),
  institution_id text references institution,
  to_address text not null,
  subject text not null default '',
  body text not null,
  created_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  tries integer not null default 0,
  last_fault text,
  -- From then on address and words are empty: they have done their work.
  sent_at timestamptz,
  given_up_at timestamptz,
  check (sent_at is null or given_up_at is null)
);
create index outgoing_message_due on outgoing_message (next_try_at) where sent_at is null and given_up_at is null;

alter table outgoing_message enable row level security;
alter table outgoing_message force row level security;
grant select, insert, update on outgoing_message to causeway_system;
create policy system_sends on outgoing_message to causeway_system using (true) with check (true);

-- Clerks write for their institution and read what became of it; never address and words.
grant insert (message_key, kind, institution_id, to_address, subject, body) on outgoing_message to causeway_staff;
grant select (message_key, kind, institution_id, created_at, tries, last_fault, sent_at, given_up_at)
  on outgoing_message to causeway_staff;
create policy clerks_write on outgoing_message for insert to causeway_staff
  with check (scope_capacity() = 'clerk' and institution_id = scope_institution());
create policy clerks_follow on outgoing_message for select to causeway_staff
  using (scope_capacity() = 'clerk' and institution_id = scope_institution());

-- Room: institutions. Who may send HL7 v2 through a feed. No person data, no secret.

-- The client certificates that may enter a feed (MLLP with mutual TLS).
create table feed_certificate (
  -- SHA-256 of the certificate, in lower-case hexadecimal
  fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
  feed_id text not null references feed,
  subject text not null,
  added_at timestamptz not null default now(),
  ended_at timestamptz
);
alter table feed_certificate enable row level security;
alter table feed_certificate force row level security;
grant select, insert, update on feed_certificate to causeway_system;
create policy system_connects on feed_certificate to causeway_system using (true) with check (true);

-- The names of senders (MSH-4, else MSH-3) that a feed may carry; a feed without any carries all but other institutions'.
create table feed_sender (
  feed_id text not null references feed,
  -- lower case, as it is compared
  name text not null check (name = lower(name) and name <> ''),
  added_at timestamptz not null default now(),
  primary key (feed_id, name)
);
alter table feed_sender enable row level security;
alter table feed_sender force row level security;
grant select, insert, delete on feed_sender to causeway_system;
create policy system_connects on feed_sender to causeway_system using (true) with check (true);

-- Room: institutions. The client certificates that may enter a feed (HL7 v2 over MLLP with mutual TLS). No person data, no
-- secret.
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

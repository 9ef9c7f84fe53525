-- Room: institutions. Systems that get their tokens by SMART Backend Services. No person data, no secret.

-- A client of a feed, with its public keys: at an address, or as they were handed over.
create table feed_client (
  client_id text primary key check (client_id ~ '^[A-Za-z0-9._:/-]{1,200}$'),
  feed_id text not null references feed,
  jwks_url text,
  jwks text,
  added_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((jwks_url is null) <> (jwks is null))
);
alter table feed_client enable row level security;
alter table feed_client force row level security;
grant select, insert, update on feed_client to causeway_system;
create policy system_connects on feed_client to causeway_system using (true) with check (true);

-- Assertions that have been used, until they would have ended anyway: each is good for one token.
create table feed_assertion (
  client_id text not null references feed_client,
  -- SHA-256 of the claim jti
  jti_hash bytea not null,
  expires_at timestamptz not null,
  primary key (client_id, jti_hash)
);
create index feed_assertion_ends on feed_assertion (expires_at);
alter table feed_assertion enable row level security;
alter table feed_assertion force row level security;
grant select, insert, delete on feed_assertion to causeway_system;
create policy system_connects on feed_assertion to causeway_system using (true) with check (true);

-- Tokens that are good for a few minutes, as SHA-256.
create table feed_token (
  token_hash bytea primary key,
  feed_id text not null references feed,
  client_id text not null references feed_client,
  expires_at timestamptz not null
);
create index feed_token_ends on feed_token (expires_at);
alter table feed_token enable row level security;
alter table feed_token force row level security;
grant select, insert, delete on feed_token to causeway_system;
create policy system_connects on feed_token to causeway_system using (true) with check (true);

-- Room: notices. Devices on which somebody wants to be told by their browser (web push, RFC 8030), with the keys that only that
-- browser has the other half of (RFC 8291).
create table push_device (
  device_id uuid primary key default gen_random_uuid(),
  account_id uuid not null references portal_account (id) on delete cascade,
  endpoint text not null check (endpoint ~ '^https?://' and length(endpoint) <= 1000),
  p256dh text not null check (p256dh ~ '^[A-Za-z0-9_-]{80,100}$'),
  auth text not null check (auth ~ '^[A-Za-z0-9_-]{20,30}$'),
  name text not null default '' check (length(name) <= 80),
  added_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (account_id, endpoint)
);
create index push_device_live on push_device (account_id) where ended_at is null;
alter table push_device enable row level security;
alter table push_device force row level security;
grant select, insert on push_device to causeway_account;
grant update (p256dh, auth, name, added_at, ended_at) on push_device to causeway_account;
create policy own_devices on push_device to causeway_account
  using (account_id = scope_actor()) with check (account_id = scope_actor());
grant select on push_device to causeway_system;
grant update (ended_at) on push_device to causeway_system;
create policy system_pushes on push_device to causeway_system using (true) with check (true);

alter table notice_choice drop constraint notice_choice_channel_check,
  add constraint notice_choice_channel_check check (channel in ('mail', 'sms', 'letter', 'push'));
alter table outgoing_message drop constraint outgoing_message_kind_check,
  add constraint outgoing_message_kind_check check (kind in ('mail', 'sms', 'push'));

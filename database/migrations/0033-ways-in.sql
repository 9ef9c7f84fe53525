-- Rooms: accounts, enrolment. A national eID as a way in, codes by e-mail and SMS, and invitations at a visit.

-- One eID opens one account. Its subject stands as a credential of the provider `eid:<name>`.
create unique index credential_once on credential (provider_id, provider_account_id);
-- An account that came by eID may choose a password later, and take its eID away.
grant select (id) on credential to causeway_account;
grant insert (id, account_id, provider_id, provider_account_id, password), delete on credential to causeway_account;

-- Kinds of events are named by the code that notes them.
alter table account_event drop constraint account_event_kind_check;
alter table account_event add constraint account_event_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$');
grant insert on account_event to causeway_system;
create policy system_notes on account_event for insert to causeway_system with check (true);
create index account_event_recent on account_event (at);

-- Where codes go, once the owner has shown that they arrive; and what for: instead of the password, or after it.
create table sign_in_contact (
  account_id uuid not null references portal_account on delete cascade,
  kind text not null check (kind in ('mail', 'sms')),
  address text not null,
  used_as text not null check (used_as in ('way-in', 'second-step')),
  confirmed_at timestamptz,
  added_at timestamptz not null default now(),
  primary key (account_id, kind)
);
-- A code that was asked for: by which browser, for whom. Of a name that nobody has there is a row, too: the same work.
create table sign_in_code (
  code_id uuid primary key default gen_random_uuid(),
  account_id uuid references portal_account on delete cascade,
  purpose text not null check (purpose in ('enter', 'second-step', 'confirm')),
  kind text check (kind in ('mail', 'sms')),
  browser_hash text not null,
  code_hash text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  wrong_tries integer not null default 0,
  used_at timestamptz
);
create index sign_in_code_of_browser on sign_in_code (browser_hash, made_at);
create index sign_in_code_by_age on sign_in_code (made_at);
alter table sign_in_contact enable row level security;
alter table sign_in_contact force row level security;
alter table sign_in_code enable row level security;
alter table sign_in_code force row level security;
grant select, insert, update, delete on sign_in_contact, sign_in_code to causeway_system;
create policy system_signs_in on sign_in_contact to causeway_system using (true) with check (true);
create policy system_signs_in on sign_in_code to causeway_system using (true) with check (true);
grant select on sign_in_contact to causeway_web;
create policy web_at_rest on sign_in_contact for select to causeway_web using (true);
grant select, delete on sign_in_contact to causeway_account;
create policy own_contacts on sign_in_contact to causeway_account using (account_id = scope_actor());

-- Whether an institution invites those who come to it, on which ways, and whom not. Nothing said: no. The newest holds.
create table visit_invitation_rule (
  institution_id text not null references institution,
  set_at timestamptz not null default now(),
  is_on boolean not null,
  ways text[] not null check (ways <@ array['email', 'sms'] and cardinality(ways) between 1 and 2),
  youngest integer not null check (youngest between 0 and 120),
  again_days integer not null check (again_days between 1 and 3650),
  account_id uuid not null,
  actor_name text not null,
  primary key (institution_id, set_at)
);
-- Somebody came to an institution that invites, and has not been looked at yet.
create table visit_arrival (
  person_id uuid not null,
  institution_id text not null references institution,
  link_id uuid not null,
  at timestamptz not null default now(),
  primary key (person_id, institution_id)
);
create index visit_arrival_in_order on visit_arrival (at);
-- Who wants no word of invitations at this address any more: a hash, and of nobody.
create table invitation_refusal (
  contact_hash text primary key,
  at timestamptz not null default now()
);
alter table visit_invitation_rule enable row level security;
alter table visit_invitation_rule force row level security;
alter table visit_arrival enable row level security;
alter table visit_arrival force row level security;
alter table invitation_refusal enable row level security;
alter table invitation_refusal force row level security;
grant select on visit_invitation_rule to causeway_system;
create policy system_reads on visit_invitation_rule for select to causeway_system using (true);
grant select, insert, update, delete on visit_arrival to causeway_system;
create policy system_invites on visit_arrival to causeway_system using (true) with check (true);
grant select, insert on invitation_refusal to causeway_system;
create policy system_remembers on invitation_refusal to causeway_system using (true) with check (true);
grant select, insert on visit_invitation_rule to causeway_staff;
create policy admins_read on visit_invitation_rule for select to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy admins_set on visit_invitation_rule for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and account_id = scope_actor() and set_at = now());

-- Room: enrolment. Who has been invited to an account of their own, by whom, on which way, and how far they came. Local to
-- the coordinator like grants: an invitation is found by its code before anybody's record is touched.
create table invitation (
  invitation_id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  -- As whom the institution knew the person: when that link has gone to somebody else, the code is dead. Null: found by a
  -- national number at a desk that does not know them.
  link_id uuid,
  -- join: an account of one's own; recover: a new password for the account that is there.
  purpose text not null check (purpose in ('join', 'recover')),
  institution_id text not null references institution,
  channel text not null check (channel in ('desk', 'letter', 'email', 'sms', 'poster', 'visit')),
  campaign text check (campaign ~ '^[A-Za-z0-9-]{1,40}$'),
  language text not null check (language in ('en', 'fr', 'nb', 'es', 'ar')),
  -- How it was checked who they are; null: nobody was there (a visit, a letter).
  identity_check text,
  person_name text not null,
  -- Where word of it goes, by e-mail or SMS. The code never goes there.
  contact text,
  -- A slow hash of the code: whoever reads the table cannot join with it.
  code_hash bytea not null unique,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  -- Right code, wrong birth date.
  wrong_tries integer not null default 0,
  -- E-mail addresses that others have: after three no address is looked at any more.
  name_tries integer not null default 0,
  -- The last step that was begun and did not go through.
  step text check (step in ('birth-date', 'begun', 'name', 'password', 'undeliverable')),
  step_at timestamptz,
  reminders integer not null default 0,
  reminded_at timestamptz,
  -- Who has shown code and birth date holds this for half an hour.
  ticket_hash bytea unique,
  ticket_until timestamptz,
  ticket_at_desk boolean not null default false,
  ended_at timestamptz,
  ended_because text check (ended_because in ('used', 'withdrawn', 'replaced', 'expired')),
  joined_account_id uuid,
  signed_in_at timestamptz,
  check ((ended_at is null) = (ended_because is null)),
  check ((ended_because = 'used') = (joined_account_id is not null))
);
create index invitation_of_person on invitation (person_id, made_at);
create index invitation_open on invitation (institution_id, made_at) where ended_at is null;
create index invitation_quiet on invitation (institution_id, ended_at) where joined_account_id is not null and signed_in_at is null;

alter table invitation enable row level security;
alter table invitation force row level security;
grant select, insert, update on invitation to causeway_system;
create policy system_enrols on invitation to causeway_system using (true) with check (true);

-- Clerks of the institution that invited; never the hashes.
grant select (invitation_id, person_id, link_id, purpose, institution_id, channel, campaign, language, identity_check,
              person_name, contact, made_at, expires_at, account_id, actor_name, wrong_tries, step, step_at, reminders,
              reminded_at, ended_at, ended_because, signed_in_at) on invitation to causeway_staff;
grant insert (invitation_id, person_id, link_id, purpose, institution_id, channel, campaign, language, identity_check,
              person_name, contact, code_hash, made_at, expires_at, account_id, actor_name) on invitation to causeway_staff;
grant update (ended_at, ended_because, ticket_hash, ticket_until, ticket_at_desk) on invitation to causeway_staff;
create policy clerks_read on invitation for select to causeway_staff
  using (scope_capacity() = 'clerk' and institution_id = scope_institution());
create policy clerks_invite on invitation for insert to causeway_staff
  with check (scope_capacity() = 'clerk' and institution_id = scope_institution() and account_id = scope_actor()
    and made_at = now());
create policy clerks_end on invitation for update to causeway_staff
  using (scope_capacity() = 'clerk' and institution_id = scope_institution() and ended_at is null)
  with check (scope_capacity() = 'clerk' and institution_id = scope_institution());

-- What a desk must know before it invites: is there an account already, is it the clerk's own, does it work for staff.
-- With the gate's eyes, and for clerks alone.
grant select (birth_date, deceased_at) on person to causeway_gate;
create function enrolment_standing(in_person uuid)
returns table (birth_date text, has_died boolean, has_account boolean, is_own boolean, is_staff boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clerk' then return; end if;
  return query
  select p.birth_date, p.deceased_at is not null, count(g.account_id) > 0,
         coalesce(bool_or(g.account_id = scope_actor()), false),
         coalesce(bool_or(exists (select from account_role r where r.account_id = g.account_id and r.ended_at is null)), false)
  from person p
  left join access_grant g on g.person_id = p.person_id and g.capacity = 'self' and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
  where p.person_id = in_person group by p.person_id, p.birth_date, p.deceased_at;
end $$;

-- Somebody who is locked out, at a desk that does not know them: found by a national number and the birth date together,
-- both as they stand on a proof of identity, and only who has an account.
grant select on person_key to causeway_gate;
create policy gate_reads on person_key for select to causeway_gate using (true);
create index person_key_of_number on person_key (split_part(key, '|', 2)) where key like 'id:%';
create function find_locked_out(in_number text, in_birth_date text)
returns table (person_id uuid, family text, given text, birth_date text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clerk' then return; end if;
  return query
  select p.person_id, p.family, p.given, p.birth_date
  from (select distinct k.person_id from person_key k
        where k.key like 'id:%' and split_part(k.key, '|', 2) = in_number) found
  join person p on p.person_id = found.person_id
  where left(p.birth_date, 10) = in_birth_date and exists (
    select from access_grant g where g.person_id = p.person_id and g.capacity = 'self' and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()));
end $$;

grant create on schema public to causeway_gate;
alter function enrolment_standing(uuid) owner to causeway_gate;
alter function find_locked_out(text, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function enrolment_standing(uuid), find_locked_out(text, text) from public;
grant execute on function enrolment_standing(uuid), find_locked_out(text, text) to causeway_staff;

-- A new password ends every session.
grant select (account_id), delete on session to causeway_system;
create policy enrolment_ends on session to causeway_system using (true);

-- Each step of an invitation is a fact, with campaign and member of staff, and where it stuck.
alter table adoption_fact add column campaign text;
alter table adoption_fact add column invitation_id uuid;
alter table adoption_fact add column step text;
alter table adoption_fact add column staff_id uuid;
create index adoption_fact_of_invitation on adoption_fact (invitation_id, at) where invitation_id is not null;
create index adoption_fact_of_account on adoption_fact (account_id, at) where kind = 'sign-in';
grant select (campaign, invitation_id, step) on adoption_fact to causeway_staff;

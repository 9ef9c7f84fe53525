-- Rooms: platform, access. A person lets somebody help, and ends it; and the scope of an account itself, which opens no
-- record: accepting, and (later) its own ways of signing in.
do $$
begin
  if not exists (select from pg_roles where rolname = 'causeway_account') then
    create role causeway_account nologin noinherit;
  end if;
end $$;
grant causeway_account to causeway_web;
grant usage on schema public to causeway_account;

grant select (id, name, email, language, demo) on portal_account to causeway_account;
grant update (language, updated_at) on portal_account to causeway_account;
create policy account_itself on portal_account to causeway_account
  using (id = scope_actor()) with check (id = scope_actor());

-- Whose session it is, and no record: no person, no links, no categories.
create function open_account_scope(in_token text)
returns table (account_id uuid, session_id uuid, account_name text, email text, language text, at timestamptz)
language plpgsql as $$
declare who record;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  execute 'set local role causeway_account';
  execute format('set local causeway.actor = %L', who.account_id);
  execute 'set local causeway.capacity = ''account''';
  return query select who.account_id, who.session_id, who.name, who.email, who.language, now();
end $$;

-- What a grant is for, in the person's own terms, where somebody said it.
alter table access_grant add column tasks text[];
alter table access_grant add column relation text check (relation ~ '^[a-z]+$');
alter table access_grant add column offer_id uuid unique;

-- A grant that waits for its delegate to accept it. The code is kept as a hash; who reads the table cannot accept.
create table grant_offer (
  person_id uuid not null references person,
  offer_id uuid not null,
  helper_name text not null check (length(helper_name) between 1 and 100),
  tasks text[] not null,
  categories text[],
  valid_from timestamptz not null,
  valid_until timestamptz,
  made_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  code_hash text not null unique,
  code_until timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('accepted', 'declined', 'taken-back')),
  primary key (person_id, offer_id),
  check (categories is null or cardinality(categories) > 0),
  check (valid_until is null or valid_until > valid_from),
  check ((closed_at is null) = (outcome is null))
);
create index grant_offer_open on grant_offer (person_id) where closed_at is null;
alter table grant_offer enable row level security;
alter table grant_offer force row level security;

-- Only the person offers, takes back, and makes a new code: no delegate invites another (security case A42).
grant select (person_id, offer_id, helper_name, tasks, categories, valid_from, valid_until, made_at, account_id,
              actor_name, code_until, closed_at, outcome) on grant_offer to causeway_patient;
grant insert (person_id, offer_id, helper_name, tasks, categories, valid_from, valid_until, account_id, actor_name,
              code_hash, code_until) on grant_offer to causeway_patient;
grant update (code_hash, code_until, closed_at, outcome) on grant_offer to causeway_patient;
create policy own_offers on grant_offer for select to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self');
create policy offer_own on grant_offer for insert to causeway_patient
  with check (person_id = scope_person() and scope_capacity() = 'self' and account_id = scope_actor()
    and made_at = now() and closed_at is null);
create policy change_own on grant_offer for update to causeway_patient
  using (person_id = scope_person() and scope_capacity() = 'self' and closed_at is null)
  with check (person_id = scope_person() and scope_capacity() = 'self'
    and (closed_at is null or (closed_at = now() and outcome = 'taken-back')));

-- Who helps whom is the person's to read; a helper reads the own grant only.
drop policy own_or_mine on access_grant;
create policy own_or_mine on access_grant for select to causeway_patient
  using ((person_id = scope_person() and scope_capacity() = 'self') or account_id = scope_actor());

-- A delegate's grant is ended by the person, or given up by the delegate; a guardian's is neither's.
grant update (ended_at, ended_because) on access_grant to causeway_patient;
create policy end_delegates on access_grant for update to causeway_patient
  using (person_id = scope_person() and capacity = 'delegate' and ended_at is null
    and (scope_capacity() = 'self' or account_id = scope_actor()))
  with check (person_id = scope_person() and capacity = 'delegate' and ended_at = now()
    and (scope_capacity() = 'self' or account_id = scope_actor()));

-- Wrong codes and (later) wrong sign-ins, counted where every process sees them. The key is a hash of who or where.
create table wrong_try (
  kind text not null,
  key text not null,
  count integer not null,
  last_at timestamptz not null,
  primary key (kind, key)
);
create index wrong_try_by_age on wrong_try (last_at);
alter table wrong_try enable row level security;
alter table wrong_try force row level security;

-- With the gate's eyes: names of those who help, which are on their own accounts.
create function list_helpers()
returns table (grant_id uuid, account_id uuid, name text, capacity text, tasks text[], categories text[], relation text,
               ground text, valid_from timestamptz, valid_until timestamptz, ended_at timestamptz, ended_because text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'self' or scope_actor() is null then return; end if;
  return query
  select g.grant_id, g.account_id, a.name, g.capacity, g.tasks, g.categories, g.relation, g.ground, g.valid_from,
         g.valid_until, g.ended_at, g.ended_because
  from access_grant g join portal_account a on a.id = g.account_id
  where g.person_id = scope_person() and g.capacity <> 'self'
  order by g.valid_from desc, g.grant_id;
end $$;

-- What a code offers to whoever is signed in. A wrong code counts against the account: twenty in an hour are the most.
create function find_offer(in_hash text)
returns table (state text, offer_id uuid, person_id uuid, given text, family text, tasks text[], categories text[],
               valid_from timestamptz, valid_until timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_offer record;
begin
  if scope_actor() is null then return; end if;
  if exists (select from wrong_try t where t.kind = 'offer' and t.key = scope_actor()::text and t.count >= 20
             and t.last_at > now() - interval '1 hour') then
    return query select 'too-many'::text, null::uuid, null::uuid, null::text, null::text, null::text[], null::text[],
      null::timestamptz, null::timestamptz;
    return;
  end if;
  select o.*, p.given as person_given, p.family as person_family into found_offer
  from grant_offer o join person p on p.person_id = o.person_id
  where o.code_hash = in_hash and o.code_until > now() and o.closed_at is null
    and (o.valid_until is null or o.valid_until > now());
  if not found then
    insert into wrong_try (kind, key, count, last_at) values ('offer', scope_actor()::text, 1, now())
    on conflict (kind, key) do update
      set count = case when wrong_try.last_at > now() - interval '1 hour' then wrong_try.count + 1 else 1 end,
          last_at = now();
    return;
  end if;
  return query select
    case when exists (select from access_grant g where g.account_id = scope_actor()
                      and g.person_id = found_offer.person_id and g.capacity = 'self' and g.ended_at is null)
         then 'own' else 'open' end,
    found_offer.offer_id, found_offer.person_id, found_offer.person_given, found_offer.person_family, found_offer.tasks,
    found_offer.categories, found_offer.valid_from, found_offer.valid_until;
end $$;

-- Accepts or declines what a code offers, once: of fifty at a time one gets it. Answers the person, or null.
create function answer_offer(in_hash text, in_word text, in_relation text, in_request text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare taken record;
begin
  if scope_actor() is null or in_word not in ('accepted', 'declined') then return null; end if;
  if exists (select from access_grant g join grant_offer o on o.person_id = g.person_id
             where o.code_hash = in_hash and g.account_id = scope_actor() and g.capacity = 'self'
               and g.ended_at is null) then return null; end if;
  update grant_offer set closed_at = now(), outcome = in_word
  where code_hash = in_hash and code_until > now() and closed_at is null
    and (valid_until is null or valid_until > now())
  returning * into taken;
  if not found then return null; end if;
  if in_word = 'accepted' then
    insert into access_grant (grant_id, account_id, person_id, capacity, categories, ground, valid_from, valid_until,
                              tasks, relation, offer_id)
    values (gen_random_uuid(), scope_actor(), taken.person_id, 'delegate', taken.categories, 'invited by the person',
            greatest(taken.valid_from, now()), taken.valid_until, taken.tasks, in_relation, taken.offer_id);
  end if;
  insert into disclosure (person_id, account_id, actor_name, capacity, page, request_id)
  select taken.person_id, a.id, a.name, 'delegate', 'offer-' || in_word, in_request
  from portal_account a where a.id = scope_actor();
  return taken.person_id;
end $$;

grant select, update on grant_offer to causeway_gate;
create policy gate_answers on grant_offer to causeway_gate using (true) with check (closed_at = now());
grant insert on access_grant to causeway_gate;
create policy gate_gives on access_grant for insert to causeway_gate
  with check (capacity = 'delegate' and account_id = scope_actor() and offer_id is not null and valid_from >= now());
grant select, insert, update on wrong_try to causeway_gate;
create policy gate_counts on wrong_try to causeway_gate using (true) with check (true);
grant insert on disclosure to causeway_gate;
create policy gate_tells on disclosure for insert to causeway_gate
  with check (account_id = scope_actor() and at = now());

grant create on schema public to causeway_gate;
alter function list_helpers() owner to causeway_gate;
alter function find_offer(text) owner to causeway_gate;
alter function answer_offer(text, text, text, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_helpers(), find_offer(text), answer_offer(text, text, text, text),
  open_account_scope(text) from public;
grant execute on function list_helpers() to causeway_patient;
grant execute on function find_offer(text), answer_offer(text, text, text, text) to causeway_account;
grant execute on function open_account_scope(text) to causeway_web;

-- Room: access. Who may see whose record: self, delegate, guardian; which categories, from, until, on which ground.
-- Led by the account, because that is how it is asked; local to the coordinator like the patient index.
create table access_grant (
  grant_id uuid primary key,
  account_id uuid not null references portal_account,
  person_id uuid not null references person,
  capacity text not null check (capacity in ('self', 'delegate', 'guardian')),
  categories text[],
  ground text not null,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  ended_at timestamptz,
  ended_because text,
  check (categories is null or cardinality(categories) > 0)
);
create index access_grant_of_account on access_grant (account_id, person_id);
create index access_grant_of_person on access_grant (person_id);

alter table access_grant enable row level security;
alter table access_grant force row level security;
grant select, insert, update on access_grant to causeway_system;
create policy system_sets_up on access_grant to causeway_system using (true) with check (true);
grant select on access_grant to causeway_gate;
create policy gate_reads on access_grant for select to causeway_gate using (true);
grant select on access_grant to causeway_patient;
create policy own_or_mine on access_grant for select to causeway_patient
  using (person_id = scope_person() or account_id = scope_actor());

-- What a session may do, resolved with the gate's eyes: the caller never reads sessions or grants of others. In
-- PL/pgSQL, because PostgreSQL plans the body of an SQL function at every call, and that of these once a connection.
-- A delegate's categories are those of all live grants together; a grant without categories is for all of them.
create function resolve_session(in_token text)
returns table (account_id uuid, session_id uuid, name text, email text, language text, demo boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select a.id, s.id, a.name, a.email, a.language, a.demo
  from session s join portal_account a on a.id = s.account_id
  where s.token = in_token and s.expires_at > now();
end $$;

create function resolve_subjects(in_account uuid)
returns table (person_id uuid, capacity text, categories text[], family text, given text, until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select g.person_id,
         (array_agg(g.capacity order by g.capacity = 'self' desc, g.capacity = 'guardian' desc))[1],
         case when bool_or(g.categories is null) then null
              else array(select distinct c from access_grant h, unnest(h.categories) c
                         where h.account_id = in_account and h.person_id = g.person_id and h.ended_at is null
                           and h.valid_from <= now() and (h.valid_until is null or h.valid_until > now())) end,
         p.family, p.given,
         case when bool_or(g.valid_until is null) then null else max(g.valid_until) end
  from access_grant g join person p using (person_id)
  where g.account_id = in_account and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
  group by g.person_id, p.family, p.given
  order by bool_or(g.capacity = 'self') desc, p.given, g.person_id;
end $$;

create function resolve_links(in_person uuid) returns table (links uuid[], institutions text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select coalesce(array_agg(link_id), '{}'), coalesce(array_agg(distinct institution_id), '{}')
  from patient_link where person_id = in_person and parted_at is null;
end $$;

create function resolve_roles(in_account uuid)
returns table (role text, institution_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select role, institution_id from account_role where account_id = in_account and ended_at is null order by 1, 2;
end $$;

grant create on schema public to causeway_gate;
alter function resolve_session(text) owner to causeway_gate;
alter function resolve_subjects(uuid) owner to causeway_gate;
alter function resolve_links(uuid) owner to causeway_gate;
alter function resolve_roles(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function resolve_session(text), resolve_subjects(uuid), resolve_links(uuid), resolve_roles(uuid)
  from public;
grant execute on function resolve_session(text), resolve_subjects(uuid), resolve_links(uuid), resolve_roles(uuid)
  to causeway_web;

-- The three doors. Each takes its role for this transaction only (SET LOCAL, so that a distributed database carries it
-- to its workers), and answers with what the caller needs to know. No live session or grant: no row, and no role taken.
create function open_patient_scope(in_token text, in_subject uuid)
returns table (account_id uuid, session_id uuid, account_name text, language text, person_id uuid, capacity text,
               categories text[], family text, given text, subjects bigint, roles text[], institutions text[],
               at timestamptz)
language plpgsql as $$
declare who record; whose record; known record; staff text[];
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select *, count(*) over () as total into whose from resolve_subjects(who.account_id) r
    order by (r.person_id = in_subject) desc nulls last limit 1;
  if not found or (in_subject is not null and whose.person_id <> in_subject) then return; end if;
  select * into known from resolve_links(whose.person_id) r;
  staff := array(select r.role from resolve_roles(who.account_id) r);
  execute 'set local role causeway_patient';
  execute format('set local causeway.person = %L', whose.person_id);
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', whose.capacity);
  execute format('set local causeway.links = %L', known.links);
  execute format('set local causeway.categories = %L',
                 ',' || array_to_string(coalesce(whose.categories, region_categories()), ',') || ',');
  return query select who.account_id, who.session_id, who.name, who.language, whose.person_id, whose.capacity,
    whose.categories, whose.family, whose.given, whose.total, staff, known.institutions, now();
end $$;

create function region_categories() returns text[] language sql immutable as $$
  select '{laboratory,microbiology,pathology,blood-bank,radiology,images,medications,allergies,problems,clinical-notes,discharge-summaries,visits,appointments,procedures,immunizations,vitals,care-plans,home-care,documents,other}'::text[]
$$;

create function open_staff_scope(in_token text, in_role text)
returns table (account_id uuid, session_id uuid, account_name text, language text, role text, institution_id text,
               at timestamptz)
language plpgsql as $$
declare who record; what record;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select * into what from resolve_roles(who.account_id) r where r.role = in_role limit 1;
  if not found then return; end if;
  execute 'set local role causeway_staff';
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', what.role);
  execute format('set local causeway.institution = %L', coalesce(what.institution_id, ''));
  return query select who.account_id, who.session_id, who.name, who.language, what.role, what.institution_id, now();
end $$;

create function open_system_scope(in_purpose text) returns timestamptz language plpgsql as $$
begin
  execute 'set local role causeway_system';
  execute format('set local causeway.capacity = %L', in_purpose);
  return now();
end $$;

create function open_public_scope() returns timestamptz language plpgsql as $$
begin
  execute 'set local role causeway_public';
  return now();
end $$;

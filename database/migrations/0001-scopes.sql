-- Room: platform. The database roles, and the one way in which a transaction takes one of them.
-- At rest a connection is causeway_web, causeway_worker or (one process for everything) causeway_embedded.
-- A scope role is entered by open_*_scope() for one transaction only. Window roles own views and nothing else.
-- Roles belong to the cluster, not to the database: they may be there already.
do $$
declare name text;
begin
  foreach name in array array[
    'causeway_patient', 'causeway_staff', 'causeway_system', 'causeway_public',
    'causeway_released', 'causeway_sealed', 'causeway_gate', 'causeway_web', 'causeway_worker'
  ] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit', name);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'causeway_embedded') then
    create role causeway_embedded nologin inherit;
  end if;
end $$;

grant causeway_patient, causeway_staff, causeway_public to causeway_web;
grant causeway_system to causeway_worker;
grant causeway_web, causeway_worker to causeway_embedded;

revoke all on schema public from public;
grant usage on schema public to
  causeway_patient, causeway_staff, causeway_system, causeway_public,
  causeway_released, causeway_sealed, causeway_gate, causeway_web, causeway_worker;

-- Whoever migrates hands views and functions to these roles and publishes the first rulebook: for both one must be a
-- member.
do $$
begin
  execute format('grant causeway_released, causeway_sealed, causeway_gate, causeway_web, causeway_worker to %I', current_user);
end $$;

-- What the open scope says. Anything but a well-formed value is no value: the comparison then finds no row.
create function scope_person() returns uuid language sql stable as $$
  select case when current_setting('causeway.person', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              then current_setting('causeway.person', true)::uuid end
$$;

create function scope_actor() returns uuid language sql stable as $$
  select case when current_setting('causeway.actor', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              then current_setting('causeway.actor', true)::uuid end
$$;

-- Asked for every row, so without parsing a list each time: a uuid is 36 characters long and can stand in a list of uuids
-- in its own place only, and a category stands between commas.
create function scope_has_link(link uuid) returns boolean language sql stable as $$
  select position(link::text in current_setting('causeway.links', true)) > 0
$$;

create function scope_has_category(category text) returns boolean language sql stable as $$
  select position(',' || category || ',' in current_setting('causeway.categories', true)) > 0
$$;

create function scope_capacity() returns text language sql stable as $$
  select nullif(current_setting('causeway.capacity', true), '')
$$;

create function scope_institution() returns text language sql stable as $$
  select nullif(current_setting('causeway.institution', true), '')
$$;

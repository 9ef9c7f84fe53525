-- Who may see a record is told with what they may see today: of a guardian whose sight follows the child's age, what the
-- rules for that age leave (decision 0043).
create or replace function list_helpers()
returns table (grant_id uuid, account_id uuid, name text, capacity text, tasks text[], categories text[], relation text,
               ground text, valid_from timestamptz, valid_until timestamptz, ended_at timestamptz, ended_because text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare pack record;
begin
  if scope_capacity() is distinct from 'self' or scope_actor() is null then return; end if;
  select * into pack from live_pack();
  return query
  select g.grant_id, g.account_id, a.name, g.capacity, g.tasks,
         kinds_today(g.capacity, g.is_age_bound, g.categories, p.birth_date, pack.version, pack.today), g.relation,
         g.ground, g.valid_from, g.valid_until, g.ended_at, g.ended_because
  from access_grant g
  join portal_account a on a.id = g.account_id
  join person p on p.person_id = g.person_id
  where g.person_id = scope_person() and g.capacity <> 'self'
  order by g.valid_from desc, g.grant_id;
end $$;

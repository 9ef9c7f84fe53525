-- Room: access. Whose records have closed to their guardians by a birthday, for sixty days: they read why. By age
-- alone, also where the child keeps them out besides, so that this tells nothing of what is kept from them; but nothing to
-- whom a court or child welfare keeps out.
create function list_grown_up() returns table (given text, family text, age integer, closed_on date)
  language plpgsql stable security definer set search_path to 'public', 'pg_temp' as $$
#variable_conflict use_column
declare pack record;
begin
  if scope_capacity() is null or scope_capacity() not in ('self', 'account') then return; end if;
  select * into pack from live_pack();
  return query
  select distinct p.given, p.family, b.from_age, d.closed_on
  from access_grant g join person p on p.person_id = g.person_id
  join lateral (select b.from_age from rule_pack_band b
    where b.version = pack.version and b.from_age > 0 and cardinality(b.guardian_categories) = 0
    order by b.from_age limit 1) b on true
  cross join lateral (select case when p.birth_date ~ '^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$' then
    make_date(left(p.birth_date, 4)::int + b.from_age, substr(p.birth_date, 6, 2)::int, 1)
    + substr(p.birth_date, 9, 2)::int - 1 end as closed_on) d
  where g.account_id = scope_actor() and g.capacity = 'guardian' and g.is_age_bound and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()) and p.deceased_at is null
    and d.closed_on > pack.today - 60 and d.closed_on <= pack.today
    and g.valid_from < d.closed_on and not is_excluded(g.account_id, g.person_id)
  order by d.closed_on desc;
end $$;
grant create on schema public to causeway_gate;
alter function list_grown_up() owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_grown_up() from public;
grant execute on function list_grown_up() to causeway_patient, causeway_account;

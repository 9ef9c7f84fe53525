-- Room: workload. What requests cost an institution, week by week, beside what messages do: counts and times, of nobody.
create index request_asked on request (institution_id, asked_at);
create policy gate_reads on request_event for select to causeway_gate using (true);
grant select (person_id, request_id, at, by_whom) on request_event to causeway_gate;

create function count_request_workload(in_weeks integer)
  returns table (institution_id text, week date, kind text, asked bigint, answered bigint, in_time bigint,
    answer_seconds double precision, done bigint, done_seconds double precision)
  language plpgsql stable security definer set search_path to 'public', 'pg_temp' as $$
#variable_conflict use_column
declare answers text[] := array['opened', 'declined', 'called', 'corrected', 'stands', 'booked', 'ready', 'refused'];
begin
  if coalesce(scope_capacity(), '') not in ('institution-administrator', 'steward', 'representative', 'operator') then
    return; end if;
  return query
  select i.institution_id, date_trunc('week', r.asked_at at time zone i.time_zone)::date as week, r.kind, count(*),
         count(first.at), count(*) filter (where first.at <= r.due_at),
         percentile_cont(0.5) within group (order by extract(epoch from first.at - r.asked_at)),
         count(*) filter (where r.outcome = any (answers)),
         percentile_cont(0.5) within group (order by extract(epoch from r.closed_at - r.asked_at))
           filter (where r.outcome = any (answers))
  from institution i
  join request r on r.institution_id = i.institution_id
    and r.asked_at >= (date_trunc('week', now() at time zone i.time_zone) - make_interval(weeks => least(in_weeks, 60) - 1))
      at time zone i.time_zone
  cross join lateral (select min(e.at) as at from request_event e
    where e.person_id = r.person_id and e.request_id = r.request_id and e.by_whom = 'staff') first
  where scope_capacity() <> 'institution-administrator' or i.institution_id = scope_institution()
  group by 1, 2, 3 order by 2 desc, 1, 3;
end $$;
grant create on schema public to causeway_gate;
alter function count_request_workload(integer) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function count_request_workload(integer) from public;
grant execute on function count_request_workload(integer) to causeway_staff;

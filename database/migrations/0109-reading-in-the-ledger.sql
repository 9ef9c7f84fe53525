-- Room: workload. What teams read of what patients sent them, values from home and answers to questionnaires, week by week beside messages and
-- requests: counts and times, of nobody.
create index journal_sent_at on journal_sent (institution_id, sent_at);
create index questionnaire_response_at on questionnaire_response (institution_id, sent_at);
grant select (institution_id, team_id, sent_at, due_at, decided_at) on journal_sent to causeway_gate;
create policy gate_counts on journal_sent for select to causeway_gate using (true);
grant select (institution_id, team_id, sent_at, due_at, decided_at) on questionnaire_response to causeway_gate;

create function count_reading_workload(in_weeks integer)
  returns table (institution_id text, team_id uuid, team_name text, week date, kind text, came bigint, "read" bigint, in_time bigint,
    read_seconds double precision)
  language plpgsql stable security definer set search_path to 'public', 'pg_temp' as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('institution-administrator', 'steward', 'representative', 'operator') then
    return; end if;
  return query
  select i.institution_id, s.team_id, t.name, date_trunc('week', s.sent_at at time zone i.time_zone)::date, s.kind, count(*),
         count(s.decided_at), count(*) filter (where s.decided_at <= coalesce(s.due_at, s.decided_at)),
         percentile_cont(0.5) within group (order by extract(epoch from s.decided_at - s.sent_at))
  from institution i
  cross join lateral (
    select 'values' as kind, j.team_id, j.sent_at, j.due_at, j.decided_at from journal_sent j
    where j.institution_id = i.institution_id
    union all
    select 'questionnaires', q.team_id, q.sent_at, q.due_at, q.decided_at from questionnaire_response q
    where q.institution_id = i.institution_id) s
  join message_team t on t.team_id = s.team_id
  where s.sent_at >= (date_trunc('week', now() at time zone i.time_zone) - make_interval(weeks => least(in_weeks, 60) - 1))
      at time zone i.time_zone
    and (scope_capacity() <> 'institution-administrator' or i.institution_id = scope_institution())
  group by 1, 2, 3, 4, 5 order by 4 desc, 1, 3, 5;
end $$;
grant create on schema public to causeway_gate;
alter function count_reading_workload(integer) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function count_reading_workload(integer) from public;
grant execute on function count_reading_workload(integer) to causeway_staff;

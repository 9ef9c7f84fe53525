-- Room: requests. What messages cost a team, week by week, with what came by telephone and at the desk beside it.
create table workload_count (
  team_id uuid not null references message_team,
  institution_id text not null,
  -- The Monday of the week.
  week date not null check (extract(isodow from week) = 1),
  channel text not null check (channel in ('phone', 'desk')),
  count integer not null check (count between 0 and 100000),
  entered_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  primary key (team_id, week, channel)
);
alter table workload_count enable row level security;
alter table workload_count force row level security;
grant select, insert, update on workload_count to causeway_staff;
create policy site_counts on workload_count to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and account_id = scope_actor());
grant select on workload_count to causeway_gate;
create policy gate_reads on workload_count for select to causeway_gate using (true);

-- Each team's weeks, the newest first: threads that began and what became of them, words of patients, and what was counted by
-- hand. An administrator sees the own institution, the region all of them; nothing of whom.
create function count_workload(in_weeks integer)
returns table (team_id uuid, team_name text, institution_id text, week date, asked bigint, messages bigint, answered bigint,
               in_time bigint, answer_seconds double precision, done bigint, done_seconds double precision,
               phone integer, desk integer)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('institution-administrator', 'steward', 'representative', 'operator') then
    return; end if;
  return query
  select w.team_id, w.name, w.institution_id, w.week, m.asked, s.messages, m.answered, m.in_time, m.answer_seconds, m.done,
         m.done_seconds, p.count, d.count
  from (
    select t.team_id, t.name, t.institution_id, i.time_zone,
           (date_trunc('week', now() at time zone i.time_zone) - make_interval(weeks => n))::date as week
    from message_team t join institution i on i.institution_id = t.institution_id
    cross join generate_series(0, least(in_weeks, 60) - 1) n
    where t.ended_at is null
      and (scope_capacity() <> 'institution-administrator' or t.institution_id = scope_institution())) w
  cross join lateral (
    select count(*) as asked, count(q.first_answer_at) as answered, count(*) filter (where q.in_time) as in_time,
           percentile_cont(0.5) within group (order by extract(epoch from q.first_answer_at - q.asked_at)) as answer_seconds,
           count(q.closed_at) as done,
           percentile_cont(0.5) within group (order by extract(epoch from q.closed_at - q.asked_at)) as done_seconds
    from message_thread q
    where q.asked_team_id = w.team_id and q.asked_at >= w.week::timestamp at time zone w.time_zone
      and q.asked_at < (w.week + 7)::timestamp at time zone w.time_zone) m
  cross join lateral (
    select count(*) as messages from thread_message x
    where x.at_team_id = w.team_id and x.by_whom = 'person' and x.text is not null
      and x.at >= w.week::timestamp at time zone w.time_zone
      and x.at < (w.week + 7)::timestamp at time zone w.time_zone) s
  left join workload_count p on p.team_id = w.team_id and p.week = w.week and p.channel = 'phone'
  left join workload_count d on d.team_id = w.team_id and d.week = w.week and d.channel = 'desk'
  order by w.week desc, w.institution_id, w.name, w.team_id;
end $$;
grant create on schema public to causeway_gate;
alter function count_workload(integer) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function count_workload(integer) from public;
grant execute on function count_workload(integer) to causeway_staff;

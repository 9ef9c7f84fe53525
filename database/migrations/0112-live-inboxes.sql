-- Room: messaging. Which teams something was said to or by since then, for inboxes that are open in a browser: of which
-- team, and which message, nothing of whom. A hand-over tells the team that had it and the one that has it.
create function teams_said(in_since timestamptz) returns table (message_id uuid, at timestamptz, team_id uuid)
language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select f.message_id, f.at, k.team_id from (
    select s.message_id, s.at, s.at_team_id, s.team_id from thread_message s where s.at > in_since order by s.at limit 5000) f
  cross join lateral (select f.at_team_id as team_id union select f.team_id) k;
end $$;
create index thread_message_at on thread_message (at);

grant create on schema public to causeway_gate;
alter function teams_said(timestamptz) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function teams_said(timestamptz) from public;
grant execute on function teams_said(timestamptz) to causeway_web;

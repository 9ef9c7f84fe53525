-- Room: messaging. Answers that nobody of the patient's side has read: the team calls, and says so.
alter table message_thread
  add column reached_at timestamptz,
  add column reached_name text check (reached_name ~ '\S');
create index message_thread_unread on message_thread (team_id, said_at)
  where ball = 'person' and (person_read_at is null or person_read_at < said_at)
    and (reached_at is null or reached_at < said_at);

-- Which threads of the own teams, or of those that they cover now, have waited so long to be read; the longest first. After
-- half a year nobody calls any more.
create function list_unread_keys(in_days integer) returns table (person_id uuid, thread_id uuid)
language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare apart text := resolve_apart(); own record;
begin
  for own in select t.team_id from resolve_teams() t loop
    return query
    select f.person_id, f.thread_id from (select m.person_id, m.thread_id from message_thread m
      where m.team_id = own.team_id and m.ball = 'person' and (m.person_read_at is null or m.person_read_at < m.said_at)
        and (m.reached_at is null or m.reached_at < m.said_at)
        and m.said_at < now() - make_interval(days => in_days) and m.said_at > now() - interval '180 days'
      order by m.said_at limit 101) f
    where position(',' || f.person_id || ',' in apart) = 0;
  end loop;
end $$;

-- The team has reached the patient by other means; false where that is not theirs to say, or they have read it meanwhile.
create function say_reached(in_thread uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not reads_messages() then return false; end if;
  update message_thread set reached_at = now(), reached_name = in_name
  where thread_id = in_thread and ball = 'person'
    and exists (select from resolve_teams() r where r.team_id = message_thread.team_id)
    and position(',' || message_thread.person_id || ',' in resolve_apart()) = 0;
  return found;
end $$;

grant create on schema public to causeway_gate;
alter function list_unread_keys(integer) owner to causeway_gate;
alter function say_reached(uuid, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_unread_keys(integer), say_reached(uuid, text) from public;
grant execute on function list_unread_keys(integer), say_reached(uuid, text) to causeway_staff;

-- Room: messaging. A page of the inbox: the keys of what waits, found behind the gate by the index that is in its order; the
-- page then reads those threads as it may. Only the own teams, or those that they cover now.
create function list_inbox_keys(in_topic text, in_ball text, in_after timestamptz, in_after_id uuid)
returns table (person_id uuid, thread_id uuid, due_at timestamptz)
language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare apart text := resolve_apart(); own record;
  after_at timestamptz := coalesce(in_after, '-infinity');
  after_id uuid := coalesce(in_after_id, '00000000-0000-0000-0000-000000000000');
begin
  -- Team by team, with conditions that an index has in its order, and a limit that the planner knows: it reads along the
  -- index and stops. Who is apart is left out afterwards; a clinician helps few.
  for own in select t.team_id from resolve_teams() t loop
    if in_topic is null then
      return query
      select f.* from (select m.person_id, m.thread_id, m.due_at from message_thread m
        where m.team_id = own.team_id and m.ball = in_ball and m.closed_at is null
          and (m.due_at, m.thread_id) > (after_at, after_id)
        order by m.due_at, m.thread_id limit 100) f
      where position(',' || f.person_id || ',' in apart) = 0;
    else
      return query
      select f.* from (select m.person_id, m.thread_id, m.due_at from message_thread m
        where m.team_id = own.team_id and m.ball = in_ball and m.topic = in_topic and m.closed_at is null
          and m.due_at >= after_at and (m.due_at, m.thread_id) > (after_at, after_id)
        order by m.due_at, m.thread_id limit 100) f
      where position(',' || f.person_id || ',' in apart) = 0;
    end if;
  end loop;
end $$;

-- How much waits, by topic; of one topic of a team no more than a thousand and one are counted.
drop function count_inbox();
create function count_inbox(in_topics text[]) returns table (team_id uuid, topic text, waiting bigint, late bigint)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare own record;
begin
  for own in select t.team_id, k.topic from resolve_teams() t
      cross join unnest(in_topics) k (topic)
      order by 1, 2 loop
    return query
    select own.team_id, own.topic, count(*), count(*) filter (where f.due_at < now())
    from (select m.due_at from message_thread m
      where m.team_id = own.team_id and m.ball = 'staff' and m.topic = own.topic and m.closed_at is null
      order by m.due_at limit 1001) f having count(*) > 0;
  end loop;
end $$;

drop index message_thread_topics;
create index message_thread_topics on message_thread (team_id, ball, topic, due_at) where closed_at is null;

grant create on schema public to causeway_gate;
alter function list_inbox_keys(text, text, timestamptz, uuid) owner to causeway_gate;
alter function count_inbox(text[]) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_inbox_keys(text, text, timestamptz, uuid) from public;
grant execute on function list_inbox_keys(text, text, timestamptz, uuid) to causeway_staff;
revoke execute on function count_inbox(text[]) from public;
grant execute on function count_inbox(text[]) to causeway_staff;

-- Room: requests. A person says that something in the record is wrong, in words of their own, and whoever sent it answers.

create function ask_about_item(in_kind text, in_item uuid, in_due timestamptz, in_name text, in_text text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare found_item record; made uuid;
begin
  if scope_capacity() is distinct from 'self' then return null; end if;
  select i.item_id, i.link_id, i.institution_id, i.category into found_item
  from item i where i.person_id = scope_person() and i.item_id = in_item;
  if not found then return null; end if;
  insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, due_at,
                       account_id, asked_name, capacity)
  values (scope_person(), in_kind, found_item.link_id, found_item.institution_id, found_item.category,
          array[found_item.item_id], false, in_due, scope_actor(), in_name, scope_capacity())
  on conflict do nothing returning request_id into made;
  if made is not null then
    insert into request_event (person_id, request_id, word, text, by_whom, account_id, actor_name, link_id,
                               institution_id, category, shows_delegates)
    values (scope_person(), made, 'asked', in_text, 'person', scope_actor(), in_name, found_item.link_id,
            found_item.institution_id, found_item.category, false);
  end if;
  return made;
end $$;
drop function ask_about_item(text, uuid, timestamptz, text);

drop function count_requests();
create function count_requests() returns table (institution_id text, kind text, waiting bigint, overdue bigint,
                                                answered bigint, in_time bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare answers text[] := array['opened', 'declined', 'called', 'corrected', 'stands'];
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'representative', 'operator') then return; end if;
  return query
  select r.institution_id, r.kind, count(*) filter (where r.closed_at is null),
         count(*) filter (where r.closed_at is null and r.ball = 'staff' and r.due_at < now()),
         count(*) filter (where r.outcome = any (answers)),
         count(*) filter (where r.outcome = any (answers) and r.closed_at <= r.due_at)
  from request r where r.closed_at is null or r.asked_at > now() - interval '365 days'
  group by 1, 2 order by 1, 2;
end $$;

grant create on schema public to causeway_released, causeway_gate;
alter function ask_about_item(text, uuid, timestamptz, text, text) owner to causeway_released;
alter function count_requests() owner to causeway_gate;
revoke create on schema public from causeway_released, causeway_gate;
revoke execute on function ask_about_item(text, uuid, timestamptz, text, text), count_requests() from public;
grant execute on function ask_about_item(text, uuid, timestamptz, text, text) to causeway_patient;
grant execute on function count_requests() to causeway_staff;

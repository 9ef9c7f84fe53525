-- Who moves a check-in says until when it holds; reminders are told once for each time of a visit, to whoever sees it then.
grant update (starts_at) on check_in to causeway_patient;
grant select (message_key) on outgoing_message to causeway_gate;
create policy gate_looks on outgoing_message for select to causeway_gate using (true);

drop function list_near_visits();
-- Whether an account sees a visit of a person now: for reminders and other word about it.
create function sees_visit(in_account uuid, in_person uuid, in_visit uuid, in_institution text, in_shows boolean)
returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from resolve_subjects(in_account) s
    cross join lateral resolve_hidden(in_person, in_account, s.capacity) h(tokens)
    where s.person_id = in_person and (s.categories is null or 'appointments' = any (s.categories))
      and (in_shows or s.capacity = 'self')
      and position(',' || in_visit || ',' in h.tokens) = 0 and position(',' || in_person || ',' in h.tokens) = 0
      and position(',' || in_person || ':appointments,' in h.tokens) = 0
      and position(',' || in_person || ':' || in_institution || ',' in h.tokens) = 0);
end $$;

-- Which visits are near for whom: what a person has booked, and what is open of the record, for each account that wishes to
-- be reminded and may see it now. Nothing of what is cancelled.
-- The key of the word about each: a visit that moves is near anew.
create function list_near_visits(in_untold boolean) returns table (message_key text, account_id uuid, channel text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with near as (
    select r.account_id, r.person_id, r.channel, r.hours_before from visit_reminder r where r.channel <> 'none'),
  visits as (
    select n.account_id, n.person_id, n.channel, b.booking_id as visit_id, b.starts_at, b.shows_delegates, b.institution_id,
           b.link_id
    from near n join booking b on b.person_id = n.person_id and b.ended_at is null
      and b.starts_at > now() and b.starts_at <= now() + make_interval(hours => n.hours_before)
    union all
    select n.account_id, n.person_id, n.channel, i.item_id, i.sort_at, i.shows_delegates, i.institution_id, i.link_id
    from near n join item i on i.person_id = n.person_id and i.category = 'appointments'
      and i.resource_type = 'Appointment' and i.standing = 'current' and i.listed and i.release_at <= now()
      and coalesce(i.status, '') in ('booked', 'arrived', 'checked-in')
      and i.sort_at > now() and i.sort_at <= now() + make_interval(hours => n.hours_before)),
  keyed as (
    select v.*, concat_ws('/', 'visit', v.visit_id, v.account_id,
                          to_char(v.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as message_key
    from visits v)
  select k.message_key, k.account_id, k.channel
  from keyed k
  join patient_link l on l.link_id = k.link_id and l.person_id = k.person_id and l.parted_at is null
  where not (in_untold and exists (select from outgoing_message m where m.message_key = k.message_key))
    and sees_visit(k.account_id, k.person_id, k.visit_id, k.institution_id, k.shows_delegates)
  order by k.starts_at, k.account_id limit case when in_untold then 500 end;
end $$;

grant create on schema public to causeway_gate;
alter function list_near_visits(boolean) owner to causeway_gate;
alter function sees_visit(uuid, uuid, uuid, text, boolean) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_near_visits(boolean), sees_visit(uuid, uuid, uuid, text, boolean) from public;
grant execute on function list_near_visits(boolean), sees_visit(uuid, uuid, uuid, text, boolean) to causeway_system;

-- Room: appointments. Visits by video: where a service meets people, and whom a person takes along.
-- `{visit}` in the address becomes a word of its own for each booking, so that each has a room of its own.
alter table visit_service add column video_link text not null default ''
  check (video_link = '' or (video_link ~ '^https://[^\s<>"''\\]+$' and length(video_link) <= 500));
grant insert (video_link), update (video_link) on visit_service to causeway_staff;

-- Helpers with their own sign-in whom the person takes along to one visit.
create table visit_guest (
  person_id uuid not null,
  booking_id uuid not null,
  account_id uuid not null,
  invited_at timestamptz not null default now(),
  primary key (person_id, booking_id, account_id)
);
create index visit_guest_invited on visit_guest (invited_at);
alter table visit_guest enable row level security;
alter table visit_guest force row level security;

grant select on visit_guest to causeway_patient;
create policy own_guests on visit_guest for select to causeway_patient
  using (person_id = scope_person() and (scope_capacity() <> 'delegate' or account_id = scope_actor())
    and exists (select from booking b where b.person_id = visit_guest.person_id and b.booking_id = visit_guest.booking_id));
grant select on visit_guest to causeway_system;
create policy system_tells on visit_guest for select to causeway_system using (true);
grant select, insert, delete on visit_guest to causeway_gate;
create policy gate_keeps on visit_guest to causeway_gate using (true) with check (true);

-- Whom the person, or a guardian, can take along to a visit that is still to come: helpers who may see it, and whether they are.
create function list_visit_guests(in_booking uuid) returns table (account_id uuid, name text, is_invited boolean)
language plpgsql stable security definer rows 10 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('self', 'guardian') then return; end if;
  return query
  select distinct g.account_id, a.name, exists (select from visit_guest v
      where v.person_id = b.person_id and v.booking_id = b.booking_id and v.account_id = g.account_id)
  from booking b
  join access_grant g on g.person_id = b.person_id and g.capacity = 'delegate' and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
  join portal_account a on a.id = g.account_id
  where b.person_id = scope_person() and b.booking_id = in_booking and b.ended_at is null and b.ends_at > now()
    and sees_visit(g.account_id, b.person_id, b.booking_id, b.institution_id, b.shows_delegates)
  order by 2, 1;
end $$;

-- Takes a helper along, or not any more; false where that cannot be.
create function invite_to_visit(in_booking uuid, in_account uuid, in_comes boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (select from list_visit_guests(in_booking) g where g.account_id = in_account) then return false; end if;
  if in_comes then
    insert into visit_guest (person_id, booking_id, account_id) values (scope_person(), in_booking, in_account)
    on conflict do nothing;
  else
    delete from visit_guest where person_id = scope_person() and booking_id = in_booking and account_id = in_account;
  end if;
  return true;
end $$;

-- Guests come along when a visit of one's own moves.
create function carry_visit_guests(in_from uuid, in_to uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into visit_guest (person_id, booking_id, account_id)
  select v.person_id, in_to, v.account_id from visit_guest v
  join booking old on old.person_id = v.person_id and old.booking_id = in_from and old.ended_word = 'moved'
  join booking new on new.person_id = v.person_id and new.booking_id = in_to and new.account_id = scope_actor()
  where v.person_id = scope_person() and v.booking_id = in_from and old.service_id = new.service_id
  on conflict do nothing;
end $$;

grant create on schema public to causeway_gate;
alter function list_visit_guests(uuid) owner to causeway_gate;
alter function invite_to_visit(uuid, uuid, boolean) owner to causeway_gate;
alter function carry_visit_guests(uuid, uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_visit_guests(uuid), invite_to_visit(uuid, uuid, boolean), carry_visit_guests(uuid, uuid)
  from public;
grant execute on function list_visit_guests(uuid), invite_to_visit(uuid, uuid, boolean), carry_visit_guests(uuid, uuid)
  to causeway_patient;

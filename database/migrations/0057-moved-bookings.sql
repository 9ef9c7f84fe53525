-- A visit that is moved stays as private as it was and keeps its note; who does not see a visit neither moves nor ends it, and
-- is not told that it is there.
create or replace function book_slot(in_slot uuid, in_moves uuid, in_note text, in_shows boolean, in_name text, in_person_name text,
                          in_birth_date text) returns table (outcome text, booking_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare wanted record; old record; link uuid; waiting_wish uuid; waiting_slot uuid; made uuid := gen_random_uuid();
  stays_open boolean := in_shows; said text := left(in_note, 500);
begin
  select s.*, v.closed_at into wanted from slot s join visit_service v on v.service_id = s.service_id
  where s.slot_id = in_slot;
  if not found or wanted.withdrawn_at is not null or wanted.closed_at is not null or wanted.starts_at <= now() then
    return query select 'gone'::text, null::uuid; return;
  end if;
  link := visit_link(wanted.institution_id);
  if link is null then return query select 'not-here'::text, null::uuid; return; end if;
  -- The same form sent twice is answered twice, and books once.
  select b.booking_id into old from booking b
  where b.person_id = scope_person() and b.slot_id = in_slot and b.ended_at is null
    and (b.shows_delegates or scope_capacity() = 'self')
    and not scope_hides(b.person_id, b.booking_id, 'appointments', b.institution_id);
  if found then return query select 'booked'::text, old.booking_id; return; end if;
  if in_moves is not null then
    select b.booking_id, b.slot_id, b.starts_at, b.note, b.shows_delegates, v.latest_cancel_hours into old
    from booking b join visit_service v on v.service_id = b.service_id
    where b.person_id = scope_person() and b.booking_id = in_moves and b.ended_at is null
      and b.service_id = wanted.service_id and (b.shows_delegates or scope_capacity() = 'self')
      and not scope_hides(b.person_id, b.booking_id, 'appointments', b.institution_id)
    for update of b;
    if not found then return query select 'gone'::text, null::uuid; return; end if;
    stays_open := old.shows_delegates;
    said := old.note;
    if old.starts_at <= now() + make_interval(hours => old.latest_cancel_hours) then
      return query select 'too-late'::text, null::uuid; return;
    end if;
  elsif exists (select from booking b where b.person_id = scope_person() and b.service_id = wanted.service_id
                and b.ended_at is null and b.starts_at > now()) then
    -- Whoever does not see it is told no more than that this time is not theirs to take.
    return query select case when exists (
      select from booking b where b.person_id = scope_person() and b.service_id = wanted.service_id and b.ended_at is null
        and b.starts_at > now() and (b.shows_delegates or scope_capacity() = 'self')
        and not scope_hides(b.person_id, b.booking_id, 'appointments', b.institution_id)) then 'had-one' else 'taken' end,
      null::uuid;
    return;
  end if;
  select w.wish_id, w.offered_slot into waiting_wish, waiting_slot from visit_wish w
  where w.person_id = scope_person() and w.service_id = wanted.service_id and w.ended_at is null;
  update slot set booking_id = made, held_for = null, held_until = null
  where slot_id = in_slot and booking_id is null and withdrawn_at is null
    and (held_until is null or held_until <= now() or held_for = waiting_wish);
  if not found then
    select b.booking_id into old from booking b
    where b.person_id = scope_person() and b.slot_id = in_slot and b.ended_at is null
      and (b.shows_delegates or scope_capacity() = 'self')
      and not scope_hides(b.person_id, b.booking_id, 'appointments', b.institution_id);
    return query select case when found then 'booked' else 'taken' end, old.booking_id; return;
  end if;
  insert into booking (person_id, booking_id, slot_id, service_id, institution_id, link_id, source_id, starts_at, ends_at,
                       shows_delegates, person_name, birth_date, note, account_id, actor_name)
  values (scope_person(), made, in_slot, wanted.service_id, wanted.institution_id, link, wanted.source_id, wanted.starts_at,
          wanted.ends_at, stays_open, in_person_name, in_birth_date, said, scope_actor(), in_name);
  if waiting_wish is not null then
    update visit_wish set ended_at = now(), ended_word = 'booked', offered_slot = null, offered_until = null
    where person_id = scope_person() and wish_id = waiting_wish;
    if waiting_slot is distinct from in_slot then perform offer_slot(waiting_slot); end if;
  end if;
  if in_moves is not null then
    update booking b set ended_at = now(), ended_word = 'moved', ended_name = in_name
    where b.person_id = scope_person() and b.booking_id = in_moves;
    update slot set booking_id = null where slot_id = old.slot_id and booking_id = in_moves;
    perform offer_slot(old.slot_id);
  end if;
  return query select 'booked'::text, made;
end $$;
create or replace function cancel_booking(in_booking uuid, in_reason text, in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare mine record;
begin
  select b.slot_id, b.starts_at, b.ended_at, v.latest_cancel_hours into mine
  from booking b join visit_service v on v.service_id = b.service_id
  where b.person_id = scope_person() and b.booking_id = in_booking and visit_link(b.institution_id) is not null
    and (b.shows_delegates or scope_capacity() = 'self')
    and not scope_hides(b.person_id, b.booking_id, 'appointments', b.institution_id)
  for update of b;
  if not found then return 'gone'; end if;
  if mine.ended_at is not null then return 'had'; end if;
  if mine.starts_at <= now() + make_interval(hours => mine.latest_cancel_hours) then return 'too-late'; end if;
  update booking set ended_at = now(), ended_word = 'cancelled', ended_reason = nullif(left(in_reason, 500), ''),
    ended_name = in_name
  where person_id = scope_person() and booking_id = in_booking and ended_at is null;
  if not found then return 'had'; end if;
  update slot set booking_id = null where slot_id = mine.slot_id and booking_id = in_booking;
  perform offer_slot(mine.slot_id);
  return 'cancelled';
end $$;

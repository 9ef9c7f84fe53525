-- Room: requests. Visits that people book from what institutions offer, wait for, check in to and are reminded of; and two
-- more kinds of request: a visit where nothing is offered, and more of a medicine.

-- What can be booked, with its rules. No person stands here, nor in the slots.
create table visit_service (
  service_id uuid primary key default gen_random_uuid(),
  institution_id text not null references institution,
  -- Of a Schedule that came through a feed, as `Schedule/id`; null: made by hand.
  source_key text,
  name text not null check (name ~ '\S' and length(name) <= 120),
  place text not null default '' check (length(place) <= 200),
  directions text not null default '' check (length(directions) <= 1000),
  preparation text not null default '' check (length(preparation) <= 1000),
  -- So long before it begins a visit may be cancelled or moved here.
  latest_cancel_hours integer not null default 24 check (latest_cancel_hours between 0 and 720),
  -- So long a free slot is kept for whoever waits first.
  offer_hours integer not null default 4 check (offer_hours between 1 and 72),
  closed_at timestamptz,
  made_at timestamptz not null default now(),
  unique (institution_id, source_key)
);
create unique index visit_service_by_hand on visit_service (institution_id, name) where source_key is null;

create table slot (
  slot_id uuid primary key default gen_random_uuid(),
  service_id uuid not null references visit_service,
  institution_id text not null references institution,
  source_id text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Several visits at the same time: the first, the second, ...
  place_no integer not null default 1 check (place_no between 1 and 20),
  withdrawn_at timestamptz,
  -- The sender has moved it since it was booked: its booking follows.
  moved_at timestamptz,
  -- Taken. One short conditional update decides who gets it; no lock outlives its statement's transaction.
  booking_id uuid unique,
  -- Kept for the first who waits, until then.
  held_for uuid,
  held_until timestamptz,
  check (ends_at > starts_at),
  check ((held_for is null) = (held_until is null)),
  unique (institution_id, source_id)
);
create unique index slot_by_hand on slot (service_id, starts_at, place_no) where source_id is null;
create index slot_free on slot (service_id, starts_at) where booking_id is null and withdrawn_at is null;
create index slot_left_behind on slot (institution_id) where booking_id is not null
  and (withdrawn_at is not null or moved_at is not null);
create index slot_of_institution on slot (institution_id, starts_at);

-- What a person has booked. Name and birth date as whoever booked saw them: the desk knows whom to expect.
create table booking (
  person_id uuid not null,
  booking_id uuid not null,
  slot_id uuid not null,
  service_id uuid not null,
  institution_id text not null,
  link_id uuid not null,
  source_id text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  shows_delegates boolean not null,
  person_name text not null,
  birth_date text,
  note text not null default '' check (length(note) <= 500),
  made_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  ended_at timestamptz,
  ended_word text check (ended_word in ('cancelled', 'moved', 'withdrawn')),
  ended_reason text check (length(ended_reason) <= 500),
  ended_name text,
  primary key (person_id, booking_id),
  check ((ended_at is null) = (ended_word is null))
);
create index booking_of_day on booking (institution_id, starts_at);
create index booking_withdrawn on booking (ended_at) where ended_word = 'withdrawn';

-- Who waits for a slot of a service, and which one they are offered now.
create table visit_wish (
  person_id uuid not null,
  wish_id uuid not null default gen_random_uuid(),
  service_id uuid not null,
  institution_id text not null,
  link_id uuid not null,
  from_day date not null,
  until_day date not null,
  shows_delegates boolean not null,
  made_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  offered_slot uuid,
  offered_until timestamptz,
  passed_slots uuid[] not null default '{}',
  ended_at timestamptz,
  ended_word text check (ended_word in ('booked', 'taken-back', 'over')),
  primary key (person_id, wish_id),
  check (until_day >= from_day),
  check ((offered_slot is null) = (offered_until is null)),
  check ((ended_at is null) = (ended_word is null))
);
create unique index visit_wish_once on visit_wish (person_id, service_id) where ended_at is null;
create index visit_wish_waiting on visit_wish (service_id, made_at) where ended_at is null and offered_slot is null;
create index visit_wish_offered on visit_wish (offered_until) where ended_at is null and offered_slot is not null;

-- Details confirmed before a visit, and "I am here": of a booking, or of an appointment of the record.
create table check_in (
  person_id uuid not null,
  visit_id uuid not null,
  institution_id text not null,
  link_id uuid not null,
  starts_at timestamptz not null,
  shows_delegates boolean not null,
  person_name text not null,
  birth_date text,
  phone text not null default '' check (length(phone) <= 40),
  address_stands boolean not null,
  wishes text not null default '' check (length(wishes) <= 500),
  confirmed_at timestamptz not null default now(),
  arrived_at timestamptz,
  account_id uuid not null,
  actor_name text not null,
  primary key (person_id, visit_id)
);
create index check_in_of_day on check_in (institution_id, starts_at);

-- How an account wishes to be reminded of the visits of one record.
create table visit_reminder (
  person_id uuid not null,
  account_id uuid not null,
  channel text not null check (channel in ('none', 'mail', 'sms')),
  hours_before integer not null check (hours_before between 1 and 168),
  set_at timestamptz not null default now(),
  primary key (person_id, account_id)
);

-- Where medicines can be picked up, as an institution knows it.
create table pick_up_place (
  place_id uuid primary key default gen_random_uuid(),
  institution_id text not null references institution,
  name text not null check (name ~ '\S' and length(name) <= 120),
  address text not null default '' check (length(address) <= 200),
  ended_at timestamptz,
  unique (institution_id, name)
);

alter table visit_service enable row level security;
alter table visit_service force row level security;
alter table slot enable row level security;
alter table slot force row level security;
alter table booking enable row level security;
alter table booking force row level security;
alter table visit_wish enable row level security;
alter table visit_wish force row level security;
alter table check_in enable row level security;
alter table check_in force row level security;
alter table visit_reminder enable row level security;
alter table visit_reminder force row level security;
alter table pick_up_place enable row level security;
alter table pick_up_place force row level security;

-- What is offered is no secret; whoever runs an institution offers for it alone.
grant select on visit_service, pick_up_place to causeway_patient, causeway_staff;
grant select (slot_id, service_id, institution_id, starts_at, ends_at, place_no, withdrawn_at, booking_id, held_for, held_until)
  on slot to causeway_patient, causeway_staff;
grant insert (institution_id, name, place, directions, preparation, latest_cancel_hours, offer_hours) on visit_service
  to causeway_staff;
grant update (place, directions, preparation, latest_cancel_hours, offer_hours, closed_at) on visit_service to causeway_staff;
grant insert (service_id, institution_id, starts_at, ends_at, place_no) on slot to causeway_staff;
grant insert (institution_id, name, address), update (address, ended_at) on pick_up_place to causeway_staff;
create policy everybody_reads on visit_service for select to causeway_patient, causeway_staff using (true);
create policy everybody_reads on slot for select to causeway_patient, causeway_staff using (true);
create policy everybody_reads on pick_up_place for select to causeway_patient, causeway_staff using (true);
create policy site_offers on visit_service for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy site_changes on visit_service for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())
  with check (institution_id = scope_institution());
create policy site_offers on slot for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy site_offers on pick_up_place for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy site_changes on pick_up_place for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())
  with check (institution_id = scope_institution());

-- The person, and who may see appointments of the record. Booking, cancelling and waiting go by the functions below.
grant select on booking, visit_wish, check_in to causeway_patient;
create policy own_bookings on booking for select to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, booking_id, 'appointments', institution_id));
create policy own_wishes on visit_wish for select to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, wish_id, 'appointments', institution_id));
create policy own_check_ins on check_in for select to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));
grant insert on check_in to causeway_patient;
grant update (phone, address_stands, wishes, confirmed_at, arrived_at, account_id, actor_name) on check_in to causeway_patient;
create policy check_in_own on check_in for insert to causeway_patient
  with check (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and account_id = scope_actor() and confirmed_at = now());
create policy change_own on check_in for update to causeway_patient
  using (person_id = scope_person() and scope_has_link(link_id) and scope_has_category('appointments')
    and (shows_delegates or scope_capacity() = 'self')
    and not scope_hides(person_id, visit_id, 'appointments', institution_id))
  with check (account_id = scope_actor() and confirmed_at = now());
grant select, insert, update (channel, hours_before, set_at) on visit_reminder to causeway_patient;
create policy own_reminder on visit_reminder to causeway_patient
  using (person_id = scope_person() and account_id = scope_actor())
  with check (person_id = scope_person() and account_id = scope_actor());

-- Whom to expect today: who receives and who treats, at the own institution.
grant select on booking, check_in to causeway_staff;
create policy team_expects on booking for select to causeway_staff
  using (scope_capacity() in ('clinician', 'clerk') and institution_id = scope_institution()
    and not scope_hides(person_id, booking_id, 'appointments', institution_id));
create policy team_expects on check_in for select to causeway_staff
  using (scope_capacity() in ('clinician', 'clerk') and institution_id = scope_institution()
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));

-- The house keeps what feeds offer, and writes to those who wait or are expected.
grant select, insert, update on visit_service, slot, booking, visit_wish, pick_up_place to causeway_system;
grant select on visit_reminder to causeway_system;
create policy system_offers on visit_service to causeway_system using (true) with check (true);
create policy system_offers on slot to causeway_system using (true) with check (true);
create policy system_offers on pick_up_place to causeway_system using (true) with check (true);
create policy system_tells on booking to causeway_system using (true) with check (true);
create policy system_tells on visit_wish to causeway_system using (true) with check (true);
create policy system_tells on visit_reminder to causeway_system using (true);

grant select, insert, update on slot, booking, visit_wish, request to causeway_gate;
grant select on visit_service, visit_reminder to causeway_gate;
grant insert on request_event to causeway_gate;
grant select (status, title) on item to causeway_gate;
create policy gate_books on visit_service for select to causeway_gate using (true);
create policy gate_books on slot to causeway_gate using (true) with check (true);
create policy gate_books on booking to causeway_gate using (true) with check (true);
create policy gate_books on visit_wish to causeway_gate using (true) with check (true);
create policy gate_tells on visit_reminder for select to causeway_gate using (true);
create policy gate_asks on request for insert to causeway_gate with check (true);
create policy gate_asks on request_event for insert to causeway_gate with check (true);

-- As whom an institution knows the person of the open scope; null where this scope may do nothing about visits there.
create function visit_link(in_institution text) returns uuid
language plpgsql stable set search_path = public, pg_temp as $$
declare link uuid;
begin
  if not coalesce(scope_has_category('appointments'), false) or scope_actor() is null
    or scope_hides(scope_person(), scope_person(), 'appointments', in_institution) then return null; end if;
  select l.link_id into link from patient_link l
  where l.person_id = scope_person() and l.institution_id = in_institution and l.parted_at is null
    and scope_has_link(l.link_id)
  order by l.linked_at, l.link_id limit 1;
  return link;
end $$;

-- Keeps a free slot for the first who waits for it; whoever was asked already is passed over. With nobody left it is free
-- for all.
create function offer_slot(in_slot uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
declare free record; first_person uuid; first_wish uuid; until timestamptz;
begin
  select s.slot_id, s.service_id, s.starts_at, v.offer_hours, (s.starts_at at time zone i.time_zone)::date as day into free
  from slot s join visit_service v on v.service_id = s.service_id
  join institution i on i.institution_id = s.institution_id
  where s.slot_id = in_slot and s.booking_id is null and s.withdrawn_at is null;
  if not found then return; end if;
  until := least(now() + make_interval(hours => free.offer_hours), free.starts_at - interval '1 hour');
  if until > now() then
    select w.person_id, w.wish_id into first_person, first_wish from visit_wish w
    where w.service_id = free.service_id and w.ended_at is null and w.offered_slot is null
      and free.day between w.from_day and w.until_day and in_slot <> all (w.passed_slots)
    order by w.made_at, w.wish_id limit 1 for update skip locked;
  end if;
  if until <= now() or first_wish is null then
    update slot set held_for = null, held_until = null where slot_id = in_slot and booking_id is null;
    return;
  end if;
  update slot set held_for = first_wish, held_until = until where slot_id = in_slot and booking_id is null;
  if found then
    update visit_wish set offered_slot = in_slot, offered_until = until
    where person_id = first_person and wish_id = first_wish;
  end if;
end $$;

-- Books a slot, or moves a booking to it: 'booked', 'taken', 'gone', 'not-here', 'had-one' or 'too-late'. Taking the slot is
-- one conditional update: of any number at once the first commits, and the others find no free slot.
create function book_slot(in_slot uuid, in_moves uuid, in_note text, in_shows boolean, in_name text, in_person_name text,
                          in_birth_date text) returns table (outcome text, booking_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare wanted record; old record; link uuid; waiting_wish uuid; waiting_slot uuid; made uuid := gen_random_uuid();
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
  where b.person_id = scope_person() and b.slot_id = in_slot and b.ended_at is null;
  if found then return query select 'booked'::text, old.booking_id; return; end if;
  if in_moves is not null then
    select b.booking_id, b.slot_id, b.starts_at, b.note, v.latest_cancel_hours into old
    from booking b join visit_service v on v.service_id = b.service_id
    where b.person_id = scope_person() and b.booking_id = in_moves and b.ended_at is null
      and b.service_id = wanted.service_id and (b.shows_delegates or scope_capacity() = 'self');
    if not found then return query select 'gone'::text, null::uuid; return; end if;
    if old.starts_at <= now() + make_interval(hours => old.latest_cancel_hours) then
      return query select 'too-late'::text, null::uuid; return;
    end if;
  elsif exists (select from booking b where b.person_id = scope_person() and b.service_id = wanted.service_id
                and b.ended_at is null and b.starts_at > now()) then
    return query select 'had-one'::text, null::uuid; return;
  end if;
  select w.wish_id, w.offered_slot into waiting_wish, waiting_slot from visit_wish w
  where w.person_id = scope_person() and w.service_id = wanted.service_id and w.ended_at is null;
  update slot set booking_id = made, held_for = null, held_until = null
  where slot_id = in_slot and booking_id is null and withdrawn_at is null
    and (held_until is null or held_until <= now() or held_for = waiting_wish);
  if not found then
    select b.booking_id into old from booking b
    where b.person_id = scope_person() and b.slot_id = in_slot and b.ended_at is null;
    return query select case when found then 'booked' else 'taken' end, old.booking_id; return;
  end if;
  insert into booking (person_id, booking_id, slot_id, service_id, institution_id, link_id, source_id, starts_at, ends_at,
                       shows_delegates, person_name, birth_date, note, account_id, actor_name)
  values (scope_person(), made, in_slot, wanted.service_id, wanted.institution_id, link, wanted.source_id, wanted.starts_at,
          wanted.ends_at, in_shows, in_person_name, in_birth_date, left(in_note, 500), scope_actor(), in_name);
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

-- 'cancelled', 'too-late', 'had' (it has ended already) or 'gone'.
create function cancel_booking(in_booking uuid, in_reason text, in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare mine record;
begin
  select b.slot_id, b.starts_at, b.ended_at, v.latest_cancel_hours into mine
  from booking b join visit_service v on v.service_id = b.service_id
  where b.person_id = scope_person() and b.booking_id = in_booking and visit_link(b.institution_id) is not null
    and (b.shows_delegates or scope_capacity() = 'self');
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

-- Puts the person on the waiting list: 'waits', 'had' or 'not-here'.
create function wait_for_slot(in_service uuid, in_from date, in_until date, in_shows boolean, in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare wanted record; link uuid; made integer;
begin
  select v.institution_id into wanted from visit_service v where v.service_id = in_service and v.closed_at is null;
  if not found then return 'not-here'; end if;
  link := visit_link(wanted.institution_id);
  if link is null then return 'not-here'; end if;
  insert into visit_wish (person_id, service_id, institution_id, link_id, from_day, until_day, shows_delegates, account_id,
                          actor_name)
  values (scope_person(), in_service, wanted.institution_id, link, in_from, in_until, in_shows, scope_actor(), in_name)
  on conflict do nothing;
  get diagnostics made = row_count;
  return case when made = 1 then 'waits' else 'had' end;
end $$;

-- The offer is not wanted: the next one who waits is asked. Or nothing is waited for any more.
create function leave_offer(in_wish uuid, in_all boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare mine record;
begin
  select w.offered_slot into mine from visit_wish w
  where w.person_id = scope_person() and w.wish_id = in_wish and w.ended_at is null
    and visit_link(w.institution_id) is not null and (w.shows_delegates or scope_capacity() = 'self') for update;
  if not found then return false; end if;
  update visit_wish set offered_slot = null, offered_until = null,
    passed_slots = case when mine.offered_slot is null then passed_slots else passed_slots || mine.offered_slot end,
    ended_at = case when in_all then now() end, ended_word = case when in_all then 'taken-back' end
  where person_id = scope_person() and wish_id = in_wish;
  if mine.offered_slot is not null then perform offer_slot(mine.offered_slot); end if;
  return true;
end $$;

-- By the house: offers that nobody answered go to the next, and wishes whose days are over end. Answers how many.
create function pass_offers() returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare each_wish record; passed integer := 0;
begin
  for each_wish in
    select w.person_id, w.wish_id, w.offered_slot from visit_wish w
    where w.ended_at is null and w.offered_until <= now() order by w.offered_until limit 200 for update skip locked
  loop
    update visit_wish set offered_slot = null, offered_until = null, passed_slots = passed_slots || each_wish.offered_slot
    where person_id = each_wish.person_id and wish_id = each_wish.wish_id;
    perform offer_slot(each_wish.offered_slot);
    passed := passed + 1;
  end loop;
  update visit_wish set ended_at = now(), ended_word = 'over'
  where ended_at is null and offered_slot is null and until_day < current_date - 1;
  return passed;
end $$;

-- Whoever runs an institution takes a slot back; who has booked it is told.
create function withdraw_slot(in_slot uuid, in_reason text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone record;
begin
  update slot set withdrawn_at = now(), held_for = null, held_until = null
  where slot_id = in_slot and withdrawn_at is null
    and scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
  returning booking_id, slot_id into gone;
  if not found then return false; end if;
  update booking set ended_at = now(), ended_word = 'withdrawn', ended_reason = nullif(left(in_reason, 500), ''),
    ended_name = in_name
  where booking_id = gone.booking_id and slot_id = in_slot and ended_at is null;
  update visit_wish set offered_slot = null, offered_until = null where offered_slot = in_slot and ended_at is null;
  return true;
end $$;

-- Which visits are near for whom: what a person has booked, and what is open of the record, for each account that wishes to
-- be reminded and may see it now. Nothing of what is cancelled.
create function list_near_visits() returns table (person_id uuid, account_id uuid, channel text, visit_id uuid,
                                                  starts_at timestamptz)
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
      and i.sort_at > now() and i.sort_at <= now() + make_interval(hours => n.hours_before))
  select v.person_id, v.account_id, v.channel, v.visit_id, v.starts_at
  from visits v
  join patient_link l on l.link_id = v.link_id and l.person_id = v.person_id and l.parted_at is null
  cross join lateral resolve_subjects(v.account_id) s
  cross join lateral resolve_hidden(v.person_id, v.account_id, s.capacity) h(tokens)
  where s.person_id = v.person_id and (s.categories is null or 'appointments' = any (s.categories))
    and (v.shows_delegates or s.capacity = 'self')
    and position(',' || v.visit_id || ',' in h.tokens) = 0 and position(',' || v.person_id || ',' in h.tokens) = 0
    and position(',' || v.person_id || ':appointments,' in h.tokens) = 0
    and position(',' || v.person_id || ':' || v.institution_id || ',' in h.tokens) = 0
  order by v.starts_at, v.account_id limit 500;
end $$;

-- Requests without an item: a visit is asked for of an institution. And where a medicine is picked up.
alter table request drop constraint request_item_ids_check;
alter table request add constraint request_item_ids_check check (cardinality(item_ids) > 0 or kind = 'appointment');
alter table request add column pick_up text check (length(pick_up) between 1 and 300);
grant select (pick_up) on request to causeway_patient;

create function ask_for_visit(in_request uuid, in_institution text, in_text text, in_due timestamptz, in_name text,
                              in_shows boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare link uuid; made uuid;
begin
  link := visit_link(in_institution);
  if link is null then return null; end if;
  insert into request (person_id, request_id, kind, link_id, institution_id, team, category, item_ids, shows_delegates,
                       due_at, account_id, asked_name, capacity)
  values (scope_person(), in_request, 'appointment', link, in_institution, 'visits', 'appointments', '{}', in_shows, in_due,
          scope_actor(), in_name, scope_capacity())
  on conflict do nothing returning request_id into made;
  if made is null then return in_request; end if;
  insert into request_event (person_id, request_id, word, text, by_whom, account_id, actor_name, link_id, institution_id,
                             category, shows_delegates)
  values (scope_person(), made, 'asked', in_text, 'person', scope_actor(), in_name, link, in_institution, 'appointments',
          in_shows);
  return made;
end $$;

-- With the eyes of the window: only of a medicine that is open to this scope. Once while it waits.
create function ask_for_medicine(in_item uuid, in_text text, in_pick_up text, in_due timestamptz, in_name text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare found_item record; made uuid;
begin
  if scope_actor() is null then return null; end if;
  select i.item_id, i.link_id, i.institution_id, i.shows_delegates into found_item from item i
  where i.person_id = scope_person() and i.item_id = in_item and i.category = 'medications';
  if not found then return null; end if;
  insert into request (person_id, kind, link_id, institution_id, team, category, item_ids, shows_delegates, due_at,
                       account_id, asked_name, capacity, pick_up)
  values (scope_person(), 'medicine', found_item.link_id, found_item.institution_id, 'medicines', 'medications',
          array[found_item.item_id], found_item.shows_delegates, in_due, scope_actor(), in_name, scope_capacity(), in_pick_up)
  on conflict do nothing returning request_id into made;
  if made is not null then
    insert into request_event (person_id, request_id, word, text, by_whom, account_id, actor_name, link_id, institution_id,
                               category, shows_delegates)
    values (scope_person(), made, 'asked', in_text, 'person', scope_actor(), in_name, found_item.link_id,
            found_item.institution_id, 'medications', found_item.shows_delegates);
  end if;
  return made;
end $$;

drop function count_requests();
create function count_requests() returns table (institution_id text, kind text, waiting bigint, overdue bigint,
                                                answered bigint, in_time bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare answers text[] := array['opened', 'declined', 'called', 'corrected', 'stands', 'booked', 'ready', 'refused'];
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

-- What an earlier version of an open item said: whether a visit was moved.
create or replace view released_version as
  select v.person_id, v.item_id, v.version, v.received_at, v.body
  from item_version v join item i on i.person_id = v.person_id and i.item_id = v.item_id;

grant create on schema public to causeway_gate, causeway_released;
alter function visit_link(text) owner to causeway_gate;
alter function offer_slot(uuid) owner to causeway_gate;
alter function book_slot(uuid, uuid, text, boolean, text, text, text) owner to causeway_gate;
alter function cancel_booking(uuid, text, text) owner to causeway_gate;
alter function wait_for_slot(uuid, date, date, boolean, text) owner to causeway_gate;
alter function leave_offer(uuid, boolean) owner to causeway_gate;
alter function pass_offers() owner to causeway_gate;
alter function withdraw_slot(uuid, text, text) owner to causeway_gate;
alter function list_near_visits() owner to causeway_gate;
alter function ask_for_visit(uuid, text, text, timestamptz, text, boolean) owner to causeway_gate;
alter function ask_for_medicine(uuid, text, text, timestamptz, text) owner to causeway_released;
alter function count_requests() owner to causeway_gate;
revoke create on schema public from causeway_gate, causeway_released;
revoke execute on function visit_link(text), offer_slot(uuid),
  book_slot(uuid, uuid, text, boolean, text, text, text), cancel_booking(uuid, text, text),
  wait_for_slot(uuid, date, date, boolean, text), leave_offer(uuid, boolean), pass_offers(),
  withdraw_slot(uuid, text, text), list_near_visits(), ask_for_visit(uuid, text, text, timestamptz, text, boolean),
  ask_for_medicine(uuid, text, text, timestamptz, text), count_requests() from public;
grant execute on function book_slot(uuid, uuid, text, boolean, text, text, text), cancel_booking(uuid, text, text),
  wait_for_slot(uuid, date, date, boolean, text), leave_offer(uuid, boolean),
  ask_for_visit(uuid, text, text, timestamptz, text, boolean), ask_for_medicine(uuid, text, text, timestamptz, text)
  to causeway_patient;
grant execute on function withdraw_slot(uuid, text, text), count_requests() to causeway_staff;
grant execute on function pass_offers(), list_near_visits() to causeway_system;

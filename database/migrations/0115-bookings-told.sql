-- Rooms: institutions, appointments. Bookings are told to the institution where they are: its own system fetches them by the
-- credential of a feed that may read them.
alter table feed add column tells_bookings boolean not null default false,
  -- When bookings were last asked for through it.
  add column bookings_asked_at timestamptz,
  add constraint feed_of_one_tells check (not (tells_bookings and aggregator));

-- What a token is good for.
alter table feed_token add column may_send boolean not null default true, add column may_read boolean not null default false;
alter table feed_token alter column may_send drop default, alter column may_read drop default;

-- Whatever the institution would read differently is another version: made, moved along with its slot, ended.
alter table booking add column slot_moves integer not null default 0, add column slot_moved_at timestamptz;
alter table booking
  add column version integer not null
    generated always as (1 + slot_moves + case when ended_at is null then 0 else 1 end) stored,
  add column changed_at timestamptz not null generated always as (greatest(made_at, slot_moved_at, ended_at)) stored,
  add column told_version integer,
  add column told_at timestamptz,
  -- With the name of whoever comes.
  add column told_named boolean not null default false,
  add constraint booking_told check ((told_version is null) = (told_at is null));
create index booking_to_tell on booking (institution_id, changed_at, booking_id);
create index booking_by_id on booking (booking_id);

-- The bookings of an institution that have changed since then, in the order of their change, after the one that was read last;
-- or one of them. Of whoever keeps their visits from all clinicians, or from those of this institution, nothing is said of the
-- person, unless it was said before: the time is
-- taken, the desk knows by whom.
create function list_bookings_to_tell(in_institution text, in_since timestamptz, in_after_at timestamptz, in_after uuid, in_only uuid)
returns table (person_id uuid, booking_id uuid, version integer, changed_at timestamptz, is_told boolean, is_named boolean,
  made_at timestamptz, starts_at timestamptz, ends_at timestamptz, ended_word text, ended_reason text, service_name text,
  source_id text, note text, person_name text, patient_keys text[])
language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare from_at timestamptz := in_since; until_at timestamptz := 'infinity';
begin
  if in_only is not null then
    select b.changed_at, b.changed_at into from_at, until_at from booking b where b.booking_id = in_only;
  end if;
  return query
  select b.person_id, b.booking_id, b.version, b.changed_at, b.told_version is not distinct from b.version and b.told_named = n.is_named, n.is_named,
         b.made_at, b.starts_at, b.ends_at, b.ended_word, case when n.is_named then b.ended_reason end, v.name,
         b.source_id, case when n.is_named then b.note else '' end, case when n.is_named then b.person_name end,
         case when n.is_named then array(
           select k.key from patient_key k where k.link_id = b.link_id and k.institution_id = b.institution_id
             and not k.ambiguous order by k.key) else '{}' end
  from booking b
  join visit_service v on v.service_id = b.service_id
  cross join lateral (select b.told_named or not exists (
    select from restriction r where r.person_id = b.person_id and r.ended_at is null
      and (r.against = 'clinicians' or (r.against = 'institution' and r.against_institution = b.institution_id))
      and (r.what = 'everything' or (r.what = 'kind' and r.category = 'appointments')
        or (r.what = 'institution' and r.from_institution = b.institution_id)
        or (r.what = 'item' and r.item_id = b.booking_id))) as is_named) n
  where b.institution_id = in_institution and b.changed_at >= from_at and b.changed_at <= until_at and (in_only is null or b.booking_id = in_only)
    and (in_after is null or (b.changed_at, b.booking_id) > (in_after_at, in_after))
  order by b.changed_at, b.booking_id limit 101;
end $$;

-- For whoever runs the institution: which feeds fetch bookings, when they last did, and how many wait to be fetched.
create function list_booking_feeds() returns table (feed_id text, asked_at timestamptz, waiting integer, waiting_since timestamptz)
language plpgsql stable security definer rows 10 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'institution-administrator' then return; end if;
  return query
  select f.feed_id, f.bookings_asked_at, w.waiting, w.since from feed f
  cross join lateral (
    select count(*)::int as waiting, min(b.changed_at) as since from booking b
    where b.institution_id = f.institution_id and b.ends_at > now() and b.told_version is distinct from b.version
      and (b.ended_at is null or b.told_version is not null)) w
  where f.tells_bookings and f.institution_id = scope_institution() order by f.feed_id;
end $$;

grant select on feed to causeway_gate;
grant create on schema public to causeway_gate;
alter function list_bookings_to_tell(text, timestamptz, timestamptz, uuid, uuid) owner to causeway_gate;
alter function list_booking_feeds() owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_booking_feeds(),
  list_bookings_to_tell(text, timestamptz, timestamptz, uuid, uuid) from public;
grant execute on function list_bookings_to_tell(text, timestamptz, timestamptz, uuid, uuid) to causeway_system;
grant execute on function list_booking_feeds() to causeway_staff;

-- What systems were told of visits is read by the person alone: a visit may be kept from helpers, and the line would name it.
drop policy own_disclosures on disclosure;
create policy own_disclosures on disclosure for select to causeway_patient
  using (person_id = scope_person() and (scope_capacity() = 'self' or account_id = scope_actor()
    or (current_setting('causeway.log', true) = 'all' and capacity <> 'recipient' and page <> 'booking-told'
      and not scope_hides(person_id, item_id, category, institution_id))));

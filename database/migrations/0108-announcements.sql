-- Room: announcements. What a health service tells all people of a group (a place, an age, known to it), never of anybody's health: written by
-- its administrator, approved by a steward who is somebody else, shown and told to whoever belongs to the group on the day it begins.
create table announcement (
  announcement_id uuid primary key default gen_random_uuid(),
  institution_id text not null references institution,
  -- By language code: {"en": {"title": …, "text": …}}.
  words text not null check (length(words) <= 30000),
  place text not null default '' check (length(place) <= 100),
  age_from integer check (age_from between 0 and 130),
  age_until integer check (age_until between 0 and 130),
  -- Only those whom the institution knows.
  known_here boolean not null default false,
  begins_on date not null,
  ends_on date not null,
  made_by uuid not null,
  made_name text not null,
  made_at timestamptz not null default now(),
  answer text check (answer in ('yes', 'no')),
  answer_words text not null default '' check (length(answer_words) <= 1000),
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  gathered_at timestamptz,
  withdrawn_at timestamptz,
  check (age_from <= age_until),
  check (begins_on <= ends_on and ends_on <= begins_on + 180),
  check ((answer is null) = (answered_at is null)),
  check (answer is distinct from 'no' or answer_words ~ '\S')
);
create index announcement_of_institution on announcement (institution_id, made_at desc);

-- Who belonged to the group on the day it began, and whether they have opened it.
create table announcement_reader (
  person_id uuid not null,
  announcement_id uuid not null references announcement,
  told_at timestamptz,
  opened_at timestamptz,
  primary key (person_id, announcement_id)
);
create index announcement_reader_untold on announcement_reader (announcement_id) where told_at is null;

alter table announcement enable row level security;
alter table announcement force row level security;
alter table announcement_reader enable row level security;
alter table announcement_reader force row level security;

-- Told and shown on the first page; null: as usual, yes.
alter table notice_choice add column announcements boolean not null default true;
grant update (announcements) on notice_choice to causeway_account;
-- The first page asks whether this account wants them there.
grant select (account_id, announcements) on notice_choice to causeway_patient;
create policy own_choice_here on notice_choice for select to causeway_patient using (account_id = scope_actor());

-- The person, and who may see everything for them: it tells where somebody lives and which institution knows them.
grant select on announcement_reader to causeway_patient;
grant update (opened_at) on announcement_reader to causeway_patient;
create policy own_announcements on announcement_reader for select to causeway_patient
  using (person_id = scope_person() and (select covers_questionnaires()));
create policy own_opening on announcement_reader for update to causeway_patient
  using (person_id = scope_person() and (select covers_questionnaires()))
  with check (person_id = scope_person() and opened_at = now());

grant select (announcement_id, institution_id, words, begins_on, ends_on, withdrawn_at, gathered_at) on announcement
  to causeway_patient;
create policy own_announcements on announcement for select to causeway_patient
  using (withdrawn_at is null and gathered_at is not null
    and not scope_hides(scope_person(), announcement_id, 'announcements', institution_id)
    and exists (select from announcement_reader r where r.person_id = scope_person()
      and r.announcement_id = announcement.announcement_id));

grant select, insert on announcement to causeway_staff;
grant update (withdrawn_at, answer, answer_words, answered_by, answered_name, answered_at) on announcement to causeway_staff;
create policy site_reads on announcement for select to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution());
create policy stewards_read on announcement for select to causeway_staff using (scope_capacity() = 'steward');
create policy site_writes on announcement for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and made_by = scope_actor() and made_at = now() and answer is null and gathered_at is null and withdrawn_at is null);
create policy site_withdraws on announcement for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution() and withdrawn_at is null)
  with check (institution_id = scope_institution() and withdrawn_at = now());
create policy stewards_answer on announcement for update to causeway_staff
  using (scope_capacity() = 'steward' and answer is null and withdrawn_at is null and not is_actor_too(made_by))
  with check (scope_capacity() = 'steward' and answered_by = scope_actor() and answered_at = now() and withdrawn_at is null);

-- The house gathers who belongs to a group, and tells them.
grant select on announcement to causeway_system;
grant update (gathered_at) on announcement to causeway_system;
create policy system_gathers on announcement to causeway_system using (true) with check (true);
grant select, insert, update (told_at) on announcement_reader to causeway_system;
create policy system_gathers on announcement_reader to causeway_system using (true) with check (true);

-- Persons of a group today, by the institution's clocks; only whole birth dates count where an age is asked for.
create function announcement_group(in_institution text, in_place text, in_from integer, in_until integer, in_known boolean)
returns setof uuid language sql stable as $$
  select p.person_id from person p join institution n on n.institution_id = in_institution
  where p.deceased_at is null
    and (in_place = '' or exists (select from jsonb_array_elements(p.demographics::jsonb -> 'addresses') d
      where lower(trim(d ->> 'city')) = lower(trim(in_place))))
    and (not in_known or exists (select from patient_link l where l.person_id = p.person_id
      and l.institution_id = in_institution and l.parted_at is null))
    and ((in_from is null and in_until is null) or case when p.birth_date ~ '^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$' then
      date_part('year', age((now() at time zone n.time_zone)::date,
        make_date(left(p.birth_date, 4)::int, substr(p.birth_date, 6, 2)::int, 1) + substr(p.birth_date, 9, 2)::int - 1)) between coalesce(in_from, 0) and coalesce(in_until, 999)
      else false end)
$$;

-- How many belong to a group; null below twenty: a group so small points at single persons.
create function count_announcement_group(in_place text, in_from integer, in_until integer, in_known boolean) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) >= 20 then count(*)::integer end
  from announcement_group(scope_institution(), in_place, in_from, in_until, in_known)
  where scope_capacity() = 'institution-administrator'
$$;

-- What became of an announcement; numbers below five are not said.
create function count_announcement(in_announcement uuid) returns table (meant integer, reachable integer, told integer, opened integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select case when c.meant >= 5 then c.meant::integer end, case when c.reachable >= 5 then c.reachable::integer end,
    case when c.told >= 5 then c.told::integer end, case when c.opened >= 5 then c.opened::integer end
  from (
    select count(*) as meant, count(*) filter (where exists (select from access_grant k
        where k.person_id = r.person_id and k.capacity = 'self' and k.ended_at is null)) as reachable,
      count(r.told_at) as told, count(r.opened_at) as opened
    from announcement a join announcement_reader r on r.announcement_id = a.announcement_id
    where a.announcement_id = in_announcement and (scope_capacity() = 'steward'
      or (scope_capacity() = 'institution-administrator' and a.institution_id = scope_institution()))) c
$$;

grant select on announcement, announcement_reader to causeway_gate;
grant select (demographics) on person to causeway_gate;
create policy gate_counts on announcement for select to causeway_gate using (true);
create policy gate_counts on announcement_reader for select to causeway_gate using (true);
grant create on schema public to causeway_gate;
alter function count_announcement_group(text, integer, integer, boolean) owner to causeway_gate;
alter function count_announcement(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function announcement_group(text, text, integer, integer, boolean) from public;
grant execute on function announcement_group(text, text, integer, integer, boolean) to causeway_gate, causeway_system;
revoke execute on function count_announcement_group(text, integer, integer, boolean), count_announcement(uuid) from public;
grant execute on function count_announcement_group(text, integer, integer, boolean), count_announcement(uuid) to causeway_staff;

-- What the migrations amount to on PostgreSQL 15. Written by test/schema.test.ts; read it to review a migration.
CREATE FUNCTION public.account_saw(in_account uuid, in_from timestamp with time zone, in_until timestamp with time zone, in_most integer) RETURNS TABLE(at timestamp with time zone, person_id uuid, given text, family text, birth_date text, capacity text, institution_id text, page text, category text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'privacy-officer') then return; end if;
  return query
  select d.at, d.person_id, p.given, p.family, p.birth_date, d.capacity, d.institution_id, d.page, d.category
  from disclosure d join person p on p.person_id = d.person_id
  where d.account_id = in_account and d.at >= in_from and d.at < in_until
    and d.capacity not in ('self', 'delegate', 'guardian')
    and (scope_capacity() = 'steward' or scope_institution() is null or d.institution_id = scope_institution())
  order by d.at desc limit in_most;
end $$;

CREATE FUNCTION public.acts_written(in_from bigint, in_until bigint) RETURNS TABLE(tx bigint, at timestamp with time zone, act text, hash bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select a.tx, a.at, 'staff-act ' || a.act_id, hash_of_words(jsonb_build_array(instant_word(a.at), a.act, a.account_id,
    a.account_name, a.role, a.institution_id, a.because, a.actor_id, a.actor_name, a.actor_role))
  from staff_act a where a.tx >= in_from and a.tx < in_until
  union all
  select d.tx, d.decided_at, 'case ' || d.case_id || ' ' || d.turn, hash_of_words(jsonb_build_array(
    instant_word(d.decided_at), d.institution_id, d.word, d.candidate_link, instant_word(d.received_from), d.follows,
    d.reason, d.account_id, d.actor_name, d.role))
  from patient_decision d where d.tx >= in_from and d.tx < in_until
  union all
  -- What becomes of a statement is written into it later, by the system; what was said is sealed.
  select s.tx, s.stated_at, 'statement ' || s.statement_id, hash_of_words(jsonb_build_array(instant_word(s.stated_at),
    s.institution_id, s.kind, s.from_keys, s.into_institution_id, s.into_keys, s.moved, s.account_id, s.actor_name, s.role,
    s.reason))
  from patient_statement s where s.tx >= in_from and s.tx < in_until and s.account_id is not null
  union all
  select r.tx, r.set_at, 'second-person-rule ' || r.rule_no, hash_of_words(jsonb_build_array(instant_word(r.set_at),
    r.institution_id, r.is_needed, r.account_id, r.actor_name))
  from second_person_rule r where r.tx >= in_from and r.tx < in_until
  union all
  select i.tx, i.at, 'inquiry ' || i.inquiry_id, hash_of_words(jsonb_build_array(instant_word(i.at), i.account_id,
    i.actor_name, i.role, i.institution_id, i.about_account, instant_word(i.from_at), instant_word(i.until_at), i.reason))
  from log_inquiry i where i.tx >= in_from and i.tx < in_until
  union all
  select f.tx, f.at, 'fruitless-search ' || f.search_id, hash_of_words(jsonb_build_array(instant_word(f.at), f.account_id,
    f.actor_name, f.role, f.institution_id, f.page, f.request_id))
  from fruitless_search f where f.tx >= in_from and f.tx < in_until
  union all
  select b.tx, b.opened_at, 'glass ' || b.use_id, hash_of_words(jsonb_build_array(instant_word(b.opened_at), b.person_id,
    b.institution_id, b.account_id, b.actor_name, b.ground, b.words, instant_word(b.until)))
  from break_glass b where b.tx >= in_from and b.tx < in_until
  union all
  select b.reviewed_tx, b.reviewed_at, 'glass-reviewed ' || b.use_id, hash_of_words(jsonb_build_array(
    instant_word(b.reviewed_at), b.reviewed_by, b.reviewed_name, b.outcome, b.review_words))
  from break_glass b where b.reviewed_tx >= in_from and b.reviewed_tx < in_until
  union all
  select p.tx, p.made_at, 'protection ' || p.protection_id, hash_of_words(jsonb_build_array(instant_word(p.made_at),
    p.person_id, p.institution_id, p.reason, p.safe_accounts, p.made_by, p.made_name, instant_word(p.second_until)))
  from protection p where p.tx >= in_from and p.tx < in_until
  union all
  select p.second_tx, p.second_at, 'protection-agreed ' || p.protection_id, hash_of_words(jsonb_build_array(
    instant_word(p.second_at), p.second_by, p.second_name))
  from protection p where p.second_tx >= in_from and p.second_tx < in_until
  union all
  select p.ended_tx, p.ended_at, 'protection-ended ' || p.protection_id, hash_of_words(jsonb_build_array(
    instant_word(p.ended_at), p.ended_by, p.ended_name, p.ended_because))
  from protection p where p.ended_tx >= in_from and p.ended_tx < in_until
  union all
  select g.tx, g.made_at, 'guardianship ' || g.act_id, hash_of_words(jsonb_build_array(instant_word(g.made_at), g.person_id,
    g.kind, g.ground, g.account_id, g.holder_name, g.categories, g.document, g.reason, instant_word(g.valid_until),
    g.institution_id, g.made_by, g.made_name, g.needs_second))
  from guardianship g where g.tx >= in_from and g.tx < in_until
  union all
  select g.second_tx, g.second_at, 'guardianship-agreed ' || g.act_id, hash_of_words(jsonb_build_array(
    instant_word(g.second_at), g.second_by, g.second_name))
  from guardianship g where g.second_tx >= in_from and g.second_tx < in_until
  union all
  select g.ended_tx, g.ended_at, 'guardianship-ended ' || g.act_id, hash_of_words(jsonb_build_array(
    instant_word(g.ended_at), g.ended_name, g.ended_because))
  from guardianship g where g.ended_tx >= in_from and g.ended_tx < in_until
  union all
  select l.tx, l.at, 'log-deletion ' || l.deletion_no, hash_of_words(jsonb_build_array(instant_word(l.at), l.years,
    l.block_from, l.block_until, l.disclosures, instant_word(l.from_at), instant_word(l.until_at)))
  from log_deletion l where l.tx >= in_from and l.tx < in_until
  union all
  -- Of what is kept from somebody only what staff did; whether it opens in an emergency follows from the agreement.
  select r.tx, r.made_at, 'restriction ' || r.restriction_id, hash_of_words(jsonb_build_array(instant_word(r.made_at),
    r.person_id, r.against, r.against_account, r.against_email, r.against_institution, r.what, r.category, r.from_institution,
    r.item_id, r.made_by, r.made_name, r.made_as, r.reason, r.identity_seen, r.institution_id, r.wants_closed))
  from restriction r where r.tx >= in_from and r.tx < in_until and r.made_as <> 'self'
  union all
  select r.agreed_tx, r.agreed_at, 'restriction-agreed ' || r.restriction_id, hash_of_words(jsonb_build_array(
    instant_word(r.agreed_at), r.agreed_by, r.agreed_name, r.opens_in_emergency))
  from restriction r where r.agreed_tx >= in_from and r.agreed_tx < in_until and r.made_as <> 'self'
  union all
  select r.ended_tx, r.ended_at, 'restriction-ended ' || r.restriction_id, hash_of_words(jsonb_build_array(
    instant_word(r.ended_at), r.ended_by, r.ended_because))
  from restriction r where r.ended_tx >= in_from and r.ended_tx < in_until and r.made_as <> 'self'
$$;

CREATE FUNCTION public.after_quiet(in_at timestamp with time zone, in_from integer, in_until integer, in_zone text) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
  select case
    when in_from is null or in_until is null then in_at
    when case when in_from < in_until then l.hour >= in_from and l.hour < in_until
              else l.hour >= in_from or l.hour < in_until end
      then (date_trunc('day', l.at) + make_interval(days => case when l.hour >= in_until then 1 else 0 end, hours => in_until))
        at time zone in_zone
    else in_at end
  from (select in_at at time zone in_zone as at, extract(hour from in_at at time zone in_zone)::integer as hour) l
$$;

CREATE FUNCTION public.age_on(in_born text, in_day date) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $_$
  select case when in_born ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' then
    extract(year from in_day)::int - left(in_born, 4)::int
      - case when to_char(in_day, 'MM-DD') collate "C" < substr(in_born, 6) collate "C" then 1 else 0 end
  end
$_$;

CREATE FUNCTION public.agree_guardianship(in_person uuid, in_act uuid, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare changed integer;
begin
  if not is_known_here(in_person) then return false; end if;
  update guardianship set second_at = now(), second_by = scope_actor(), second_name = in_name, second_tx = this_transaction()
  where person_id = in_person and act_id = in_act and needs_second and second_at is null and ended_at is null
    and not is_same_human(made_by, scope_actor()) and not is_same_human(account_id, scope_actor());
  get diagnostics changed = row_count;
  if changed = 0 then return false; end if;
  perform give_guardians_grant(in_person, in_act);
  return true;
end $$;

CREATE FUNCTION public.agree_protection(in_person uuid, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not knows_here(in_person) then return false; end if;
  update protection set second_at = now(), second_by = scope_actor(), second_name = in_name, second_tx = this_transaction()
  where person_id = in_person and ended_at is null and second_at is null and second_until > now()
    and not is_same_human(made_by, scope_actor());
  return found;
end $$;

CREATE FUNCTION public.agree_restrictions_for(in_person uuid, in_identity text, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not may_restrict_for(in_person) or coalesce(in_identity, '') !~ '\S' then return false; end if;
  update restriction set opens_in_emergency = false, agreed_at = now(), agreed_by = scope_actor(), agreed_name = in_name,
    agreed_tx = this_transaction()
  where person_id = in_person and ended_at is null and made_as <> 'self' and wants_closed and opens_in_emergency
    and institution_id = scope_institution() and not is_same_human(made_by, scope_actor());
  return true;
end $$;

CREATE FUNCTION public.announcement_group(in_institution text, in_place text, in_from integer, in_until integer, in_known boolean) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $_$
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
$_$;

CREATE FUNCTION public.answer_offer(in_hash text, in_word text, in_relation text, in_request text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare taken record;
begin
  if scope_actor() is null or in_word not in ('accepted', 'declined') then return null; end if;
  if exists (select from access_grant g join grant_offer o on o.person_id = g.person_id
             where o.code_hash = in_hash and g.account_id = scope_actor() and g.capacity = 'self'
               and g.ended_at is null) then return null; end if;
  update grant_offer set closed_at = now(), outcome = in_word
  where code_hash = in_hash and code_until > now() and closed_at is null
    and (valid_until is null or valid_until > now())
    and (institution_id is null or not is_same_human(account_id, scope_actor()))
  returning * into taken;
  if not found then return null; end if;
  if in_word = 'accepted' then
    insert into access_grant (grant_id, account_id, person_id, capacity, categories, ground, valid_from, valid_until,
                              tasks, relation, offer_id)
    values (gen_random_uuid(), scope_actor(), taken.person_id, 'delegate', taken.categories, 'invited by the person',
            greatest(taken.valid_from, now()), taken.valid_until, taken.tasks, in_relation, taken.offer_id);
  end if;
  insert into disclosure (person_id, account_id, actor_name, capacity, page, request_id)
  select taken.person_id, a.id, a.name, 'delegate', 'offer-' || in_word, in_request
  from portal_account a where a.id = scope_actor();
  return taken.person_id;
end $$;

CREATE FUNCTION public.answer_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_last uuid, in_to uuid, in_due timestamp with time zone, in_name text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare it record; next_team record; last uuid;
begin
  if not reads_messages() or in_word not in ('answer', 'question', 'closed', 'reopened', 'handed-over') then return 'absent'; end if;
  select m.*, t.name as team_name into it from message_thread m join message_team t on t.team_id = m.team_id
  where m.thread_id = in_thread and exists (select from resolve_teams() r where r.team_id = m.team_id)
    and position(',' || m.person_id || ',' in resolve_apart()) = 0 for update of m;
  if not found then
    return case when exists (select from thread_message s where s.thread_id = in_thread and s.post_key = in_key
      and s.account_id = scope_actor()) then 'said' else 'absent' end;
  end if;
  if exists (select from thread_message s where s.person_id = it.person_id and s.thread_id = in_thread
             and s.post_key = in_key) then return 'said'; end if;
  select s.message_id into last from thread_message s
  where s.person_id = it.person_id and s.thread_id = in_thread order by s.at desc, s.message_id desc limit 1;
  if last is distinct from in_last then return 'changed'; end if;
  insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name,
                              institution_id, team_id, at_team_id, team_name)
  values (it.person_id, in_thread, in_key, in_word, in_text, 'staff', scope_actor(), in_name, it.institution_id,
          it.team_id, it.team_id, it.team_name);
  if in_word = 'handed-over' then
    select t.team_id, t.institution_id into next_team from message_team t
    where t.team_id = in_to and t.team_id <> it.team_id and team_takes(in_to);
    if not found then raise exception 'no such team takes messages' using errcode = 'P0001'; end if;
    update message_thread set team_id = next_team.team_id, institution_id = next_team.institution_id, due_at = in_due,
      ball = 'staff', closed_at = null, team_read_at = null, said_at = now()
    where person_id = it.person_id and thread_id = in_thread;
    update thread_message set team_id = next_team.team_id, institution_id = next_team.institution_id
    where person_id = it.person_id and thread_id = in_thread;
    return 'said';
  end if;
  update message_thread set said_at = now(),
    first_answer_at = case when in_word in ('answer', 'question') then coalesce(it.first_answer_at, now())
                           else it.first_answer_at end,
    in_time = case when it.first_answer_at is null and in_word in ('answer', 'question') then now() <= it.due_at
                   else it.in_time end,
    ball = case when in_word in ('answer', 'question', 'closed') then 'person' else 'staff' end,
    due_at = case when in_word = 'reopened' then in_due else it.due_at end,
    closed_at = case when in_word in ('answer', 'closed') then coalesce(it.closed_at, now()) end
  where person_id = it.person_id and thread_id = in_thread;
  return 'said';
end $$;

CREATE FUNCTION public.ask_about_item(in_kind text, in_item uuid, in_due timestamp with time zone, in_name text, in_text text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.ask_for_card(in_institution text, in_category text, in_rule text, in_day date, in_due timestamp with time zone, in_name text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare found_card record; made uuid;
begin
  select array_agg(i.item_id order by i.item_id) as items, min(i.link_id::text)::uuid as link,
         bool_and(i.shows_delegates) as shows into found_card
  from item i
  where i.person_id = scope_person() and i.institution_id = in_institution and i.category = in_category
    and i.release_rule = in_rule and (i.release_at at time zone 'UTC')::date = coalesce(in_day, 'infinity'::date)
    and i.verdict <> 'blocked'
    and (i.hidden_by is null or not exists (
      select from item h where h.person_id = i.person_id and h.item_id = i.hidden_by));
  if found_card.items is null or exists (
    select from request r where r.person_id = scope_person() and r.kind = 'early-opening' and r.closed_at is null
      and r.item_ids && found_card.items) then return null; end if;
  insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, due_at,
                       account_id, asked_name, capacity)
  values (scope_person(), 'early-opening', found_card.link, in_institution, in_category, found_card.items,
          found_card.shows, in_due, scope_actor(), in_name, scope_capacity())
  on conflict do nothing returning request_id into made;
  if made is not null then
    insert into request_event (person_id, request_id, word, by_whom, account_id, actor_name, link_id, institution_id,
                               category, shows_delegates)
    values (scope_person(), made, 'asked', 'person', scope_actor(), in_name, found_card.link, in_institution,
            in_category, found_card.shows);
  end if;
  return made;
end $$;

CREATE FUNCTION public.ask_for_medicine(in_item uuid, in_text text, in_pick_up text, in_due timestamp with time zone, in_name text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.ask_for_visit(in_request uuid, in_institution text, in_text text, in_due timestamp with time zone, in_name text, in_shows boolean) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.book_slot(in_slot uuid, in_moves uuid, in_note text, in_shows boolean, in_name text, in_person_name text, in_birth_date text) RETURNS TABLE(outcome text, booking_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.break_the_glass(in_number text, in_ground text, in_words text, in_name text, in_request text) RETURNS TABLE(outcome text, person_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare patient record; hours integer;
begin
  if scope_capacity() is distinct from 'clinician' or coalesce(in_words, '') !~ '\S'
    or in_ground not in ('emergency', 'cannot-ask', 'on-call', 'safety') then
    return query select 'refused'::text, null::uuid; return;
  end if;
  select * into patient from find_patient_here(in_number) limit 1;
  if not found then return query select 'absent'::text, null::uuid; return; end if;
  select p.break_glass_hours into hours from rule_pack p order by p.version desc limit 1;
  insert into break_glass (person_id, institution_id, account_id, actor_name, ground, words, until)
  values (patient.person_id, scope_institution(), scope_actor(), in_name, in_ground, left(in_words, 2000),
          now() + make_interval(hours => coalesce(hours, 4)));
  insert into disclosure (person_id, account_id, actor_name, capacity, institution_id, page, request_id)
  values (patient.person_id, scope_actor(), in_name, 'clinician', scope_institution(), 'break-glass', in_request);
  return query select 'opened'::text, patient.person_id;
end $$;

CREATE FUNCTION public.cancel_booking(in_booking uuid, in_reason text, in_name text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.care_ground(in_person uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare ground text; days integer;
begin
  if scope_capacity() is distinct from 'clinician' then return null; end if;
  select p.care_days into days from rule_pack p order by p.version desc limit 1;
  select case when i.release_at > now() and i.listed then 'waits'
              when i.resource_type in ('Encounter', 'EpisodeOfCare') then 'visit'
              when i.resource_type = 'Appointment' then 'appointment'
              when i.resource_type in ('ServiceRequest', 'CarePlan', 'MedicationRequest') then 'order'
              else 'result' end into ground
  from item i
  where i.person_id = in_person and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced')
    and ((i.release_at > now() and i.listed)
      or (i.sort_at > now() - make_interval(days => coalesce(days, 365)) and (i.encounter_id is not null
        or i.resource_type in ('Encounter', 'EpisodeOfCare', 'Appointment', 'ServiceRequest', 'CarePlan', 'Procedure',
          'MedicationRequest', 'DiagnosticReport', 'Observation', 'ImagingStudy', 'Specimen', 'DocumentReference',
          'Composition'))))
  order by i.sort_at desc limit 1;
  if ground is not null then return ground; end if;
  if exists (select from request r where r.person_id = in_person and r.institution_id = scope_institution()
             and (r.closed_at is null or r.closed_at > now() - interval '30 days')) then return 'request'; end if;
  if exists (select from message_thread m where m.person_id = in_person
             and (m.closed_at is null or m.closed_at > now() - interval '30 days')
             and m.team_id in (select t.team_id from resolve_teams() t)) then return 'request'; end if;
  if exists (select from break_glass b where b.person_id = in_person and b.account_id = scope_actor()
             and b.institution_id = scope_institution() and b.until > now()) then return 'break-glass'; end if;
  return null;
end $$;

CREATE FUNCTION public.carry_visit_guests(in_from uuid, in_to uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into visit_guest (person_id, booking_id, account_id)
  select v.person_id, in_to, v.account_id from visit_guest v
  join booking old on old.person_id = v.person_id and old.booking_id = in_from and old.ended_word = 'moved'
  join booking new on new.person_id = v.person_id and new.booking_id = in_to and new.account_id = scope_actor()
  where v.person_id = scope_person() and v.booking_id = in_from and old.service_id = new.service_id
  on conflict do nothing;
end $$;

CREATE FUNCTION public.choose_work(in_session uuid, in_institution text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not exists (select from account_role r where r.account_id = scope_actor() and r.institution_id = in_institution
                 and r.ended_at is null and r.suspended_at is null) then return false; end if;
  update session set works_at = in_institution where id = in_session and account_id = scope_actor();
  perform note_staff_act('work-elsewhere', scope_actor(), null, in_institution, null);
  return true;
end $$;

CREATE FUNCTION public.close_shared(in_ticket_hash text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update share_view set ticket_until = now() where ticket_hash = in_ticket_hash and ticket_until > now();
end $$;

CREATE FUNCTION public.close_vote(in_proposal uuid, in_text integer, in_outcome text, in_reason text, in_record text, in_name text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare what proposal; put proposal_text; last_step proposal_step; made integer; carried boolean;
        in_favour integer; opposed integer; abstaining integer; missing integer;
begin
  if scope_capacity() is distinct from 'steward' then return null; end if;
  select * into what from proposal p where p.proposal_id = in_proposal for update;
  select * into put from proposal_text t where t.proposal_id = in_proposal order by t.text_no desc limit 1;
  select * into last_step from proposal_step s where s.proposal_id = in_proposal order by s.step_no desc limit 1;
  if put.text_no is distinct from in_text or last_step.word is distinct from 'to-vote' then return null; end if;
  select count(*) filter (where b.vote = 'for'), count(*) filter (where b.vote = 'against'),
         count(*) filter (where b.vote = 'abstain') into in_favour, opposed, abstaining
  from ballot b where b.proposal_id = in_proposal and b.text_no = in_text;
  select count(*) into missing from proposal_seat s where s.proposal_id = in_proposal and s.kind <> 'leadership'
    and not exists (select from ballot b where b.proposal_id = in_proposal and b.text_no = in_text
                      and b.seat_id = s.seat_id);
  if missing > 0 and (last_step.until is null or last_step.until >= now()) then return null; end if;
  carried := in_favour > 0 and case what.rule when 'consensus' then opposed = 0
    when 'two-thirds' then in_favour >= 2 * opposed else in_favour > opposed end;
  if in_outcome is distinct from (case when carried then 'accepted' else 'refused' end) then return null; end if;
  insert into decision (kind, outcome, carries, title, summary, body, base_version, reason, proposal_id, draft_id,
    confirms, rule, votes_for, votes_against, abstained, signed_off, sign_offs_needed, record, review_on, account_id,
    actor_name)
  values ('room', in_outcome, case in_outcome when 'accepted' then what.kind else 'nothing' end, what.title, put.summary,
    put.body, (select d.base_version from rulebook_draft d where d.draft_id = what.draft_id), in_reason, in_proposal,
    what.draft_id, what.confirms, what.rule, in_favour, opposed, abstaining,
    (select count(*) from sign_off s where s.proposal_id = in_proposal and s.text_no = in_text),
    (select count(*) from proposal_seat s where s.proposal_id = in_proposal and s.kind = 'patients'),
    in_record, what.review_on, scope_actor(), in_name)
  on conflict do nothing returning decision_id into made;
  return made;
end $$;

CREATE FUNCTION public.confirm_staff_role(in_role_id uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare one record; was integer;
begin
  select r.* into one from account_role r where r.role_id = in_role_id and r.ended_at is null for update;
  if not found or not may_administer(one.account_id, one.role, one.institution_id) then return 'refused'; end if;
  if one.suspended_at is not null and wants_two(one.role) then
    insert into role_proposal (account_id, role, institution_id, because, proposed_by, brings_back)
    values (one.account_id, one.role, one.institution_id, coalesce(nullif(btrim(one.given_because), ''), '-'),
            scope_actor(), true) on conflict do nothing;
    get diagnostics was = row_count;
    if was = 0 then return 'refused'; end if;
    perform note_staff_act('propose', one.account_id, one.role, one.institution_id, null);
    return 'proposed';
  end if;
  update account_role set confirmed_at = now(), suspended_at = null, suspends_at = null where role_id = in_role_id;
  perform note_staff_act('confirm', one.account_id, one.role, one.institution_id, null);
  return 'confirmed';
end $$;

CREATE FUNCTION public.count_announcement(in_announcement uuid) RETURNS TABLE(meant integer, reachable integer, told integer, opened integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.count_announcement_group(in_place text, in_from integer, in_until integer, in_known boolean) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select case when count(*) >= 20 then count(*)::integer end
  from announcement_group(scope_institution(), in_place, in_from, in_until, in_known)
  where scope_capacity() = 'institution-administrator'
$$;

CREATE FUNCTION public.count_clinician_holds() RETURNS TABLE(institution_id text, ground text, placed bigint, lifted bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'representative', 'operator') then return; end if;
  return query
  select h.institution_id, h.ground, count(*), count(h.lifted_at) from clinician_hold h
  where h.placed_at > now() - interval '365 days' group by 1, 2 order by 1, 2;
end $$;

CREATE FUNCTION public.count_holds() RETURNS TABLE(institution_id text, rule text, waiting bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'representative', 'operator') then return; end if;
  return query
  select i.institution_id, i.release_rule, count(*) from item i
  where i.verdict not in ('open', 'open-with-preface', 'restricted') and i.release_at > now()
    and i.standing = 'current' and i.listed
  group by 1, 2 order by 1, 2;
end $$;

CREATE FUNCTION public.count_inbox(in_topics text[]) RETURNS TABLE(team_id uuid, topic text, waiting bigint, late bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.count_letters() RETURNS TABLE(waiting integer, waiting_since timestamp with time zone, printed integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'institution-administrator' then return; end if;
  return query
  select count(*) filter (where printed_at is null)::int, min(made_at) filter (where printed_at is null),
         count(*) filter (where printed_at > now() - interval '30 days')::int
  from paper_letter where institution_id = scope_institution();
end $$;

CREATE FUNCTION public.count_own_ideas() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select count(*) from idea i where i.account_id = scope_actor() and i.proposed_at > now() - interval '1 day'
$$;

CREATE FUNCTION public.count_questionnaire(in_questionnaire uuid) RETURNS TABLE(asked bigint, answered bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select count(*), count(r.ask_id) from questionnaire q
  join questionnaire_ask a on a.questionnaire_id = q.questionnaire_id
  left join questionnaire_response r on r.person_id = a.person_id and r.ask_id = a.ask_id
  where q.questionnaire_id = in_questionnaire and q.institution_id = scope_institution()
    and scope_capacity() = 'institution-administrator'
$$;

CREATE FUNCTION public.count_reading_workload(in_weeks integer) RETURNS TABLE(institution_id text, team_id uuid, team_name text, week date, kind text, came bigint, read bigint, in_time bigint, read_seconds double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('institution-administrator', 'steward', 'representative', 'operator') then
    return; end if;
  return query
  select i.institution_id, s.team_id, t.name, date_trunc('week', s.sent_at at time zone i.time_zone)::date, s.kind, count(*),
         count(s.decided_at), count(*) filter (where s.decided_at <= coalesce(s.due_at, s.decided_at)),
         percentile_cont(0.5) within group (order by extract(epoch from s.decided_at - s.sent_at))
  from institution i
  cross join lateral (
    select 'values' as kind, j.team_id, j.sent_at, j.due_at, j.decided_at from journal_sent j
    where j.institution_id = i.institution_id
    union all
    select 'questionnaires', q.team_id, q.sent_at, q.due_at, q.decided_at from questionnaire_response q
    where q.institution_id = i.institution_id) s
  join message_team t on t.team_id = s.team_id
  where s.sent_at >= (date_trunc('week', now() at time zone i.time_zone) - make_interval(weeks => least(in_weeks, 60) - 1))
      at time zone i.time_zone
    and (scope_capacity() <> 'institution-administrator' or i.institution_id = scope_institution())
  group by 1, 2, 3, 4, 5 order by 4 desc, 1, 3, 5;
end $$;

CREATE FUNCTION public.count_request_workload(in_weeks integer) RETURNS TABLE(institution_id text, week date, kind text, asked bigint, answered bigint, in_time bigint, answer_seconds double precision, done bigint, done_seconds double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare answers text[] := array['opened', 'declined', 'called', 'corrected', 'stands', 'booked', 'ready', 'refused'];
begin
  if coalesce(scope_capacity(), '') not in ('institution-administrator', 'steward', 'representative', 'operator') then
    return; end if;
  return query
  select i.institution_id, date_trunc('week', r.asked_at at time zone i.time_zone)::date as week, r.kind, count(*),
         count(first.at), count(*) filter (where first.at <= r.due_at),
         percentile_cont(0.5) within group (order by extract(epoch from first.at - r.asked_at)),
         count(*) filter (where r.outcome = any (answers)),
         percentile_cont(0.5) within group (order by extract(epoch from r.closed_at - r.asked_at))
           filter (where r.outcome = any (answers))
  from institution i
  join request r on r.institution_id = i.institution_id
    and r.asked_at >= (date_trunc('week', now() at time zone i.time_zone) - make_interval(weeks => least(in_weeks, 60) - 1))
      at time zone i.time_zone
  cross join lateral (select min(e.at) as at from request_event e
    where e.person_id = r.person_id and e.request_id = r.request_id and e.by_whom = 'staff') first
  where scope_capacity() <> 'institution-administrator' or i.institution_id = scope_institution()
  group by 1, 2, 3 order by 2 desc, 1, 3;
end $$;

CREATE FUNCTION public.count_requests() RETURNS TABLE(institution_id text, kind text, waiting bigint, overdue bigint, answered bigint, in_time bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.count_restricted(in_what text, in_category text, in_institution text, in_item uuid) RETURNS TABLE(entries bigint, vital bigint, others_here bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare tokens text;
begin
  if scope_capacity() is distinct from 'self' or not scope_is_proved() then return; end if;
  tokens := case when in_what = 'item' then with_what_goes_along(scope_person(), array[in_item]) else '' end;
  return query
  select count(*), count(*) filter (where i.category in ('allergies', 'medications', 'problems', 'blood-bank')),
         count(distinct i.institution_id)
  from item i
  where i.person_id = scope_person() and i.standing = 'current' and i.listed and scope_has_link(i.link_id)
    and i.verdict <> 'restricted' and (i.release_at <= now() or i.shows_card)
    and case in_what when 'everything' then true when 'kind' then i.category = in_category
      when 'institution' then i.institution_id = in_institution else position(i.item_id::text in tokens) > 0 end;
end $$;

CREATE FUNCTION public.count_support() RETURNS TABLE(idea_id uuid, supporters bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select s.idea_id, count(*) from idea_support s group by s.idea_id
$$;

CREATE FUNCTION public.count_workload(in_weeks integer) RETURNS TABLE(team_id uuid, team_name text, institution_id text, week date, asked bigint, messages bigint, answered bigint, in_time bigint, answer_seconds double precision, done bigint, done_seconds double precision, phone integer, desk integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('institution-administrator', 'steward', 'representative', 'operator') then
    return; end if;
  return query
  select w.team_id, w.name, w.institution_id, w.week, m.asked, s.messages, m.answered, m.in_time, m.answer_seconds, m.done,
         m.done_seconds, p.count, d.count
  from (
    select t.team_id, t.name, t.institution_id, i.time_zone,
           (date_trunc('week', now() at time zone i.time_zone) - make_interval(weeks => n))::date as week
    from message_team t join institution i on i.institution_id = t.institution_id
    cross join generate_series(0, least(in_weeks, 60) - 1) n
    where t.ended_at is null
      and (scope_capacity() <> 'institution-administrator' or t.institution_id = scope_institution())) w
  cross join lateral (
    select count(*) as asked, count(q.first_answer_at) as answered, count(*) filter (where q.in_time) as in_time,
           percentile_cont(0.5) within group (order by extract(epoch from q.first_answer_at - q.asked_at)) as answer_seconds,
           count(q.closed_at) as done,
           percentile_cont(0.5) within group (order by extract(epoch from q.closed_at - q.asked_at)) as done_seconds
    from message_thread q
    where q.asked_team_id = w.team_id and q.asked_at >= w.week::timestamp at time zone w.time_zone
      and q.asked_at < (w.week + 7)::timestamp at time zone w.time_zone) m
  cross join lateral (
    select count(*) as messages from thread_message x
    where x.at_team_id = w.team_id and x.by_whom = 'person' and x.text is not null
      and x.at >= w.week::timestamp at time zone w.time_zone
      and x.at < (w.week + 7)::timestamp at time zone w.time_zone) s
  left join workload_count p on p.team_id = w.team_id and p.week = w.week and p.channel = 'phone'
  left join workload_count d on d.team_id = w.team_id and d.week = w.week and d.channel = 'desk'
  order by w.week desc, w.institution_id, w.name, w.team_id;
end $$;

CREATE FUNCTION public.covers_journal() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(scope_person() is not null and (scope_capacity() = 'self'
    or (scope_capacity() in ('delegate', 'guardian') and current_setting('causeway.categories', true)
        = ',' || array_to_string(region_categories(), ',') || ','
      and not scope_hides(scope_person(), scope_person(), 'vitals', ''))), false)
$$;

CREATE FUNCTION public.covers_messages() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare pack record; born text;
begin
  if scope_capacity() = 'self' then return true; end if;
  if coalesce(scope_capacity(), '') not in ('delegate', 'guardian') then return false; end if;
  select * into pack from live_pack();
  select p.birth_date into born from person p where p.person_id = scope_person();
  return exists (select from access_grant g
    where g.person_id = scope_person() and g.account_id = scope_actor() and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      and g.capacity in ('delegate', 'guardian')
      and ('messages' = any (g.tasks)
        or kinds_today(g.capacity, g.is_age_bound, g.categories, born, pack.version, pack.today) is null));
end $$;

CREATE FUNCTION public.covers_questionnaires() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(scope_person() is not null and (scope_capacity() = 'self'
    or (scope_capacity() in ('delegate', 'guardian') and current_setting('causeway.categories', true)
        = ',' || array_to_string(region_categories(), ',') || ',')), false)
$$;

CREATE FUNCTION public.decide_role_proposal(in_proposal uuid, in_agrees boolean, in_because text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare what record; changed integer;
begin
  select * into what from role_proposal where proposal_id = in_proposal and decided_at is null for update;
  if not found or not may_administer(what.account_id, what.role, what.institution_id) then return 'refused'; end if;
  if in_agrees and (is_same_human(what.proposed_by, scope_actor())
    or not may_still_propose(what.proposed_by, what.role, what.institution_id)) then return 'refused'; end if;
  if in_agrees and what.brings_back then
    update account_role set confirmed_at = now(), suspended_at = null, suspends_at = null
    where account_id = what.account_id and role = what.role and ended_at is null
      and institution_id is not distinct from what.institution_id;
    get diagnostics changed = row_count;
    if changed = 0 then return 'refused'; end if;
  end if;
  update role_proposal set decided_at = now(), outcome = case when in_agrees then 'confirmed' else 'refused' end
  where proposal_id = in_proposal;
  if not in_agrees then
    perform note_staff_act('refuse', what.account_id, what.role, what.institution_id, in_because);
    return 'refused-it';
  end if;
  if not what.brings_back then
    insert into account_role (account_id, role, institution_id, given_because)
    values (what.account_id, what.role, what.institution_id, what.because) on conflict do nothing;
  end if;
  perform note_staff_act(case when what.brings_back then 'confirm' else 'give' end, what.account_id, what.role,
                         what.institution_id, what.because);
  return 'given';
end $$;

CREATE FUNCTION public.decide_urgently(in_draft uuid, in_title text, in_summary text, in_body text, in_base integer, in_reason text, in_confirm_by date, in_review_on date, in_name text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare made integer;
begin
  if scope_capacity() is distinct from 'steward' then return null; end if;
  insert into decision (kind, outcome, carries, title, summary, body, base_version, reason, draft_id, confirm_by,
    review_on, account_id, actor_name)
  values ('urgent', 'accepted', 'rulebook', in_title, in_summary, in_body, in_base, in_reason, in_draft, in_confirm_by,
    in_review_on, scope_actor(), in_name) returning decision_id into made;
  return made;
end $$;

CREATE FUNCTION public.delete_lines_let_go(in_most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare one record; deleted integer;
begin
  select * into one from log_deletion where emptied_at is null order by deletion_no limit 1;
  if not found then return 0; end if;
  delete from disclosure where (person_id, at, disclosure_id) in (
    select d.person_id, d.at, d.disclosure_id
    from disclosure_block b join disclosure d on d.tx >= b.tx_from and d.tx < b.tx_until
      and d.at >= b.era_began and d.at <= b.sealed_at
    where b.block_no between one.block_from and one.block_until
      and d.at < coalesce((select min(e.era_began) from disclosure_block e where e.era_began > b.era_began), 'infinity')
    limit in_most);
  get diagnostics deleted = row_count;
  if deleted = 0 then
    update log_deletion set emptied_at = now() where deletion_no = one.deletion_no;
  end if;
  return deleted;
end $$;

CREATE FUNCTION public.end_guardianship(in_person uuid, in_act uuid, in_because text, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare was record;
begin
  if not is_known_here(in_person) or coalesce(in_because, '') !~ '\S' then return false; end if;
  update guardianship g set ended_at = now(), ended_name = in_name, ended_because = left(in_because, 500),
    ended_tx = this_transaction()
  where g.person_id = in_person and g.act_id = in_act and g.ended_at is null returning g.* into was;
  if not found then return false; end if;
  update access_grant set ended_at = now(), ended_because = left(in_because, 500)
  where grant_id = was.grant_id and ended_at is null;
  return true;
end $$;

CREATE FUNCTION public.end_protection(in_person uuid, in_because text, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not knows_here(in_person) or coalesce(in_because, '') !~ '\S' then return false; end if;
  update protection set ended_at = now(), ended_by = scope_actor(), ended_name = in_name,
    ended_because = left(in_because, 500), ended_tx = this_transaction()
  where person_id = in_person and ended_at is null;
  return found;
end $$;

CREATE FUNCTION public.end_restrictions_for(in_person uuid, in_reason text, in_identity text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not may_restrict_for(in_person) or coalesce(in_reason, '') !~ '\S' or coalesce(in_identity, '') !~ '\S' then
    return false;
  end if;
  update restriction set ended_at = now(), ended_by = scope_actor(), ended_tx = this_transaction(),
    ended_because = left(in_reason || ' · ' || in_identity, 500)
  where person_id = in_person and ended_at is null and made_as <> 'self' and institution_id = scope_institution()
    and against_institution is distinct from scope_institution()
    and (against_account is null or not is_same_human(against_account, scope_actor()));
  return true;
end $$;

CREATE FUNCTION public.end_staff_roles(in_account uuid, in_role_id uuid, in_because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare one record; ended integer := 0;
begin
  if in_because !~ '\S' then return 0; end if;
  for one in select r.role_id, r.role, r.institution_id from account_role r
    where r.account_id = in_account and r.ended_at is null and (in_role_id is null or r.role_id = in_role_id)
      and may_administer(r.account_id, r.role, r.institution_id) for update
  loop
    update account_role set ended_at = now() where role_id = one.role_id;
    perform note_staff_act('end', in_account, one.role, one.institution_id, in_because);
    ended := ended + 1;
  end loop;
  if ended = 0 then return 0; end if;
  delete from session where account_id = in_account;
  if in_role_id is null then
    for one in select p.proposal_id, p.role, p.institution_id from role_proposal p
      where p.account_id = in_account and p.decided_at is null
        and may_administer(p.account_id, p.role, p.institution_id) for update
    loop
      update role_proposal set decided_at = now(), outcome = 'over' where proposal_id = one.proposal_id;
      perform note_staff_act('lapse', in_account, one.role, one.institution_id, in_because);
    end loop;
  end if;
  perform lapse_role_proposals();
  return ended;
end $$;

CREATE FUNCTION public.enrolment_standing(in_person uuid) RETURNS TABLE(birth_date text, has_died boolean, has_account boolean, is_own boolean, is_staff boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clerk' then return; end if;
  return query
  select p.birth_date, p.deceased_at is not null, count(g.account_id) > 0,
         coalesce(bool_or(g.account_id = scope_actor()), false),
         coalesce(bool_or(exists (select from account_role r where r.account_id = g.account_id and r.ended_at is null)), false)
  from person p
  left join access_grant g on g.person_id = p.person_id and g.capacity = 'self' and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
  where p.person_id = in_person group by p.person_id, p.birth_date, p.deceased_at;
end $$;

CREATE FUNCTION public.find_account_to_employ(in_email text) RETURNS TABLE(account_id uuid, name text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  perform note_staff_act('look-up', (select a.id from portal_account a where a.email = in_email), null,
                         scope_institution(), in_email);
  return query select a.id, a.name from portal_account a where a.email = in_email;
end $$;

CREATE FUNCTION public.find_locked_out(in_number text, in_birth_date text) RETURNS TABLE(person_id uuid, family text, given text, birth_date text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clerk' then return; end if;
  return query
  select p.person_id, p.family, p.given, p.birth_date
  from (select distinct k.person_id from person_key k
        where k.key like 'id:%' and split_part(k.key, '|', 2) = in_number) found
  join person p on p.person_id = found.person_id
  where left(p.birth_date, 10) = in_birth_date and exists (
    select from access_grant g where g.person_id = p.person_id and g.capacity = 'self' and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()));
end $$;

CREATE FUNCTION public.find_offer(in_hash text) RETURNS TABLE(state text, offer_id uuid, person_id uuid, given text, family text, tasks text[], categories text[], valid_from timestamp with time zone, valid_until timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare found_offer record;
begin
  if scope_actor() is null then return; end if;
  if exists (select from wrong_try t where t.kind = 'offer' and t.key = scope_actor()::text and t.count >= 20
             and t.last_at > now() - interval '1 hour') then
    return query select 'too-many'::text, null::uuid, null::uuid, null::text, null::text, null::text[], null::text[],
      null::timestamptz, null::timestamptz;
    return;
  end if;
  select o.*, p.given as person_given, p.family as person_family into found_offer
  from grant_offer o join person p on p.person_id = o.person_id
  where o.code_hash = in_hash and o.code_until > now() and o.closed_at is null
    and (o.valid_until is null or o.valid_until > now());
  if not found then
    insert into wrong_try (kind, key, count, last_at) values ('offer', scope_actor()::text, 1, now())
    on conflict (kind, key) do update
      set count = case when wrong_try.last_at > now() - interval '1 hour' then wrong_try.count + 1 else 1 end,
          last_at = now();
    return;
  end if;
  return query select
    case when exists (select from access_grant g where g.account_id = scope_actor()
                      and g.person_id = found_offer.person_id and g.capacity = 'self' and g.ended_at is null)
         then 'own' else 'open' end,
    found_offer.offer_id, found_offer.person_id, found_offer.person_given, found_offer.person_family, found_offer.tasks,
    found_offer.categories, found_offer.valid_from, found_offer.valid_until;
end $$;

CREATE FUNCTION public.find_patient_beside(in_number text) RETURNS TABLE(person_id uuid, given text, family text, birth_date text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('clerk', 'clinician') then return; end if;
  return query
  select distinct p.person_id, p.given, p.family, p.birth_date
  from patient_key k join patient_link l on l.link_id = k.link_id join person p on p.person_id = l.person_id
  where k.institution_id = scope_institution() and regexp_replace(k.key, '^.*[|/]', '') = btrim(in_number)
    and not k.ambiguous and l.parted_at is null and may_restrict_for(p.person_id) limit 5;
end $$;

CREATE FUNCTION public.find_patient_here(in_number text) RETURNS TABLE(person_id uuid, ground text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  return query
  select f.person_id, case when not scope_hides(f.person_id, f.person_id, '', '') then care_ground(f.person_id) end from (
    select distinct l.person_id from patient_key k join patient_link l on l.link_id = k.link_id
    where k.institution_id = scope_institution() and regexp_replace(k.key, '^.*[|/]', '') = btrim(in_number)
      and not k.ambiguous and l.parted_at is null limit 5) f
  where not scope_hides(f.person_id, f.person_id, '', '') or opens_in_emergency(f.person_id);
end $$;

CREATE FUNCTION public.find_seat_candidate(in_email text) RETURNS TABLE(holder_id uuid, holder_name text, institution_id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'steward' then return; end if;
  return query select a.id, a.name, r.institution_id from portal_account a join account_role r on r.account_id = a.id
    where a.email = lower(in_email) and r.ended_at is null and a.id <> scope_actor()
      and (r.role = 'representative' or r.institution_id is not null)
    order by r.institution_id nulls last limit 1;
end $$;

CREATE FUNCTION public.find_staff_account(in_said text) RETURNS TABLE(account_id uuid, name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'privacy-officer') then return; end if;
  return query
  select a.id, a.name from portal_account a
  where (a.id::text = in_said or a.email = in_said)
    and exists (select from account_role r where r.account_id = a.id
      and (scope_capacity() = 'steward' or scope_institution() is null or r.institution_id = scope_institution()));
end $$;

CREATE FUNCTION public.find_staff_to_keep_out(in_person uuid, in_institution text, in_name text) RETURNS TABLE(account_id uuid, name text, institution_id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if not may_restrict_for(in_person) or length(btrim(coalesce(in_name, ''))) < 3 then return; end if;
  return query select k.account_id, k.name, k.institution_id from staff_known_to(in_person) k,
    lateral (select regexp_split_to_array(btrim(lower(in_name)), '[\s.,]+') as sought,
      regexp_split_to_array(btrim(lower(k.name)), '[\s.,]+') as had) n
  where k.institution_id = in_institution and n.had @> array_remove(n.sought, '')
    and n.had[cardinality(n.had)] = any (n.sought) limit 10;
end $$;

CREATE FUNCTION public.give_guardians_grant(in_person uuid, in_act uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare act record; made uuid := gen_random_uuid();
begin
  select * into act from guardianship g where g.person_id = in_person and g.act_id = in_act;
  if act.kind <> 'guardian' then return; end if;
  insert into access_grant (grant_id, account_id, person_id, capacity, categories, ground, valid_from, valid_until,
                            is_age_bound, is_after_death)
  values (made, act.account_id, act.person_id, 'guardian', act.categories, act.ground, now(), act.valid_until,
          act.ground in ('parent', 'foster-authority', 'court-appointed'), act.ground = 'survivor');
  update guardianship set grant_id = made where person_id = in_person and act_id = in_act;
end $$;

CREATE FUNCTION public.give_staff_role(in_account uuid, in_role text, in_institution text, in_because text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare was integer;
begin
  if not may_administer(in_account, in_role, in_institution) or in_because !~ '\S' then return 'refused'; end if;
  if exists (select from account_role r where r.account_id = in_account and r.role = in_role
             and r.institution_id is not distinct from in_institution and r.ended_at is null) then return 'had'; end if;
  if wants_two(in_role) then
    insert into role_proposal (account_id, role, institution_id, because, proposed_by)
    values (in_account, in_role, in_institution, in_because, scope_actor()) on conflict do nothing;
    get diagnostics was = row_count;
    if was = 0 then return 'had'; end if;
    perform note_staff_act('propose', in_account, in_role, in_institution, in_because);
    return 'proposed';
  end if;
  insert into account_role (account_id, role, institution_id, given_because)
  values (in_account, in_role, in_institution, in_because) on conflict do nothing;
  get diagnostics was = row_count;
  if was = 0 then return 'had'; end if;
  perform note_staff_act('give', in_account, in_role, in_institution, in_because);
  return 'given';
end $$;

CREATE FUNCTION public.has_no_officer(in_institution text, in_looked uuid, in_asker uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return in_institution is not null and not exists (
    select from account_role r where r.role = 'privacy-officer' and r.institution_id = in_institution
      and r.ended_at is null and r.suspended_at is null
      and not is_same_human(r.account_id, in_looked) and not is_same_human(r.account_id, in_asker));
end $$;

CREATE FUNCTION public.has_record_news(in_account uuid, in_person uuid, in_since timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare whose record; hides text;
begin
  select s.capacity, s.categories into whose from resolve_subjects(in_account) s where s.person_id = in_person;
  if not found then return false; end if;
  hides := resolve_hidden(in_person, in_account, whose.capacity);
  if position(',' || in_person || ',' in hides) > 0 then return false; end if;
  return exists (
    select from item i
    join patient_link l on l.link_id = i.link_id and l.person_id = i.person_id and l.parted_at is null
    where i.person_id = in_person and i.standing = 'current' and i.listed and i.release_at <= now()
      and greatest(i.changed_at, i.release_at) > in_since
      and (whose.categories is null or i.category = any (whose.categories))
      and (i.shows_delegates or whose.capacity = 'self')
      and position(',' || i.item_id || ',' in hides) = 0
      and position(',' || in_person || ':' || i.category || ',' in hides) = 0
      and position(',' || in_person || ':' || i.institution_id || ',' in hides) = 0);
end $$;

CREATE FUNCTION public.hash_of_block(in_before bytea, in_no bigint, in_era timestamp with time zone, in_from bigint, in_until bigint, in_disclosures bigint, in_content bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$
  select sha256(coalesce(in_before, ''::bytea) || convert_to(jsonb_build_array(in_no,
    extract(epoch from in_era)::text, in_from, in_until, in_disclosures)::text, 'UTF8') || in_content)
$$;

CREATE TABLE public.disclosure (
    person_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    disclosure_id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid,
    actor_name text NOT NULL,
    capacity text NOT NULL,
    institution_id text,
    page text NOT NULL,
    category text,
    item_id uuid,
    request_id text NOT NULL,
    actor_place text,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    CONSTRAINT disclosure_actor_place_check CHECK (((length(actor_place) >= 1) AND (length(actor_place) <= 100)))
);

ALTER TABLE ONLY public.disclosure FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.hash_of_disclosure(d public.disclosure) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$
  select sha256(convert_to(jsonb_build_array(d.person_id, extract(epoch from d.at)::text, d.disclosure_id,
    d.account_id, d.actor_name, d.capacity, d.institution_id, d.page, d.category, d.item_id, d.request_id, d.actor_place,
    d.tx)::text, 'UTF8'))
$$;

CREATE FUNCTION public.hash_of_token(in_token text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
  select encode(sha256(convert_to(in_token, 'UTF8')), 'hex')
$$;

CREATE FUNCTION public.hash_of_words(in_words jsonb) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$
  select sha256(convert_to(in_words::text, 'UTF8'))
$$;

CREATE FUNCTION public.hash_step(in_so_far bytea, in_next bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$
  select sha256(in_so_far || in_next)
$$;

CREATE FUNCTION public.helps_somebody() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return exists (select from resolve_subjects(scope_actor()) s where s.capacity <> 'self');
end $$;

CREATE FUNCTION public.hidden_by_age(in_person uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare pack record; years integer; places text; items uuid[];
begin
  select * into pack from live_pack();
  if pack.version is null then return ''; end if;
  select age_on(p.birth_date, pack.today) into years from person p where p.person_id = in_person;
  select string_agg(distinct in_person::text || ':' || i, ',') into places
  from rule_pack_confidential c, unnest(c.institutions) i where c.version = pack.version and c.from_age <= years;
  select coalesce(array_agg(distinct t.item_id), '{}') into items
  from rule_pack_confidential c join item i on i.person_id = in_person
  cross join lateral (values (i.item_id), (i.part_of)) t (item_id)
  where t.item_id is not null and c.version = pack.version and c.from_age <= years and cardinality(c.codes) > 0
    and exists (select from unnest(string_to_array(i.facts, E'\n')) line
                where line like 'c%' and split_part(line, '|', 2) = any (c.codes));
  return coalesce(places || ',', '') || with_what_goes_along(in_person, items);
end $$;

CREATE FUNCTION public.hidden_from_helpers() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if scope_capacity() is distinct from 'self' then return ''; end if;
  return resolve_hidden(scope_person(), null, 'delegate');
end $$;

CREATE FUNCTION public.instant_word(in_at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
  select extract(epoch from in_at)::text
$$;

CREATE FUNCTION public.invite_to_visit(in_booking uuid, in_account uuid, in_comes boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.is_actor_too(in_account uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return is_same_human(in_account, scope_actor());
end $$;

CREATE FUNCTION public.is_address_of_guardian(in_person uuid, in_address text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (
    select from live_pack() l
    join rule_pack pack on pack.version = l.version
    join person p on p.person_id = in_person
    join access_grant g on g.person_id = p.person_id and g.capacity = 'guardian' and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
    join portal_account a on a.id = g.account_id
    where age_on(p.birth_date, l.today) between pack.own_address_from and 17
      and (lower(btrim(in_address)) = lower(a.email) or exists (
        select from sign_in_contact c where c.account_id = a.id and c.confirmed_at is not null
          and lower(c.address) = lower(btrim(in_address)))));
end $$;

CREATE FUNCTION public.is_excluded(in_account uuid, in_person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (select from guardianship x where x.person_id = in_person and x.account_id = in_account
    and x.kind = 'exclusion' and x.ended_at is null and (x.valid_until is null or x.valid_until > now()));
end $$;

CREATE FUNCTION public.is_institution_role(in_role text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select in_role in ('clinician', 'secretary', 'clerk', 'institution-administrator', 'privacy-officer')
$$;

CREATE FUNCTION public.is_kept_out(in_account uuid, in_person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return is_excluded(in_account, in_person)
    or exists (select from protection t where t.person_id = in_person and t.ended_at is null
      and (t.second_at is not null or t.second_until > now()) and in_account <> all (t.safe_accounts))
    or exists (select from restriction r where r.person_id = in_person and r.ended_at is null and r.what = 'everything'
      and (r.against = 'helpers' or (r.against = 'account' and (r.against_account = in_account
        or r.against_email = (select a.email from portal_account a where a.id = in_account)))));
end $$;

CREATE FUNCTION public.is_known_here(in_person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return scope_capacity() = 'clerk' and not is_party(in_person) and exists (
    select from patient_link l where l.person_id = in_person and l.institution_id = scope_institution()
    and l.parted_at is null);
end $$;

CREATE FUNCTION public.is_party(in_person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (select from guardianship x where x.person_id = in_person and x.account_id = scope_actor())
    or exists (select from access_grant g where g.person_id = in_person and g.account_id = scope_actor());
end $$;

CREATE FUNCTION public.is_proved_again(in_session uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (select from session s where s.id = in_session and s.account_id = scope_actor()
    and (s.proved_again_at > now() - interval '5 minutes'
      or (s.proved_at > now() - interval '5 minutes' and not exists (
        select from credential c where c.account_id = s.account_id and c.provider_id = 'credential'))));
end $$;

CREATE FUNCTION public.is_same_human(one uuid, other uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return coalesce(one = other, false) or exists (
    select from access_grant a join access_grant b on b.person_id = a.person_id
    where a.account_id = one and b.account_id = other and a.capacity = 'self' and b.capacity = 'self'
      and a.ended_at is null and b.ended_at is null);
end $$;

CREATE FUNCTION public.is_this_transaction(in_tx bigint) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select in_tx = pg_current_xact_id()::text::bigint
$$;

CREATE FUNCTION public.is_told(in_tx bigint, in_snapshot text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select pg_visible_in_snapshot(in_tx::text::xid8, in_snapshot::pg_snapshot)
$$;

CREATE FUNCTION public.is_voted_on(in_proposal uuid, in_text integer, may_be_late boolean) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare last_step proposal_step;
begin
  select * into last_step from proposal_step s where s.proposal_id = in_proposal order by s.step_no desc limit 1;
  return coalesce(last_step.word = 'to-vote' and last_step.text_no = in_text, false)
    and (may_be_late or last_step.until is null or last_step.until >= now())
    and not exists (select from decision d where d.proposal_id = in_proposal);
end $$;

CREATE FUNCTION public.keep_message_file(in_thread uuid, in_key uuid, in_name text, in_type text, in_digest bytea, in_bytes bytea) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare whose uuid; form record; day_bytes bigint;
begin
  if reads_messages() then
    select m.person_id into whose from message_thread m
    where m.thread_id = in_thread and position(',' || m.person_id || ',' in resolve_apart()) = 0
      and exists (select from resolve_teams() r where r.team_id = m.team_id);
  elsif scope_person() is not null and covers_messages() then
    whose := scope_person();
  end if;
  if whose is null then return 'absent'; end if;
  -- One after the other: two forms at once do not both find room for the last file.
  perform pg_advisory_xact_lock(hashtextextended('message-file/' || scope_actor(), 0));
  if exists (select from message_file f
    where f.person_id = whose and f.form_key = in_key and f.digest = in_digest) then return 'kept'; end if;
  select count(*) as files, coalesce(sum(f.size), 0) as bytes into form from message_file f
  where f.person_id = whose and f.form_key = in_key and f.account_id = scope_actor();
  select coalesce(sum(f.size), 0) into day_bytes from message_file f
  where f.account_id = scope_actor() and f.kept_at > now() - interval '1 day';
  if form.files >= 5 or form.bytes + length(in_bytes) > 10485760 or day_bytes + length(in_bytes) > 104857600 then
    return 'much';
  end if;
  insert into message_file (person_id, form_key, account_id, thread_id, name, content_type, size, digest, bytes)
  values (whose, in_key, scope_actor(), case when reads_messages() then in_thread end, in_name, in_type,
          length(in_bytes), in_digest, in_bytes);
  return 'kept';
end $$;

CREATE FUNCTION public.keep_visit(in_item uuid, in_reason text, in_name text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare visit record; years integer; from_age integer;
begin
  if scope_capacity() is distinct from 'clinician' or coalesce(in_reason, '') !~ '\S' then return 'refused'; end if;
  select i.person_id, i.item_id, i.institution_id, p.birth_date into visit
  from item i join person p on p.person_id = i.person_id
  where i.item_id = in_item and i.institution_id = scope_institution() and i.resource_type in ('Encounter', 'Appointment')
    and i.verdict <> 'restricted' and not is_party(i.person_id);
  if not found then return 'refused'; end if;
  select age_on(visit.birth_date, l.today), p.keeps_visits_from into years, from_age
  from live_pack() l join rule_pack p on p.version = l.version;
  if years is null or years < from_age then return 'too-young'; end if;
  if years >= 18 then return 'grown'; end if;
  insert into kept_visit (person_id, item_id, institution_id, reason, account_id, actor_name)
  values (visit.person_id, visit.item_id, visit.institution_id, left(in_reason, 2000), scope_actor(), in_name)
  on conflict (person_id, item_id) do update set ended_at = null, ended_name = null, reason = excluded.reason,
    decided_at = excluded.decided_at, account_id = excluded.account_id, actor_name = excluded.actor_name;
  return 'kept';
end $$;

CREATE FUNCTION public.kinds_of_item(in_person uuid, in_item uuid) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare kinds text[];
begin
  with recursive family (item_id, category, depth) as (
    select i.item_id, i.category, 0 from item i where i.person_id = in_person and i.item_id = in_item
    union all
    select i.item_id, i.category, f.depth + 1 from item i join family f on i.part_of = f.item_id
    where i.person_id = in_person and f.depth < 3)
  select array_agg(distinct f.category order by f.category) into kinds from family f;
  return kinds;
end $$;

CREATE FUNCTION public.kinds_today(in_capacity text, in_is_age_bound boolean, in_categories text[], in_born text, in_version integer, in_today date) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare years integer; band record;
begin
  if in_capacity = 'delegate' or (in_capacity = 'guardian' and not in_is_age_bound) then return in_categories; end if;
  years := age_on(in_born, in_today);
  select b.guardian_categories, b.child_categories into band from rule_pack_band b
  where b.version = in_version and b.from_age <= years order by b.from_age desc limit 1;
  if not found then return case when in_capacity = 'self' then in_categories else '{}'::text[] end; end if;
  return narrowed(in_categories, case when in_capacity = 'self' then band.child_categories else band.guardian_categories end);
end $$;

CREATE FUNCTION public.knows_here(in_person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return scope_capacity() in ('clerk', 'clinician') and not is_party(in_person) and exists (
    select from patient_link l where l.person_id = in_person and l.institution_id = scope_institution()
    and l.parted_at is null);
end $$;

CREATE FUNCTION public.lapse_role_proposals() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare one record; ended integer := 0;
begin
  for one in select p.* from role_proposal p
    where p.decided_at is null and (not may_still_propose(p.proposed_by, p.role, p.institution_id)
      or (p.brings_back and not exists (select from account_role r where r.account_id = p.account_id and r.role = p.role
        and r.institution_id is not distinct from p.institution_id and r.ended_at is null))) for update
  loop
    update role_proposal set decided_at = now(), outcome = 'over' where proposal_id = one.proposal_id;
    insert into staff_act (act, account_id, account_name, role, institution_id, because, actor_id, actor_name, actor_role)
    values ('lapse', one.account_id, coalesce((select a.name from portal_account a where a.id = one.account_id), '?'),
            one.role, one.institution_id, one.because, scope_actor(),
            coalesce((select a.name from portal_account a where a.id = scope_actor()), 'Causeway'),
            coalesce(scope_capacity(), 'system'));
    ended := ended + 1;
  end loop;
  return ended;
end $$;

CREATE FUNCTION public.leave_offer(in_wish uuid, in_all boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.let_go_of_old_blocks(in_years integer, in_most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare last_gone bigint; gone record;
begin
  if in_years is null or in_years < 3 then
    raise exception 'the access log is kept for three years at least' using errcode = 'check_violation';
  end if;
  select coalesce(max(block_until), 0) into last_gone from log_deletion;
  with next as (
    select * from disclosure_block where block_no > last_gone order by block_no limit in_most
  ), old as (
    select * from next where block_no < coalesce(
      (select min(n.block_no) from next n where n.sealed_at >= now() - make_interval(years => in_years)), 9223372036854775807)
  )
  select count(*)::int as blocks, min(o.block_no) as block_from, max(o.block_no) as block_until, sum(o.lines) as lines,
         coalesce(min(d.from_at), min(o.sealed_at)) as from_at, coalesce(max(d.until_at), max(o.sealed_at)) as until_at into gone
  from old o left join lateral (
    select min(d.at) as from_at, max(d.at) as until_at from disclosure d
    where d.tx >= o.tx_from and d.tx < o.tx_until and d.at >= o.era_began and d.at <= o.sealed_at) d on true;
  if gone.blocks = 0 then return 0; end if;
  insert into log_deletion (deletion_no, years, block_from, block_until, disclosures, from_at, until_at)
  select coalesce(max(deletion_no), 0) + 1, in_years, gone.block_from, gone.block_until, gone.lines, gone.from_at,
         gone.until_at from log_deletion;
  return gone.blocks;
end $$;

CREATE FUNCTION public.list_booking_feeds() RETURNS TABLE(feed_id text, asked_at timestamp with time zone, waiting integer, waiting_since timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.list_bookings_to_tell(in_institution text, in_since timestamp with time zone, in_after_at timestamp with time zone, in_after uuid, in_only uuid) RETURNS TABLE(person_id uuid, booking_id uuid, version integer, changed_at timestamp with time zone, is_told boolean, is_named boolean, made_at timestamp with time zone, starts_at timestamp with time zone, ends_at timestamp with time zone, ended_word text, ended_reason text, service_name text, source_id text, note text, person_name text, patient_keys text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.list_break_glass(in_open boolean) RETURNS TABLE(use_id uuid, person_id uuid, given text, family text, institution_id text, actor_name text, ground text, words text, opened_at timestamp with time zone, until timestamp with time zone, reviewed_at timestamp with time zone, reviewed_name text, outcome text, review_words text, pages bigint, same_name boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'privacy-officer' then return; end if;
  return query
  select b.use_id, b.person_id, p.given, p.family, b.institution_id, b.actor_name, b.ground, b.words, b.opened_at, b.until,
         b.reviewed_at, b.reviewed_name, b.outcome, b.review_words,
         (select count(*) from disclosure d where d.person_id = b.person_id and d.account_id = b.account_id
          and d.at between b.opened_at and b.until and d.page <> 'break-glass'),
         coalesce(b.actor_name ilike '%' || p.family, false)
  from break_glass b join person p on p.person_id = b.person_id
  where (scope_institution() is null or b.institution_id = scope_institution())
    and (b.reviewed_at is null) = in_open
  order by b.opened_at desc, b.use_id limit 200;
end $$;

CREATE FUNCTION public.list_done_elsewhere(in_person uuid, in_codes text[]) RETURNS TABLE(title text, code_key text, happened_text text, institution_id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clinician' or not coalesce(scope_has_patient(in_person), false) then return; end if;
  return query
  select i.title, k.code_key, i.happened_text, i.institution_id
  from item i
  join patient_link l on l.link_id = i.link_id and l.person_id = i.person_id and l.parted_at is null
  cross join lateral (select case when i.mapped_code is null then concat(i.code_system, '|', i.code)
    else concat('http://loinc.org|', i.mapped_code) end as code_key) k
  where i.person_id = in_person and i.institution_id <> scope_institution()
    and i.category in ('laboratory', 'microbiology', 'pathology', 'radiology')
    and i.resource_type in ('Observation', 'DiagnosticReport')
    and i.standing = 'current' and i.listed and i.release_at <= now() and i.shows_delegates
    and coalesce(i.status, '') not in ('registered', 'cancelled', 'entered-in-error')
    and i.sort_at > now() - interval '30 days' and i.sort_at <= now()
    and k.code_key = any (in_codes)
    and not scope_hides(i.person_id, i.item_id, i.category, i.institution_id)
    and not exists (select from item_twin t join item o on o.person_id = t.person_id and o.item_id = t.twin_id
      where t.person_id = in_person and t.item_id = i.item_id
        and (o.institution_id = scope_institution() or (o.item_id = i.hidden_by and o.release_at <= now())))
  order by i.sort_at desc, i.item_id limit 20;
end $$;

CREATE FUNCTION public.list_growing(in_from date, in_until date) RETURNS TABLE(person_id uuid, given text, account_id uuid, email text, language text, capacity text, from_age integer, changes_on date, days integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
begin
  return query
  select p.person_id, p.given, a.id, a.email, a.language, g.capacity, b.from_age, d.changes_on, d.changes_on - l.today
  from live_pack() l
  join rule_pack_band b on b.version = l.version and b.from_age > 0
  join person p on p.birth_date ~ '^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$'
    and left(p.birth_date, 4)::int + b.from_age between extract(year from in_from)::int and extract(year from in_until)::int
  cross join lateral (select make_date(left(p.birth_date, 4)::int + b.from_age, substr(p.birth_date, 6, 2)::int, 1)
    + substr(p.birth_date, 9, 2)::int - 1 as changes_on) d
  join access_grant g on g.person_id = p.person_id and g.ended_at is null and g.valid_from <= now()
    and (g.valid_until is null or g.valid_until > now())
    and (g.capacity = 'self' or (g.capacity = 'guardian' and g.is_age_bound))
  join portal_account a on a.id = g.account_id
  where d.changes_on between in_from and in_until and p.deceased_at is null
    and (g.capacity = 'self' or not is_kept_out(g.account_id, g.person_id));
end $_$;

CREATE FUNCTION public.list_grown_up() RETURNS TABLE(given text, family text, age integer, closed_on date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
declare pack record;
begin
  if scope_capacity() is null or scope_capacity() not in ('self', 'account') then return; end if;
  select * into pack from live_pack();
  return query
  select distinct p.given, p.family, b.from_age, d.closed_on
  from access_grant g join person p on p.person_id = g.person_id
  join lateral (select b.from_age from rule_pack_band b
    where b.version = pack.version and b.from_age > 0 and cardinality(b.guardian_categories) = 0
    order by b.from_age limit 1) b on true
  cross join lateral (select case when p.birth_date ~ '^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$' then
    make_date(left(p.birth_date, 4)::int + b.from_age, substr(p.birth_date, 6, 2)::int, 1)
    + substr(p.birth_date, 9, 2)::int - 1 end as closed_on) d
  where g.account_id = scope_actor() and g.capacity = 'guardian' and g.is_age_bound and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()) and p.deceased_at is null
    and d.closed_on > pack.today - 60 and d.closed_on <= pack.today
    and g.valid_from < d.closed_on and not is_excluded(g.account_id, g.person_id)
  order by d.closed_on desc;
end $_$;

CREATE FUNCTION public.list_guardianships(in_person uuid) RETURNS TABLE(act_id uuid, kind text, ground text, holder_name text, categories text[], document text, reason text, valid_until timestamp with time zone, institution_id text, made_at timestamp with time zone, made_name text, needs_second boolean, second_at timestamp with time zone, second_name text, ended_at timestamp with time zone, ended_name text, ended_because text, is_mine boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if not is_known_here(in_person) then return; end if;
  return query
  select g.act_id, g.kind, g.ground, g.holder_name, g.categories, g.document, g.reason, g.valid_until, g.institution_id,
         g.made_at, g.made_name, g.needs_second, g.second_at, g.second_name, g.ended_at, g.ended_name, g.ended_because,
         g.made_by = scope_actor()
  from guardianship g where g.person_id = in_person order by g.made_at desc, g.act_id;
end $$;

CREATE FUNCTION public.list_helpers() RETURNS TABLE(grant_id uuid, account_id uuid, name text, capacity text, tasks text[], categories text[], relation text, ground text, valid_from timestamp with time zone, valid_until timestamp with time zone, ended_at timestamp with time zone, ended_because text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare pack record;
begin
  if scope_capacity() is distinct from 'self' or scope_actor() is null then return; end if;
  select * into pack from live_pack();
  return query
  select g.grant_id, g.account_id, a.name, g.capacity, g.tasks,
         kinds_today(g.capacity, g.is_age_bound, g.categories, p.birth_date, pack.version, pack.today), g.relation,
         g.ground, g.valid_from, g.valid_until, g.ended_at, g.ended_because
  from access_grant g
  join portal_account a on a.id = g.account_id
  join person p on p.person_id = g.person_id
  where g.person_id = scope_person() and g.capacity <> 'self'
  order by g.valid_from desc, g.grant_id;
end $$;

CREATE FUNCTION public.list_helpers_here(in_person uuid) RETURNS TABLE(account_id uuid, name text, capacity text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if not knows_here(in_person) then return; end if;
  return query
  select distinct g.account_id, a.name, g.capacity from access_grant g join portal_account a on a.id = g.account_id
  where g.person_id = in_person and g.capacity <> 'self' and g.ended_at is null
    and (g.valid_until is null or g.valid_until > now())
  order by 2, 1;
end $$;

CREATE FUNCTION public.list_inbox_keys(in_topic text, in_ball text, in_after timestamp with time zone, in_after_id uuid) RETURNS TABLE(person_id uuid, thread_id uuid, due_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.list_near_visits(in_untold boolean) RETURNS TABLE(message_key text, account_id uuid, channel text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.list_role_proposals() RETURNS TABLE(proposal_id uuid, name text, role text, institution_id text, because text, proposed_at timestamp with time zone, proposer_name text, brings_back boolean, is_over boolean, is_about_own boolean, is_own boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  return query
  select p.proposal_id, a.name, p.role, p.institution_id, p.because, p.proposed_at, coalesce(b.name, '?'), p.brings_back,
         p.decided_at is not null, is_same_human(p.account_id, scope_actor()), is_same_human(p.proposed_by, scope_actor())
  from role_proposal p join portal_account a on a.id = p.account_id left join portal_account b on b.id = p.proposed_by
  where (p.decided_at is null or (p.outcome = 'over' and p.decided_at > now() - interval '30 days'))
    and (scope_capacity() = 'steward' or p.institution_id = scope_institution())
  order by p.decided_at is not null, p.proposed_at, p.proposal_id;
end $$;

CREATE FUNCTION public.list_staff() RETURNS TABLE(role_id uuid, account_id uuid, name text, email text, role text, institution_id text, given_at timestamp with time zone, given_because text, confirmed_at timestamp with time zone, suspends_at timestamp with time zone, suspended_at timestamp with time zone, last_used_at timestamp with time zone, is_own boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'institution-administrator') then return; end if;
  return query
  select r.role_id, r.account_id, a.name, a.email, r.role, r.institution_id, r.given_at, r.given_because, r.confirmed_at,
         r.suspends_at, r.suspended_at, (select max(s.used_at) from session s where s.account_id = r.account_id),
         is_same_human(r.account_id, scope_actor())
  from account_role r join portal_account a on a.id = r.account_id
  where r.ended_at is null and (scope_capacity() = 'steward' or r.institution_id = scope_institution())
  order by a.name, r.account_id, r.institution_id nulls first, r.role;
end $$;

CREATE FUNCTION public.list_staff_acts(in_take integer, in_skip integer) RETURNS TABLE(at timestamp with time zone, act text, account_name text, role text, institution_id text, because text, actor_name text, actor_role text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if coalesce(scope_capacity(), '') not in ('steward', 'privacy-officer') then return; end if;
  return query
  select s.at, s.act, s.account_name, s.role, s.institution_id, s.because, s.actor_name, s.actor_role from staff_act s
  where scope_capacity() = 'steward' or scope_institution() is null or s.institution_id = scope_institution()
  order by s.at desc, s.act_id limit in_take offset in_skip;
end $$;

CREATE FUNCTION public.list_staff_who_looked() RETURNS TABLE(account_id uuid, name text, institution_id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'self' or not scope_is_proved() then return; end if;
  return query select k.account_id, k.name, k.institution_id from staff_known_to(scope_person()) k;
end $$;

CREATE FUNCTION public.list_unread_keys(in_days integer) RETURNS TABLE(person_id uuid, thread_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.list_viewers(in_item uuid) RETURNS TABLE(capacity text, categories text[], accounts bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare found_item record; kinds text[]; pack record; born text;
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced')
    and not scope_hides(i.person_id, i.item_id, i.category, i.institution_id);
  if not found then return; end if;
  select * into pack from live_pack();
  select p.birth_date into born from person p where p.person_id = found_item.person_id;
  kinds := kinds_of_item(found_item.person_id, found_item.item_id);
  return query
  with live as (
    select g.account_id, g.capacity,
           kinds_today(g.capacity, g.is_age_bound, g.categories, born, pack.version, pack.today) as shown
    from access_grant g
    where g.person_id = found_item.person_id and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      and (g.capacity = 'self' or not is_kept_out(g.account_id, g.person_id)))
  select v.capacity, v.categories, count(*) from (
    select (array_agg(l.capacity order by l.capacity = 'self' desc, l.capacity = 'guardian' desc))[1] as capacity,
           array(select k from unnest(kinds) k where exists (
             select from live h where h.account_id = l.account_id and (h.shown is null or k = any (h.shown)))
             order by k) as categories
    from live l group by l.account_id) v
  group by v.capacity, v.categories order by v.capacity = 'self' desc, v.capacity, v.categories;
end $$;

CREATE FUNCTION public.list_visit_guests(in_booking uuid) RETURNS TABLE(account_id uuid, name text, is_invited boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.live_pack() RETURNS TABLE(version integer, today date, closes_at_death boolean)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query select p.version, (now() at time zone p.time_zone)::date, p.closes_at_death from rule_pack p
  order by p.version desc limit 1;
end $$;

CREATE FUNCTION public.looked_at_many(in_ids uuid[], in_most integer) RETURNS TABLE(disclosure_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_person() is null then return; end if;
  return query
  with hours as (
    select distinct d.account_id, date_trunc('hour', d.at) as hour from disclosure d
    where d.person_id = scope_person() and d.disclosure_id = any (in_ids) and d.account_id is not null),
  busy as (
    select h.account_id, h.hour from hours h
    where (select count(distinct o.person_id) from disclosure o
           where o.account_id = h.account_id and o.at >= h.hour and o.at < h.hour + interval '1 hour') > in_most)
  select d.disclosure_id from disclosure d
  join busy b on b.account_id = d.account_id and b.hour = date_trunc('hour', d.at)
  where d.person_id = scope_person() and d.disclosure_id = any (in_ids);
end $$;

CREATE FUNCTION public.may_administer(in_account uuid, in_role text, in_institution text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(not is_same_human(in_account, scope_actor()) and (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and in_institution = scope_institution()
        and is_institution_role(in_role))), false)
$$;

CREATE FUNCTION public.may_read_thread(in_account uuid, in_person uuid, in_thread uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare whose record; pack record; born text; place text; hides text;
begin
  select r.capacity into whose from resolve_subjects(in_account) r where r.person_id = in_person;
  if not found then return false; end if;
  if whose.capacity = 'self' then return true; end if;
  select * into pack from live_pack();
  select p.birth_date into born from person p where p.person_id = in_person;
  if not exists (select from access_grant g
    where g.person_id = in_person and g.account_id = in_account and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      and g.capacity in ('delegate', 'guardian') and ('messages' = any (g.tasks)
        or kinds_today(g.capacity, g.is_age_bound, g.categories, born, pack.version, pack.today) is null)) then
    return false;
  end if;
  select t.institution_id into place from message_thread t where t.person_id = in_person and t.thread_id = in_thread;
  hides := resolve_hidden(in_person, in_account, whose.capacity);
  return position(',' || in_thread || ',' in hides) = 0 and position(',' || in_person || ',' in hides) = 0
    and position(',' || in_person || ':messages,' in hides) = 0
    and position(',' || in_person || ':' || place || ',' in hides) = 0;
end $$;

CREATE FUNCTION public.may_restrict_for(in_person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not knows_here(in_person) then return false; end if;
  if scope_capacity() = 'clerk' then
    return not exists (select from restriction r where r.person_id = in_person and r.ended_at is null
      and r.against = 'account' and r.what = 'everything' and (is_same_human(r.against_account, scope_actor())
        or r.against_email = (select a.email from portal_account a where a.id = scope_actor())));
  end if;
  return care_ground(in_person) is not null and not scope_hides(in_person, in_person, '', '');
end $$;

CREATE FUNCTION public.may_still_propose(in_account uuid, in_role text, in_institution text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select exists (select from account_role r where r.account_id = in_account and r.ended_at is null
    and r.suspended_at is null and (r.role = 'steward' or (r.role = 'institution-administrator'
      and r.institution_id = in_institution and is_institution_role(in_role))))
$$;

CREATE FUNCTION public.narrowed(one text[], other text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    AS $$
  select case when one is null then other when other is null then one
              else array(select unnest(one) intersect select unnest(other) order by 1) end
$$;

CREATE FUNCTION public.note_on_share(in_ticket_hash text, in_note text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update share_view v set note = in_note, noted_at = now()
  from share s
  where v.ticket_hash = in_ticket_hash and v.ticket_until > now() and v.note is null
    and s.person_id = v.person_id and s.share_id = v.share_id and s.ended_at is null and s.expires_at > now();
  return found;
end $$;

CREATE FUNCTION public.note_staff_act(in_act text, in_account uuid, in_role text, in_institution text, in_because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into staff_act (act, account_id, account_name, role, institution_id, because, actor_id, actor_name, actor_role)
  select in_act, in_account, coalesce((select name from portal_account where id = in_account), in_because, '?'), in_role,
         in_institution, in_because, scope_actor(), coalesce((select name from portal_account where id = scope_actor()), '?'),
         coalesce(scope_capacity(), '?');
end $$;

CREATE FUNCTION public.offer_help_for(in_person uuid, in_offer uuid, in_helper text, in_tasks text[], in_categories text[], in_until timestamp with time zone, in_identity text, in_actor_name text, in_hash text, in_code_until timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare why text;
begin
  if scope_capacity() is distinct from 'clerk' or not may_restrict_for(in_person) then return 'not-theirs'; end if;
  why := why_no_offer_for(in_person);
  if why is not null then return why; end if;
  perform pg_advisory_xact_lock(hashtextextended('offer_help_for ' || in_person, 0));
  if exists (select from grant_offer o where o.person_id = in_person and o.offer_id = in_offer) then return 'made-before'; end if;
  if (select count(*) from grant_offer o where o.person_id = in_person and o.closed_at is null
      and o.code_until > now()) >= 20 then return 'too-many'; end if;
  insert into grant_offer (person_id, offer_id, helper_name, tasks, categories, valid_from, valid_until, account_id,
                           actor_name, code_hash, code_until, institution_id, identity_seen)
  values (in_person, in_offer, in_helper, in_tasks, in_categories, now(), in_until, scope_actor(), in_actor_name,
          in_hash, in_code_until, scope_institution(), left(in_identity, 500));
  return 'made';
end $$;

CREATE FUNCTION public.offer_slot(in_slot uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.office_for_look(in_disclosure uuid) RETURNS TABLE(institution_id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare look record;
begin
  select d.institution_id, d.account_id into look from disclosure d
  where d.person_id = scope_person() and d.disclosure_id = in_disclosure;
  if not found then return; end if;
  return query select case when exists (
    select from account_role r where r.role = 'privacy-officer' and r.institution_id = look.institution_id
      and r.ended_at is null and r.suspended_at is null
      and not is_same_human(r.account_id, look.account_id) and not is_same_human(r.account_id, scope_actor()))
    then look.institution_id end;
end $$;

CREATE FUNCTION public.open_account_scope(in_token text) RETURNS TABLE(account_id uuid, session_id uuid, account_name text, email text, language text, at timestamp with time zone)
    LANGUAGE plpgsql
    AS $$
declare who record;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  perform touch_session(who.session_id);
  execute 'set local role causeway_account';
  execute format('set local causeway.actor = %L', who.account_id);
  execute 'set local causeway.capacity = ''account''';
  return query select who.account_id, who.session_id, who.name, who.email, who.language, now();
end $$;

CREATE FUNCTION public.open_care(in_persons uuid[]) RETURNS TABLE(person_id uuid, ground text)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare one record; patients text := coalesce(nullif(current_setting('causeway.patients', true), ''), ',');
begin
  for one in select c.person_id, c.ground from resolve_care(in_persons) c loop
    patients := patients || one.person_id || ',';
    person_id := one.person_id;
    ground := one.ground;
    return next;
  end loop;
  execute format('set local causeway.patients = %L', patients);
end $$;

CREATE FUNCTION public.open_messages() RETURNS boolean
    LANGUAGE plpgsql
    AS $$
declare covered boolean := covers_messages();
begin
  execute format('set local causeway.messages = %L', case when covered then 'yes' else '' end);
  return covered;
end $$;

CREATE FUNCTION public.open_patient_scope(in_token text, in_subject uuid) RETURNS TABLE(account_id uuid, session_id uuid, account_name text, language text, person_id uuid, capacity text, categories text[], family text, given text, subjects bigint, roles text[], institutions text[], is_proved boolean, at timestamp with time zone)
    LANGUAGE plpgsql
    AS $$
declare who record; whose record; known record; staff text[]; hides text; reads text;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select *, count(*) over () as total into whose from resolve_subjects(who.account_id) r
    order by (r.person_id = in_subject) desc nulls last limit 1;
  if not found or (in_subject is not null and whose.person_id <> in_subject) then return; end if;
  select * into known from resolve_links(whose.person_id) r;
  staff := array(select r.role from resolve_roles(who.account_id) r);
  hides := resolve_hidden(whose.person_id, who.account_id, whose.capacity);
  reads := resolve_log(whose.person_id, whose.capacity);
  perform touch_session(who.session_id);
  execute 'set local role causeway_patient';
  execute format('set local causeway.person = %L', whose.person_id);
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', whose.capacity);
  execute format('set local causeway.links = %L', known.links);
  execute format('set local causeway.hidden = %L', hides);
  execute format('set local causeway.log = %L', reads);
  execute format('set local causeway.proved = %L', case when who.is_proved then 'yes' else '' end);
  execute format('set local causeway.categories = %L',
                 ',' || array_to_string(coalesce(whose.categories, region_categories()), ',') || ',');
  return query select who.account_id, who.session_id, who.name, who.language, whose.person_id, whose.capacity,
    whose.categories, whose.family, whose.given, whose.total, staff,
    array(select i from unnest(known.institutions) i where position(',' || whose.person_id || ':' || i || ',' in hides) = 0),
    who.is_proved, now();
end $$;

CREATE FUNCTION public.open_positions(in_proposal uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from proposal_seat s where s.proposal_id = in_proposal and s.kind <> 'leadership' and not exists (
               select from position p where p.proposal_id = s.proposal_id and p.seat_id = s.seat_id))
    or not exists (select from position p where p.proposal_id = in_proposal) then return false; end if;
  update position set opens_at = now() where proposal_id = in_proposal and opens_at > now();
  update proposal set positions_until = now() where proposal_id = in_proposal and positions_until > now();
  return true;
end $$;

CREATE FUNCTION public.open_preview_scope(in_item uuid, in_capacity text, in_categories text[]) RETURNS TABLE(person_id uuid, categories text[], family text, given text)
    LANGUAGE plpgsql
    AS $$
declare whose record; hides text;
begin
  if in_capacity is null or in_capacity not in ('self', 'delegate', 'guardian') then return; end if;
  select * into whose from resolve_preview(in_item, in_capacity, in_categories) r;
  if not found then return; end if;
  hides := preview_hides(whose.person_id, in_capacity)
    || ltrim(coalesce(current_setting('causeway.hidden', true), ''), ',');
  execute 'set local role causeway_patient';
  execute 'set local transaction_read_only = on';
  execute format('set local causeway.person = %L', whose.person_id);
  execute 'set local causeway.actor = ''''';
  execute format('set local causeway.capacity = %L', in_capacity);
  execute 'set local causeway.institution = ''''';
  execute format('set local causeway.links = %L', whose.links);
  execute format('set local causeway.hidden = %L', hides);
  execute 'set local causeway.log = ''own''';
  execute format('set local causeway.categories = %L', ',' || array_to_string(whose.categories, ',') || ',');
  return query select whose.person_id, whose.categories, whose.family, whose.given;
end $$;

CREATE FUNCTION public.open_public_scope() RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
begin
  execute 'set local role causeway_public';
  return now();
end $$;

CREATE FUNCTION public.open_staff_scope(in_token text, in_role text, in_wants_factor boolean DEFAULT false) RETURNS TABLE(account_id uuid, session_id uuid, account_name text, language text, role text, institution_id text, at timestamp with time zone)
    LANGUAGE plpgsql
    AS $$
declare who record; what record; work record; places bigint; hides text;
begin
  select * into who from resolve_session(in_token) r;
  if not found then return; end if;
  select * into work from session_work(who.session_id);
  if in_wants_factor and not work.has_factor then return; end if;
  select r.*, count(*) over () as places into what from resolve_roles(who.account_id) r where r.role = in_role
    order by (r.institution_id is not distinct from work.works_at) desc limit 1;
  if not found or (what.places > 1 and what.institution_id is distinct from work.works_at) then return; end if;
  hides := resolve_staff_hidden(who.account_id, what.role, what.institution_id);
  perform touch_session(who.session_id);
  execute 'set local role causeway_staff';
  execute format('set local causeway.actor = %L', who.account_id);
  execute format('set local causeway.capacity = %L', what.role);
  execute format('set local causeway.institution = %L', coalesce(what.institution_id, ''));
  execute format('set local causeway.hidden = %L', hides);
  execute 'set local causeway.patients = '',''';
  return query select who.account_id, who.session_id, who.name, who.language, what.role, what.institution_id, now();
end $$;

CREATE FUNCTION public.open_system_scope(in_purpose text) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
begin
  execute 'set local role causeway_system';
  execute format('set local causeway.capacity = %L', in_purpose);
  return now();
end $$;

CREATE FUNCTION public.open_teams() RETURNS TABLE(team_id uuid)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare one record; teams text := ',';
begin
  for one in select r.team_id from resolve_teams() r loop
    teams := teams || one.team_id || ',';
    team_id := one.team_id;
    return next;
  end loop;
  execute format('set local causeway.teams = %L', teams);
  execute format('set local causeway.apart = %L', resolve_apart());
end $$;

CREATE FUNCTION public.opened_here(in_items uuid[]) RETURNS TABLE(item_id uuid, opened_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  return query
  select o.item_id, o.opened_at from item i
  join opening o on o.person_id = i.person_id and o.item_id = i.item_id
  where i.item_id = any (in_items) and i.institution_id = scope_institution();
end $$;

CREATE FUNCTION public.opens_in_emergency(in_person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return not exists (select from restriction r where r.person_id = in_person and r.ended_at is null
    and r.what = 'everything' and not r.opens_in_emergency
    and (r.against = 'clinicians' or (r.against = 'institution' and r.against_institution = scope_institution())
      or (r.against = 'account' and (r.against_account = scope_actor()
        or r.against_email = (select a.email from portal_account a where a.id = scope_actor())))));
end $$;

CREATE FUNCTION public.own_institution() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select min(r.institution_id) from account_role r where r.account_id = scope_actor() and r.ended_at is null
$$;

CREATE FUNCTION public.own_letter_desks() RETURNS TABLE(institution_id text, name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select distinct i.institution_id, i.name from resolve_subjects(scope_actor()) s
  join patient_link l on l.person_id = s.person_id and l.parted_at is null
  join letter_desk d on d.institution_id = l.institution_id and d.is_open
  join institution i on i.institution_id = d.institution_id
  where s.capacity = 'self' order by i.name;
end $$;

CREATE FUNCTION public.pass_offers() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.person_of_item(in_item uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return (select i.person_id from item i where scope_capacity() = 'clinician' and i.item_id = in_item
    and i.institution_id = scope_institution() and not scope_hides(i.person_id, i.item_id, i.category, i.institution_id)
    limit 1);
end $$;

CREATE FUNCTION public.preview_hides(in_person uuid, in_capacity text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if scope_capacity() is distinct from 'clinician' then return ''; end if;
  return resolve_hidden(in_person, null, in_capacity);
end $$;

CREATE FUNCTION public.protect_person(in_person uuid, in_reason text, in_safe uuid[], in_name text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare hours integer; began timestamptz; made integer;
begin
  if not knows_here(in_person) or coalesce(in_reason, '') !~ '\S' then return 'refused'; end if;
  select p.protection_hours into hours from rule_pack p order by p.version desc limit 1;
  hours := coalesce(hours, 72);
  update protection set ended_at = now(), ended_because = 'nobody agreed in time', ended_tx = this_transaction()
  where person_id = in_person and ended_at is null and second_at is null and second_until <= now();
  select coalesce(min(t.made_at), now()) into began from protection t
  where t.person_id = in_person and t.second_at is null and t.made_at > now() - interval '90 days'
    and is_same_human(t.made_by, scope_actor());
  if began + make_interval(hours => hours) <= now() then
    return case when exists (select from protection t where t.person_id = in_person and t.ended_at is null)
      then 'had' else 'needs-another' end;
  end if;
  insert into protection (person_id, institution_id, reason, safe_accounts, made_by, made_name, second_until)
  values (in_person, scope_institution(), left(in_reason, 2000), in_safe, scope_actor(), in_name,
          began + make_interval(hours => hours))
  on conflict do nothing;
  get diagnostics made = row_count;
  return case when made = 1 then 'protected' else 'had' end;
end $$;

CREATE FUNCTION public.read_case_sides(in_case uuid) RETURNS TABLE(link_id uuid, person_id uuid, demographics text, own_accounts bigint, other_accounts bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare found_case record;
begin
  select c.link_id, c.contested_link, c.candidates into found_case from match_case c
  where c.case_id = in_case and (scope_capacity() = 'steward'
    or (scope_capacity() = 'clerk' and c.institution_id = scope_institution()));
  if not found then return; end if;
  return query
  select l.link_id, l.person_id, l.demographics,
         count(distinct g.account_id) filter (where g.capacity = 'self'),
         count(distinct g.account_id) filter (where g.capacity <> 'self')
  from patient_link l
  left join access_grant g on g.person_id = l.person_id and g.ended_at is null
    and (g.valid_until is null or g.valid_until > now())
  where l.link_id = found_case.link_id or l.link_id = found_case.contested_link
    or l.link_id::text in (select e ->> 'linkId' from jsonb_array_elements(found_case.candidates::jsonb) e)
  group by l.link_id, l.person_id, l.demographics;
end $$;

CREATE FUNCTION public.read_protection(in_person uuid) RETURNS TABLE(institution_id text, reason text, made_at timestamp with time zone, made_name text, second_until timestamp with time zone, second_name text, is_mine boolean, is_live boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if not knows_here(in_person) then return; end if;
  return query
  select t.institution_id, case when scope_capacity() = 'clinician' then t.reason end, t.made_at, t.made_name,
         t.second_until, t.second_name, is_same_human(t.made_by, scope_actor()),
         t.second_at is not null or t.second_until > now()
  from protection t where t.person_id = in_person and t.ended_at is null;
end $$;

CREATE FUNCTION public.read_shared(in_ticket_hash text) RETURNS TABLE(file text, page text, kind text, until timestamp with time zone, note text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select s.file, s.page, s.kind, v.ticket_until, v.note
  from share_view v join share s on s.person_id = v.person_id and s.share_id = v.share_id
  where v.ticket_hash = in_ticket_hash and v.ticket_until > now() and s.ended_at is null and s.expires_at > now()
    and share_is_sound(s.person_id, s.account_id, s.capacity, s.item_ids);
end $$;

CREATE FUNCTION public.read_thread(in_thread uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if reads_messages() then
    update message_thread set team_read_at = now() where thread_id = in_thread
      and (team_read_at is null or team_read_at < said_at)
      and exists (select from resolve_teams() r where r.team_id = message_thread.team_id);
  elsif scope_person() is not null and covers_messages() then
    update message_thread set person_read_at = now() where person_id = scope_person() and thread_id = in_thread;
    insert into message_reading (person_id, thread_id, account_id, read_at)
    select m.person_id, m.thread_id, scope_actor(), now() from message_thread m
    where m.person_id = scope_person() and m.thread_id = in_thread
    on conflict (person_id, thread_id, account_id) do update set read_at = excluded.read_at;
  end if;
end $$;

CREATE FUNCTION public.reads_messages() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(scope_capacity() in ('clinician', 'secretary'), false)
$$;

CREATE FUNCTION public.reads_on_paper(in_account uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return exists (
    select from notice_choice nc join letter_desk d on d.institution_id = nc.letter_institution and d.is_open
    join access_grant g on g.account_id = nc.account_id and g.capacity = 'self' and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
    join patient_link l on l.person_id = g.person_id and l.institution_id = nc.letter_institution and l.parted_at is null
    where nc.account_id = in_account and nc.channel = 'letter');
end $$;

CREATE FUNCTION public.region_categories() RETURNS text[]
    LANGUAGE sql IMMUTABLE
    AS $$
  select '{laboratory,microbiology,pathology,blood-bank,radiology,images,medications,allergies,problems,clinical-notes,discharge-summaries,visits,appointments,procedures,immunizations,vitals,care-plans,home-care,documents,other}'::text[]
$$;

CREATE FUNCTION public.register_guardianship(in_person uuid, in_adult uuid, in_kind text, in_ground text, in_categories text[], in_document text, in_reason text, in_until timestamp with time zone, in_name text) RETURNS TABLE(outcome text, act_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare adult record; two boolean; made uuid := gen_random_uuid();
begin
  if not is_known_here(in_person) or in_person = in_adult then return query select 'refused'::text, null::uuid; return; end if;
  select a.id, a.name into adult from access_grant g join portal_account a on a.id = g.account_id
  where g.person_id = in_adult and g.capacity = 'self' and g.ended_at is null order by g.valid_from limit 1;
  if not found then return query select 'no-account'::text, null::uuid; return; end if;
  if adult.id = scope_actor() then return query select 'refused'::text, null::uuid; return; end if;
  if exists (select from guardianship o where o.person_id = in_person and o.account_id = adult.id and o.kind = in_kind
             and o.ended_at is null and (o.valid_until is null or o.valid_until > now())) then
    return query select 'had'::text, null::uuid; return;
  end if;
  if in_kind = 'guardian' and is_excluded(adult.id, in_person) then return query select 'refused'::text, null::uuid; return; end if;
  select in_ground = any (p.four_eyes) into two from rule_pack p order by p.version desc limit 1;
  insert into guardianship (person_id, act_id, kind, ground, account_id, holder_name, categories, document, reason,
                            valid_until, institution_id, made_by, made_name, needs_second)
  values (in_person, made, in_kind, in_ground, adult.id, adult.name, in_categories, in_document, in_reason, in_until,
          scope_institution(), scope_actor(), in_name, coalesce(two, true));
  if coalesce(two, true) and in_kind = 'guardian' then return query select 'waits'::text, made; return; end if;
  perform give_guardians_grant(in_person, made);
  return query select 'given'::text, made;
end $$;

CREATE FUNCTION public.resolve_apart() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return ',' || coalesce((select string_agg(distinct a.person_id::text || ',', '') from (
    select g.person_id from access_grant g where g.account_id = scope_actor()
    union all select x.person_id from guardianship x where x.account_id = scope_actor()
    union all select r.person_id from restriction r
      where r.ended_at is null and r.against = 'account' and r.what = 'everything'
        and (r.against_account = scope_actor()
          or r.against_email = (select p.email from portal_account p where p.id = scope_actor()))) a), '');
end $$;

CREATE FUNCTION public.resolve_care(in_persons uuid[]) RETURNS TABLE(person_id uuid, ground text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select c.person_id, c.ground from (
    select distinct p as person_id, care_ground(p) as ground from unnest(in_persons) p
    where not scope_hides(p, p, '', '')) c
  where c.ground is not null;
end $$;

CREATE FUNCTION public.resolve_hidden(in_person uuid, in_account uuid, in_capacity text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare visits uuid[]; bound boolean; kept text;
begin
  if in_capacity = 'self' then return ','; end if;
  select coalesce(array_agg(k.item_id), '{}') into visits
  from kept_visit k where k.person_id = in_person and k.ended_at is null;
  select in_capacity = 'guardian' and coalesce(bool_and(g.is_age_bound), true) into bound from access_grant g
  where g.person_id = in_person and g.account_id = in_account and g.capacity = 'guardian' and g.ended_at is null
    and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now());
  select string_agg(restriction_hides(in_person, r.what, r.category, r.from_institution, r.item_id), '') into kept
  from restriction r where r.person_id = in_person and r.ended_at is null and (r.against = 'helpers'
    or (r.against = 'account' and (r.against_account = in_account
      or r.against_email = (select a.email from portal_account a where a.id = in_account))));
  return ',' || case when bound then hidden_by_age(in_person) else '' end || with_what_goes_along(in_person, visits)
    || coalesce(kept, '');
end $$;

CREATE FUNCTION public.resolve_links(in_person uuid) RETURNS TABLE(links uuid[], institutions text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select coalesce(array_agg(link_id), '{}'), coalesce(array_agg(distinct institution_id), '{}')
  from patient_link where person_id = in_person and parted_at is null;
end $$;

CREATE FUNCTION public.resolve_log(in_person uuid, in_capacity text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare pack record; reads boolean;
begin
  if in_capacity <> 'guardian' then return 'all'; end if;
  select * into pack from live_pack();
  select b.guardian_reads_log into reads from rule_pack_band b join person p on p.person_id = in_person
  where b.version = pack.version and b.from_age <= age_on(p.birth_date, pack.today) order by b.from_age desc limit 1;
  return case when reads then 'all' else 'own' end;
end $$;

CREATE FUNCTION public.resolve_preview(in_item uuid, in_capacity text, in_categories text[]) RETURNS TABLE(person_id uuid, links uuid[], categories text[], family text, given text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare found_item record;
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced') and scope_has_patient(i.person_id)
    and not scope_hides(i.person_id, i.item_id, i.category, i.institution_id);
  if not found then return; end if;
  if in_capacity is distinct from 'self' and not exists (
    select from list_viewers(in_item) v where v.capacity = in_capacity and v.categories = in_categories) then return; end if;
  return query
  select p.person_id,
         array(select l.link_id from patient_link l where l.person_id = p.person_id and l.parted_at is null
               and l.institution_id = scope_institution()),
         case when in_capacity = 'self' then kinds_of_item(p.person_id, in_item) else in_categories end,
         p.family, p.given
  from person p where p.person_id = found_item.person_id;
end $$;

CREATE FUNCTION public.resolve_roles(in_account uuid) RETURNS TABLE(role text, institution_id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select role, institution_id from account_role
  where account_id = in_account and ended_at is null and suspended_at is null order by 1, 2;
end $$;

CREATE FUNCTION public.resolve_session(in_token text) RETURNS TABLE(account_id uuid, session_id uuid, name text, email text, language text, demo boolean, is_proved boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select a.id, s.id, a.name, a.email, a.language, a.demo, s.proved_at > now() - interval '5 minutes'
  from session s join portal_account a on a.id = s.account_id
  where s.token = hash_of_token(in_token) and s.expires_at > now() and s.used_at > now() - interval '1 hour'
    and (s.factor_at is not null or not exists (
      select from second_factor f where f.account_id = s.account_id and f.confirmed_at is not null));
end $$;

CREATE FUNCTION public.resolve_staff_hidden(in_account uuid, in_role text, in_institution text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare kept text;
begin
  if in_role not in ('clinician', 'secretary') then return ','; end if;
  select string_agg(restriction_hides(r.person_id, r.what, r.category, r.from_institution, r.item_id), '') into kept
  from restriction r
  where r.ended_at is null
    and (r.against = 'clinicians' or (r.against = 'institution' and r.against_institution = in_institution)
      or (r.against = 'account' and (r.against_account = in_account
        or r.against_email = (select a.email from portal_account a where a.id = in_account))))
    and exists (select from patient_link l where l.person_id = r.person_id and l.institution_id = in_institution)
    and not (r.opens_in_emergency and exists (
      select from break_glass b where b.person_id = r.person_id and b.account_id = in_account
        and b.institution_id = in_institution and b.until > now()));
  return ',' || coalesce(kept, '');
end $$;

CREATE FUNCTION public.resolve_subjects(in_account uuid) RETURNS TABLE(person_id uuid, capacity text, categories text[], family text, given text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare pack record;
begin
  select * into pack from live_pack();
  return query
  with live as (
    select g.person_id, g.capacity, g.valid_until, p.family, p.given,
           kinds_today(g.capacity, g.is_age_bound, g.categories, p.birth_date, pack.version, pack.today) as kinds
    from access_grant g join person p on p.person_id = g.person_id
    where g.account_id = in_account and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      and (g.is_after_death or p.deceased_at is null or not coalesce(pack.closes_at_death, false))
      and (g.capacity = 'self' or not is_kept_out(in_account, g.person_id))),
  seen as (select * from live where kinds is null or cardinality(kinds) > 0)
  select s.person_id,
         (array_agg(s.capacity order by s.capacity = 'self' desc, s.capacity = 'guardian' desc))[1],
         case when bool_or(s.kinds is null) then null
              else array(select distinct k from seen o, unnest(o.kinds) k where o.person_id = s.person_id) end,
         s.family, s.given,
         case when bool_or(s.valid_until is null) then null else max(s.valid_until) end
  from seen s
  group by s.person_id, s.family, s.given
  order by bool_or(s.capacity = 'self') desc, s.given, s.person_id;
end $$;

CREATE FUNCTION public.resolve_teams() RETURNS TABLE(team_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if not reads_messages() then return; end if;
  return query
  with own as (
    select t.team_id from message_team_member m join message_team t on t.team_id = m.team_id
    where m.account_id = scope_actor() and m.ended_at is null and t.institution_id = scope_institution())
  select team_id from own
  union
  select t.team_id from message_team t join own on own.team_id = t.covered_by
  where t.institution_id = scope_institution() and t.away_from <= now() and t.away_until > now();
end $$;

CREATE FUNCTION public.restrict_for(in_person uuid, in_against text, in_account uuid, in_institution text, in_what text, in_category text, in_from text, in_opens boolean, in_reason text, in_identity text, in_name text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare whom text; waits boolean := not in_opens and in_against <> 'helpers';
begin
  if not may_restrict_for(in_person) or coalesce(in_reason, '') !~ '\S' or coalesce(in_identity, '') !~ '\S'
    or in_what not in ('everything', 'kind', 'institution') or in_opens is null
    or (in_against = 'account') <> (in_account is not null) or (in_against = 'institution') <> (in_institution is not null)
    or exists (select from unnest(array[in_institution, in_from]) i where i is not null
      and not exists (select from institution n where n.institution_id = i)) then return 'refused'; end if;
  if in_account is not null then
    select k.name into whom from (
      select s.account_id, s.name from staff_known_to(in_person) s
      union all select h.account_id, h.name from list_helpers_here(in_person) h) k
    where k.account_id = in_account limit 1;
    if not found then return 'refused'; end if;
  end if;
  -- A form that is sent twice keeps once.
  perform pg_advisory_xact_lock(hashtextextended('restrict_for ' || in_person, 0));
  if exists (select from restriction r where r.person_id = in_person and r.ended_at is null and r.against = in_against
    and r.against_account is not distinct from in_account
    and r.against_institution is not distinct from in_institution and r.what = in_what
    and r.category is not distinct from in_category and r.from_institution is not distinct from in_from
    and (r.opens_in_emergency and not r.wants_closed) = in_opens) then return 'kept'; end if;
  insert into restriction (person_id, against, against_account, against_institution, against_name, what,
    category, from_institution, opens_in_emergency, made_by, made_name, made_as, reason, identity_seen, institution_id,
    wants_closed)
  values (in_person, in_against, in_account, in_institution, left(whom, 200), in_what, in_category, in_from,
    in_opens or waits, scope_actor(), in_name, scope_capacity(), left(in_reason, 2000), left(in_identity, 500), scope_institution(),
    waits);
  return 'kept';
end $$;

CREATE FUNCTION public.restriction_hides(in_person uuid, in_what text, in_category text, in_institution text, in_item uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return case in_what when 'everything' then in_person || ',' when 'kind' then in_person || ':' || in_category || ','
    when 'institution' then in_person || ':' || in_institution || ','
    else with_what_goes_along(in_person, array[in_item]) end;
end $$;

CREATE FUNCTION public.review_break_glass(in_use uuid, in_outcome text, in_words text, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if scope_capacity() is distinct from 'privacy-officer' or in_outcome not in ('right', 'ask', 'wrong') then return false; end if;
  update break_glass set reviewed_at = now(), reviewed_by = scope_actor(), reviewed_name = in_name, outcome = in_outcome,
    review_words = nullif(left(btrim(in_words), 2000), ''), reviewed_tx = this_transaction()
  where use_id = in_use and reviewed_at is null and account_id <> scope_actor()
    and (scope_institution() is null or institution_id = scope_institution());
  return found;
end $$;

CREATE FUNCTION public.say_in_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_due timestamp with time zone, in_name text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare it record;
begin
  if scope_person() is null or not covers_messages() or in_word not in ('reply', 'closed', 'reopened') then
    return 'absent'; end if;
  select m.*, t.name as team_name into it from message_thread m join message_team t on t.team_id = m.team_id
  where m.person_id = scope_person() and m.thread_id = in_thread
    and not scope_hides(m.person_id, m.thread_id, 'messages', m.institution_id) for update of m;
  if not found then return 'absent'; end if;
  delete from message_draft d where d.person_id = scope_person() and d.draft_id = in_key;
  if exists (select from thread_message s where s.person_id = scope_person() and s.thread_id = in_thread
             and s.post_key = in_key) then return 'said'; end if;
  update message_thread set said_at = now(),
    closed_at = case when in_word = 'closed' then coalesce(it.closed_at, now()) end,
    due_at = case when in_word <> 'closed' and (it.ball = 'person' or it.closed_at is not null) then in_due else it.due_at end,
    ball = case when in_word = 'closed' then it.ball else 'staff' end
  where person_id = scope_person() and thread_id = in_thread;
  insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name,
                              institution_id, team_id, at_team_id, team_name)
  values (scope_person(), in_thread, in_key, in_word, in_text, 'person', scope_actor(), in_name, it.institution_id,
          it.team_id, it.team_id, it.team_name);
  return 'said';
end $$;

CREATE FUNCTION public.say_reached(in_thread uuid, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if not reads_messages() then return false; end if;
  update message_thread set reached_at = now(), reached_name = in_name
  where thread_id = in_thread and ball = 'person'
    and exists (select from resolve_teams() r where r.team_id = message_thread.team_id)
    and position(',' || message_thread.person_id || ',' in resolve_apart()) = 0;
  return found;
end $$;

CREATE FUNCTION public.scope_actor() RETURNS uuid
    LANGUAGE sql STABLE
    AS $_$
  select case when current_setting('causeway.actor', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              then current_setting('causeway.actor', true)::uuid end
$_$;

CREATE FUNCTION public.scope_capacity() RETURNS text
    LANGUAGE sql STABLE
    AS $$
  select nullif(current_setting('causeway.capacity', true), '')
$$;

CREATE FUNCTION public.scope_has_category(category text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select position(',' || category || ',' in current_setting('causeway.categories', true)) > 0
$$;

CREATE FUNCTION public.scope_has_link(link uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select position(link::text in current_setting('causeway.links', true)) > 0
$$;

CREATE FUNCTION public.scope_has_messages() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(current_setting('causeway.messages', true) = 'yes', false)
$$;

CREATE FUNCTION public.scope_has_patient(person uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(position(',' || person::text || ',' in current_setting('causeway.patients', true)) > 0, false)
$$;

CREATE FUNCTION public.scope_has_team(team uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(position(',' || team::text || ',' in current_setting('causeway.teams', true)) > 0, false)
$$;

CREATE FUNCTION public.scope_hides(in_person uuid, in_thing uuid, in_kind text, in_institution text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select case coalesce(current_setting('causeway.hidden', true), '') when ',' then false when '' then true
    else coalesce(position(',' || in_thing::text || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ':' || in_kind || ',' in current_setting('causeway.hidden', true)) > 0, false)
      or coalesce(position(',' || in_person::text || ':' || in_institution || ',' in current_setting('causeway.hidden', true)) > 0, false)
    end
$$;

CREATE FUNCTION public.scope_institution() RETURNS text
    LANGUAGE sql STABLE
    AS $$
  select nullif(current_setting('causeway.institution', true), '')
$$;

CREATE FUNCTION public.scope_is_apart(person uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(position(',' || person::text || ',' in current_setting('causeway.apart', true)) > 0, true)
$$;

CREATE FUNCTION public.scope_is_proved() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select current_setting('causeway.proved', true) = 'yes'
$$;

CREATE FUNCTION public.scope_person() RETURNS uuid
    LANGUAGE sql STABLE
    AS $_$
  select case when current_setting('causeway.person', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              then current_setting('causeway.person', true)::uuid end
$_$;

CREATE FUNCTION public.scope_seat() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select seat_id from seat_holder where holder_id = scope_actor() and ended_at is null
$$;

CREATE FUNCTION public.seats_that_spoke(in_proposal uuid) RETURNS TABLE(seat_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct p.seat_id from position p where p.proposal_id = in_proposal
$$;

CREATE FUNCTION public.sees_visit(in_account uuid, in_person uuid, in_visit uuid, in_institution text, in_shows boolean) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.send_message_files(in_thread uuid, in_key uuid, in_post uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  update message_file set thread_id = s.thread_id, message_id = s.message_id
  from thread_message s
  where s.thread_id = in_thread and s.post_key = in_post and s.account_id = scope_actor()
    and message_file.person_id = s.person_id and message_file.form_key = in_key
    and message_file.account_id = s.account_id and message_file.message_id is null;
end $$;

CREATE FUNCTION public.session_work(in_session uuid) RETURNS TABLE(works_at text, has_factor boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query select s.works_at, s.factor_at is not null from session s where s.id = in_session;
end $$;

CREATE FUNCTION public.share_is_sound(in_person uuid, in_account uuid, in_capacity text, in_items uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare maker record; hides text;
begin
  select r.capacity, r.categories into maker from resolve_subjects(in_account) r where r.person_id = in_person;
  if not found then return false; end if;
  hides := resolve_hidden(in_person, in_account, maker.capacity);
  return not exists (
    select from unnest(in_items) as shared(id)
    left join item i on i.person_id = in_person and i.item_id = shared.id
    left join patient_link l on l.link_id = i.link_id
    where i.item_id is null or i.release_at > now() or i.standing not in ('current', 'replaced')
      or l.person_id is distinct from in_person or l.parted_at is not null
      or (maker.categories is not null and i.category <> all (maker.categories))
      or (in_capacity <> 'self' and not i.shows_delegates)
      or position(',' || i.item_id || ',' in hides) > 0
      or position(',' || in_person || ',' in hides) > 0
      or position(',' || in_person || ':' || i.category || ',' in hides) > 0
      or position(',' || in_person || ':' || i.institution_id || ',' in hides) > 0);
end $$;

CREATE FUNCTION public.share_salt(in_door text, in_hash text) RETURNS TABLE(passcode_salt text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select s.passcode_salt from share s
  where (case in_door when 'link' then s.link_hash = in_hash when 'code' then s.code_hash = in_hash end)
    and s.ended_at is null and s.expires_at > now() and s.views < s.most_views;
end $$;

CREATE FUNCTION public.share_visit_again(in_item uuid, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update kept_visit set ended_at = now(), ended_name = in_name
  where item_id = in_item and ended_at is null and scope_capacity() = 'clinician' and institution_id = scope_institution()
    and not is_party(person_id);
  return found;
end $$;

CREATE FUNCTION public.staff_known_to(in_person uuid) RETURNS TABLE(account_id uuid, name text, institution_id text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select k.account_id, max(k.name), k.institution_id from (
    select d.account_id, d.actor_name as name, d.institution_id from disclosure d
    where d.person_id = in_person and d.account_id is not null and d.institution_id is not null
      and d.at > now() - interval '5 years'
    union all
    select m.account_id, a.name, m.institution_id
    from message_thread t join message_team_member m on m.team_id = t.team_id and m.ended_at is null
    join portal_account a on a.id = m.account_id
    where t.person_id = in_person) k
  where not exists (select from access_grant g where g.person_id = in_person and g.account_id = k.account_id
    and g.capacity = 'self')
  group by k.account_id, k.institution_id order by 2, 1 limit 500;
end $$;

CREATE FUNCTION public.start_thread(in_key uuid, in_team uuid, in_topic text, in_service text, in_subject text, in_text text, in_due timestamp with time zone, in_name text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare made uuid; who record; team record;
begin
  if scope_person() is null or not covers_messages() then return null; end if;
  select m.thread_id into made from message_thread m
  where m.person_id = scope_person() and m.start_key = in_key and m.account_id = scope_actor();
  if found then return made; end if;
  select t.team_id, t.institution_id, t.name, t.cap_weekly, t.cap_effect into team from message_team t
  where t.team_id = in_team and team_takes(in_team);
  if not found or (team.cap_effect = 'pause' and team_load(in_team) >= team.cap_weekly) then return null; end if;
  select p.given, p.family, p.birth_date into who from person p where p.person_id = scope_person();
  insert into message_thread (person_id, start_key, institution_id, team_id, asked_team_id, topic, service_id, subject,
                              person_name, birth_date, account_id, asked_name, capacity, due_at)
  values (scope_person(), in_key, team.institution_id, in_team, in_team, in_topic, in_service, in_subject,
          concat_ws(' ', who.given, who.family), who.birth_date, scope_actor(), in_name, scope_capacity(), in_due)
  on conflict (person_id, start_key) do nothing returning thread_id into made;
  if made is null then return null; end if;
  insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name,
                              institution_id, team_id, at_team_id, team_name)
  values (scope_person(), made, in_key, 'asked', in_text, 'person', scope_actor(), in_name, team.institution_id,
          in_team, in_team, team.name);
  delete from message_draft d where d.person_id = scope_person() and d.draft_id = in_key;
  return made;
end $$;

CREATE FUNCTION public.team_load(in_team uuid) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return (select count(*)::integer from message_team t join institution i on i.institution_id = t.institution_id
    join message_thread m on m.asked_team_id = t.team_id
      and m.asked_at >= date_trunc('week', now() at time zone i.time_zone) at time zone i.time_zone
    where t.team_id = in_team);
end $$;

CREATE FUNCTION public.team_takes(in_team uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (select from message_team t
    where t.team_id = in_team and t.ended_at is null and (
      select s.stage = 'on' or (s.stage = 'pilot' and t.in_pilot) from feature_stage s
      where s.institution_id = t.institution_id and s.feature = 'messages' order by s.stage_no desc limit 1));
end $$;

CREATE FUNCTION public.teams_said(in_since timestamp with time zone) RETURNS TABLE(message_id uuid, at timestamp with time zone, team_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select f.message_id, f.at, k.team_id from (
    select s.message_id, s.at, s.at_team_id, s.team_id from thread_message s where s.at > in_since order by s.at limit 5000) f
  cross join lateral (select f.at_team_id as team_id union select f.team_id) k;
end $$;

CREATE FUNCTION public.tends_visits() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(scope_capacity() = 'secretary', false) and exists (select from message_route r
    where r.institution_id = scope_institution() and r.topic = 'appointments' and scope_has_team(r.team_id))
$$;

CREATE FUNCTION public.this_transaction() RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
  select pg_current_xact_id()::text::bigint
$$;

CREATE FUNCTION public.touch_session(in_session uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update session set used_at = now() where id = in_session and used_at < now() - interval '2 minutes';
end $$;

CREATE FUNCTION public.view_share(in_door text, in_hash text, in_passcode_hash text, in_recipient text, in_place text, in_ticket_hash text, in_request text) RETURNS TABLE(state text, tries_left integer, file text, page text, sealed_key text, ticket_until timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare found_share record; until_then timestamptz;
begin
  select s.* into found_share from share s
  where (case in_door when 'link' then s.link_hash = in_hash when 'code' then s.code_hash = in_hash end)
  for update;
  if not found or found_share.ended_at is not null or found_share.expires_at <= now()
    or found_share.views >= found_share.most_views then return; end if;
  if not share_is_sound(found_share.person_id, found_share.account_id, found_share.capacity, found_share.item_ids) then
    update share s set ended_at = now(), ended_because = 'changed', file = null, page = null, sealed_key = null
    where s.person_id = found_share.person_id and s.share_id = found_share.share_id;
    return;
  end if;
  if found_share.passcode_hash is not null and found_share.passcode_hash is distinct from in_passcode_hash then
    if in_passcode_hash is not null then
      update share s set wrong_tries = s.wrong_tries + 1,
        ended_at = case when s.wrong_tries >= 4 then now() end,
        ended_because = case when s.wrong_tries >= 4 then 'wrong-passcodes' end,
        file = case when s.wrong_tries < 4 then s.file end,
        page = case when s.wrong_tries < 4 then s.page end,
        sealed_key = case when s.wrong_tries < 4 then s.sealed_key end
      where s.person_id = found_share.person_id and s.share_id = found_share.share_id;
    end if;
    return query select 'passcode'::text,
      5 - found_share.wrong_tries - case when in_passcode_hash is null then 0 else 1 end,
      null::text, null::text, null::text, null::timestamptz;
    return;
  end if;
  until_then := least(found_share.expires_at,
    case when found_share.kind = 'code' then found_share.expires_at else now() + interval '1 hour' end);
  update share s set views = s.views + 1
  where s.person_id = found_share.person_id and s.share_id = found_share.share_id;
  insert into share_view (person_id, share_id, maker_id, door, recipient, place, ticket_hash, ticket_until)
  values (found_share.person_id, found_share.share_id, found_share.account_id, in_door, in_recipient, in_place,
          in_ticket_hash, until_then);
  insert into disclosure (person_id, actor_name, actor_place, capacity, page, request_id)
  values (found_share.person_id, in_recipient, in_place, 'recipient', 'shared-' || found_share.kind, in_request);
  return query select 'open'::text, null::integer, found_share.file, found_share.page, found_share.sealed_key, until_then;
end $$;

CREATE FUNCTION public.visit_link(in_institution text) RETURNS uuid
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.wait_for_slot(in_service uuid, in_from date, in_until date, in_shows boolean, in_name text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.wants_two(in_role text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  select in_role in ('steward', 'privacy-officer', 'operator')
$$;

CREATE FUNCTION public.who_saw(in_person uuid, in_link uuid, in_from timestamp with time zone, in_until timestamp with time zone) RETURNS TABLE(at timestamp with time zone, actor_name text, capacity text, institution_id text, page text, category text, saw text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'steward' and not exists (
    select from patient_link l where l.link_id = in_link and scope_capacity() = 'clerk'
      and l.institution_id = scope_institution()) then return; end if;
  if in_link is not null and not exists (
    select from former_link f where f.link_id = in_link and f.person_id = in_person
    union all select from patient_link l where l.link_id = in_link and l.person_id = in_person) then return; end if;
  return query
  with held as (
    select i.item_id, i.category from patient_link l
    join item i on i.link_id = l.link_id and i.person_id in (l.person_id, in_person)
    where l.link_id = in_link)
  select d.at, d.actor_name, d.capacity, d.institution_id, d.page, d.category,
         case when in_link is null then 'anything'
              when d.item_id is null then 'perhaps'
              else 'surely' end
  from disclosure d
  where d.person_id = in_person and d.at >= in_from and d.at <= in_until
    and (in_link is null or d.item_id in (select h.item_id from held h)
         or (d.item_id is null and (d.category is null or d.category in (select h.category from held h))))
  order by d.at desc limit 1000;
end $$;

CREATE FUNCTION public.why_no_offer_for(in_person uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare pack record; who record;
begin
  select * into pack from live_pack();
  select p.birth_date, p.deceased_at into who from person p where p.person_id = in_person;
  if who.deceased_at is not null then return 'not-theirs'; end if;
  if age_on(who.birth_date, pack.today) is null
    or cardinality(kinds_today('guardian', true, null, who.birth_date, pack.version, pack.today)) is distinct from 0
    then return 'too-young'; end if;
  if exists (select from guardianship g where g.person_id = in_person and g.kind = 'guardian'
    and g.ground in ('lost-capacity', 'court-appointed') and g.ended_at is null
    and (g.valid_until is null or g.valid_until > now())) then return 'represented'; end if;
  return null;
end $$;

CREATE FUNCTION public.with_what_goes_along(in_person uuid, in_items uuid[]) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare tokens text;
begin
  if cardinality(in_items) = 0 then return ''; end if;
  with recursive along (item_id, depth) as (
    select i, 0 from unnest(in_items) i
    union
    select n.item_id, a.depth + 1 from along a cross join lateral (
      select i.item_id from item i where i.person_id = in_person and i.part_of = a.item_id
      union all select i.item_id from item i where i.person_id = in_person and i.encounter_id = a.item_id
      union all select t.twin_id from item_twin t where t.person_id = in_person and t.item_id = a.item_id
        and t.kind <> 'perhaps') n
    where a.depth < 4)
  select string_agg(t.token, ',') into tokens from (
    select distinct item_id::text as token from along
    union
    select r.request_id::text from request r
    where r.person_id = in_person and r.item_ids && array(select item_id from along)) t;
  return coalesce(tokens || ',', '');
end $$;

CREATE FUNCTION public.withdraw_slot(in_slot uuid, in_reason text, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE AGGREGATE public.hash_in_order(bytea) (
    SFUNC = public.hash_step,
    STYPE = bytea,
    INITCOND = ''
);

CREATE TABLE public.access_grant (
    grant_id uuid NOT NULL,
    account_id uuid NOT NULL,
    person_id uuid NOT NULL,
    capacity text NOT NULL,
    categories text[],
    ground text NOT NULL,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    valid_until timestamp with time zone,
    ended_at timestamp with time zone,
    ended_because text,
    follows uuid,
    tasks text[],
    relation text,
    offer_id uuid,
    is_age_bound boolean DEFAULT true NOT NULL,
    is_after_death boolean DEFAULT false NOT NULL,
    CONSTRAINT access_grant_capacity_check CHECK ((capacity = ANY (ARRAY['self'::text, 'delegate'::text, 'guardian'::text]))),
    CONSTRAINT access_grant_categories_check CHECK (((categories IS NULL) OR (cardinality(categories) > 0))),
    CONSTRAINT access_grant_relation_check CHECK ((relation ~ '^[a-z]+$'::text))
);

ALTER TABLE ONLY public.access_grant FORCE ROW LEVEL SECURITY;

CREATE TABLE public.accession (
    person_id uuid NOT NULL,
    institution_id text NOT NULL,
    number text NOT NULL,
    item_id uuid NOT NULL,
    kind text NOT NULL,
    CONSTRAINT accession_kind_check CHECK ((kind = ANY (ARRAY['report'::text, 'study'::text])))
);

ALTER TABLE ONLY public.accession FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_device (
    account_id uuid NOT NULL,
    device_hash text NOT NULL,
    first_at timestamp with time zone DEFAULT now() NOT NULL,
    last_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.account_device FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_event (
    account_id uuid NOT NULL,
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    kind text NOT NULL,
    session_id uuid,
    user_agent text,
    seen_at timestamp with time zone,
    CONSTRAINT account_event_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text))
);

ALTER TABLE ONLY public.account_event FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_role (
    account_id uuid NOT NULL,
    role text NOT NULL,
    institution_id text,
    given_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    role_id uuid DEFAULT gen_random_uuid() NOT NULL,
    given_because text,
    confirmed_at timestamp with time zone DEFAULT now() NOT NULL,
    suspended_at timestamp with time zone,
    suspends_at timestamp with time zone,
    CONSTRAINT account_role_check CHECK (
CASE
    WHEN (role = ANY (ARRAY['clinician'::text, 'secretary'::text, 'clerk'::text, 'institution-administrator'::text])) THEN (institution_id IS NOT NULL)
    WHEN (role = 'privacy-officer'::text) THEN true
    ELSE (institution_id IS NULL)
END),
    CONSTRAINT account_role_role_check CHECK ((role = ANY (ARRAY['clinician'::text, 'secretary'::text, 'clerk'::text, 'institution-administrator'::text, 'privacy-officer'::text, 'steward'::text, 'representative'::text, 'operator'::text])))
);

ALTER TABLE ONLY public.account_role FORCE ROW LEVEL SECURITY;

CREATE TABLE public.act_block (
    block_no bigint NOT NULL,
    era_began timestamp with time zone NOT NULL,
    tx_from bigint NOT NULL,
    tx_until bigint NOT NULL,
    lines integer NOT NULL,
    sealed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    hash bytea NOT NULL,
    era_ended timestamp with time zone,
    CONSTRAINT disclosure_block_block_no_check CHECK ((block_no > 0)),
    CONSTRAINT disclosure_block_check CHECK ((tx_until > tx_from)),
    CONSTRAINT disclosure_block_disclosures_check CHECK ((lines > 0)),
    CONSTRAINT disclosure_block_hash_check CHECK ((length(hash) = 32))
);

ALTER TABLE ONLY public.act_block FORCE ROW LEVEL SECURITY;

CREATE TABLE public.adoption_fact (
    fact_id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    kind text NOT NULL,
    institution_id text,
    category text,
    channel text,
    capacity text,
    account_id uuid,
    campaign text,
    invitation_id uuid,
    step text,
    staff_id uuid,
    CONSTRAINT adoption_fact_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text))
);

ALTER TABLE ONLY public.adoption_fact FORCE ROW LEVEL SECURITY;

ALTER TABLE public.adoption_fact ALTER COLUMN fact_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.adoption_fact_fact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agreement (
    institution_id text NOT NULL,
    category text NOT NULL,
    promised_from date NOT NULL,
    note text
);

CREATE TABLE public.announcement (
    announcement_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    words text NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    age_from integer,
    age_until integer,
    known_here boolean DEFAULT false NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    made_by uuid NOT NULL,
    made_name text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    answer text,
    answer_words text DEFAULT ''::text NOT NULL,
    answered_by uuid,
    answered_name text,
    answered_at timestamp with time zone,
    gathered_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT announcement_age_from_check CHECK (((age_from >= 0) AND (age_from <= 130))),
    CONSTRAINT announcement_age_until_check CHECK (((age_until >= 0) AND (age_until <= 130))),
    CONSTRAINT announcement_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
    CONSTRAINT announcement_answer_words_check CHECK ((length(answer_words) <= 1000)),
    CONSTRAINT announcement_check CHECK ((age_from <= age_until)),
    CONSTRAINT announcement_check1 CHECK (((begins_on <= ends_on) AND (ends_on <= (begins_on + 180)))),
    CONSTRAINT announcement_check2 CHECK (((answer IS NULL) = (answered_at IS NULL))),
    CONSTRAINT announcement_check3 CHECK (((answer IS DISTINCT FROM 'no'::text) OR (answer_words ~ '\S'::text))),
    CONSTRAINT announcement_place_check CHECK ((length(place) <= 100)),
    CONSTRAINT announcement_words_check CHECK ((length(words) <= 30000))
);

ALTER TABLE ONLY public.announcement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.announcement_reader (
    person_id uuid NOT NULL,
    announcement_id uuid NOT NULL,
    told_at timestamp with time zone,
    opened_at timestamp with time zone
);

ALTER TABLE ONLY public.announcement_reader FORCE ROW LEVEL SECURITY;

CREATE TABLE public.archive_pull (
    feed_id text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    held_until timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    outcome text,
    studies integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    because text,
    mend text,
    CONSTRAINT archive_pull_outcome_check CHECK ((outcome = ANY (ARRAY['complete'::text, 'incomplete'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.archive_pull FORCE ROW LEVEL SECURITY;

CREATE TABLE public.item (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    link_id uuid NOT NULL,
    institution_id text NOT NULL,
    feed_id text NOT NULL,
    message_id uuid NOT NULL,
    resource_type text NOT NULL,
    source_id text NOT NULL,
    category text NOT NULL,
    title text NOT NULL,
    code_system text,
    code text,
    status text,
    standing text NOT NULL,
    sort_at timestamp with time zone NOT NULL,
    happened_text text,
    value_text text,
    value_number double precision,
    unit text,
    ucum text,
    range_low double precision,
    range_high double precision,
    range_text text,
    flag text,
    author text,
    encounter_id uuid,
    part_of uuid,
    replaced_by uuid,
    listed boolean NOT NULL,
    hidden_by uuid,
    attachment_hash bytea,
    version integer NOT NULL,
    received_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    verdict text NOT NULL,
    release_at timestamp with time zone NOT NULL,
    release_rule text NOT NULL,
    release_because text NOT NULL,
    rulebook_version integer NOT NULL,
    shows_card boolean NOT NULL,
    shows_delegates boolean NOT NULL,
    body_hash bytea NOT NULL,
    body text NOT NULL,
    source_at timestamp with time zone NOT NULL,
    source_dated boolean DEFAULT false NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    maturity smallint DEFAULT 2 NOT NULL,
    said text,
    facts text,
    counts_from timestamp with time zone,
    mapped_code text,
    ranges text,
    CONSTRAINT item_standing_check CHECK ((standing = ANY (ARRAY['current'::text, 'replaced'::text, 'entered-in-error'::text, 'not-for-record'::text, 'deleted'::text])))
);

ALTER TABLE ONLY public.item FORCE ROW LEVEL SECURITY;

CREATE TABLE public.request (
    person_id uuid NOT NULL,
    request_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    link_id uuid NOT NULL,
    institution_id text NOT NULL,
    team text DEFAULT 'results'::text NOT NULL,
    category text NOT NULL,
    item_ids uuid[] NOT NULL,
    shows_delegates boolean NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    due_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    asked_name text NOT NULL,
    capacity text NOT NULL,
    ball text DEFAULT 'staff'::text NOT NULL,
    closed_at timestamp with time zone,
    outcome text,
    pick_up text,
    CONSTRAINT request_ball_check CHECK ((ball = ANY (ARRAY['person'::text, 'staff'::text]))),
    CONSTRAINT request_check CHECK ((due_at > asked_at)),
    CONSTRAINT request_check1 CHECK (((closed_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT request_item_ids_check CHECK (((cardinality(item_ids) > 0) OR (kind = 'appointment'::text))),
    CONSTRAINT request_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT request_pick_up_check CHECK (((length(pick_up) >= 1) AND (length(pick_up) <= 300)))
);

ALTER TABLE ONLY public.request FORCE ROW LEVEL SECURITY;

CREATE VIEW public.asked_card AS
 SELECT r.person_id,
    r.request_id,
    i.institution_id,
    i.category,
    i.release_rule,
    NULLIF(i.release_at, 'infinity'::timestamp with time zone) AS release_at
   FROM (public.request r
     JOIN public.item i ON (((i.person_id = r.person_id) AND (i.item_id = ANY (r.item_ids)))))
  WHERE ((r.kind = 'early-opening'::text) AND (r.closed_at IS NULL));

CREATE TABLE public.ballot (
    proposal_id uuid NOT NULL,
    text_no integer NOT NULL,
    seat_id uuid NOT NULL,
    seat_kind text NOT NULL,
    vote text NOT NULL,
    words text,
    voted_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT ballot_check CHECK (((vote <> 'against'::text) OR (words IS NOT NULL))),
    CONSTRAINT ballot_seat_kind_check CHECK ((seat_kind <> 'leadership'::text)),
    CONSTRAINT ballot_vote_check CHECK ((vote = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text]))),
    CONSTRAINT ballot_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);

ALTER TABLE ONLY public.ballot FORCE ROW LEVEL SECURITY;

CREATE TABLE public.booking (
    person_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    slot_id uuid NOT NULL,
    service_id uuid NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    source_id text,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    shows_delegates boolean NOT NULL,
    person_name text NOT NULL,
    birth_date text,
    note text DEFAULT ''::text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    ended_at timestamp with time zone,
    ended_word text,
    ended_reason text,
    ended_name text,
    slot_moves integer DEFAULT 0 NOT NULL,
    slot_moved_at timestamp with time zone,
    version integer GENERATED ALWAYS AS (((1 + slot_moves) +
CASE
    WHEN (ended_at IS NULL) THEN 0
    ELSE 1
END)) STORED NOT NULL,
    changed_at timestamp with time zone GENERATED ALWAYS AS (GREATEST(made_at, slot_moved_at, ended_at)) STORED NOT NULL,
    told_version integer,
    told_at timestamp with time zone,
    told_named boolean DEFAULT false NOT NULL,
    CONSTRAINT booking_check CHECK (((ended_at IS NULL) = (ended_word IS NULL))),
    CONSTRAINT booking_ended_reason_check CHECK ((length(ended_reason) <= 500)),
    CONSTRAINT booking_ended_word_check CHECK ((ended_word = ANY (ARRAY['cancelled'::text, 'moved'::text, 'withdrawn'::text]))),
    CONSTRAINT booking_note_check CHECK ((length(note) <= 500)),
    CONSTRAINT booking_told CHECK (((told_version IS NULL) = (told_at IS NULL)))
);

ALTER TABLE ONLY public.booking FORCE ROW LEVEL SECURITY;

CREATE TABLE public.break_glass (
    person_id uuid NOT NULL,
    use_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    ground text NOT NULL,
    words text NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    until timestamp with time zone NOT NULL,
    reviewed_at timestamp with time zone,
    reviewed_by uuid,
    reviewed_name text,
    outcome text,
    review_words text,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    reviewed_tx bigint,
    CONSTRAINT break_glass_check CHECK ((until > opened_at)),
    CONSTRAINT break_glass_check1 CHECK (((reviewed_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT break_glass_check2 CHECK (((reviewed_by IS NULL) OR (reviewed_by <> account_id))),
    CONSTRAINT break_glass_check3 CHECK (((reviewed_at IS NULL) = (reviewed_tx IS NULL))),
    CONSTRAINT break_glass_ground_check CHECK ((ground = ANY (ARRAY['emergency'::text, 'cannot-ask'::text, 'on-call'::text, 'safety'::text]))),
    CONSTRAINT break_glass_outcome_check CHECK ((outcome = ANY (ARRAY['right'::text, 'ask'::text, 'wrong'::text]))),
    CONSTRAINT break_glass_words_check CHECK (((words ~ '\S'::text) AND (length(words) <= 2000)))
);

ALTER TABLE ONLY public.break_glass FORCE ROW LEVEL SECURITY;

CREATE TABLE public.check_in (
    person_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    shows_delegates boolean NOT NULL,
    person_name text NOT NULL,
    birth_date text,
    phone text DEFAULT ''::text NOT NULL,
    address_stands boolean NOT NULL,
    wishes text DEFAULT ''::text NOT NULL,
    confirmed_at timestamp with time zone DEFAULT now() NOT NULL,
    arrived_at timestamp with time zone,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT check_in_phone_check CHECK ((length(phone) <= 40)),
    CONSTRAINT check_in_wishes_check CHECK ((length(wishes) <= 500))
);

ALTER TABLE ONLY public.check_in FORCE ROW LEVEL SECURITY;

CREATE TABLE public.clinician_comment (
    person_id uuid NOT NULL,
    comment_id uuid DEFAULT gen_random_uuid() NOT NULL,
    item_id uuid NOT NULL,
    institution_id text NOT NULL,
    text text NOT NULL,
    language text NOT NULL,
    written_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    author_name text NOT NULL,
    CONSTRAINT clinician_comment_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'nb'::text, 'es'::text, 'ar'::text]))),
    CONSTRAINT clinician_comment_text_check CHECK (((length(text) >= 1) AND (length(text) <= 10000)))
);

ALTER TABLE ONLY public.clinician_comment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.clinician_hold (
    person_id uuid NOT NULL,
    hold_id uuid DEFAULT gen_random_uuid() NOT NULL,
    item_id uuid NOT NULL,
    institution_id text NOT NULL,
    ground text NOT NULL,
    reason text NOT NULL,
    until timestamp with time zone NOT NULL,
    placed_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    author_name text NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by uuid,
    lifted_name text,
    CONSTRAINT clinician_hold_check CHECK ((until > placed_at)),
    CONSTRAINT clinician_hold_check1 CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))),
    CONSTRAINT clinician_hold_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY public.clinician_hold FORCE ROW LEVEL SECURITY;

CREATE TABLE public.code_decision (
    institution_id text NOT NULL,
    code_key text NOT NULL,
    decision_no bigint NOT NULL,
    word text NOT NULL,
    loinc text,
    reason text DEFAULT ''::text NOT NULL,
    is_by_itself boolean DEFAULT false NOT NULL,
    suggested jsonb,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    author_name text NOT NULL,
    CONSTRAINT code_decision_reason_check CHECK ((length(reason) <= 2000)),
    CONSTRAINT code_decision_word_check CHECK ((word = ANY (ARRAY['mapped'::text, 'unmappable'::text, 'proposed'::text, 'refused'::text, 'undone'::text])))
);

ALTER TABLE ONLY public.code_decision FORCE ROW LEVEL SECURITY;

ALTER TABLE public.code_decision ALTER COLUMN decision_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.code_decision_decision_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.concern (
    concern_id uuid DEFAULT gen_random_uuid() NOT NULL,
    worry text NOT NULL,
    hypothesis text NOT NULL,
    metric text NOT NULL,
    direction text NOT NULL,
    threshold integer NOT NULL,
    switch_on date NOT NULL,
    days integer NOT NULL,
    proposal_id uuid,
    raised_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    answered_by text,
    CONSTRAINT concern_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 2000))),
    CONSTRAINT concern_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
    CONSTRAINT concern_days_check CHECK (((days >= 7) AND (days <= 365))),
    CONSTRAINT concern_direction_check CHECK ((direction = ANY (ARRAY['rises'::text, 'falls'::text]))),
    CONSTRAINT concern_hypothesis_check CHECK (((length(hypothesis) >= 1) AND (length(hypothesis) <= 1000))),
    CONSTRAINT concern_metric_check CHECK ((metric ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT concern_threshold_check CHECK (((threshold >= 1) AND (threshold <= 1000))),
    CONSTRAINT concern_worry_check CHECK (((length(worry) >= 1) AND (length(worry) <= 300)))
);

ALTER TABLE ONLY public.concern FORCE ROW LEVEL SECURITY;

CREATE TABLE public.concern_measure (
    concern_id uuid NOT NULL,
    measured_at timestamp with time zone DEFAULT now() NOT NULL,
    before_count bigint NOT NULL,
    before_days numeric NOT NULL,
    after_count bigint NOT NULL,
    after_days numeric NOT NULL
);

ALTER TABLE ONLY public.concern_measure FORCE ROW LEVEL SECURITY;

CREATE TABLE public.consent_text (
    text_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    service_id uuid,
    title text NOT NULL,
    words text NOT NULL,
    language text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    made_by uuid NOT NULL,
    made_name text NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT consent_text_language_check CHECK ((language ~ '^[a-z]{2}$'::text)),
    CONSTRAINT consent_text_title_check CHECK (((title ~ '\S'::text) AND (length(title) <= 120))),
    CONSTRAINT consent_text_words_check CHECK (((words ~ '\S'::text) AND (length(words) <= 4000)))
);

ALTER TABLE ONLY public.consent_text FORCE ROW LEVEL SECURITY;

CREATE TABLE public.counselling (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    institution_id text NOT NULL,
    counselled_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    author_name text NOT NULL
);

ALTER TABLE ONLY public.counselling FORCE ROW LEVEL SECURITY;

CREATE TABLE public.credential (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    provider_id text NOT NULL,
    provider_account_id text NOT NULL,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamp with time zone,
    refresh_token_expires_at timestamp with time zone,
    scope text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.credential FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision (
    decision_id integer NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    carries text NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    body text,
    base_version integer,
    reason text,
    proposal_id uuid,
    draft_id uuid,
    confirms integer,
    confirm_by date,
    rule text,
    votes_for integer DEFAULT 0 NOT NULL,
    votes_against integer DEFAULT 0 NOT NULL,
    abstained integer DEFAULT 0 NOT NULL,
    signed_off integer DEFAULT 0 NOT NULL,
    sign_offs_needed integer DEFAULT 0 NOT NULL,
    record text DEFAULT '{}'::text NOT NULL,
    review_on date NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    actor_name text,
    CONSTRAINT decision_body_check CHECK ((length(body) <= 1000000)),
    CONSTRAINT decision_carries_check CHECK ((carries = ANY (ARRAY['rulebook'::text, 'other'::text, 'nothing'::text]))),
    CONSTRAINT decision_check CHECK (((kind = 'room'::text) = (proposal_id IS NOT NULL))),
    CONSTRAINT decision_check1 CHECK (((kind = 'urgent'::text) = (confirm_by IS NOT NULL))),
    CONSTRAINT decision_check2 CHECK (((kind <> 'urgent'::text) OR (reason IS NOT NULL))),
    CONSTRAINT decision_check3 CHECK (((outcome = 'refused'::text) = (carries = 'nothing'::text))),
    CONSTRAINT decision_check4 CHECK (((carries <> 'rulebook'::text) OR (body IS NOT NULL))),
    CONSTRAINT decision_check5 CHECK (((kind <> 'room'::text) OR (outcome = 'refused'::text) OR ((votes_for > 0) AND
CASE rule
    WHEN 'consensus'::text THEN (votes_against = 0)
    WHEN 'two-thirds'::text THEN (votes_for >= (2 * votes_against))
    ELSE (votes_for > votes_against)
END))),
    CONSTRAINT decision_check6 CHECK (((kind <> 'room'::text) OR (carries <> 'rulebook'::text) OR ((sign_offs_needed > 0) AND (signed_off = sign_offs_needed)))),
    CONSTRAINT decision_kind_check CHECK ((kind = ANY (ARRAY['founding'::text, 'earlier'::text, 'urgent'::text, 'room'::text]))),
    CONSTRAINT decision_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text]))),
    CONSTRAINT decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT decision_rule_check CHECK ((rule = ANY (ARRAY['consensus'::text, 'two-thirds'::text, 'majority'::text]))),
    CONSTRAINT decision_summary_check CHECK (((length(summary) >= 1) AND (length(summary) <= 4000))),
    CONSTRAINT decision_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

ALTER TABLE ONLY public.decision FORCE ROW LEVEL SECURITY;

ALTER TABLE public.decision ALTER COLUMN decision_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.decision_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.delivery (
    institution_id text NOT NULL,
    category text NOT NULL,
    first_received_at timestamp with time zone NOT NULL,
    last_received_at timestamp with time zone NOT NULL,
    items bigint NOT NULL,
    unmapped bigint NOT NULL
);

CREATE TABLE public.directory_entry (
    institution_id text NOT NULL,
    key text NOT NULL,
    name text NOT NULL
);

CREATE TABLE public.directory_resource (
    institution_id text NOT NULL,
    resource_type text NOT NULL,
    source_id text NOT NULL,
    body_hash bytea NOT NULL,
    body text NOT NULL,
    received_at timestamp with time zone NOT NULL
);

CREATE TABLE public.disclosure_block (
    block_no bigint NOT NULL,
    era_began timestamp with time zone NOT NULL,
    tx_from bigint NOT NULL,
    tx_until bigint NOT NULL,
    lines integer NOT NULL,
    sealed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    hash bytea NOT NULL,
    era_ended timestamp with time zone,
    CONSTRAINT disclosure_block_block_no_check CHECK ((block_no > 0)),
    CONSTRAINT disclosure_block_check CHECK ((tx_until > tx_from)),
    CONSTRAINT disclosure_block_disclosures_check CHECK ((lines > 0)),
    CONSTRAINT disclosure_block_hash_check CHECK ((length(hash) = 32))
);

ALTER TABLE ONLY public.disclosure_block FORCE ROW LEVEL SECURITY;

CREATE TABLE public.download (
    person_id uuid NOT NULL,
    download_id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid NOT NULL,
    capacity text NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone DEFAULT (now() + '24:00:00'::interval) NOT NULL,
    moved_at timestamp with time zone DEFAULT now() NOT NULL,
    items_all integer NOT NULL,
    items_done integer DEFAULT 0 NOT NULL,
    left_out integer DEFAULT 0 NOT NULL,
    last_item uuid,
    finished_at timestamp with time zone,
    CONSTRAINT download_items_all_check CHECK ((items_all >= 0))
);

ALTER TABLE ONLY public.download FORCE ROW LEVEL SECURITY;

CREATE TABLE public.download_part (
    person_id uuid NOT NULL,
    download_id uuid NOT NULL,
    number integer NOT NULL,
    account_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    item_ids uuid[] NOT NULL,
    entries text NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT download_part_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.download_part FORCE ROW LEVEL SECURITY;

CREATE TABLE public.early_release (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    institution_id text NOT NULL,
    released_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    author_name text NOT NULL
);

ALTER TABLE ONLY public.early_release FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feature_stage (
    stage_no bigint NOT NULL,
    institution_id text NOT NULL,
    feature text NOT NULL,
    stage text NOT NULL,
    owner_name text DEFAULT ''::text NOT NULL,
    has_cover boolean DEFAULT false NOT NULL,
    has_hours boolean DEFAULT false NOT NULL,
    is_trained boolean DEFAULT false NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    actor_name text NOT NULL,
    CONSTRAINT feature_stage_check CHECK (((stage <> 'on'::text) OR ((owner_name ~ '\S'::text) AND has_cover AND has_hours AND is_trained))),
    CONSTRAINT feature_stage_feature_check CHECK ((feature ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT feature_stage_owner_name_check CHECK ((length(owner_name) <= 100)),
    CONSTRAINT feature_stage_stage_check CHECK ((stage = ANY (ARRAY['off'::text, 'pilot'::text, 'on'::text])))
);

ALTER TABLE ONLY public.feature_stage FORCE ROW LEVEL SECURITY;

ALTER TABLE public.feature_stage ALTER COLUMN stage_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.feature_stage_stage_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.feed (
    feed_id text NOT NULL,
    institution_id text,
    format text NOT NULL,
    aggregator boolean NOT NULL,
    credential_hash bytea,
    tells_bookings boolean DEFAULT false NOT NULL,
    bookings_asked_at timestamp with time zone,
    CONSTRAINT feed_check CHECK ((aggregator OR (institution_id IS NOT NULL))),
    CONSTRAINT feed_feed_id_check CHECK ((feed_id ~ '^[a-z0-9][a-z0-9-]{1,80}$'::text)),
    CONSTRAINT feed_format_check CHECK ((format = ANY (ARRAY['fhir'::text, 'bulk'::text, 'hl7v2'::text, 'ccda'::text, 'dicom'::text]))),
    CONSTRAINT feed_of_one_tells CHECK ((NOT (tells_bookings AND aggregator)))
);

CREATE TABLE public.feed_archive (
    feed_id text NOT NULL,
    base_url text NOT NULL,
    origins text[] DEFAULT '{}'::text[] NOT NULL,
    allows_private boolean DEFAULT false NOT NULL,
    every_minutes integer,
    days_back integer DEFAULT 30 NOT NULL,
    set_up_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT feed_archive_days_back_check CHECK (((days_back >= 1) AND (days_back <= 36500))),
    CONSTRAINT feed_archive_every_minutes_check CHECK (((every_minutes >= 5) AND (every_minutes <= 525600)))
);

ALTER TABLE ONLY public.feed_archive FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_assertion (
    client_id text NOT NULL,
    jti_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.feed_assertion FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_carried (
    feed_id text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    institution_id text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT feed_carried_kind_check CHECK ((kind = ANY (ARRAY['facility'::text, 'authority'::text]))),
    CONSTRAINT feed_carried_name_check CHECK (((name = lower(name)) AND (name <> ''::text)))
);

ALTER TABLE ONLY public.feed_carried FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_certificate (
    fingerprint text NOT NULL,
    feed_id text NOT NULL,
    subject text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT feed_certificate_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY public.feed_certificate FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_client (
    client_id text NOT NULL,
    feed_id text NOT NULL,
    jwks_url text,
    jwks text,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT feed_client_check CHECK (((jwks_url IS NULL) <> (jwks IS NULL))),
    CONSTRAINT feed_client_client_id_check CHECK ((client_id ~ '^[A-Za-z0-9._:/-]{1,200}$'::text))
);

ALTER TABLE ONLY public.feed_client FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_pause (
    feed_id text NOT NULL,
    institution_id text NOT NULL,
    paused_at timestamp with time zone NOT NULL,
    because text NOT NULL,
    resumed_at timestamp with time zone
);

ALTER TABLE ONLY public.feed_pause FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_pull (
    feed_id text NOT NULL,
    base_url text NOT NULL,
    level text NOT NULL,
    group_id text,
    types text[] DEFAULT '{}'::text[] NOT NULL,
    client_id text,
    token_url text,
    token_scope text DEFAULT 'system/*.read'::text NOT NULL,
    origins text[] DEFAULT '{}'::text[] NOT NULL,
    allows_private boolean DEFAULT false NOT NULL,
    every_minutes integer,
    set_up_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT feed_pull_check CHECK (((level = 'group'::text) = (group_id IS NOT NULL))),
    CONSTRAINT feed_pull_every_minutes_check CHECK (((every_minutes >= 5) AND (every_minutes <= 525600))),
    CONSTRAINT feed_pull_level_check CHECK ((level = ANY (ARRAY['system'::text, 'patient'::text, 'group'::text, 'everything'::text])))
);

ALTER TABLE ONLY public.feed_pull FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_pull_patient (
    feed_id text NOT NULL,
    patient_id text NOT NULL,
    CONSTRAINT feed_pull_patient_patient_id_check CHECK ((patient_id ~ '^[A-Za-z0-9.-]{1,64}$'::text))
);

ALTER TABLE ONLY public.feed_pull_patient FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_sender (
    feed_id text NOT NULL,
    name text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT feed_sender_name_check CHECK (((name = lower(name)) AND (name <> ''::text)))
);

ALTER TABLE ONLY public.feed_sender FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feed_token (
    token_hash bytea NOT NULL,
    feed_id text NOT NULL,
    client_id text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    may_send boolean NOT NULL,
    may_read boolean NOT NULL
);

ALTER TABLE ONLY public.feed_token FORCE ROW LEVEL SECURITY;

CREATE TABLE public.former_link (
    link_id uuid NOT NULL,
    person_id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.former_link FORCE ROW LEVEL SECURITY;

CREATE TABLE public.fruitless_search (
    search_id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    role text NOT NULL,
    institution_id text,
    page text NOT NULL,
    request_id text NOT NULL,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL
);

ALTER TABLE ONLY public.fruitless_search FORCE ROW LEVEL SECURITY;

CREATE TABLE public.goal_range (
    person_id uuid NOT NULL,
    goal_id uuid DEFAULT gen_random_uuid() NOT NULL,
    item_id uuid NOT NULL,
    institution_id text NOT NULL,
    low double precision,
    high double precision,
    unit text NOT NULL,
    reason text NOT NULL,
    until date NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    author_name text NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    ended_name text,
    CONSTRAINT goal_range_check CHECK (((low IS NOT NULL) OR (high IS NOT NULL))),
    CONSTRAINT goal_range_check1 CHECK (((low IS NULL) OR (high IS NULL) OR (low < high))),
    CONSTRAINT goal_range_check2 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
    CONSTRAINT goal_range_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
    CONSTRAINT goal_range_unit_check CHECK (((length(unit) >= 1) AND (length(unit) <= 60)))
);

ALTER TABLE ONLY public.goal_range FORCE ROW LEVEL SECURITY;

CREATE TABLE public.grant_offer (
    person_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    helper_name text NOT NULL,
    tasks text[] NOT NULL,
    categories text[],
    valid_from timestamp with time zone NOT NULL,
    valid_until timestamp with time zone,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    code_hash text NOT NULL,
    code_until timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    outcome text,
    institution_id text,
    identity_seen text,
    CONSTRAINT a_year_at_a_desk CHECK (((institution_id IS NULL) OR (valid_until <= (made_at + '370 days'::interval)))),
    CONSTRAINT at_a_desk CHECK (((institution_id IS NULL) = (identity_seen IS NULL))),
    CONSTRAINT ends_when_made_at_a_desk CHECK (((institution_id IS NULL) OR (valid_until IS NOT NULL))),
    CONSTRAINT grant_offer_categories_check CHECK (((categories IS NULL) OR (cardinality(categories) > 0))),
    CONSTRAINT grant_offer_check CHECK (((valid_until IS NULL) OR (valid_until > valid_from))),
    CONSTRAINT grant_offer_check1 CHECK (((closed_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT grant_offer_helper_name_check CHECK (((length(helper_name) >= 1) AND (length(helper_name) <= 100))),
    CONSTRAINT grant_offer_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'declined'::text, 'taken-back'::text]))),
    CONSTRAINT not_everything_at_a_desk CHECK (((institution_id IS NULL) OR (categories IS NOT NULL))),
    CONSTRAINT seen_at_the_desk CHECK (((identity_seen IS NULL) OR ((identity_seen ~ '\S'::text) AND (length(identity_seen) <= 500))))
);

ALTER TABLE ONLY public.grant_offer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.guardianship (
    person_id uuid NOT NULL,
    act_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    ground text NOT NULL,
    account_id uuid NOT NULL,
    holder_name text NOT NULL,
    categories text[],
    document text NOT NULL,
    reason text NOT NULL,
    valid_until timestamp with time zone,
    institution_id text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    made_by uuid NOT NULL,
    made_name text NOT NULL,
    needs_second boolean NOT NULL,
    second_at timestamp with time zone,
    second_by uuid,
    second_name text,
    ended_at timestamp with time zone,
    ended_name text,
    ended_because text,
    grant_id uuid,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    second_tx bigint,
    ended_tx bigint,
    CONSTRAINT guardianship_categories_check CHECK (((categories IS NULL) OR (cardinality(categories) > 0))),
    CONSTRAINT guardianship_check CHECK (((second_by IS NULL) OR (second_by <> made_by))),
    CONSTRAINT guardianship_check1 CHECK (((second_at IS NULL) = (second_tx IS NULL))),
    CONSTRAINT guardianship_check2 CHECK (((ended_at IS NULL) = (ended_tx IS NULL))),
    CONSTRAINT guardianship_document_check CHECK (((document ~ '\S'::text) AND (length(document) <= 500))),
    CONSTRAINT guardianship_ground_check CHECK ((ground ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT guardianship_kind_check CHECK ((kind = ANY (ARRAY['guardian'::text, 'exclusion'::text]))),
    CONSTRAINT guardianship_reason_check CHECK (((reason ~ '\S'::text) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY public.guardianship FORCE ROW LEVEL SECURITY;

CREATE TABLE public.idea (
    idea_id uuid DEFAULT gen_random_uuid() NOT NULL,
    title text NOT NULL,
    words text NOT NULL,
    author_kind text NOT NULL,
    institution_id text,
    proposed_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    hidden_at timestamp with time zone,
    hidden_because text,
    owner_name text,
    answer_by date,
    answer text,
    answered_at timestamp with time zone,
    proposal_id uuid,
    CONSTRAINT idea_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 2000))),
    CONSTRAINT idea_author_kind_check CHECK ((author_kind = ANY (ARRAY['patient'::text, 'helper'::text, 'staff'::text, 'representative'::text]))),
    CONSTRAINT idea_check CHECK (((hidden_at IS NULL) = (hidden_because IS NULL))),
    CONSTRAINT idea_check1 CHECK (((answer IS NULL) = (answered_at IS NULL))),
    CONSTRAINT idea_hidden_because_check CHECK (((length(hidden_because) >= 1) AND (length(hidden_because) <= 500))),
    CONSTRAINT idea_owner_name_check CHECK (((length(owner_name) >= 1) AND (length(owner_name) <= 120))),
    CONSTRAINT idea_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120))),
    CONSTRAINT idea_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);

ALTER TABLE ONLY public.idea FORCE ROW LEVEL SECURITY;

CREATE TABLE public.idea_support (
    idea_id uuid NOT NULL,
    account_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.idea_support FORCE ROW LEVEL SECURITY;

CREATE TABLE public.inbox_message (
    message_id uuid NOT NULL,
    feed_id text NOT NULL,
    institution_id text NOT NULL,
    origin text NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    raw_encoding text NOT NULL,
    raw bytea NOT NULL,
    processed_at timestamp with time zone,
    failed_because text,
    stored integer DEFAULT 0 NOT NULL,
    updated integer DEFAULT 0 NOT NULL,
    unchanged integer DEFAULT 0 NOT NULL,
    quarantined integer DEFAULT 0 NOT NULL,
    unmatched integer DEFAULT 0 NOT NULL,
    sequence bigint NOT NULL,
    format text DEFAULT 'fhir'::text NOT NULL,
    control_id text,
    content_hash bytea,
    raw_bytes integer DEFAULT 0 NOT NULL,
    context bytea,
    attempts integer DEFAULT 0 NOT NULL,
    next_try_at timestamp with time zone DEFAULT now() NOT NULL,
    note text,
    CONSTRAINT inbox_message_format_check CHECK ((format = ANY (ARRAY['fhir'::text, 'hl7v2'::text, 'ccda'::text, 'dicom'::text]))),
    CONSTRAINT inbox_message_raw_encoding_check CHECK ((raw_encoding = ANY (ARRAY['identity'::text, 'zstd'::text])))
);
ALTER TABLE ONLY public.inbox_message ALTER COLUMN raw SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.inbox_message FORCE ROW LEVEL SECURITY;

ALTER TABLE public.inbox_message ALTER COLUMN sequence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.inbox_message_sequence_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.institution (
    institution_id text NOT NULL,
    name text NOT NULL,
    service_type text NOT NULL,
    municipality text NOT NULL,
    contact text NOT NULL,
    joined_on date NOT NULL,
    status text NOT NULL,
    time_zone text DEFAULT 'Europe/Oslo'::text NOT NULL,
    CONSTRAINT institution_institution_id_check CHECK ((institution_id ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text)),
    CONSTRAINT institution_service_type_check CHECK ((service_type = ANY (ARRAY['hospital'::text, 'general-practice'::text, 'home-care'::text, 'nursing-home'::text, 'public-health'::text, 'laboratory'::text, 'imaging'::text]))),
    CONSTRAINT institution_status_check CHECK ((status = ANY (ARRAY['signed'::text, 'contributing'::text, 'offering'::text])))
);

CREATE TABLE public.invitation (
    invitation_id uuid DEFAULT gen_random_uuid() NOT NULL,
    person_id uuid NOT NULL,
    link_id uuid,
    purpose text NOT NULL,
    institution_id text NOT NULL,
    channel text NOT NULL,
    campaign text,
    language text NOT NULL,
    identity_check text,
    person_name text NOT NULL,
    contact text,
    code_hash bytea NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    account_id uuid,
    actor_name text NOT NULL,
    wrong_tries integer DEFAULT 0 NOT NULL,
    name_tries integer DEFAULT 0 NOT NULL,
    step text,
    step_at timestamp with time zone,
    reminders integer DEFAULT 0 NOT NULL,
    reminded_at timestamp with time zone,
    ticket_hash bytea,
    ticket_until timestamp with time zone,
    ticket_at_desk boolean DEFAULT false NOT NULL,
    ended_at timestamp with time zone,
    ended_because text,
    joined_account_id uuid,
    signed_in_at timestamp with time zone,
    CONSTRAINT invitation_campaign_check CHECK ((campaign ~ '^[A-Za-z0-9-]{1,40}$'::text)),
    CONSTRAINT invitation_channel_check CHECK ((channel = ANY (ARRAY['desk'::text, 'letter'::text, 'email'::text, 'sms'::text, 'poster'::text, 'visit'::text]))),
    CONSTRAINT invitation_check CHECK (((ended_at IS NULL) = (ended_because IS NULL))),
    CONSTRAINT invitation_check1 CHECK (((ended_because = 'used'::text) = (joined_account_id IS NOT NULL))),
    CONSTRAINT invitation_ended_because_check CHECK ((ended_because = ANY (ARRAY['used'::text, 'withdrawn'::text, 'replaced'::text, 'expired'::text]))),
    CONSTRAINT invitation_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'nb'::text, 'es'::text, 'ar'::text]))),
    CONSTRAINT invitation_purpose_check CHECK ((purpose = ANY (ARRAY['join'::text, 'recover'::text]))),
    CONSTRAINT invitation_step_check CHECK ((step = ANY (ARRAY['birth-date'::text, 'begun'::text, 'name'::text, 'password'::text, 'undeliverable'::text])))
);

ALTER TABLE ONLY public.invitation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.invitation_refusal (
    contact_hash text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.invitation_refusal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.item_note (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    words text NOT NULL,
    written_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT item_note_words_check CHECK (((words ~ '\S'::text) AND (length(words) <= 2000)))
);

ALTER TABLE ONLY public.item_note FORCE ROW LEVEL SECURITY;

CREATE TABLE public.item_relation (
    person_id uuid NOT NULL,
    from_item uuid NOT NULL,
    kind text NOT NULL,
    to_item uuid NOT NULL,
    CONSTRAINT item_relation_kind_check CHECK ((kind = ANY (ARRAY['part'::text, 'replaces'::text])))
);

ALTER TABLE ONLY public.item_relation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.item_twin (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    twin_id uuid NOT NULL,
    kind text NOT NULL,
    CONSTRAINT item_twin_kind_check CHECK ((kind = ANY (ARRAY['stands-for'::text, 'stands-behind'::text, 'perhaps'::text])))
);

ALTER TABLE ONLY public.item_twin FORCE ROW LEVEL SECURITY;

CREATE TABLE public.item_version (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    version integer NOT NULL,
    message_id uuid NOT NULL,
    received_at timestamp with time zone NOT NULL,
    body_hash bytea NOT NULL,
    body text NOT NULL,
    source_at timestamp with time zone NOT NULL,
    said text
);

ALTER TABLE ONLY public.item_version FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal_ask (
    person_id uuid NOT NULL,
    ask_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    team_id uuid NOT NULL,
    kind text NOT NULL,
    person_name text NOT NULL,
    birth_date text,
    times_weekly integer NOT NULL,
    weekly_most integer NOT NULL,
    until_day date NOT NULL,
    low double precision,
    high double precision,
    second_low double precision,
    second_high double precision,
    words text DEFAULT ''::text NOT NULL,
    asked_by uuid NOT NULL,
    asked_name text NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by text,
    CONSTRAINT journal_ask_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
    CONSTRAINT journal_ask_check CHECK ((low < high)),
    CONSTRAINT journal_ask_check1 CHECK ((second_low < second_high)),
    CONSTRAINT journal_ask_check2 CHECK (((answer IS NULL) = (answered_at IS NULL))),
    CONSTRAINT journal_ask_check3 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
    CONSTRAINT journal_ask_ended_by_check CHECK ((ended_by = ANY (ARRAY['person'::text, 'team'::text]))),
    CONSTRAINT journal_ask_kind_check CHECK (((kind ~ '^[a-z]+(-[a-z]+)*$'::text) AND (kind <> 'diary'::text))),
    CONSTRAINT journal_ask_times_weekly_check CHECK (((times_weekly >= 1) AND (times_weekly <= 28))),
    CONSTRAINT journal_ask_weekly_most_check CHECK (((weekly_most >= 1) AND (weekly_most <= 100))),
    CONSTRAINT journal_ask_words_check CHECK ((length(words) <= 1000))
);

ALTER TABLE ONLY public.journal_ask FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal_entry (
    person_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    kind text NOT NULL,
    measured_at timestamp with time zone NOT NULL,
    value double precision,
    second_value double precision,
    note text DEFAULT ''::text NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    capacity text NOT NULL,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    struck_at timestamp with time zone,
    CONSTRAINT journal_entry_capacity_check CHECK ((capacity = ANY (ARRAY['self'::text, 'delegate'::text, 'guardian'::text]))),
    CONSTRAINT journal_entry_check CHECK (((kind = 'diary'::text) = (value IS NULL))),
    CONSTRAINT journal_entry_check1 CHECK (((kind = 'blood-pressure'::text) = (second_value IS NOT NULL))),
    CONSTRAINT journal_entry_check2 CHECK (((kind <> 'diary'::text) OR (note ~ '\S'::text))),
    CONSTRAINT journal_entry_check3 CHECK ((measured_at <= (entered_at + '01:00:00'::interval))),
    CONSTRAINT journal_entry_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT journal_entry_note_check CHECK ((length(note) <= 2000))
);

ALTER TABLE ONLY public.journal_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal_goal (
    person_id uuid NOT NULL,
    goal_id uuid NOT NULL,
    words text NOT NULL,
    kind text,
    low double precision,
    high double precision,
    second_low double precision,
    second_high double precision,
    until_day date,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    ended_word text,
    CONSTRAINT journal_goal_check CHECK ((low < high)),
    CONSTRAINT journal_goal_check1 CHECK ((second_low < second_high)),
    CONSTRAINT journal_goal_check2 CHECK (((kind IS NULL) = (COALESCE(low, high, second_low, second_high) IS NULL))),
    CONSTRAINT journal_goal_check3 CHECK (((ended_at IS NULL) = (ended_word IS NULL))),
    CONSTRAINT journal_goal_ended_word_check CHECK ((ended_word = ANY (ARRAY['reached'::text, 'let-go'::text]))),
    CONSTRAINT journal_goal_kind_check CHECK (((kind ~ '^[a-z]+(-[a-z]+)*$'::text) AND (kind <> 'diary'::text))),
    CONSTRAINT journal_goal_words_check CHECK (((words ~ '\S'::text) AND (length(words) <= 300)))
);

ALTER TABLE ONLY public.journal_goal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal_sent (
    person_id uuid NOT NULL,
    ask_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    institution_id text NOT NULL,
    team_id uuid NOT NULL,
    sent_at timestamp with time zone DEFAULT now() NOT NULL,
    is_beyond boolean NOT NULL,
    state text DEFAULT 'new'::text NOT NULL,
    due_at timestamp with time zone,
    words text DEFAULT ''::text NOT NULL,
    decided_by uuid,
    decided_name text,
    decided_at timestamp with time zone,
    read_at timestamp with time zone,
    CONSTRAINT journal_sent_check CHECK (((state = 'new'::text) = (decided_at IS NULL))),
    CONSTRAINT journal_sent_check1 CHECK (((state <> 'answered'::text) OR (words ~ '\S'::text))),
    CONSTRAINT journal_sent_state_check CHECK ((state = ANY (ARRAY['new'::text, 'needs-answer'::text, 'seen'::text, 'answered'::text, 'taken'::text]))),
    CONSTRAINT journal_sent_words_check CHECK ((length(words) <= 2000))
);

ALTER TABLE ONLY public.journal_sent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.kept_visit (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    institution_id text NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    ended_at timestamp with time zone,
    ended_name text,
    CONSTRAINT kept_visit_reason_check CHECK (((reason ~ '\S'::text) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY public.kept_visit FORCE ROW LEVEL SECURITY;

CREATE TABLE public.lab_run (
    run_id uuid DEFAULT gen_random_uuid() NOT NULL,
    draft_id uuid NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    days integer NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    claimed_until timestamp with time zone,
    tries integer DEFAULT 0 NOT NULL,
    persons_done integer DEFAULT 0 NOT NULL,
    persons_all integer,
    finished_at timestamp with time zone,
    figures text,
    fault text,
    CONSTRAINT lab_run_body_check CHECK ((length(body) <= 1000000)),
    CONSTRAINT lab_run_check CHECK (((finished_at IS NULL) = ((figures IS NULL) AND (fault IS NULL)))),
    CONSTRAINT lab_run_check1 CHECK (((figures IS NULL) OR (fault IS NULL))),
    CONSTRAINT lab_run_days_check CHECK (((days >= 1) AND (days <= 3660))),
    CONSTRAINT lab_run_fault_check CHECK (((length(fault) >= 1) AND (length(fault) <= 2000))),
    CONSTRAINT lab_run_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

ALTER TABLE ONLY public.lab_run FORCE ROW LEVEL SECURITY;

CREATE TABLE public.last_visit (
    person_id uuid NOT NULL,
    account_id uuid NOT NULL,
    session_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    before_at timestamp with time zone
);

ALTER TABLE ONLY public.last_visit FORCE ROW LEVEL SECURITY;

CREATE TABLE public.letter_desk (
    institution_id text NOT NULL,
    is_open boolean NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    set_by uuid NOT NULL,
    set_name text NOT NULL
);

ALTER TABLE ONLY public.letter_desk FORCE ROW LEVEL SECURITY;

CREATE TABLE public.link_change (
    change_no bigint NOT NULL,
    kind text NOT NULL,
    link_id uuid NOT NULL,
    into_link uuid,
    from_person_id uuid NOT NULL,
    into_person_id uuid NOT NULL,
    case_id uuid,
    statement_id uuid,
    received_from timestamp with time zone,
    carried_at timestamp with time zone,
    returned_at timestamp with time zone,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    undone_at timestamp with time zone,
    CONSTRAINT link_change_kind_check CHECK ((kind = ANY (ARRAY['join'::text, 'part'::text, 'move'::text])))
);

ALTER TABLE ONLY public.link_change FORCE ROW LEVEL SECURITY;

ALTER TABLE public.link_change ALTER COLUMN change_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.link_change_change_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.local_code (
    institution_id text NOT NULL,
    code_key text NOT NULL,
    name text NOT NULL,
    unit text,
    specimen text,
    kind text,
    range_low double precision,
    range_high double precision,
    seen bigint DEFAULT 0 NOT NULL,
    first_seen_at timestamp with time zone DEFAULT now() NOT NULL,
    last_seen_at timestamp with time zone,
    state text DEFAULT 'open'::text NOT NULL,
    is_considered boolean DEFAULT false NOT NULL,
    loinc text,
    CONSTRAINT local_code_check CHECK (((loinc IS NOT NULL) = (state = ANY (ARRAY['mapped'::text, 'proposed'::text])))),
    CONSTRAINT local_code_code_key_check CHECK ((length(code_key) <= 600)),
    CONSTRAINT local_code_state_check CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'mapped'::text, 'unmappable'::text])))
);

ALTER TABLE ONLY public.local_code FORCE ROW LEVEL SECURITY;

CREATE TABLE public.log_deletion (
    deletion_no bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    years integer NOT NULL,
    block_from bigint NOT NULL,
    block_until bigint NOT NULL,
    disclosures bigint NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    emptied_at timestamp with time zone,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    CONSTRAINT log_deletion_check CHECK ((block_until >= block_from)),
    CONSTRAINT log_deletion_deletion_no_check CHECK ((deletion_no > 0)),
    CONSTRAINT log_deletion_years_check CHECK ((years >= 3))
);

ALTER TABLE ONLY public.log_deletion FORCE ROW LEVEL SECURITY;

CREATE TABLE public.log_inquiry (
    inquiry_id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    actor_name text NOT NULL,
    role text NOT NULL,
    institution_id text,
    about_account uuid NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    CONSTRAINT log_inquiry_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
);

ALTER TABLE ONLY public.log_inquiry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.log_question (
    person_id uuid NOT NULL,
    question_id uuid DEFAULT gen_random_uuid() NOT NULL,
    disclosure_id uuid NOT NULL,
    institution_id text,
    person_name text NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    looked_by text NOT NULL,
    looked_as text NOT NULL,
    looked_page text NOT NULL,
    words text,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    due_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    asked_name text NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    answered_by uuid,
    answered_name text,
    looked_account uuid,
    CONSTRAINT log_question_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 2000))),
    CONSTRAINT log_question_check CHECK ((num_nulls(answer, answered_at, answered_by, answered_name) = ANY (ARRAY[0, 4]))),
    CONSTRAINT log_question_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);

ALTER TABLE ONLY public.log_question FORCE ROW LEVEL SECURITY;

CREATE TABLE public.look_notice (
    person_id uuid NOT NULL,
    account_id uuid NOT NULL,
    is_on boolean NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    told_until timestamp with time zone DEFAULT now() NOT NULL,
    told_snapshot text DEFAULT (pg_current_snapshot())::text NOT NULL
);

ALTER TABLE ONLY public.look_notice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.match_case (
    case_id uuid NOT NULL,
    institution_id text NOT NULL,
    demographics text NOT NULL,
    candidates text NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    kind text DEFAULT 'new-number'::text NOT NULL,
    link_id uuid,
    contested_link uuid,
    statement_id uuid,
    carried_turn integer DEFAULT 0 NOT NULL,
    proposed_by uuid,
    CONSTRAINT match_case_kind_check CHECK ((kind = ANY (ARRAY['new-number'::text, 'reused-number'::text, 'merge'::text, 'move'::text, 'parted'::text])))
);

ALTER TABLE ONLY public.match_case FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_draft (
    person_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    account_id uuid NOT NULL,
    thread_id uuid,
    institution_id text DEFAULT ''::text NOT NULL,
    topic text DEFAULT ''::text NOT NULL,
    service_id text DEFAULT ''::text NOT NULL,
    subject text DEFAULT ''::text NOT NULL,
    text text DEFAULT ''::text NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT message_draft_subject_check CHECK ((length(subject) <= 120)),
    CONSTRAINT message_draft_text_check CHECK ((length(text) <= 4000))
);

ALTER TABLE ONLY public.message_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_file (
    person_id uuid NOT NULL,
    file_id uuid DEFAULT gen_random_uuid() NOT NULL,
    form_key uuid NOT NULL,
    account_id uuid NOT NULL,
    thread_id uuid,
    message_id uuid,
    name text NOT NULL,
    content_type text NOT NULL,
    size integer NOT NULL,
    digest bytea NOT NULL,
    bytes bytea NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    scanned_at timestamp with time zone,
    finding text DEFAULT ''::text NOT NULL,
    kept_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT message_file_check CHECK (((message_id IS NULL) OR (thread_id IS NOT NULL))),
    CONSTRAINT message_file_content_type_check CHECK ((content_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'application/pdf'::text]))),
    CONSTRAINT message_file_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT message_file_finding_check CHECK ((length(finding) <= 200)),
    CONSTRAINT message_file_name_check CHECK (((name ~ '\S'::text) AND (length(name) <= 120))),
    CONSTRAINT message_file_size_check CHECK (((size >= 1) AND (size <= 10485760))),
    CONSTRAINT message_file_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'unsafe'::text])))
);
ALTER TABLE ONLY public.message_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.message_file FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_reading (
    person_id uuid NOT NULL,
    thread_id uuid NOT NULL,
    account_id uuid NOT NULL,
    read_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.message_reading FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_route (
    institution_id text NOT NULL,
    topic text NOT NULL,
    service_id text DEFAULT ''::text NOT NULL,
    team_id uuid NOT NULL,
    CONSTRAINT message_route_topic_check CHECK ((topic ~ '^[a-z]+(-[a-z]+)*$'::text))
);

ALTER TABLE ONLY public.message_route FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_team (
    team_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    name text NOT NULL,
    answered_by text DEFAULT ''::text NOT NULL,
    phone text DEFAULT ''::text NOT NULL,
    opening_hours text[] DEFAULT '{"","","","","","",""}'::text[] NOT NULL,
    promise_days integer DEFAULT 2 NOT NULL,
    in_pilot boolean DEFAULT false NOT NULL,
    signature text DEFAULT ''::text NOT NULL,
    cap_weekly integer,
    cap_effect text DEFAULT 'longer'::text NOT NULL,
    cap_extra_days integer DEFAULT 3 NOT NULL,
    away_from timestamp with time zone,
    away_until timestamp with time zone,
    covered_by uuid,
    ended_at timestamp with time zone,
    takes_measurements boolean DEFAULT false NOT NULL,
    measurements_weekly integer DEFAULT 14 NOT NULL,
    CONSTRAINT message_team_answered_by_check CHECK ((length(answered_by) <= 200)),
    CONSTRAINT message_team_cap_effect_check CHECK ((cap_effect = ANY (ARRAY['longer'::text, 'phone'::text, 'pause'::text]))),
    CONSTRAINT message_team_cap_extra_days_check CHECK (((cap_extra_days >= 1) AND (cap_extra_days <= 30))),
    CONSTRAINT message_team_cap_weekly_check CHECK (((cap_weekly >= 1) AND (cap_weekly <= 10000))),
    CONSTRAINT message_team_check CHECK (((away_from IS NULL) = (away_until IS NULL))),
    CONSTRAINT message_team_check1 CHECK ((away_until > away_from)),
    CONSTRAINT message_team_check2 CHECK (((covered_by IS NULL) OR (away_from IS NOT NULL))),
    CONSTRAINT message_team_check3 CHECK ((covered_by IS DISTINCT FROM team_id)),
    CONSTRAINT message_team_measurements_weekly_check CHECK (((measurements_weekly >= 1) AND (measurements_weekly <= 100))),
    CONSTRAINT message_team_name_check CHECK (((name ~ '\S'::text) AND (length(name) <= 100))),
    CONSTRAINT message_team_opening_hours_check CHECK ((cardinality(opening_hours) = 7)),
    CONSTRAINT message_team_phone_check CHECK ((length(phone) <= 40)),
    CONSTRAINT message_team_promise_days_check CHECK (((promise_days >= 1) AND (promise_days <= 30))),
    CONSTRAINT message_team_signature_check CHECK ((length(signature) <= 300))
);

ALTER TABLE ONLY public.message_team FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_team_member (
    team_id uuid NOT NULL,
    account_id uuid NOT NULL,
    institution_id text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    added_by text NOT NULL,
    ended_at timestamp with time zone
);

ALTER TABLE ONLY public.message_team_member FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_template (
    template_id uuid DEFAULT gen_random_uuid() NOT NULL,
    team_id uuid NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT message_template_text_check CHECK (((text ~ '\S'::text) AND (length(text) <= 4000))),
    CONSTRAINT message_template_title_check CHECK (((title ~ '\S'::text) AND (length(title) <= 80)))
);

ALTER TABLE ONLY public.message_template FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_thread (
    person_id uuid NOT NULL,
    thread_id uuid DEFAULT gen_random_uuid() NOT NULL,
    start_key uuid NOT NULL,
    institution_id text NOT NULL,
    team_id uuid NOT NULL,
    asked_team_id uuid NOT NULL,
    topic text NOT NULL,
    service_id text DEFAULT ''::text NOT NULL,
    subject text NOT NULL,
    person_name text NOT NULL,
    birth_date text,
    account_id uuid NOT NULL,
    asked_name text NOT NULL,
    capacity text NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    due_at timestamp with time zone NOT NULL,
    ball text DEFAULT 'staff'::text NOT NULL,
    said_at timestamp with time zone DEFAULT now() NOT NULL,
    first_answer_at timestamp with time zone,
    in_time boolean,
    closed_at timestamp with time zone,
    team_read_at timestamp with time zone,
    person_read_at timestamp with time zone,
    reached_at timestamp with time zone,
    reached_name text,
    CONSTRAINT message_thread_ball_check CHECK ((ball = ANY (ARRAY['person'::text, 'staff'::text]))),
    CONSTRAINT message_thread_reached_name_check CHECK ((reached_name ~ '\S'::text)),
    CONSTRAINT message_thread_subject_check CHECK (((subject ~ '\S'::text) AND (length(subject) <= 120)))
);

ALTER TABLE ONLY public.message_thread FORCE ROW LEVEL SECURITY;

CREATE TABLE public.moved_item (
    change_no bigint NOT NULL,
    item_id uuid NOT NULL,
    from_link uuid NOT NULL
);

ALTER TABLE ONLY public.moved_item FORCE ROW LEVEL SECURITY;

CREATE TABLE public.notice_choice (
    account_id uuid NOT NULL,
    record text NOT NULL,
    teams boolean NOT NULL,
    channel text NOT NULL,
    quiet_from integer,
    quiet_until integer,
    time_zone text NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    announcements boolean DEFAULT true NOT NULL,
    others text DEFAULT 'daily'::text NOT NULL,
    paper_look_at timestamp with time zone DEFAULT now() NOT NULL,
    letter_institution text,
    CONSTRAINT letter_has_desk CHECK (((channel = 'letter'::text) = (letter_institution IS NOT NULL))),
    CONSTRAINT notice_choice_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'letter'::text, 'push'::text]))),
    CONSTRAINT notice_choice_check CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
    CONSTRAINT notice_choice_check1 CHECK ((quiet_from <> quiet_until)),
    CONSTRAINT notice_choice_others_check CHECK ((others = ANY (ARRAY['at-once'::text, 'daily'::text, 'weekly'::text, 'never'::text]))),
    CONSTRAINT notice_choice_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 23))),
    CONSTRAINT notice_choice_quiet_until_check CHECK (((quiet_until >= 0) AND (quiet_until <= 23))),
    CONSTRAINT notice_choice_record_check CHECK ((record = ANY (ARRAY['at-once'::text, 'daily'::text, 'weekly'::text, 'never'::text]))),
    CONSTRAINT notice_choice_time_zone_check CHECK ((length(time_zone) <= 60))
);

ALTER TABLE ONLY public.notice_choice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.opening (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.opening FORCE ROW LEVEL SECURITY;

CREATE TABLE public.outgoing_message (
    message_id uuid DEFAULT gen_random_uuid() NOT NULL,
    message_key text NOT NULL,
    kind text NOT NULL,
    institution_id text,
    to_address text NOT NULL,
    subject text DEFAULT ''::text NOT NULL,
    body text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    next_try_at timestamp with time zone DEFAULT now() NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    last_fault text,
    sent_at timestamp with time zone,
    given_up_at timestamp with time zone,
    CONSTRAINT outgoing_message_check CHECK (((sent_at IS NULL) OR (given_up_at IS NULL))),
    CONSTRAINT outgoing_message_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'sms'::text, 'push'::text])))
);

ALTER TABLE ONLY public.outgoing_message FORCE ROW LEVEL SECURITY;

CREATE TABLE public.paper_letter (
    person_id uuid NOT NULL,
    letter_id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    person_name text NOT NULL,
    language text,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    printed_at timestamp with time zone,
    printed_by uuid,
    printed_name text,
    CONSTRAINT paper_letter_check CHECK (((printed_at IS NULL) = (printed_by IS NULL)))
);

ALTER TABLE ONLY public.paper_letter FORCE ROW LEVEL SECURITY;

CREATE TABLE public.passkey (
    id uuid NOT NULL,
    name text,
    public_key text NOT NULL,
    account_id uuid NOT NULL,
    credential_id text NOT NULL,
    counter integer NOT NULL,
    device_type text NOT NULL,
    backed_up boolean NOT NULL,
    transports text,
    created_at timestamp with time zone DEFAULT now(),
    aaguid text
);

ALTER TABLE ONLY public.passkey FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient_decision (
    case_id uuid NOT NULL,
    turn integer NOT NULL,
    institution_id text NOT NULL,
    word text NOT NULL,
    candidate_link uuid,
    received_from timestamp with time zone,
    follows text[] DEFAULT '{}'::text[] NOT NULL,
    reason text NOT NULL,
    account_id uuid,
    actor_name text NOT NULL,
    role text NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    CONSTRAINT patient_decision_check CHECK (((word = 'same'::text) = (candidate_link IS NOT NULL))),
    CONSTRAINT patient_decision_follows_check CHECK ((follows <@ '{self,delegate,guardian}'::text[])),
    CONSTRAINT patient_decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
    CONSTRAINT patient_decision_turn_check CHECK ((turn > 0)),
    CONSTRAINT patient_decision_word_check CHECK ((word = ANY (ARRAY['same'::text, 'other'::text, 'unsure'::text, 'confirm'::text, 'refuse'::text, 'undo'::text])))
);

ALTER TABLE ONLY public.patient_decision FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient_key (
    institution_id text NOT NULL,
    key text NOT NULL,
    link_id uuid,
    case_id uuid,
    ambiguous boolean DEFAULT false NOT NULL,
    CONSTRAINT patient_key_check CHECK (((link_id IS NULL) <> (case_id IS NULL)))
);

ALTER TABLE ONLY public.patient_key FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient_link (
    link_id uuid NOT NULL,
    person_id uuid NOT NULL,
    institution_id text NOT NULL,
    demographics text NOT NULL,
    reasons text NOT NULL,
    linked_at timestamp with time zone DEFAULT now() NOT NULL,
    parted_at timestamp with time zone,
    parted_because text,
    origin_person_id uuid NOT NULL
);

ALTER TABLE ONLY public.patient_link FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient_notice (
    notice_id uuid NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    person_id uuid NOT NULL,
    case_id uuid,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    told_at timestamp with time zone DEFAULT now() NOT NULL,
    done_at timestamp with time zone,
    done_by uuid,
    done_name text
);

ALTER TABLE ONLY public.patient_notice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient_statement (
    statement_id uuid NOT NULL,
    institution_id text NOT NULL,
    kind text NOT NULL,
    from_keys text[] NOT NULL,
    into_institution_id text NOT NULL,
    into_keys text[] NOT NULL,
    moved text[] DEFAULT '{}'::text[] NOT NULL,
    message_id uuid,
    stated_at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    case_id uuid,
    account_id uuid,
    actor_name text,
    role text,
    reason text,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    CONSTRAINT patient_statement_check CHECK (((message_id IS NULL) = (account_id IS NOT NULL))),
    CONSTRAINT patient_statement_from_keys_check CHECK ((cardinality(from_keys) > 0)),
    CONSTRAINT patient_statement_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'change-identifier'::text, 'move'::text, 'part'::text]))),
    CONSTRAINT patient_statement_outcome_check CHECK ((outcome = ANY (ARRAY['asked'::text, 'applied'::text, 'waiting'::text, 'refused'::text, 'unknown-number'::text, 'nothing-to-do'::text]))),
    CONSTRAINT patient_statement_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY public.patient_statement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person (
    person_id uuid NOT NULL,
    family text,
    given text NOT NULL,
    birth_date text,
    sex text,
    deceased_at text,
    demographics text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.person FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person_key (
    key text NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.person_key FORCE ROW LEVEL SECURITY;

CREATE TABLE public.pick_up_place (
    place_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    name text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pick_up_place_address_check CHECK ((length(address) <= 200)),
    CONSTRAINT pick_up_place_name_check CHECK (((name ~ '\S'::text) AND (length(name) <= 120)))
);

ALTER TABLE ONLY public.pick_up_place FORCE ROW LEVEL SECURITY;

CREATE TABLE public.picture (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    instance_uid text NOT NULL,
    series_uid text NOT NULL,
    study_uid text NOT NULL,
    series_number integer,
    series_name text,
    modality text NOT NULL,
    body_part text,
    number integer,
    sop_class text NOT NULL,
    frames integer NOT NULL,
    rows integer NOT NULL,
    columns integer NOT NULL,
    slope double precision NOT NULL,
    intercept double precision NOT NULL,
    window_center double precision,
    window_width double precision,
    inverted boolean NOT NULL,
    caution text,
    content_hash bytea NOT NULL,
    form text,
    lengths integer[] DEFAULT '{}'::integer[] NOT NULL,
    pixels bytea,
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT picture_caution_check CHECK ((caution = ANY (ARRAY['burned-in'::text, 'unsure'::text]))),
    CONSTRAINT picture_check CHECK (((form IS NULL) = (pixels IS NULL))),
    CONSTRAINT picture_form_check CHECK ((form = ANY (ARRAY['u8'::text, 'u16'::text, 's16'::text, 'rgb'::text, 'jpeg'::text]))),
    CONSTRAINT picture_frames_check CHECK ((frames >= 0))
);
ALTER TABLE ONLY public.picture ALTER COLUMN pixels SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.picture FORCE ROW LEVEL SECURITY;

CREATE TABLE public.portal_account (
    id uuid NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    email_verified boolean NOT NULL,
    image text,
    language text,
    demo boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    looks text DEFAULT ''::text NOT NULL,
    CONSTRAINT portal_account_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'nb'::text, 'es'::text, 'ar'::text]))),
    CONSTRAINT portal_account_looks_check CHECK ((looks ~ '^[a-z.-]{0,60}$'::text))
);

ALTER TABLE ONLY public.portal_account FORCE ROW LEVEL SECURITY;

CREATE TABLE public."position" (
    proposal_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    position_no integer NOT NULL,
    stance text NOT NULL,
    grounds text[] NOT NULL,
    words text NOT NULL,
    text_no integer NOT NULL,
    said_at timestamp with time zone DEFAULT now() NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT position_grounds_check CHECK (((cardinality(grounds) > 0) AND (grounds <@ ARRAY['patient-benefit'::text, 'own-workload'::text, 'law'::text]))),
    CONSTRAINT position_stance_check CHECK ((stance = ANY (ARRAY['for'::text, 'with-changes'::text, 'against'::text]))),
    CONSTRAINT position_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);

ALTER TABLE ONLY public."position" FORCE ROW LEVEL SECURITY;

CREATE TABLE public.proposal (
    proposal_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    draft_id uuid,
    confirms integer,
    rule text NOT NULL,
    review_on date NOT NULL,
    positions_until timestamp with time zone NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT proposal_check CHECK (((kind = 'rulebook'::text) = (draft_id IS NOT NULL))),
    CONSTRAINT proposal_kind_check CHECK ((kind = ANY (ARRAY['rulebook'::text, 'other'::text]))),
    CONSTRAINT proposal_rule_check CHECK ((rule = ANY (ARRAY['consensus'::text, 'two-thirds'::text, 'majority'::text]))),
    CONSTRAINT proposal_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

ALTER TABLE ONLY public.proposal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.proposal_evidence (
    evidence_id uuid DEFAULT gen_random_uuid() NOT NULL,
    proposal_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    words text,
    link text,
    figures text,
    made_at timestamp with time zone NOT NULL,
    attached_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT proposal_evidence_check CHECK (((kind = 'lab-brief'::text) = (figures IS NOT NULL))),
    CONSTRAINT proposal_evidence_figures_check CHECK ((length(figures) <= 500000)),
    CONSTRAINT proposal_evidence_kind_check CHECK ((kind = ANY (ARRAY['lab-brief'::text, 'note'::text]))),
    CONSTRAINT proposal_evidence_link_check CHECK (((link ~ '^https?://'::text) AND (length(link) <= 500))),
    CONSTRAINT proposal_evidence_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
    CONSTRAINT proposal_evidence_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);

ALTER TABLE ONLY public.proposal_evidence FORCE ROW LEVEL SECURITY;

CREATE TABLE public.proposal_seat (
    proposal_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    kind text NOT NULL,
    number integer NOT NULL
);

ALTER TABLE ONLY public.proposal_seat FORCE ROW LEVEL SECURITY;

CREATE TABLE public.proposal_step (
    proposal_id uuid NOT NULL,
    step_no integer NOT NULL,
    word text NOT NULL,
    text_no integer NOT NULL,
    reason text,
    principle text,
    until timestamp with time zone,
    seat_id uuid,
    seat_kind text,
    at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT proposal_step_check CHECK (((word <> 'returned'::text) OR ((NOT (seat_kind IS DISTINCT FROM 'leadership'::text)) AND (reason IS NOT NULL)))),
    CONSTRAINT proposal_step_check1 CHECK (((word = 'to-vote'::text) = (until IS NOT NULL))),
    CONSTRAINT proposal_step_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
    CONSTRAINT proposal_step_word_check CHECK ((word = ANY (ARRAY['opened'::text, 'amended'::text, 'to-vote'::text, 'returned'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.proposal_step FORCE ROW LEVEL SECURITY;

CREATE TABLE public.proposal_text (
    proposal_id uuid NOT NULL,
    text_no integer NOT NULL,
    summary text NOT NULL,
    body text,
    changed text,
    follows uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    base_version integer,
    CONSTRAINT proposal_text_body_check CHECK ((length(body) <= 1000000)),
    CONSTRAINT proposal_text_changed_check CHECK (((length(changed) >= 1) AND (length(changed) <= 2000))),
    CONSTRAINT proposal_text_summary_check CHECK (((length(summary) >= 1) AND (length(summary) <= 4000)))
);

ALTER TABLE ONLY public.proposal_text FORCE ROW LEVEL SECURITY;

CREATE TABLE public.protection (
    person_id uuid NOT NULL,
    protection_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    reason text NOT NULL,
    safe_accounts uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    made_by uuid NOT NULL,
    made_name text NOT NULL,
    second_until timestamp with time zone NOT NULL,
    second_at timestamp with time zone,
    second_by uuid,
    second_name text,
    ended_at timestamp with time zone,
    ended_by uuid,
    ended_name text,
    ended_because text,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    second_tx bigint,
    ended_tx bigint,
    CONSTRAINT protection_check CHECK (((second_by IS NULL) OR (second_by <> made_by))),
    CONSTRAINT protection_check1 CHECK (((second_at IS NULL) = (second_tx IS NULL))),
    CONSTRAINT protection_check2 CHECK (((ended_at IS NULL) = (ended_tx IS NULL))),
    CONSTRAINT protection_reason_check CHECK (((reason ~ '\S'::text) AND (length(reason) <= 2000)))
);

ALTER TABLE ONLY public.protection FORCE ROW LEVEL SECURITY;

CREATE TABLE public.pull (
    pull_id uuid NOT NULL,
    feed_id text NOT NULL,
    asked text NOT NULL,
    since timestamp with time zone,
    started_at timestamp with time zone NOT NULL,
    held_until timestamp with time zone NOT NULL,
    status_url text,
    next_poll_at timestamp with time zone,
    asked_at timestamp with time zone,
    transaction_time timestamp with time zone,
    needs_token boolean DEFAULT true NOT NULL,
    ended_at timestamp with time zone,
    outcome text,
    because text,
    mend text,
    CONSTRAINT pull_check CHECK (((ended_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT pull_outcome_check CHECK ((outcome = ANY (ARRAY['complete'::text, 'incomplete'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.pull FORCE ROW LEVEL SECURITY;

CREATE TABLE public.pull_file (
    pull_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    about text NOT NULL,
    url text NOT NULL,
    expected integer,
    pieces integer DEFAULT 0 NOT NULL,
    digest bytea,
    pages integer DEFAULT 0 NOT NULL,
    taken_at timestamp with time zone,
    failed_because text,
    mend text,
    CONSTRAINT pull_file_kind_check CHECK ((kind = ANY (ARRAY['output'::text, 'deleted'::text, 'error'::text, 'patient'::text])))
);

ALTER TABLE ONLY public.pull_file FORCE ROW LEVEL SECURITY;

CREATE TABLE public.pulse (
    pulse_id uuid DEFAULT gen_random_uuid() NOT NULL,
    test_class text NOT NULL,
    rule text NOT NULL,
    word text NOT NULL,
    given_on date DEFAULT CURRENT_DATE NOT NULL,
    CONSTRAINT pulse_word_check CHECK ((word = ANY (ARRAY['helped'::text, 'worried-me'::text])))
);

ALTER TABLE ONLY public.pulse FORCE ROW LEVEL SECURITY;

CREATE TABLE public.pulse_given (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL
);

ALTER TABLE ONLY public.pulse_given FORCE ROW LEVEL SECURITY;

CREATE TABLE public.push_device (
    device_id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid NOT NULL,
    endpoint text NOT NULL,
    p256dh text NOT NULL,
    auth text NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT push_device_auth_check CHECK ((auth ~ '^[A-Za-z0-9_-]{20,30}$'::text)),
    CONSTRAINT push_device_endpoint_check CHECK (((endpoint ~ '^https?://'::text) AND (length(endpoint) <= 1000))),
    CONSTRAINT push_device_name_check CHECK ((length(name) <= 80)),
    CONSTRAINT push_device_p256dh_check CHECK ((p256dh ~ '^[A-Za-z0-9_-]{80,100}$'::text))
);

ALTER TABLE ONLY public.push_device FORCE ROW LEVEL SECURITY;

CREATE TABLE public.quarantine (
    institution_id text NOT NULL,
    body_hash bytea NOT NULL,
    message_id uuid NOT NULL,
    kind text NOT NULL,
    place text NOT NULL,
    what text NOT NULL,
    mend text NOT NULL,
    resource_type text,
    patient_key text,
    source_id text,
    body bytea NOT NULL,
    first_at timestamp with time zone DEFAULT now() NOT NULL,
    resolved_at timestamp with time zone,
    context text,
    CONSTRAINT quarantine_kind_check CHECK ((kind = ANY (ARRAY['invalid'::text, 'patient-unknown'::text, 'unmatched'::text, 'fault'::text])))
);

ALTER TABLE ONLY public.quarantine FORCE ROW LEVEL SECURITY;

CREATE TABLE public.questionnaire (
    questionnaire_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    url text NOT NULL,
    version text,
    title text NOT NULL,
    resource text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    made_by uuid,
    made_name text NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT questionnaire_resource_check CHECK ((length(resource) <= 500000)),
    CONSTRAINT questionnaire_title_check CHECK (((title ~ '\S'::text) AND (length(title) <= 300))),
    CONSTRAINT questionnaire_url_check CHECK ((length(url) <= 500)),
    CONSTRAINT questionnaire_version_check CHECK ((length(version) <= 100))
);

ALTER TABLE ONLY public.questionnaire FORCE ROW LEVEL SECURITY;

CREATE TABLE public.questionnaire_ask (
    person_id uuid NOT NULL,
    ask_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    team_id uuid NOT NULL,
    questionnaire_id uuid NOT NULL,
    person_name text NOT NULL,
    birth_date text,
    shows_delegates boolean DEFAULT true NOT NULL,
    visit_id uuid,
    rule_id uuid,
    until_day date NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    asked_by uuid,
    asked_name text NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    ended_by text,
    CONSTRAINT questionnaire_ask_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
    CONSTRAINT questionnaire_ask_check1 CHECK (((visit_id IS NULL) = (rule_id IS NULL))),
    CONSTRAINT questionnaire_ask_check2 CHECK (((asked_by IS NULL) = (rule_id IS NOT NULL))),
    CONSTRAINT questionnaire_ask_ended_by_check CHECK ((ended_by = ANY (ARRAY['person'::text, 'team'::text, 'visit'::text]))),
    CONSTRAINT questionnaire_ask_words_check CHECK ((length(words) <= 1000))
);

ALTER TABLE ONLY public.questionnaire_ask FORCE ROW LEVEL SECURITY;

CREATE TABLE public.questionnaire_draft (
    person_id uuid NOT NULL,
    ask_id uuid NOT NULL,
    answers text NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    CONSTRAINT questionnaire_draft_answers_check CHECK ((length(answers) <= 500000))
);

ALTER TABLE ONLY public.questionnaire_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.questionnaire_response (
    person_id uuid NOT NULL,
    ask_id uuid NOT NULL,
    institution_id text NOT NULL,
    team_id uuid NOT NULL,
    questionnaire_id uuid NOT NULL,
    resource text NOT NULL,
    score double precision,
    sent_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    capacity text NOT NULL,
    state text DEFAULT 'new'::text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    decided_by uuid,
    decided_name text,
    decided_at timestamp with time zone,
    read_at timestamp with time zone,
    CONSTRAINT questionnaire_response_capacity_check CHECK ((capacity = ANY (ARRAY['self'::text, 'delegate'::text, 'guardian'::text]))),
    CONSTRAINT questionnaire_response_check CHECK (((state = 'new'::text) = (decided_at IS NULL))),
    CONSTRAINT questionnaire_response_check1 CHECK (((state <> 'answered'::text) OR (words ~ '\S'::text))),
    CONSTRAINT questionnaire_response_resource_check CHECK ((length(resource) <= 500000)),
    CONSTRAINT questionnaire_response_state_check CHECK ((state = ANY (ARRAY['new'::text, 'seen'::text, 'answered'::text]))),
    CONSTRAINT questionnaire_response_words_check CHECK ((length(words) <= 2000))
);

ALTER TABLE ONLY public.questionnaire_response FORCE ROW LEVEL SECURITY;

CREATE TABLE public.questionnaire_rule (
    rule_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    service_id uuid NOT NULL,
    url text NOT NULL,
    team_id uuid NOT NULL,
    days_before integer NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    set_by uuid,
    set_name text NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT questionnaire_rule_days_before_check CHECK (((days_before >= 1) AND (days_before <= 60)))
);

ALTER TABLE ONLY public.questionnaire_rule FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_notice (
    person_id uuid NOT NULL,
    account_id uuid NOT NULL,
    told_until timestamp with time zone DEFAULT now() NOT NULL,
    next_look_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.record_notice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.recovery_code (
    account_id uuid NOT NULL,
    code_hash text NOT NULL,
    used_at timestamp with time zone
);

ALTER TABLE ONLY public.recovery_code FORCE ROW LEVEL SECURITY;

CREATE TABLE public.redecide_job (
    job_no bigint NOT NULL,
    key text NOT NULL,
    because text NOT NULL,
    rulebook_version integer,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    after_person uuid,
    persons bigint DEFAULT 0 NOT NULL,
    items bigint DEFAULT 0 NOT NULL,
    changed bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.redecide_job FORCE ROW LEVEL SECURITY;

ALTER TABLE public.redecide_job ALTER COLUMN job_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.redecide_job_job_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.redecide_person (
    person_id uuid NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    because text NOT NULL
);

ALTER TABLE ONLY public.redecide_person FORCE ROW LEVEL SECURITY;

CREATE TABLE public.release_ask (
    person_id uuid NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    category text,
    account_id uuid NOT NULL
);

ALTER TABLE ONLY public.release_ask FORCE ROW LEVEL SECURITY;

CREATE TABLE public.release_choice (
    person_id uuid NOT NULL,
    subject text NOT NULL,
    chosen_at timestamp with time zone DEFAULT now() NOT NULL,
    moments text[] NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    capacity text NOT NULL,
    CONSTRAINT release_choice_moments_check CHECK ((moments <@ '{at-once,after-comment,not-at-night-or-weekend,when-I-ask,preface-first}'::text[]))
);

ALTER TABLE ONLY public.release_choice FORCE ROW LEVEL SECURITY;

CREATE VIEW public.released_comment AS
 SELECT c.person_id,
    c.item_id,
    c.comment_id,
    c.institution_id,
    c.text,
    c.language,
    c.written_at,
    c.author_name
   FROM (public.clinician_comment c
     JOIN public.item i ON (((i.person_id = c.person_id) AND (i.item_id = c.item_id) AND (i.institution_id = c.institution_id))));

CREATE VIEW public.released_facts AS
 SELECT item.person_id,
    item.item_id,
    item.institution_id,
    item.category,
    item.release_rule,
    item.changed_at,
    item.facts
   FROM public.item;

CREATE VIEW public.released_goal AS
 SELECT g.person_id,
    g.goal_id,
    g.institution_id,
    g.low,
    g.high,
    g.unit,
    g.reason,
    g.until,
    g.set_at,
    g.author_name,
    g.ended_at,
        CASE
            WHEN (i.mapped_code IS NULL) THEN concat(i.code_system, '|', i.code)
            ELSE concat('http://loinc.org|', i.mapped_code)
        END AS code_key
   FROM (public.goal_range g
     JOIN public.item i ON (((i.person_id = g.person_id) AND (i.item_id = g.item_id) AND (i.institution_id = g.institution_id))));

CREATE VIEW public.released_item AS
 SELECT item.person_id,
    item.item_id,
    item.institution_id,
    item.feed_id,
    item.resource_type,
    item.source_id,
    item.category,
    item.title,
    item.code_system,
    item.code,
    item.status,
    item.standing,
    item.sort_at,
    item.happened_text,
    item.value_text,
    item.value_number,
    item.unit,
    item.ucum,
    item.range_low,
    item.range_high,
    item.range_text,
    item.flag,
    item.author,
    item.encounter_id,
    item.part_of,
    item.replaced_by,
    (item.listed AND ((item.hidden_by IS NULL) OR (NOT (EXISTS ( SELECT
           FROM public.item h
          WHERE ((h.person_id = item.person_id) AND (h.item_id = item.hidden_by))))))) AS listed,
    item.version,
    item.received_at,
    item.changed_at,
    item.verdict,
    item.release_at,
    item.release_rule,
    item.rulebook_version,
    item.body,
        CASE
            WHEN (item.mapped_code IS NULL) THEN concat(item.code_system, '|', item.code)
            ELSE concat('http://loinc.org|', item.mapped_code)
        END AS code_key,
    item.mapped_code,
    item.ranges
   FROM public.item;

CREATE VIEW public.released_picture AS
 SELECT p.person_id,
    p.item_id,
    i.feed_id,
    p.instance_uid,
    p.series_uid,
    p.study_uid,
    p.series_number,
    p.series_name,
    p.modality,
    p.body_part,
    p.number,
    p.sop_class,
    p.frames,
    p.rows,
    p.columns,
    p.slope,
    p.intercept,
    p.window_center,
    p.window_width,
    p.inverted,
    p.caution,
    p.content_hash,
    p.form,
    p.lengths,
    p.pixels
   FROM (public.picture p
     JOIN public.item i ON (((i.person_id = p.person_id) AND (i.item_id = p.item_id))));

CREATE VIEW public.released_twin AS
 SELECT t.person_id,
    t.item_id,
    t.twin_id,
    t.kind
   FROM ((public.item_twin t
     JOIN public.item i ON (((i.person_id = t.person_id) AND (i.item_id = t.item_id))))
     JOIN public.item o ON (((o.person_id = t.person_id) AND (o.item_id = t.twin_id))));

CREATE TABLE public.verdict (
    person_id uuid NOT NULL,
    item_id uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    rulebook_version integer NOT NULL,
    verdict text NOT NULL,
    rule text NOT NULL,
    because text NOT NULL,
    release_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.verdict FORCE ROW LEVEL SECURITY;

CREATE VIEW public.released_verdict AS
 SELECT v.person_id,
    v.item_id,
    v.decided_at,
    v.rulebook_version,
    v.verdict,
    v.rule,
    v.release_at
   FROM (public.verdict v
     JOIN public.item i ON (((i.person_id = v.person_id) AND (i.item_id = v.item_id))))
  WHERE (v.verdict <> 'restricted'::text);

CREATE VIEW public.released_version AS
 SELECT v.person_id,
    v.item_id,
    v.version,
    v.received_at,
    v.body
   FROM (public.item_version v
     JOIN public.item i ON (((i.person_id = v.person_id) AND (i.item_id = v.item_id))));

CREATE TABLE public.remap_job (
    job_no bigint NOT NULL,
    institution_id text NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    after_person uuid,
    finished_at timestamp with time zone,
    items bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.remap_job FORCE ROW LEVEL SECURITY;

ALTER TABLE public.remap_job ALTER COLUMN job_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.remap_job_job_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.request_event (
    person_id uuid NOT NULL,
    request_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    word text NOT NULL,
    text text,
    by_whom text NOT NULL,
    account_id uuid,
    actor_name text DEFAULT ''::text NOT NULL,
    link_id uuid NOT NULL,
    institution_id text NOT NULL,
    category text NOT NULL,
    shows_delegates boolean NOT NULL,
    CONSTRAINT request_event_by_whom_check CHECK ((by_whom = ANY (ARRAY['person'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT request_event_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);

ALTER TABLE ONLY public.request_event FORCE ROW LEVEL SECURITY;

CREATE VIEW public.request_item AS
 SELECT r.person_id,
    r.request_id,
    r.kind,
    r.closed_at,
    i.item_id,
    i.title
   FROM (public.request r
     JOIN public.item i ON (((i.person_id = r.person_id) AND (i.item_id = ANY (r.item_ids)))));

CREATE TABLE public.request_promise (
    promise_no bigint NOT NULL,
    kind text NOT NULL,
    working_days integer NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT request_promise_working_days_check CHECK (((working_days >= 1) AND (working_days <= 30)))
);

ALTER TABLE ONLY public.request_promise FORCE ROW LEVEL SECURITY;

ALTER TABLE public.request_promise ALTER COLUMN promise_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.request_promise_promise_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.restriction (
    person_id uuid NOT NULL,
    restriction_id uuid DEFAULT gen_random_uuid() NOT NULL,
    against text NOT NULL,
    against_account uuid,
    against_email text,
    against_institution text,
    what text NOT NULL,
    category text,
    from_institution text,
    item_id uuid,
    opens_in_emergency boolean NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    made_by uuid NOT NULL,
    made_name text NOT NULL,
    made_as text NOT NULL,
    reason text,
    ended_at timestamp with time zone,
    ended_by uuid,
    against_name text,
    identity_seen text,
    institution_id text,
    ended_because text,
    wants_closed boolean DEFAULT false NOT NULL,
    agreed_at timestamp with time zone,
    agreed_by uuid,
    agreed_name text,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    agreed_tx bigint,
    ended_tx bigint,
    CONSTRAINT restriction_against_check CHECK ((against = ANY (ARRAY['helpers'::text, 'account'::text, 'institution'::text, 'clinicians'::text]))),
    CONSTRAINT restriction_against_name_check CHECK ((length(against_name) <= 200)),
    CONSTRAINT restriction_by_staff_check CHECK (((made_as = 'self'::text) OR ((identity_seen ~ '\S'::text) AND (institution_id IS NOT NULL)))),
    CONSTRAINT restriction_check CHECK (
CASE against
    WHEN 'account'::text THEN ((against_account IS NULL) <> (against_email IS NULL))
    WHEN 'institution'::text THEN (against_institution IS NOT NULL)
    ELSE true
END),
    CONSTRAINT restriction_check1 CHECK (
CASE what
    WHEN 'kind'::text THEN (category IS NOT NULL)
    WHEN 'institution'::text THEN (from_institution IS NOT NULL)
    WHEN 'item'::text THEN (item_id IS NOT NULL)
    ELSE true
END),
    CONSTRAINT restriction_check2 CHECK (((made_as = 'self'::text) OR (reason ~ '\S'::text))),
    CONSTRAINT restriction_check3 CHECK (((agreed_at IS NULL) = (agreed_tx IS NULL))),
    CONSTRAINT restriction_check4 CHECK (((ended_at IS NULL) = (ended_tx IS NULL))),
    CONSTRAINT restriction_ended_because_check CHECK ((length(ended_because) <= 500)),
    CONSTRAINT restriction_identity_seen_check CHECK ((length(identity_seen) <= 500)),
    CONSTRAINT restriction_made_as_check CHECK ((made_as = ANY (ARRAY['self'::text, 'clinician'::text, 'clerk'::text]))),
    CONSTRAINT restriction_reason_check CHECK ((length(reason) <= 2000)),
    CONSTRAINT restriction_what_check CHECK ((what = ANY (ARRAY['everything'::text, 'kind'::text, 'institution'::text, 'item'::text]))),
    CONSTRAINT two_human_beings CHECK (((agreed_by IS DISTINCT FROM made_by) OR (agreed_by IS NULL)))
);

ALTER TABLE ONLY public.restriction FORCE ROW LEVEL SECURITY;

CREATE TABLE public.role_proposal (
    proposal_id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    institution_id text,
    because text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_at timestamp with time zone,
    outcome text,
    brings_back boolean DEFAULT false NOT NULL,
    CONSTRAINT role_proposal_because_check CHECK ((because ~ '\S'::text)),
    CONSTRAINT role_proposal_check CHECK (((decided_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT role_proposal_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'refused'::text, 'over'::text])))
);

ALTER TABLE ONLY public.role_proposal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rows_to_move (
    person_id uuid NOT NULL,
    link_id uuid NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.rows_to_move FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rule_pack (
    version integer NOT NULL,
    title text NOT NULL,
    decision text NOT NULL,
    time_zone text NOT NULL,
    own_address_from integer NOT NULL,
    keeps_visits_from integer NOT NULL,
    four_eyes text[] NOT NULL,
    closes_at_death boolean NOT NULL,
    body text NOT NULL,
    published_at timestamp with time zone DEFAULT now() NOT NULL,
    published_by text,
    care_days integer DEFAULT 365 NOT NULL,
    break_glass_hours integer DEFAULT 4 NOT NULL,
    protection_hours integer DEFAULT 72 NOT NULL,
    CONSTRAINT rule_pack_break_glass_hours_check CHECK (((break_glass_hours >= 1) AND (break_glass_hours <= 4))),
    CONSTRAINT rule_pack_care_days_check CHECK (((care_days >= 1) AND (care_days <= 3650))),
    CONSTRAINT rule_pack_protection_hours_check CHECK (((protection_hours >= 1) AND (protection_hours <= 336)))
);

ALTER TABLE ONLY public.rule_pack FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rule_pack_band (
    version integer NOT NULL,
    from_age integer NOT NULL,
    guardian_categories text[],
    guardian_reads_log boolean NOT NULL,
    child_categories text[],
    CONSTRAINT rule_pack_band_from_age_check CHECK (((from_age >= 0) AND (from_age <= 120)))
);

ALTER TABLE ONLY public.rule_pack_band FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rule_pack_confidential (
    version integer NOT NULL,
    line_no integer NOT NULL,
    from_age integer NOT NULL,
    institutions text[] NOT NULL,
    codes text[] NOT NULL,
    CONSTRAINT rule_pack_confidential_from_age_check CHECK (((from_age >= 0) AND (from_age <= 120)))
);

ALTER TABLE ONLY public.rule_pack_confidential FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rulebook (
    version integer NOT NULL,
    title text NOT NULL,
    effective_from timestamp with time zone NOT NULL,
    decision text NOT NULL,
    body text NOT NULL,
    published_at timestamp with time zone DEFAULT now() NOT NULL,
    published_by text,
    decision_id integer NOT NULL,
    carries text DEFAULT 'rulebook'::text NOT NULL,
    CONSTRAINT rulebook_carries_check CHECK ((carries = 'rulebook'::text))
);

ALTER TABLE ONLY public.rulebook FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rulebook_draft (
    draft_id uuid DEFAULT gen_random_uuid() NOT NULL,
    base_version integer NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    account_id uuid NOT NULL,
    author_name text NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    published_version integer,
    CONSTRAINT rulebook_draft_body_check CHECK ((length(body) <= 1000000))
);

ALTER TABLE ONLY public.rulebook_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.schema_migration (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE VIEW public.sealed_card AS
 SELECT item.person_id,
    item.institution_id,
    item.category,
    item.verdict,
    item.release_rule,
    item.rulebook_version,
    item.release_at
   FROM public.item
  WHERE ((item.hidden_by IS NULL) OR (NOT (EXISTS ( SELECT
           FROM public.item h
          WHERE ((h.person_id = item.person_id) AND (h.item_id = item.hidden_by))))));

CREATE VIEW public.sealed_hold AS
 SELECT i.person_id,
    i.institution_id,
    i.category,
    i.verdict,
    i.release_rule,
    i.rulebook_version,
    i.release_at,
    h.ground,
    h.author_name,
    h.placed_at
   FROM (public.item i
     JOIN public.clinician_hold h ON (((h.person_id = i.person_id) AND (h.item_id = i.item_id) AND (h.until >= i.release_at))))
  WHERE ((i.release_rule = 'clinician-hold'::text) AND ((i.hidden_by IS NULL) OR (NOT (EXISTS ( SELECT
           FROM public.item o
          WHERE ((o.person_id = i.person_id) AND (o.item_id = i.hidden_by)))))));

CREATE TABLE public.seat (
    seat_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    number integer NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    ended_at timestamp with time zone,
    CONSTRAINT seat_kind_check CHECK ((kind = ANY (ARRAY['hospital'::text, 'general-practice'::text, 'home-care'::text, 'nursing-home'::text, 'public-health'::text, 'laboratory'::text, 'imaging'::text, 'patients'::text, 'leadership'::text]))),
    CONSTRAINT seat_number_check CHECK (((number >= 1) AND (number <= 9)))
);

ALTER TABLE ONLY public.seat FORCE ROW LEVEL SECURITY;

CREATE TABLE public.seat_holder (
    seat_id uuid NOT NULL,
    holder_id uuid NOT NULL,
    holder_name text NOT NULL,
    institution_id text,
    appointed_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    ended_at timestamp with time zone
);

ALTER TABLE ONLY public.seat_holder FORCE ROW LEVEL SECURITY;

CREATE TABLE public.second_factor (
    account_id uuid NOT NULL,
    sealed_secret text NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint DEFAULT 0 NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.second_factor FORCE ROW LEVEL SECURITY;

CREATE TABLE public.second_person_rule (
    rule_no bigint NOT NULL,
    institution_id text,
    is_needed boolean NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL
);

ALTER TABLE ONLY public.second_person_rule FORCE ROW LEVEL SECURITY;

ALTER TABLE public.second_person_rule ALTER COLUMN rule_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.second_person_rule_rule_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.service (
    institution_id text NOT NULL,
    service_id text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL
);

CREATE TABLE public.session (
    id uuid NOT NULL,
    token text NOT NULL,
    account_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ip_address text,
    user_agent text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    used_at timestamp with time zone DEFAULT now() NOT NULL,
    proved_at timestamp with time zone DEFAULT now() NOT NULL,
    factor_at timestamp with time zone,
    works_at text,
    proved_again_at timestamp with time zone
);

ALTER TABLE ONLY public.session FORCE ROW LEVEL SECURITY;

CREATE TABLE public.share (
    person_id uuid NOT NULL,
    share_id uuid NOT NULL,
    kind text NOT NULL,
    label text NOT NULL,
    categories text[],
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    capacity text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    most_views integer NOT NULL,
    views integer DEFAULT 0 NOT NULL,
    item_ids uuid[] NOT NULL,
    link_hash text,
    code_hash text NOT NULL,
    sealed_key text,
    passcode_salt text,
    passcode_hash text,
    wrong_tries integer DEFAULT 0 NOT NULL,
    file text,
    page text,
    ended_at timestamp with time zone,
    ended_because text,
    CONSTRAINT share_categories_check CHECK ((cardinality(categories) > 0)),
    CONSTRAINT share_check CHECK (((expires_at > made_at) AND (expires_at <= (made_at + '90 days'::interval)))),
    CONSTRAINT share_check1 CHECK (((ended_at IS NULL) = (ended_because IS NULL))),
    CONSTRAINT share_check2 CHECK (((kind = 'link'::text) = (link_hash IS NOT NULL))),
    CONSTRAINT share_check3 CHECK (((kind = 'link'::text) OR ((most_views = 1) AND (expires_at <= (made_at + '24:00:00'::interval))))),
    CONSTRAINT share_check4 CHECK (((passcode_salt IS NULL) = (passcode_hash IS NULL))),
    CONSTRAINT share_ended_because_check CHECK ((ended_because = ANY (ARRAY['ended'::text, 'expired'::text, 'wrong-passcodes'::text, 'changed'::text]))),
    CONSTRAINT share_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'code'::text]))),
    CONSTRAINT share_label_check CHECK (((length(label) >= 1) AND (length(label) <= 80))),
    CONSTRAINT share_most_views_check CHECK (((most_views >= 1) AND (most_views <= 50)))
);

ALTER TABLE ONLY public.share FORCE ROW LEVEL SECURITY;

CREATE TABLE public.share_view (
    person_id uuid NOT NULL,
    share_id uuid NOT NULL,
    view_id uuid DEFAULT gen_random_uuid() NOT NULL,
    maker_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    door text NOT NULL,
    recipient text NOT NULL,
    place text,
    ticket_hash text NOT NULL,
    ticket_until timestamp with time zone NOT NULL,
    note text,
    noted_at timestamp with time zone,
    CONSTRAINT share_view_check CHECK (((note IS NULL) = (noted_at IS NULL))),
    CONSTRAINT share_view_door_check CHECK ((door = ANY (ARRAY['link'::text, 'code'::text]))),
    CONSTRAINT share_view_note_check CHECK (((length(note) >= 1) AND (length(note) <= 2000))),
    CONSTRAINT share_view_place_check CHECK (((length(place) >= 1) AND (length(place) <= 100))),
    CONSTRAINT share_view_recipient_check CHECK (((length(recipient) >= 1) AND (length(recipient) <= 100)))
);

ALTER TABLE ONLY public.share_view FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sign_in_code (
    code_id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid,
    purpose text NOT NULL,
    kind text,
    browser_hash text NOT NULL,
    code_hash text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    wrong_tries integer DEFAULT 0 NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT sign_in_code_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'sms'::text]))),
    CONSTRAINT sign_in_code_purpose_check CHECK ((purpose = ANY (ARRAY['enter'::text, 'second-step'::text, 'confirm'::text])))
);

ALTER TABLE ONLY public.sign_in_code FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sign_in_contact (
    account_id uuid NOT NULL,
    kind text NOT NULL,
    address text NOT NULL,
    used_as text NOT NULL,
    confirmed_at timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT sign_in_contact_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'sms'::text]))),
    CONSTRAINT sign_in_contact_used_as_check CHECK ((used_as = ANY (ARRAY['way-in'::text, 'second-step'::text])))
);

ALTER TABLE ONLY public.sign_in_contact FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sign_off (
    proposal_id uuid NOT NULL,
    text_no integer NOT NULL,
    seat_id uuid NOT NULL,
    seat_kind text NOT NULL,
    words text,
    signed_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT sign_off_seat_kind_check CHECK ((seat_kind = 'patients'::text)),
    CONSTRAINT sign_off_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);

ALTER TABLE ONLY public.sign_off FORCE ROW LEVEL SECURITY;

CREATE TABLE public.slot (
    slot_id uuid DEFAULT gen_random_uuid() NOT NULL,
    service_id uuid NOT NULL,
    institution_id text NOT NULL,
    source_id text,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place_no integer DEFAULT 1 NOT NULL,
    withdrawn_at timestamp with time zone,
    moved_at timestamp with time zone,
    booking_id uuid,
    held_for uuid,
    held_until timestamp with time zone,
    CONSTRAINT slot_check CHECK ((ends_at > starts_at)),
    CONSTRAINT slot_check1 CHECK (((held_for IS NULL) = (held_until IS NULL))),
    CONSTRAINT slot_place_no_check CHECK (((place_no >= 1) AND (place_no <= 20)))
);

ALTER TABLE ONLY public.slot FORCE ROW LEVEL SECURITY;

CREATE TABLE public.staff_act (
    act_id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    act text NOT NULL,
    account_id uuid,
    account_name text NOT NULL,
    role text,
    institution_id text,
    because text,
    actor_id uuid,
    actor_name text NOT NULL,
    actor_role text NOT NULL,
    tx bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    CONSTRAINT staff_act_act_check CHECK ((act = ANY (ARRAY['give'::text, 'propose'::text, 'refuse'::text, 'end'::text, 'confirm'::text, 'suspend'::text, 'look-up'::text, 'work-elsewhere'::text, 'lapse'::text, 'set-up'::text])))
);

ALTER TABLE ONLY public.staff_act FORCE ROW LEVEL SECURITY;

CREATE TABLE public.term (
    system text NOT NULL,
    code text NOT NULL,
    language text DEFAULT 'en'::text NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    axes jsonb,
    words text[]
);

ALTER TABLE ONLY public.term FORCE ROW LEVEL SECURITY;

CREATE TABLE public.term_release (
    system text NOT NULL,
    version text NOT NULL,
    file_hash text NOT NULL,
    loaded_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    terms bigint DEFAULT 0 NOT NULL,
    language text DEFAULT 'en'::text NOT NULL,
    CONSTRAINT term_release_system_check CHECK (((system = ANY (ARRAY['loinc'::text, 'snomed'::text, 'atc'::text, 'icd10'::text, 'cvx'::text, 'national'::text])) OR (system ~ '^(https?://|urn:)'::text)))
);

ALTER TABLE ONLY public.term_release FORCE ROW LEVEL SECURITY;

CREATE TABLE public.terms_setting (
    setting_no bigint NOT NULL,
    four_eyes boolean NOT NULL,
    by_itself boolean NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL
);

ALTER TABLE ONLY public.terms_setting FORCE ROW LEVEL SECURITY;

ALTER TABLE public.terms_setting ALTER COLUMN setting_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.terms_setting_setting_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.thread_message (
    person_id uuid NOT NULL,
    thread_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    message_id uuid DEFAULT gen_random_uuid() NOT NULL,
    post_key uuid NOT NULL,
    word text NOT NULL,
    text text,
    by_whom text NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    institution_id text NOT NULL,
    team_id uuid NOT NULL,
    at_team_id uuid NOT NULL,
    team_name text NOT NULL,
    CONSTRAINT thread_message_by_whom_check CHECK ((by_whom = ANY (ARRAY['person'::text, 'staff'::text]))),
    CONSTRAINT thread_message_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000))),
    CONSTRAINT thread_message_word_check CHECK ((word = ANY (ARRAY['asked'::text, 'reply'::text, 'answer'::text, 'question'::text, 'handed-over'::text, 'closed'::text, 'reopened'::text])))
);

ALTER TABLE ONLY public.thread_message FORCE ROW LEVEL SECURITY;

CREATE TABLE public.verification (
    id uuid NOT NULL,
    identifier text NOT NULL,
    value text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.verification FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_arrival (
    person_id uuid NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.visit_arrival FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_consent (
    person_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    text_id uuid NOT NULL,
    answered_at timestamp with time zone DEFAULT now() NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    shows_delegates boolean NOT NULL,
    answer text NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    capacity text NOT NULL,
    CONSTRAINT visit_consent_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
    CONSTRAINT visit_consent_capacity_check CHECK ((capacity = ANY (ARRAY['self'::text, 'guardian'::text])))
);

ALTER TABLE ONLY public.visit_consent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_guest (
    person_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    account_id uuid NOT NULL,
    invited_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.visit_guest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_invitation_rule (
    institution_id text NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    is_on boolean NOT NULL,
    ways text[] NOT NULL,
    youngest integer NOT NULL,
    again_days integer NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT visit_invitation_rule_again_days_check CHECK (((again_days >= 1) AND (again_days <= 3650))),
    CONSTRAINT visit_invitation_rule_ways_check CHECK (((ways <@ ARRAY['email'::text, 'sms'::text]) AND ((cardinality(ways) >= 1) AND (cardinality(ways) <= 2)))),
    CONSTRAINT visit_invitation_rule_youngest_check CHECK (((youngest >= 0) AND (youngest <= 120)))
);

ALTER TABLE ONLY public.visit_invitation_rule FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_question (
    person_id uuid NOT NULL,
    question_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    shows_delegates boolean NOT NULL,
    place_no integer NOT NULL,
    text text NOT NULL,
    is_answered boolean DEFAULT false NOT NULL,
    is_shown boolean DEFAULT false NOT NULL,
    written_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT visit_question_place_no_check CHECK (((place_no >= 1) AND (place_no <= 1000))),
    CONSTRAINT visit_question_text_check CHECK (((text ~ '\S'::text) AND (length(text) <= 500)))
);

ALTER TABLE ONLY public.visit_question FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_reminder (
    person_id uuid NOT NULL,
    account_id uuid NOT NULL,
    channel text NOT NULL,
    hours_before integer NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT visit_reminder_channel_check CHECK ((channel = ANY (ARRAY['none'::text, 'mail'::text, 'sms'::text]))),
    CONSTRAINT visit_reminder_hours_before_check CHECK (((hours_before >= 1) AND (hours_before <= 168)))
);

ALTER TABLE ONLY public.visit_reminder FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_service (
    service_id uuid DEFAULT gen_random_uuid() NOT NULL,
    institution_id text NOT NULL,
    source_key text,
    name text NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    directions text DEFAULT ''::text NOT NULL,
    preparation text DEFAULT ''::text NOT NULL,
    latest_cancel_hours integer DEFAULT 24 NOT NULL,
    offer_hours integer DEFAULT 4 NOT NULL,
    closed_at timestamp with time zone,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    video_link text DEFAULT ''::text NOT NULL,
    CONSTRAINT visit_service_directions_check CHECK ((length(directions) <= 1000)),
    CONSTRAINT visit_service_latest_cancel_hours_check CHECK (((latest_cancel_hours >= 0) AND (latest_cancel_hours <= 720))),
    CONSTRAINT visit_service_name_check CHECK (((name ~ '\S'::text) AND (length(name) <= 120))),
    CONSTRAINT visit_service_offer_hours_check CHECK (((offer_hours >= 1) AND (offer_hours <= 72))),
    CONSTRAINT visit_service_place_check CHECK ((length(place) <= 200)),
    CONSTRAINT visit_service_preparation_check CHECK ((length(preparation) <= 1000)),
    CONSTRAINT visit_service_video_link_check CHECK (((video_link = ''::text) OR ((video_link ~ '^https://[^\s<>"''\\]+$'::text) AND (length(video_link) <= 500))))
);

ALTER TABLE ONLY public.visit_service FORCE ROW LEVEL SECURITY;

CREATE TABLE public.visit_wish (
    person_id uuid NOT NULL,
    wish_id uuid DEFAULT gen_random_uuid() NOT NULL,
    service_id uuid NOT NULL,
    institution_id text NOT NULL,
    link_id uuid NOT NULL,
    from_day date NOT NULL,
    until_day date NOT NULL,
    shows_delegates boolean NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    offered_slot uuid,
    offered_until timestamp with time zone,
    passed_slots uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    ended_at timestamp with time zone,
    ended_word text,
    CONSTRAINT visit_wish_check CHECK ((until_day >= from_day)),
    CONSTRAINT visit_wish_check1 CHECK (((offered_slot IS NULL) = (offered_until IS NULL))),
    CONSTRAINT visit_wish_check2 CHECK (((ended_at IS NULL) = (ended_word IS NULL))),
    CONSTRAINT visit_wish_ended_word_check CHECK ((ended_word = ANY (ARRAY['booked'::text, 'taken-back'::text, 'over'::text])))
);

ALTER TABLE ONLY public.visit_wish FORCE ROW LEVEL SECURITY;

CREATE VIEW public.waiting_item AS
 SELECT i.person_id,
    i.institution_id,
    i.category,
    i.resource_type,
        CASE
            WHEN (i.resource_type = ANY (ARRAY['DiagnosticReport'::text, 'Observation'::text, 'ImagingStudy'::text, 'DocumentReference'::text, 'Specimen'::text])) THEN NULLIF(btrim(regexp_replace(('
'::text || COALESCE(i.facts, ''::text)), '
[^c
][^
]*'::text, ''::text, 'g'::text), '
'::text), ''::text)
            ELSE NULL::text
        END AS facts,
    i.counts_from,
    i.changed_at,
    i.verdict,
    i.release_rule,
    i.rulebook_version,
    i.release_at,
    r.category AS report_category,
    r.resource_type AS report_resource_type,
        CASE
            WHEN (r.resource_type = ANY (ARRAY['DiagnosticReport'::text, 'Observation'::text, 'ImagingStudy'::text, 'DocumentReference'::text, 'Specimen'::text])) THEN NULLIF(btrim(regexp_replace(('
'::text || COALESCE(r.facts, ''::text)), '
[^c
][^
]*'::text, ''::text, 'g'::text), '
'::text), ''::text)
            ELSE NULL::text
        END AS report_facts,
    r.counts_from AS report_counts_from,
    r.changed_at AS report_changed_at
   FROM (public.item i
     LEFT JOIN public.item r ON (((r.person_id = i.person_id) AND (r.item_id = i.part_of))))
  WHERE ((i.hidden_by IS NULL) OR (NOT (EXISTS ( SELECT
           FROM public.item h
          WHERE ((h.person_id = i.person_id) AND (h.item_id = i.hidden_by))))));

CREATE TABLE public.workload_count (
    team_id uuid NOT NULL,
    institution_id text NOT NULL,
    week date NOT NULL,
    channel text NOT NULL,
    count integer NOT NULL,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid NOT NULL,
    actor_name text NOT NULL,
    CONSTRAINT workload_count_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'desk'::text]))),
    CONSTRAINT workload_count_count_check CHECK (((count >= 0) AND (count <= 100000))),
    CONSTRAINT workload_count_week_check CHECK ((EXTRACT(isodow FROM week) = (1)::numeric))
);

ALTER TABLE ONLY public.workload_count FORCE ROW LEVEL SECURITY;

CREATE TABLE public.wrong_try (
    kind text NOT NULL,
    key text NOT NULL,
    count integer NOT NULL,
    last_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.wrong_try FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_offer_id_key UNIQUE (offer_id);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_pkey PRIMARY KEY (grant_id);

ALTER TABLE ONLY public.accession
    ADD CONSTRAINT accession_pkey PRIMARY KEY (person_id, institution_id, number, item_id);

ALTER TABLE ONLY public.account_device
    ADD CONSTRAINT account_device_pkey PRIMARY KEY (account_id, device_hash);

ALTER TABLE ONLY public.account_event
    ADD CONSTRAINT account_event_pkey PRIMARY KEY (account_id, event_id);

ALTER TABLE ONLY public.account_role
    ADD CONSTRAINT account_role_role_id_key UNIQUE (role_id);

ALTER TABLE ONLY public.act_block
    ADD CONSTRAINT act_block_pkey PRIMARY KEY (block_no);

ALTER TABLE ONLY public.adoption_fact
    ADD CONSTRAINT adoption_fact_pkey PRIMARY KEY (fact_id);

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_pkey PRIMARY KEY (institution_id, category);

ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_pkey PRIMARY KEY (announcement_id);

ALTER TABLE ONLY public.announcement_reader
    ADD CONSTRAINT announcement_reader_pkey PRIMARY KEY (person_id, announcement_id);

ALTER TABLE ONLY public.archive_pull
    ADD CONSTRAINT archive_pull_pkey PRIMARY KEY (feed_id, started_at);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_pkey PRIMARY KEY (proposal_id, text_no, seat_id);

ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_pkey PRIMARY KEY (person_id, booking_id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_pkey PRIMARY KEY (person_id, use_id);

ALTER TABLE ONLY public.check_in
    ADD CONSTRAINT check_in_pkey PRIMARY KEY (person_id, visit_id);

ALTER TABLE ONLY public.clinician_comment
    ADD CONSTRAINT clinician_comment_pkey PRIMARY KEY (person_id, comment_id);

ALTER TABLE ONLY public.clinician_hold
    ADD CONSTRAINT clinician_hold_pkey PRIMARY KEY (person_id, hold_id);

ALTER TABLE ONLY public.code_decision
    ADD CONSTRAINT code_decision_pkey PRIMARY KEY (institution_id, code_key, decision_no);

ALTER TABLE ONLY public.concern_measure
    ADD CONSTRAINT concern_measure_pkey PRIMARY KEY (concern_id, measured_at);

ALTER TABLE ONLY public.concern
    ADD CONSTRAINT concern_pkey PRIMARY KEY (concern_id);

ALTER TABLE ONLY public.consent_text
    ADD CONSTRAINT consent_text_pkey PRIMARY KEY (text_id);

ALTER TABLE ONLY public.counselling
    ADD CONSTRAINT counselling_pkey PRIMARY KEY (person_id, item_id);

ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_decision_id_carries_key UNIQUE (decision_id, carries);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (decision_id);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_proposal_id_key UNIQUE (proposal_id);

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (institution_id, category);

ALTER TABLE ONLY public.directory_entry
    ADD CONSTRAINT directory_entry_pkey PRIMARY KEY (institution_id, key);

ALTER TABLE ONLY public.directory_resource
    ADD CONSTRAINT directory_resource_pkey PRIMARY KEY (institution_id, resource_type, source_id, body_hash);

ALTER TABLE ONLY public.disclosure_block
    ADD CONSTRAINT disclosure_block_pkey PRIMARY KEY (block_no);

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT disclosure_pkey PRIMARY KEY (person_id, at, disclosure_id);

ALTER TABLE ONLY public.download_part
    ADD CONSTRAINT download_part_pkey PRIMARY KEY (person_id, download_id, number);

ALTER TABLE ONLY public.download
    ADD CONSTRAINT download_pkey PRIMARY KEY (person_id, download_id);

ALTER TABLE ONLY public.early_release
    ADD CONSTRAINT early_release_pkey PRIMARY KEY (person_id, item_id);

ALTER TABLE ONLY public.feature_stage
    ADD CONSTRAINT feature_stage_pkey PRIMARY KEY (stage_no);

ALTER TABLE ONLY public.feed_archive
    ADD CONSTRAINT feed_archive_pkey PRIMARY KEY (feed_id);

ALTER TABLE ONLY public.feed_assertion
    ADD CONSTRAINT feed_assertion_pkey PRIMARY KEY (client_id, jti_hash);

ALTER TABLE ONLY public.feed_carried
    ADD CONSTRAINT feed_carried_pkey PRIMARY KEY (feed_id, kind, name);

ALTER TABLE ONLY public.feed_certificate
    ADD CONSTRAINT feed_certificate_pkey PRIMARY KEY (fingerprint);

ALTER TABLE ONLY public.feed_client
    ADD CONSTRAINT feed_client_pkey PRIMARY KEY (client_id);

ALTER TABLE ONLY public.feed_pause
    ADD CONSTRAINT feed_pause_pkey PRIMARY KEY (feed_id, paused_at);

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT feed_pkey PRIMARY KEY (feed_id);

ALTER TABLE ONLY public.feed_pull_patient
    ADD CONSTRAINT feed_pull_patient_pkey PRIMARY KEY (feed_id, patient_id);

ALTER TABLE ONLY public.feed_pull
    ADD CONSTRAINT feed_pull_pkey PRIMARY KEY (feed_id);

ALTER TABLE ONLY public.feed_sender
    ADD CONSTRAINT feed_sender_pkey PRIMARY KEY (feed_id, name);

ALTER TABLE ONLY public.feed_token
    ADD CONSTRAINT feed_token_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.former_link
    ADD CONSTRAINT former_link_pkey PRIMARY KEY (link_id, until);

ALTER TABLE ONLY public.fruitless_search
    ADD CONSTRAINT fruitless_search_pkey PRIMARY KEY (search_id);

ALTER TABLE ONLY public.goal_range
    ADD CONSTRAINT goal_range_pkey PRIMARY KEY (person_id, goal_id);

ALTER TABLE ONLY public.grant_offer
    ADD CONSTRAINT grant_offer_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.grant_offer
    ADD CONSTRAINT grant_offer_pkey PRIMARY KEY (person_id, offer_id);

ALTER TABLE ONLY public.guardianship
    ADD CONSTRAINT guardianship_pkey PRIMARY KEY (person_id, act_id);

ALTER TABLE ONLY public.idea
    ADD CONSTRAINT idea_pkey PRIMARY KEY (idea_id);

ALTER TABLE ONLY public.idea_support
    ADD CONSTRAINT idea_support_pkey PRIMARY KEY (idea_id, account_id);

ALTER TABLE ONLY public.inbox_message
    ADD CONSTRAINT inbox_message_pkey PRIMARY KEY (message_id);

ALTER TABLE ONLY public.institution
    ADD CONSTRAINT institution_pkey PRIMARY KEY (institution_id);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (invitation_id);

ALTER TABLE ONLY public.invitation_refusal
    ADD CONSTRAINT invitation_refusal_pkey PRIMARY KEY (contact_hash);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_ticket_hash_key UNIQUE (ticket_hash);

ALTER TABLE ONLY public.item_note
    ADD CONSTRAINT item_note_pkey PRIMARY KEY (person_id, item_id);

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (person_id, item_id);

ALTER TABLE ONLY public.item_relation
    ADD CONSTRAINT item_relation_pkey PRIMARY KEY (person_id, to_item, kind, from_item);

ALTER TABLE ONLY public.item_twin
    ADD CONSTRAINT item_twin_pkey PRIMARY KEY (person_id, item_id, twin_id);

ALTER TABLE ONLY public.item_version
    ADD CONSTRAINT item_version_pkey PRIMARY KEY (person_id, item_id, version);

ALTER TABLE ONLY public.journal_ask
    ADD CONSTRAINT journal_ask_pkey PRIMARY KEY (person_id, ask_id);

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (person_id, entry_id);

ALTER TABLE ONLY public.journal_goal
    ADD CONSTRAINT journal_goal_pkey PRIMARY KEY (person_id, goal_id);

ALTER TABLE ONLY public.journal_sent
    ADD CONSTRAINT journal_sent_pkey PRIMARY KEY (person_id, ask_id, entry_id);

ALTER TABLE ONLY public.kept_visit
    ADD CONSTRAINT kept_visit_pkey PRIMARY KEY (person_id, item_id);

ALTER TABLE ONLY public.lab_run
    ADD CONSTRAINT lab_run_pkey PRIMARY KEY (run_id);

ALTER TABLE ONLY public.last_visit
    ADD CONSTRAINT last_visit_pkey PRIMARY KEY (person_id, account_id);

ALTER TABLE ONLY public.letter_desk
    ADD CONSTRAINT letter_desk_pkey PRIMARY KEY (institution_id);

ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_pkey PRIMARY KEY (change_no);

ALTER TABLE ONLY public.local_code
    ADD CONSTRAINT local_code_pkey PRIMARY KEY (institution_id, code_key);

ALTER TABLE ONLY public.log_deletion
    ADD CONSTRAINT log_deletion_pkey PRIMARY KEY (deletion_no);

ALTER TABLE ONLY public.log_inquiry
    ADD CONSTRAINT log_inquiry_pkey PRIMARY KEY (inquiry_id);

ALTER TABLE ONLY public.log_question
    ADD CONSTRAINT log_question_once UNIQUE (person_id, disclosure_id, account_id);

ALTER TABLE ONLY public.log_question
    ADD CONSTRAINT log_question_pkey PRIMARY KEY (person_id, question_id);

ALTER TABLE ONLY public.look_notice
    ADD CONSTRAINT look_notice_pkey PRIMARY KEY (person_id, account_id);

ALTER TABLE ONLY public.match_case
    ADD CONSTRAINT match_case_case_id_institution_id_key UNIQUE (case_id, institution_id);

ALTER TABLE ONLY public.match_case
    ADD CONSTRAINT match_case_pkey PRIMARY KEY (case_id);

ALTER TABLE ONLY public.message_draft
    ADD CONSTRAINT message_draft_pkey PRIMARY KEY (person_id, draft_id);

ALTER TABLE ONLY public.message_file
    ADD CONSTRAINT message_file_person_id_form_key_digest_key UNIQUE (person_id, form_key, digest);

ALTER TABLE ONLY public.message_file
    ADD CONSTRAINT message_file_pkey PRIMARY KEY (person_id, file_id);

ALTER TABLE ONLY public.message_reading
    ADD CONSTRAINT message_reading_pkey PRIMARY KEY (person_id, thread_id, account_id);

ALTER TABLE ONLY public.message_route
    ADD CONSTRAINT message_route_pkey PRIMARY KEY (institution_id, topic, service_id);

ALTER TABLE ONLY public.message_team
    ADD CONSTRAINT message_team_institution_id_name_key UNIQUE (institution_id, name);

ALTER TABLE ONLY public.message_team_member
    ADD CONSTRAINT message_team_member_pkey PRIMARY KEY (team_id, account_id);

ALTER TABLE ONLY public.message_team
    ADD CONSTRAINT message_team_pkey PRIMARY KEY (team_id);

ALTER TABLE ONLY public.message_template
    ADD CONSTRAINT message_template_pkey PRIMARY KEY (template_id);

ALTER TABLE ONLY public.message_thread
    ADD CONSTRAINT message_thread_person_id_start_key_key UNIQUE (person_id, start_key);

ALTER TABLE ONLY public.message_thread
    ADD CONSTRAINT message_thread_pkey PRIMARY KEY (person_id, thread_id);

ALTER TABLE ONLY public.moved_item
    ADD CONSTRAINT moved_item_pkey PRIMARY KEY (change_no, item_id);

ALTER TABLE ONLY public.notice_choice
    ADD CONSTRAINT notice_choice_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY public.opening
    ADD CONSTRAINT opening_pkey PRIMARY KEY (person_id, item_id);

ALTER TABLE ONLY public.outgoing_message
    ADD CONSTRAINT outgoing_message_message_key_key UNIQUE (message_key);

ALTER TABLE ONLY public.outgoing_message
    ADD CONSTRAINT outgoing_message_pkey PRIMARY KEY (message_id);

ALTER TABLE ONLY public.paper_letter
    ADD CONSTRAINT paper_letter_pkey PRIMARY KEY (person_id, letter_id);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_credential_id_key UNIQUE (credential_id);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.patient_decision
    ADD CONSTRAINT patient_decision_pkey PRIMARY KEY (case_id, turn);

ALTER TABLE ONLY public.patient_key
    ADD CONSTRAINT patient_key_pkey PRIMARY KEY (institution_id, key);

ALTER TABLE ONLY public.patient_link
    ADD CONSTRAINT patient_link_pkey PRIMARY KEY (link_id);

ALTER TABLE ONLY public.patient_notice
    ADD CONSTRAINT patient_notice_pkey PRIMARY KEY (notice_id);

ALTER TABLE ONLY public.patient_statement
    ADD CONSTRAINT patient_statement_pkey PRIMARY KEY (statement_id);

ALTER TABLE ONLY public.person_key
    ADD CONSTRAINT person_key_pkey PRIMARY KEY (key, person_id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (person_id);

ALTER TABLE ONLY public.pick_up_place
    ADD CONSTRAINT pick_up_place_institution_id_name_key UNIQUE (institution_id, name);

ALTER TABLE ONLY public.pick_up_place
    ADD CONSTRAINT pick_up_place_pkey PRIMARY KEY (place_id);

ALTER TABLE ONLY public.picture
    ADD CONSTRAINT picture_pkey PRIMARY KEY (person_id, item_id, instance_uid);

ALTER TABLE ONLY public.portal_account
    ADD CONSTRAINT portal_account_email_key UNIQUE (email);

ALTER TABLE ONLY public.portal_account
    ADD CONSTRAINT portal_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public."position"
    ADD CONSTRAINT position_pkey PRIMARY KEY (proposal_id, seat_id, position_no);

ALTER TABLE ONLY public.proposal_evidence
    ADD CONSTRAINT proposal_evidence_pkey PRIMARY KEY (evidence_id);

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_pkey PRIMARY KEY (proposal_id);

ALTER TABLE ONLY public.proposal_seat
    ADD CONSTRAINT proposal_seat_pkey PRIMARY KEY (proposal_id, seat_id);

ALTER TABLE ONLY public.proposal_step
    ADD CONSTRAINT proposal_step_pkey PRIMARY KEY (proposal_id, step_no);

ALTER TABLE ONLY public.proposal_text
    ADD CONSTRAINT proposal_text_pkey PRIMARY KEY (proposal_id, text_no);

ALTER TABLE ONLY public.protection
    ADD CONSTRAINT protection_pkey PRIMARY KEY (person_id, protection_id);

ALTER TABLE ONLY public.pull_file
    ADD CONSTRAINT pull_file_pkey PRIMARY KEY (pull_id, number);

ALTER TABLE ONLY public.pull
    ADD CONSTRAINT pull_pkey PRIMARY KEY (pull_id);

ALTER TABLE ONLY public.pulse_given
    ADD CONSTRAINT pulse_given_pkey PRIMARY KEY (person_id, item_id);

ALTER TABLE ONLY public.pulse
    ADD CONSTRAINT pulse_pkey PRIMARY KEY (pulse_id);

ALTER TABLE ONLY public.push_device
    ADD CONSTRAINT push_device_account_id_endpoint_key UNIQUE (account_id, endpoint);

ALTER TABLE ONLY public.push_device
    ADD CONSTRAINT push_device_pkey PRIMARY KEY (device_id);

ALTER TABLE ONLY public.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (institution_id, body_hash);

ALTER TABLE ONLY public.questionnaire_ask
    ADD CONSTRAINT questionnaire_ask_pkey PRIMARY KEY (person_id, ask_id);

ALTER TABLE ONLY public.questionnaire_draft
    ADD CONSTRAINT questionnaire_draft_pkey PRIMARY KEY (person_id, ask_id);

ALTER TABLE ONLY public.questionnaire
    ADD CONSTRAINT questionnaire_pkey PRIMARY KEY (questionnaire_id);

ALTER TABLE ONLY public.questionnaire_response
    ADD CONSTRAINT questionnaire_response_pkey PRIMARY KEY (person_id, ask_id);

ALTER TABLE ONLY public.questionnaire_rule
    ADD CONSTRAINT questionnaire_rule_pkey PRIMARY KEY (rule_id);

ALTER TABLE ONLY public.record_notice
    ADD CONSTRAINT record_notice_pkey PRIMARY KEY (person_id, account_id);

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (account_id, code_hash);

ALTER TABLE ONLY public.redecide_job
    ADD CONSTRAINT redecide_job_key_key UNIQUE (key);

ALTER TABLE ONLY public.redecide_job
    ADD CONSTRAINT redecide_job_pkey PRIMARY KEY (job_no);

ALTER TABLE ONLY public.redecide_person
    ADD CONSTRAINT redecide_person_pkey PRIMARY KEY (person_id, asked_at, because);

ALTER TABLE ONLY public.release_ask
    ADD CONSTRAINT release_ask_pkey PRIMARY KEY (person_id, asked_at);

ALTER TABLE ONLY public.release_choice
    ADD CONSTRAINT release_choice_pkey PRIMARY KEY (person_id, subject, chosen_at);

ALTER TABLE ONLY public.remap_job
    ADD CONSTRAINT remap_job_pkey PRIMARY KEY (job_no);

ALTER TABLE ONLY public.request_event
    ADD CONSTRAINT request_event_pkey PRIMARY KEY (person_id, request_id, at, event_id);

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (person_id, request_id);

ALTER TABLE ONLY public.request_promise
    ADD CONSTRAINT request_promise_pkey PRIMARY KEY (promise_no);

ALTER TABLE ONLY public.restriction
    ADD CONSTRAINT restriction_pkey PRIMARY KEY (person_id, restriction_id);

ALTER TABLE ONLY public.role_proposal
    ADD CONSTRAINT role_proposal_pkey PRIMARY KEY (proposal_id);

ALTER TABLE ONLY public.rows_to_move
    ADD CONSTRAINT rows_to_move_pkey PRIMARY KEY (person_id, link_id);

ALTER TABLE ONLY public.rule_pack_band
    ADD CONSTRAINT rule_pack_band_pkey PRIMARY KEY (version, from_age);

ALTER TABLE ONLY public.rule_pack_confidential
    ADD CONSTRAINT rule_pack_confidential_pkey PRIMARY KEY (version, line_no);

ALTER TABLE ONLY public.rule_pack
    ADD CONSTRAINT rule_pack_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.rulebook
    ADD CONSTRAINT rulebook_decision_id_key UNIQUE (decision_id);

ALTER TABLE ONLY public.rulebook_draft
    ADD CONSTRAINT rulebook_draft_pkey PRIMARY KEY (draft_id);

ALTER TABLE ONLY public.rulebook
    ADD CONSTRAINT rulebook_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.seat_holder
    ADD CONSTRAINT seat_holder_pkey PRIMARY KEY (seat_id, appointed_at);

ALTER TABLE ONLY public.seat
    ADD CONSTRAINT seat_pkey PRIMARY KEY (seat_id);

ALTER TABLE ONLY public.seat
    ADD CONSTRAINT seat_seat_id_kind_key UNIQUE (seat_id, kind);

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY public.second_person_rule
    ADD CONSTRAINT second_person_rule_pkey PRIMARY KEY (rule_no);

ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (institution_id, service_id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_token_key UNIQUE (token);

ALTER TABLE ONLY public.share
    ADD CONSTRAINT share_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.share
    ADD CONSTRAINT share_link_hash_key UNIQUE (link_hash);

ALTER TABLE ONLY public.share
    ADD CONSTRAINT share_pkey PRIMARY KEY (person_id, share_id);

ALTER TABLE ONLY public.share_view
    ADD CONSTRAINT share_view_pkey PRIMARY KEY (person_id, share_id, view_id);

ALTER TABLE ONLY public.share_view
    ADD CONSTRAINT share_view_ticket_hash_key UNIQUE (ticket_hash);

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_pkey PRIMARY KEY (code_id);

ALTER TABLE ONLY public.sign_in_contact
    ADD CONSTRAINT sign_in_contact_pkey PRIMARY KEY (account_id, kind);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT sign_off_pkey PRIMARY KEY (proposal_id, text_no, seat_id);

ALTER TABLE ONLY public.slot
    ADD CONSTRAINT slot_booking_id_key UNIQUE (booking_id);

ALTER TABLE ONLY public.slot
    ADD CONSTRAINT slot_institution_id_source_id_key UNIQUE (institution_id, source_id);

ALTER TABLE ONLY public.slot
    ADD CONSTRAINT slot_pkey PRIMARY KEY (slot_id);

ALTER TABLE ONLY public.staff_act
    ADD CONSTRAINT staff_act_pkey PRIMARY KEY (act_id);

ALTER TABLE ONLY public.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (system, code, language);

ALTER TABLE ONLY public.term_release
    ADD CONSTRAINT term_release_pkey PRIMARY KEY (system, version, language);

ALTER TABLE ONLY public.terms_setting
    ADD CONSTRAINT terms_setting_pkey PRIMARY KEY (setting_no);

ALTER TABLE ONLY public.thread_message
    ADD CONSTRAINT thread_message_person_id_thread_id_post_key_key UNIQUE (person_id, thread_id, post_key);

ALTER TABLE ONLY public.thread_message
    ADD CONSTRAINT thread_message_pkey PRIMARY KEY (person_id, thread_id, at, message_id);

ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT verdict_pkey PRIMARY KEY (person_id, item_id, decided_at);

ALTER TABLE ONLY public.verification
    ADD CONSTRAINT verification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visit_arrival
    ADD CONSTRAINT visit_arrival_pkey PRIMARY KEY (person_id, institution_id);

ALTER TABLE ONLY public.visit_consent
    ADD CONSTRAINT visit_consent_pkey PRIMARY KEY (person_id, visit_id, text_id, answered_at);

ALTER TABLE ONLY public.visit_guest
    ADD CONSTRAINT visit_guest_pkey PRIMARY KEY (person_id, booking_id, account_id);

ALTER TABLE ONLY public.visit_invitation_rule
    ADD CONSTRAINT visit_invitation_rule_pkey PRIMARY KEY (institution_id, set_at);

ALTER TABLE ONLY public.visit_question
    ADD CONSTRAINT visit_question_pkey PRIMARY KEY (person_id, question_id);

ALTER TABLE ONLY public.visit_reminder
    ADD CONSTRAINT visit_reminder_pkey PRIMARY KEY (person_id, account_id);

ALTER TABLE ONLY public.visit_service
    ADD CONSTRAINT visit_service_institution_id_source_key_key UNIQUE (institution_id, source_key);

ALTER TABLE ONLY public.visit_service
    ADD CONSTRAINT visit_service_pkey PRIMARY KEY (service_id);

ALTER TABLE ONLY public.visit_wish
    ADD CONSTRAINT visit_wish_pkey PRIMARY KEY (person_id, wish_id);

ALTER TABLE ONLY public.workload_count
    ADD CONSTRAINT workload_count_pkey PRIMARY KEY (team_id, week, channel);

ALTER TABLE ONLY public.wrong_try
    ADD CONSTRAINT wrong_try_pkey PRIMARY KEY (kind, key);

CREATE INDEX access_grant_follows ON public.access_grant USING btree (follows) WHERE (follows IS NOT NULL);

CREATE INDEX access_grant_of_account ON public.access_grant USING btree (account_id, person_id);

CREATE INDEX access_grant_of_person ON public.access_grant USING btree (person_id);

CREATE INDEX account_event_in_order ON public.account_event USING btree (account_id, at);

CREATE INDEX account_event_recent ON public.account_event USING btree (at);

CREATE INDEX account_role_live ON public.account_role USING btree (institution_id, role) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX account_role_once ON public.account_role USING btree (account_id, role, COALESCE(institution_id, ''::text)) WHERE (ended_at IS NULL);

CREATE INDEX act_block_era_began_idx ON public.act_block USING btree (era_began);

CREATE INDEX adoption_fact_by_kind ON public.adoption_fact USING btree (kind, at);

CREATE INDEX adoption_fact_of_account ON public.adoption_fact USING btree (account_id, at) WHERE (kind = 'sign-in'::text);

CREATE INDEX adoption_fact_of_invitation ON public.adoption_fact USING btree (invitation_id, at) WHERE (invitation_id IS NOT NULL);

CREATE INDEX announcement_of_institution ON public.announcement USING btree (institution_id, made_at DESC);

CREATE INDEX announcement_reader_untold ON public.announcement_reader USING btree (announcement_id) WHERE (told_at IS NULL);

CREATE INDEX booking_by_id ON public.booking USING btree (booking_id);

CREATE INDEX booking_of_day ON public.booking USING btree (institution_id, starts_at);

CREATE INDEX booking_to_tell ON public.booking USING btree (institution_id, changed_at, booking_id);

CREATE INDEX booking_withdrawn ON public.booking USING btree (ended_at) WHERE (ended_word = 'withdrawn'::text);

CREATE INDEX break_glass_live ON public.break_glass USING btree (account_id, until);

CREATE INDEX break_glass_of_review ON public.break_glass USING btree (reviewed_tx) WHERE (reviewed_tx IS NOT NULL);

CREATE INDEX break_glass_of_tx ON public.break_glass USING btree (tx);

CREATE INDEX break_glass_to_review ON public.break_glass USING btree (institution_id, opened_at) WHERE (reviewed_at IS NULL);

CREATE INDEX check_in_of_day ON public.check_in USING btree (institution_id, starts_at);

CREATE INDEX clinician_comment_of_item ON public.clinician_comment USING btree (person_id, item_id);

CREATE INDEX clinician_hold_here ON public.clinician_hold USING btree (institution_id, until) WHERE (lifted_at IS NULL);

CREATE INDEX clinician_hold_of_item ON public.clinician_hold USING btree (person_id, item_id);

CREATE INDEX consent_text_live ON public.consent_text USING btree (institution_id) WHERE (ended_at IS NULL);

CREATE INDEX credential_of_account ON public.credential USING btree (account_id);

CREATE UNIQUE INDEX credential_once ON public.credential USING btree (provider_id, provider_account_id);

CREATE UNIQUE INDEX decision_founding ON public.decision USING btree (kind) WHERE (kind = 'founding'::text);

CREATE INDEX disclosure_block_of_era ON public.disclosure_block USING btree (era_began);

CREATE INDEX disclosure_of_account ON public.disclosure USING btree (account_id, at) WHERE (account_id IS NOT NULL);

CREATE INDEX disclosure_of_tx ON public.disclosure USING btree (tx);

CREATE INDEX download_over ON public.download USING btree (expires_at);

CREATE INDEX feature_stage_newest ON public.feature_stage USING btree (institution_id, feature, stage_no);

CREATE INDEX feed_assertion_ends ON public.feed_assertion USING btree (expires_at);

CREATE UNIQUE INDEX feed_paused_now ON public.feed_pause USING btree (feed_id) WHERE (resumed_at IS NULL);

CREATE INDEX feed_token_ends ON public.feed_token USING btree (expires_at);

CREATE INDEX fruitless_search_of_account ON public.fruitless_search USING btree (account_id, at);

CREATE INDEX fruitless_search_of_tx ON public.fruitless_search USING btree (tx);

CREATE INDEX goal_range_of_item ON public.goal_range USING btree (person_id, item_id);

CREATE INDEX grant_offer_open ON public.grant_offer USING btree (person_id) WHERE (closed_at IS NULL);

CREATE INDEX guardianship_here ON public.guardianship USING btree (institution_id, made_at DESC);

CREATE INDEX guardianship_of_end ON public.guardianship USING btree (ended_tx) WHERE (ended_tx IS NOT NULL);

CREATE INDEX guardianship_of_second ON public.guardianship USING btree (second_tx) WHERE (second_tx IS NOT NULL);

CREATE INDEX guardianship_of_tx ON public.guardianship USING btree (tx);

CREATE INDEX idea_of_account ON public.idea USING btree (account_id, proposed_at);

CREATE INDEX inbox_message_of_feed ON public.inbox_message USING btree (feed_id, received_at DESC);

CREATE UNIQUE INDEX inbox_message_once ON public.inbox_message USING btree (feed_id, control_id, content_hash) WHERE (content_hash IS NOT NULL);

CREATE INDEX inbox_message_waiting ON public.inbox_message USING btree (feed_id, sequence) WHERE (processed_at IS NULL);

CREATE INDEX invitation_of_person ON public.invitation USING btree (person_id, made_at);

CREATE INDEX invitation_open ON public.invitation USING btree (institution_id, made_at) WHERE (ended_at IS NULL);

CREATE INDEX invitation_quiet ON public.invitation USING btree (institution_id, ended_at) WHERE ((joined_account_id IS NOT NULL) AND (signed_in_at IS NULL));

CREATE INDEX item_anywhere ON public.item USING btree (item_id);

CREATE INDEX item_apart_for_lab ON public.item USING btree (person_id) WHERE ((facts IS NULL) OR (octet_length(facts) > 1000));

CREATE INDEX item_for_lab ON public.item USING btree (person_id, item_id) INCLUDE (link_id, part_of, hidden_by, changed_at, counts_from, received_at, institution_id, category, resource_type, flag, listed, standing, verdict, facts) WHERE (octet_length(facts) <= 1000);

CREATE INDEX item_held ON public.item USING btree (institution_id, release_at) WHERE (verdict <> ALL (ARRAY['open'::text, 'open-with-preface'::text]));

CREATE INDEX item_in_list ON public.item USING btree (person_id, category, sort_at DESC, item_id);

CREATE INDEX item_of_report ON public.item USING btree (person_id, part_of) WHERE (part_of IS NOT NULL);

CREATE INDEX item_same_attachment ON public.item USING btree (person_id, attachment_hash) WHERE (attachment_hash IS NOT NULL);

CREATE INDEX journal_ask_of_team ON public.journal_ask USING btree (team_id, until_day) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX journal_ask_once ON public.journal_ask USING btree (person_id, team_id, kind) WHERE ((ended_at IS NULL) AND (answer IS DISTINCT FROM 'no'::text));

CREATE INDEX journal_entry_newest ON public.journal_entry USING btree (person_id, kind, measured_at DESC, entry_id);

CREATE INDEX journal_sent_at ON public.journal_sent USING btree (institution_id, sent_at);

CREATE INDEX journal_sent_waiting ON public.journal_sent USING btree (team_id, sent_at) WHERE (state = ANY (ARRAY['new'::text, 'needs-answer'::text]));

CREATE INDEX lab_run_in_turn ON public.lab_run USING btree (asked_at) WHERE (finished_at IS NULL);

CREATE INDEX link_change_into_link ON public.link_change USING btree (into_link);

CREATE INDEX link_change_of_case ON public.link_change USING btree (case_id);

CREATE INDEX link_change_of_link ON public.link_change USING btree (link_id);

CREATE INDEX link_change_to_carry ON public.link_change USING btree (change_no) WHERE ((kind = 'move'::text) AND ((carried_at IS NULL) OR (undone_at IS NOT NULL)) AND (returned_at IS NULL));

CREATE INDEX local_code_in_turn ON public.local_code USING btree (institution_id, state, seen DESC, code_key);

CREATE INDEX log_deletion_of_tx ON public.log_deletion USING btree (tx);

CREATE INDEX log_inquiry_about ON public.log_inquiry USING btree (about_account, at);

CREATE INDEX log_inquiry_of_tx ON public.log_inquiry USING btree (tx);

CREATE INDEX log_question_open ON public.log_question USING btree (institution_id, due_at) WHERE (answered_at IS NULL);

CREATE INDEX match_case_closed ON public.match_case USING btree (institution_id, closed_at DESC) WHERE (closed_at IS NOT NULL);

CREATE INDEX match_case_open ON public.match_case USING btree (institution_id, opened_at) WHERE (closed_at IS NULL);

CREATE INDEX message_file_of_account ON public.message_file USING btree (account_id, kept_at);

CREATE INDEX message_file_of_thread ON public.message_file USING btree (person_id, thread_id);

CREATE INDEX message_file_unsafe ON public.message_file USING btree (kept_at) WHERE (state = 'unsafe'::text);

CREATE INDEX message_file_unsent ON public.message_file USING btree (kept_at) WHERE (message_id IS NULL);

CREATE INDEX message_file_waiting ON public.message_file USING btree (kept_at) WHERE (state = 'waiting'::text);

CREATE INDEX message_team_member_of ON public.message_team_member USING btree (account_id) WHERE (ended_at IS NULL);

CREATE INDEX message_template_of ON public.message_template USING btree (team_id) WHERE (ended_at IS NULL);

CREATE INDEX message_thread_asked ON public.message_thread USING btree (asked_team_id, asked_at);

CREATE INDEX message_thread_by_id ON public.message_thread USING btree (thread_id);

CREATE INDEX message_thread_inbox ON public.message_thread USING btree (team_id, ball, due_at, thread_id) WHERE (closed_at IS NULL);

CREATE INDEX message_thread_topics ON public.message_thread USING btree (team_id, ball, topic, due_at) WHERE (closed_at IS NULL);

CREATE INDEX message_thread_unread ON public.message_thread USING btree (team_id, said_at) WHERE ((ball = 'person'::text) AND ((person_read_at IS NULL) OR (person_read_at < said_at)) AND ((reached_at IS NULL) OR (reached_at < said_at)));

CREATE INDEX notice_choice_paper ON public.notice_choice USING btree (paper_look_at) WHERE (channel = 'letter'::text);

CREATE INDEX outgoing_message_due ON public.outgoing_message USING btree (next_try_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));

CREATE INDEX paper_letter_newest ON public.paper_letter USING btree (account_id, made_at);

CREATE INDEX paper_letter_of_desk ON public.paper_letter USING btree (institution_id, made_at) WHERE (printed_at IS NULL);

CREATE INDEX paper_letter_printed ON public.paper_letter USING btree (institution_id, printed_at) WHERE (printed_at IS NOT NULL);

CREATE UNIQUE INDEX paper_letter_waiting ON public.paper_letter USING btree (account_id) WHERE (printed_at IS NULL);

CREATE INDEX passkey_of_account ON public.passkey USING btree (account_id);

CREATE INDEX patient_decision_of_tx ON public.patient_decision USING btree (tx);

CREATE INDEX patient_key_by_number ON public.patient_key USING btree (institution_id, regexp_replace(key, '^.*[|/]'::text, ''::text));

CREATE INDEX patient_link_by_origin ON public.patient_link USING btree (origin_person_id);

CREATE INDEX patient_link_of_person ON public.patient_link USING btree (person_id);

CREATE INDEX patient_notice_open ON public.patient_notice USING btree (institution_id, told_at) WHERE (done_at IS NULL);

CREATE INDEX patient_statement_asked ON public.patient_statement USING btree (institution_id) WHERE (outcome = ANY (ARRAY['asked'::text, 'unknown-number'::text, 'waiting'::text]));

CREATE INDEX patient_statement_of_tx ON public.patient_statement USING btree (tx);

CREATE INDEX person_key_of_number ON public.person_key USING btree (split_part(key, '|'::text, 2)) WHERE (key ~~ 'id:%'::text);

CREATE INDEX person_key_of_person ON public.person_key USING btree (person_id);

CREATE INDEX proposal_evidence_of ON public.proposal_evidence USING btree (proposal_id, attached_at);

CREATE INDEX proposal_of_draft ON public.proposal USING btree (draft_id);

CREATE INDEX protection_here ON public.protection USING btree (institution_id, made_at);

CREATE INDEX protection_of_end ON public.protection USING btree (ended_tx) WHERE (ended_tx IS NOT NULL);

CREATE INDEX protection_of_second ON public.protection USING btree (second_tx) WHERE (second_tx IS NOT NULL);

CREATE INDEX protection_of_tx ON public.protection USING btree (tx);

CREATE UNIQUE INDEX protection_once ON public.protection USING btree (person_id) WHERE (ended_at IS NULL);

CREATE INDEX pull_of_feed ON public.pull USING btree (feed_id, started_at DESC);

CREATE UNIQUE INDEX pull_once_at_a_time ON public.pull USING btree (feed_id) WHERE (ended_at IS NULL);

CREATE INDEX push_device_live ON public.push_device USING btree (account_id) WHERE (ended_at IS NULL);

CREATE INDEX quarantine_by_patient ON public.quarantine USING btree (institution_id, patient_key) WHERE (resolved_at IS NULL);

CREATE UNIQUE INDEX questionnaire_ask_before_visit ON public.questionnaire_ask USING btree (person_id, rule_id, visit_id) WHERE (visit_id IS NOT NULL);

CREATE INDEX questionnaire_ask_of_team ON public.questionnaire_ask USING btree (team_id, asked_at DESC);

CREATE UNIQUE INDEX questionnaire_in_use ON public.questionnaire USING btree (institution_id, url) WHERE (ended_at IS NULL);

CREATE INDEX questionnaire_response_at ON public.questionnaire_response USING btree (institution_id, sent_at);

CREATE INDEX questionnaire_response_waiting ON public.questionnaire_response USING btree (team_id, due_at) WHERE (state = 'new'::text);

CREATE UNIQUE INDEX questionnaire_rule_once ON public.questionnaire_rule USING btree (service_id, url) WHERE (ended_at IS NULL);

CREATE INDEX record_notice_due ON public.record_notice USING btree (next_look_at);

CREATE INDEX redecide_job_open ON public.redecide_job USING btree (job_no) WHERE (finished_at IS NULL);

CREATE INDEX redecide_person_in_turn ON public.redecide_person USING btree (asked_at);

CREATE INDEX remap_job_open ON public.remap_job USING btree (job_no) WHERE (finished_at IS NULL);

CREATE INDEX request_asked ON public.request USING btree (institution_id, asked_at);

CREATE UNIQUE INDEX request_once ON public.request USING btree (person_id, kind, (item_ids[1])) WHERE (closed_at IS NULL);

CREATE INDEX request_open ON public.request USING btree (institution_id, due_at) WHERE (closed_at IS NULL);

CREATE INDEX restriction_live ON public.restriction USING btree (person_id) WHERE (ended_at IS NULL);

CREATE INDEX restriction_of_agreement ON public.restriction USING btree (agreed_tx) WHERE ((agreed_tx IS NOT NULL) AND (made_as <> 'self'::text));

CREATE INDEX restriction_of_clinicians ON public.restriction USING btree (against, against_institution) WHERE (ended_at IS NULL);

CREATE INDEX restriction_of_end ON public.restriction USING btree (ended_tx) WHERE ((ended_tx IS NOT NULL) AND (made_as <> 'self'::text));

CREATE INDEX restriction_of_tx ON public.restriction USING btree (tx) WHERE (made_as <> 'self'::text);

CREATE INDEX role_proposal_over ON public.role_proposal USING btree (decided_at) WHERE (outcome = 'over'::text);

CREATE UNIQUE INDEX role_proposal_waits ON public.role_proposal USING btree (account_id, role, COALESCE(institution_id, ''::text)) WHERE (decided_at IS NULL);

CREATE UNIQUE INDEX seat_holder_once ON public.seat_holder USING btree (holder_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX seat_holder_one ON public.seat_holder USING btree (seat_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX seat_once ON public.seat USING btree (kind, number) WHERE (ended_at IS NULL);

CREATE INDEX second_person_rule_of_tx ON public.second_person_rule USING btree (tx);

CREATE INDEX session_of_account ON public.session USING btree (account_id);

CREATE INDEX share_open ON public.share USING btree (expires_at) WHERE (ended_at IS NULL);

CREATE INDEX sign_in_code_by_age ON public.sign_in_code USING btree (made_at);

CREATE INDEX sign_in_code_of_browser ON public.sign_in_code USING btree (browser_hash, made_at);

CREATE UNIQUE INDEX slot_by_hand ON public.slot USING btree (service_id, starts_at, place_no) WHERE (source_id IS NULL);

CREATE INDEX slot_free ON public.slot USING btree (service_id, starts_at) WHERE ((booking_id IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX slot_left_behind ON public.slot USING btree (institution_id) WHERE ((booking_id IS NOT NULL) AND ((withdrawn_at IS NOT NULL) OR (moved_at IS NOT NULL)));

CREATE INDEX slot_of_institution ON public.slot USING btree (institution_id, starts_at);

CREATE INDEX staff_act_in_order ON public.staff_act USING btree (at DESC, act_id);

CREATE INDEX staff_act_of_institution ON public.staff_act USING btree (institution_id, at DESC);

CREATE INDEX staff_act_of_tx ON public.staff_act USING btree (tx);

CREATE INDEX term_by_word ON public.term USING gin (words) WHERE (words IS NOT NULL);

CREATE INDEX thread_message_at ON public.thread_message USING btree (at);

CREATE INDEX thread_message_of_team ON public.thread_message USING btree (at_team_id, at);

CREATE INDEX thread_message_said ON public.thread_message USING btree (at) WHERE (by_whom = 'staff'::text);

CREATE INDEX verification_by_identifier ON public.verification USING btree (identifier);

CREATE INDEX visit_arrival_in_order ON public.visit_arrival USING btree (at);

CREATE INDEX visit_guest_invited ON public.visit_guest USING btree (invited_at);

CREATE INDEX visit_question_of_visit ON public.visit_question USING btree (person_id, visit_id, place_no);

CREATE UNIQUE INDEX visit_service_by_hand ON public.visit_service USING btree (institution_id, name) WHERE (source_key IS NULL);

CREATE INDEX visit_wish_offered ON public.visit_wish USING btree (offered_until) WHERE ((ended_at IS NULL) AND (offered_slot IS NOT NULL));

CREATE UNIQUE INDEX visit_wish_once ON public.visit_wish USING btree (person_id, service_id) WHERE (ended_at IS NULL);

CREATE INDEX visit_wish_waiting ON public.visit_wish USING btree (service_id, made_at) WHERE ((ended_at IS NULL) AND (offered_slot IS NULL));

CREATE INDEX wrong_try_by_age ON public.wrong_try USING btree (last_at);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_follows_fkey FOREIGN KEY (follows) REFERENCES public.access_grant(grant_id);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.account_device
    ADD CONSTRAINT account_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.account_event
    ADD CONSTRAINT account_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.account_role
    ADD CONSTRAINT account_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.account_role
    ADD CONSTRAINT account_role_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.adoption_fact
    ADD CONSTRAINT adoption_fact_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.announcement_reader
    ADD CONSTRAINT announcement_reader_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES public.announcement(announcement_id);

ALTER TABLE ONLY public.archive_pull
    ADD CONSTRAINT archive_pull_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed_archive(feed_id);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_proposal_id_seat_id_fkey FOREIGN KEY (proposal_id, seat_id) REFERENCES public.proposal_seat(proposal_id, seat_id);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_proposal_id_text_no_fkey FOREIGN KEY (proposal_id, text_no) REFERENCES public.proposal_text(proposal_id, text_no);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_seat_id_seat_kind_fkey FOREIGN KEY (seat_id, seat_kind) REFERENCES public.seat(seat_id, kind);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.concern_measure
    ADD CONSTRAINT concern_measure_concern_id_fkey FOREIGN KEY (concern_id) REFERENCES public.concern(concern_id);

ALTER TABLE ONLY public.concern
    ADD CONSTRAINT concern_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(proposal_id);

ALTER TABLE ONLY public.consent_text
    ADD CONSTRAINT consent_text_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.consent_text
    ADD CONSTRAINT consent_text_service_id_fkey FOREIGN KEY (service_id) REFERENCES public.visit_service(service_id);

ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_confirms_fkey FOREIGN KEY (confirms) REFERENCES public.decision(decision_id);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(proposal_id);

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.download_part
    ADD CONSTRAINT download_part_person_id_download_id_fkey FOREIGN KEY (person_id, download_id) REFERENCES public.download(person_id, download_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feature_stage
    ADD CONSTRAINT feature_stage_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.feed_archive
    ADD CONSTRAINT feed_archive_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.feed_assertion
    ADD CONSTRAINT feed_assertion_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.feed_client(client_id);

ALTER TABLE ONLY public.feed_carried
    ADD CONSTRAINT feed_carried_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.feed_carried
    ADD CONSTRAINT feed_carried_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.feed_certificate
    ADD CONSTRAINT feed_certificate_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.feed_client
    ADD CONSTRAINT feed_client_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT feed_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.feed_pause
    ADD CONSTRAINT feed_pause_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.feed_pause
    ADD CONSTRAINT feed_pause_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.feed_pull
    ADD CONSTRAINT feed_pull_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.feed_pull_patient
    ADD CONSTRAINT feed_pull_patient_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed_pull(feed_id);

ALTER TABLE ONLY public.feed_sender
    ADD CONSTRAINT feed_sender_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.feed_token
    ADD CONSTRAINT feed_token_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.feed_client(client_id);

ALTER TABLE ONLY public.feed_token
    ADD CONSTRAINT feed_token_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.former_link
    ADD CONSTRAINT former_link_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.former_link
    ADD CONSTRAINT former_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.grant_offer
    ADD CONSTRAINT grant_offer_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.grant_offer
    ADD CONSTRAINT grant_offer_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.guardianship
    ADD CONSTRAINT guardianship_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.idea
    ADD CONSTRAINT idea_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.idea
    ADD CONSTRAINT idea_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(proposal_id);

ALTER TABLE ONLY public.idea_support
    ADD CONSTRAINT idea_support_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES public.idea(idea_id);

ALTER TABLE ONLY public.inbox_message
    ADD CONSTRAINT inbox_message_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed(feed_id);

ALTER TABLE ONLY public.inbox_message
    ADD CONSTRAINT inbox_message_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.journal_ask
    ADD CONSTRAINT journal_ask_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.journal_ask
    ADD CONSTRAINT journal_ask_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.journal_sent
    ADD CONSTRAINT journal_sent_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.journal_sent
    ADD CONSTRAINT journal_sent_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.lab_run
    ADD CONSTRAINT lab_run_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES public.rulebook_draft(draft_id);

ALTER TABLE ONLY public.letter_desk
    ADD CONSTRAINT letter_desk_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.match_case(case_id);

ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_from_person_id_fkey FOREIGN KEY (from_person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_into_link_fkey FOREIGN KEY (into_link) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_into_person_id_fkey FOREIGN KEY (into_person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.patient_statement(statement_id);

ALTER TABLE ONLY public.match_case
    ADD CONSTRAINT match_case_contested_link_fkey FOREIGN KEY (contested_link) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.match_case
    ADD CONSTRAINT match_case_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.match_case
    ADD CONSTRAINT match_case_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.match_case
    ADD CONSTRAINT match_case_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.patient_statement(statement_id);

ALTER TABLE ONLY public.message_route
    ADD CONSTRAINT message_route_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.message_route
    ADD CONSTRAINT message_route_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.message_team
    ADD CONSTRAINT message_team_covered_by_fkey FOREIGN KEY (covered_by) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.message_team
    ADD CONSTRAINT message_team_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.message_team_member
    ADD CONSTRAINT message_team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.message_template
    ADD CONSTRAINT message_template_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.moved_item
    ADD CONSTRAINT moved_item_change_no_fkey FOREIGN KEY (change_no) REFERENCES public.link_change(change_no);

ALTER TABLE ONLY public.moved_item
    ADD CONSTRAINT moved_item_from_link_fkey FOREIGN KEY (from_link) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.notice_choice
    ADD CONSTRAINT notice_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.notice_choice
    ADD CONSTRAINT notice_choice_letter_institution_fkey FOREIGN KEY (letter_institution) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.outgoing_message
    ADD CONSTRAINT outgoing_message_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.paper_letter
    ADD CONSTRAINT paper_letter_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.paper_letter
    ADD CONSTRAINT paper_letter_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.patient_decision
    ADD CONSTRAINT patient_decision_candidate_link_fkey FOREIGN KEY (candidate_link) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.patient_decision
    ADD CONSTRAINT patient_decision_case_id_institution_id_fkey FOREIGN KEY (case_id, institution_id) REFERENCES public.match_case(case_id, institution_id);

ALTER TABLE ONLY public.patient_key
    ADD CONSTRAINT patient_key_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.match_case(case_id);

ALTER TABLE ONLY public.patient_key
    ADD CONSTRAINT patient_key_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.patient_key
    ADD CONSTRAINT patient_key_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.patient_link
    ADD CONSTRAINT patient_link_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.patient_link
    ADD CONSTRAINT patient_link_origin_person_id_fkey FOREIGN KEY (origin_person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.patient_link
    ADD CONSTRAINT patient_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.patient_notice
    ADD CONSTRAINT patient_notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.match_case(case_id);

ALTER TABLE ONLY public.patient_notice
    ADD CONSTRAINT patient_notice_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.patient_notice
    ADD CONSTRAINT patient_notice_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.patient_link(link_id);

ALTER TABLE ONLY public.patient_notice
    ADD CONSTRAINT patient_notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.patient_statement
    ADD CONSTRAINT patient_statement_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.match_case(case_id);

ALTER TABLE ONLY public.patient_statement
    ADD CONSTRAINT patient_statement_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.patient_statement
    ADD CONSTRAINT patient_statement_into_institution_id_fkey FOREIGN KEY (into_institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.person_key
    ADD CONSTRAINT person_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.pick_up_place
    ADD CONSTRAINT pick_up_place_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public."position"
    ADD CONSTRAINT position_proposal_id_seat_id_fkey FOREIGN KEY (proposal_id, seat_id) REFERENCES public.proposal_seat(proposal_id, seat_id);

ALTER TABLE ONLY public."position"
    ADD CONSTRAINT position_proposal_id_text_no_fkey FOREIGN KEY (proposal_id, text_no) REFERENCES public.proposal_text(proposal_id, text_no);

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_confirms_fkey FOREIGN KEY (confirms) REFERENCES public.decision(decision_id);

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES public.rulebook_draft(draft_id);

ALTER TABLE ONLY public.proposal_evidence
    ADD CONSTRAINT proposal_evidence_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(proposal_id);

ALTER TABLE ONLY public.proposal_seat
    ADD CONSTRAINT proposal_seat_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(proposal_id);

ALTER TABLE ONLY public.proposal_seat
    ADD CONSTRAINT proposal_seat_seat_id_kind_fkey FOREIGN KEY (seat_id, kind) REFERENCES public.seat(seat_id, kind);

ALTER TABLE ONLY public.proposal_step
    ADD CONSTRAINT proposal_step_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(proposal_id);

ALTER TABLE ONLY public.proposal_step
    ADD CONSTRAINT proposal_step_proposal_id_text_no_fkey FOREIGN KEY (proposal_id, text_no) REFERENCES public.proposal_text(proposal_id, text_no);

ALTER TABLE ONLY public.proposal_step
    ADD CONSTRAINT proposal_step_seat_id_seat_kind_fkey FOREIGN KEY (seat_id, seat_kind) REFERENCES public.seat(seat_id, kind);

ALTER TABLE ONLY public.proposal_text
    ADD CONSTRAINT proposal_text_base_version_fkey FOREIGN KEY (base_version) REFERENCES public.rulebook(version);

ALTER TABLE ONLY public.proposal_text
    ADD CONSTRAINT proposal_text_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(proposal_id);

ALTER TABLE ONLY public.protection
    ADD CONSTRAINT protection_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.protection
    ADD CONSTRAINT protection_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.pull
    ADD CONSTRAINT pull_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feed_pull(feed_id);

ALTER TABLE ONLY public.pull_file
    ADD CONSTRAINT pull_file_pull_id_fkey FOREIGN KEY (pull_id) REFERENCES public.pull(pull_id);

ALTER TABLE ONLY public.push_device
    ADD CONSTRAINT push_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.quarantine
    ADD CONSTRAINT quarantine_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.quarantine
    ADD CONSTRAINT quarantine_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.inbox_message(message_id);

ALTER TABLE ONLY public.questionnaire_ask
    ADD CONSTRAINT questionnaire_ask_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.questionnaire_ask
    ADD CONSTRAINT questionnaire_ask_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES public.questionnaire(questionnaire_id);

ALTER TABLE ONLY public.questionnaire_ask
    ADD CONSTRAINT questionnaire_ask_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES public.questionnaire_rule(rule_id);

ALTER TABLE ONLY public.questionnaire_ask
    ADD CONSTRAINT questionnaire_ask_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.questionnaire_draft
    ADD CONSTRAINT questionnaire_draft_person_id_ask_id_fkey FOREIGN KEY (person_id, ask_id) REFERENCES public.questionnaire_ask(person_id, ask_id);

ALTER TABLE ONLY public.questionnaire
    ADD CONSTRAINT questionnaire_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.questionnaire_response
    ADD CONSTRAINT questionnaire_response_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.questionnaire_response
    ADD CONSTRAINT questionnaire_response_person_id_ask_id_fkey FOREIGN KEY (person_id, ask_id) REFERENCES public.questionnaire_ask(person_id, ask_id);

ALTER TABLE ONLY public.questionnaire_response
    ADD CONSTRAINT questionnaire_response_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES public.questionnaire(questionnaire_id);

ALTER TABLE ONLY public.questionnaire_response
    ADD CONSTRAINT questionnaire_response_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.questionnaire_rule
    ADD CONSTRAINT questionnaire_rule_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.questionnaire_rule
    ADD CONSTRAINT questionnaire_rule_service_id_fkey FOREIGN KEY (service_id) REFERENCES public.visit_service(service_id);

ALTER TABLE ONLY public.questionnaire_rule
    ADD CONSTRAINT questionnaire_rule_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE ONLY public.record_notice
    ADD CONSTRAINT record_notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.restriction
    ADD CONSTRAINT restriction_against_institution_fkey FOREIGN KEY (against_institution) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.restriction
    ADD CONSTRAINT restriction_from_institution_fkey FOREIGN KEY (from_institution) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.restriction
    ADD CONSTRAINT restriction_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.restriction
    ADD CONSTRAINT restriction_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);

ALTER TABLE ONLY public.role_proposal
    ADD CONSTRAINT role_proposal_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.role_proposal
    ADD CONSTRAINT role_proposal_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.rule_pack_band
    ADD CONSTRAINT rule_pack_band_version_fkey FOREIGN KEY (version) REFERENCES public.rule_pack(version);

ALTER TABLE ONLY public.rule_pack_confidential
    ADD CONSTRAINT rule_pack_confidential_version_fkey FOREIGN KEY (version) REFERENCES public.rule_pack(version);

ALTER TABLE ONLY public.rulebook
    ADD CONSTRAINT rulebook_decision_id_carries_fkey FOREIGN KEY (decision_id, carries) REFERENCES public.decision(decision_id, carries);

ALTER TABLE ONLY public.rulebook_draft
    ADD CONSTRAINT rulebook_draft_base_version_fkey FOREIGN KEY (base_version) REFERENCES public.rulebook(version);

ALTER TABLE ONLY public.rulebook_draft
    ADD CONSTRAINT rulebook_draft_published_version_fkey FOREIGN KEY (published_version) REFERENCES public.rulebook(version);

ALTER TABLE ONLY public.seat_holder
    ADD CONSTRAINT seat_holder_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.seat_holder
    ADD CONSTRAINT seat_holder_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES public.seat(seat_id);

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.second_person_rule
    ADD CONSTRAINT second_person_rule_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sign_in_contact
    ADD CONSTRAINT sign_in_contact_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.portal_account(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT sign_off_proposal_id_seat_id_fkey FOREIGN KEY (proposal_id, seat_id) REFERENCES public.proposal_seat(proposal_id, seat_id);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT sign_off_proposal_id_text_no_fkey FOREIGN KEY (proposal_id, text_no) REFERENCES public.proposal_text(proposal_id, text_no);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT sign_off_seat_id_seat_kind_fkey FOREIGN KEY (seat_id, seat_kind) REFERENCES public.seat(seat_id, kind);

ALTER TABLE ONLY public.slot
    ADD CONSTRAINT slot_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.slot
    ADD CONSTRAINT slot_service_id_fkey FOREIGN KEY (service_id) REFERENCES public.visit_service(service_id);

ALTER TABLE ONLY public.visit_arrival
    ADD CONSTRAINT visit_arrival_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.visit_invitation_rule
    ADD CONSTRAINT visit_invitation_rule_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.visit_service
    ADD CONSTRAINT visit_service_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES public.institution(institution_id);

ALTER TABLE ONLY public.workload_count
    ADD CONSTRAINT workload_count_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.message_team(team_id);

ALTER TABLE public.access_grant ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.accession ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_device ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_itself ON public.portal_account TO causeway_account USING ((id = public.scope_actor())) WITH CHECK ((id = public.scope_actor()));

CREATE POLICY account_proposes ON public.idea FOR INSERT TO causeway_account WITH CHECK (((account_id = public.scope_actor()) AND (proposed_at = now()) AND (hidden_at IS NULL) AND (answer IS NULL)));

ALTER TABLE public.account_role ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.act_block ENABLE ROW LEVEL SECURITY;

CREATE POLICY add_own ON public.download_part FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (expires_at <= (now() + '24:00:00'::interval))));

CREATE POLICY admins_read ON public.visit_invitation_rule FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY admins_set ON public.visit_invitation_rule FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (set_at = now())));

ALTER TABLE public.adoption_fact ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.announcement ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.announcement_reader ENABLE ROW LEVEL SECURITY;

CREATE POLICY answer_own ON public.request FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category(category) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (closed_at IS NULL))) WITH CHECK (((person_id = public.scope_person()) AND (ball = 'staff'::text) AND ((closed_at IS NULL) OR ((closed_at = now()) AND (outcome = 'taken-back'::text) AND ((account_id = public.scope_actor()) OR (public.scope_capacity() = 'self'::text))))));

CREATE POLICY anybody_taps ON public.pulse FOR INSERT TO causeway_patient WITH CHECK (((public.scope_person() IS NOT NULL) AND (given_on = CURRENT_DATE)));

CREATE POLICY anyone_counts ON public.adoption_fact FOR INSERT TO causeway_patient, causeway_staff, causeway_system, causeway_web WITH CHECK (true);

ALTER TABLE public.archive_pull ENABLE ROW LEVEL SECURITY;

CREATE POLICY ask_for_own ON public.download FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (capacity = public.scope_capacity()) AND (asked_at = now()) AND (expires_at = (now() + '24:00:00'::interval)) AND public.scope_is_proved()));

CREATE POLICY ask_own ON public.log_question FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (asked_at = now()) AND (answer IS NULL) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text]))));

CREATE POLICY ask_own ON public.redecide_person FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (asked_at = now())));

CREATE POLICY ask_own ON public.release_ask FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text])) AND (account_id = public.scope_actor()) AND (asked_at = now())));

CREATE POLICY asks_of_cards ON public.request TO causeway_sealed USING (((person_id = public.scope_person()) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)))) WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (asked_at = now())));

CREATE POLICY asks_of_cards ON public.request_event FOR INSERT TO causeway_sealed WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (at = now())));

CREATE POLICY asks_of_items ON public.request TO causeway_released USING (((person_id = public.scope_person()) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)))) WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (asked_at = now())));

CREATE POLICY asks_of_items ON public.request_event FOR INSERT TO causeway_released WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (at = now())));

ALTER TABLE public.ballot ENABLE ROW LEVEL SECURITY;

CREATE POLICY board_reads ON public.idea FOR SELECT TO causeway_account USING ((hidden_at IS NULL));

ALTER TABLE public.booking ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.break_glass ENABLE ROW LEVEL SECURITY;

CREATE POLICY change_own ON public.check_in FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id)))) WITH CHECK (((account_id = public.scope_actor()) AND (confirmed_at = now())));

CREATE POLICY change_own ON public.grant_offer FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND (closed_at IS NULL))) WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND ((closed_at IS NULL) OR ((closed_at = now()) AND (outcome = 'taken-back'::text)))));

ALTER TABLE public.check_in ENABLE ROW LEVEL SECURITY;

CREATE POLICY check_in_own ON public.check_in FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (account_id = public.scope_actor()) AND (confirmed_at = now())));

CREATE POLICY choose_own ON public.release_choice FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text])) AND (capacity = public.scope_capacity()) AND (account_id = public.scope_actor()) AND (chosen_at = now())));

CREATE POLICY clerks_end ON public.invitation FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()) AND (ended_at IS NULL))) WITH CHECK (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY clerks_follow ON public.outgoing_message FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY clerks_have_printed ON public.paper_letter FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()) AND (printed_at IS NULL))) WITH CHECK (((institution_id = public.scope_institution()) AND (printed_by = public.scope_actor()) AND (printed_at = now())));

CREATE POLICY clerks_invite ON public.invitation FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (made_at = now())));

CREATE POLICY clerks_print ON public.paper_letter FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY clerks_read ON public.invitation FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY clerks_write ON public.outgoing_message FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution())));

ALTER TABLE public.clinician_comment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.clinician_hold ENABLE ROW LEVEL SECURITY;

CREATE POLICY clinicians_ask ON public.redecide_person FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (asked_at = now())));

CREATE POLICY clinicians_end_own ON public.goal_range FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (ended_at IS NULL))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (ended_by = public.scope_actor()) AND (ended_at = now())));

CREATE POLICY clinicians_explain_holds ON public.verdict FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (decided_at <= now())));

CREATE POLICY clinicians_hold_own ON public.item FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_patient(person_id) AND (NOT public.scope_hides(person_id, item_id, category, institution_id)))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (release_rule = 'clinician-hold'::text) AND (release_at > now())));

CREATE POLICY clinicians_know_names ON public.patient_link FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_lift_own ON public.clinician_hold FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (lifted_at IS NULL))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (lifted_by = public.scope_actor()) AND (lifted_at = now())));

CREATE POLICY clinicians_read_own ON public.clinician_comment FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_read_own ON public.clinician_hold FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (NOT public.scope_hides(person_id, item_id, ''::text, institution_id))));

CREATE POLICY clinicians_read_own ON public.counselling FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_read_own ON public.early_release FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_read_own ON public.goal_range FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY clinicians_read_own ON public.item FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (public.scope_has_patient(person_id) OR ((release_at > now()) AND listed)) AND (NOT public.scope_hides(person_id, item_id, category, institution_id))));

CREATE POLICY clinicians_read_own ON public.kept_visit FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_set_own ON public.goal_range FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (set_at = now()) AND (ended_at IS NULL)));

CREATE POLICY clinicians_write_own ON public.clinician_comment FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (written_at = now()) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_write_own ON public.clinician_hold FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (placed_at = now()) AND (lifted_at IS NULL) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_write_own ON public.counselling FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (counselled_at = now()) AND public.scope_has_patient(person_id)));

CREATE POLICY clinicians_write_own ON public.early_release FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (released_at = now()) AND public.scope_has_patient(person_id)));

ALTER TABLE public.code_decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.concern ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.concern_measure ENABLE ROW LEVEL SECURITY;

CREATE POLICY consent_own ON public.visit_consent FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text])) AND (capacity = public.scope_capacity()) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id)) AND (account_id = public.scope_actor()) AND (answered_at = now()) AND (EXISTS ( SELECT
   FROM public.consent_text t
  WHERE ((t.text_id = visit_consent.text_id) AND (t.institution_id = visit_consent.institution_id) AND (t.ended_at IS NULL))))));

ALTER TABLE public.consent_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.counselling ENABLE ROW LEVEL SECURITY;

CREATE POLICY counted ON public.adoption_fact FOR SELECT TO causeway_staff, causeway_system USING (true);

ALTER TABLE public.credential ENABLE ROW LEVEL SECURITY;

CREATE POLICY decide_own_cases ON public.patient_decision FOR INSERT TO causeway_staff WITH CHECK (((account_id = public.scope_actor()) AND (decided_at = now()) AND (role = public.scope_capacity()) AND ((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution())))));

ALTER TABLE public.decision ENABLE ROW LEVEL SECURITY;

CREATE POLICY disclose_as_staff ON public.disclosure FOR INSERT TO causeway_staff WITH CHECK (((account_id = public.scope_actor()) AND (at = now()) AND public.is_this_transaction(tx)));

CREATE POLICY disclose_own ON public.disclosure FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (at = now()) AND public.is_this_transaction(tx)));

ALTER TABLE public.disclosure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure_block ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.download ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.download_part ENABLE ROW LEVEL SECURITY;

CREATE POLICY drop_own ON public.download FOR DELETE TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor())));

ALTER TABLE public.early_release ENABLE ROW LEVEL SECURITY;

CREATE POLICY end_delegates ON public.access_grant FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND (capacity = 'delegate'::text) AND (ended_at IS NULL) AND ((public.scope_capacity() = 'self'::text) OR (account_id = public.scope_actor())))) WITH CHECK (((person_id = public.scope_person()) AND (capacity = 'delegate'::text) AND (ended_at = now()) AND ((public.scope_capacity() = 'self'::text) OR (account_id = public.scope_actor()))));

CREATE POLICY end_own ON public.share FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND ((public.scope_capacity() = 'self'::text) OR (account_id = public.scope_actor())) AND (ended_at IS NULL))) WITH CHECK (((person_id = public.scope_person()) AND (ended_at = now()) AND (ended_because = ANY (ARRAY['ended'::text, 'changed'::text]))));

CREATE POLICY enrolment_ends ON public.session TO causeway_system USING (true);

CREATE POLICY everybody_reads ON public.concern FOR SELECT TO causeway_public USING (true);

CREATE POLICY everybody_reads ON public.concern_measure FOR SELECT TO causeway_public USING (true);

CREATE POLICY everybody_reads ON public.consent_text FOR SELECT TO causeway_patient, causeway_staff USING (true);

CREATE POLICY everybody_reads ON public.decision FOR SELECT TO causeway_public USING (true);

CREATE POLICY everybody_reads ON public.feature_stage FOR SELECT TO causeway_patient, causeway_staff, causeway_public USING (true);

CREATE POLICY everybody_reads ON public.log_deletion FOR SELECT TO causeway_patient USING (true);

CREATE POLICY everybody_reads ON public.message_route FOR SELECT TO causeway_patient, causeway_staff USING (true);

CREATE POLICY everybody_reads ON public.message_team FOR SELECT TO causeway_patient, causeway_staff, causeway_public USING (true);

CREATE POLICY everybody_reads ON public.pick_up_place FOR SELECT TO causeway_patient, causeway_staff USING (true);

CREATE POLICY everybody_reads ON public.proposal FOR SELECT TO causeway_public USING (true);

CREATE POLICY everybody_reads ON public.questionnaire FOR SELECT TO causeway_patient, causeway_staff USING (true);

CREATE POLICY everybody_reads ON public.request_promise FOR SELECT TO causeway_patient, causeway_staff USING (true);

CREATE POLICY everybody_reads ON public.rule_pack FOR SELECT TO causeway_patient, causeway_staff, causeway_system, causeway_public, causeway_gate USING (true);

CREATE POLICY everybody_reads ON public.rule_pack_band FOR SELECT TO causeway_patient, causeway_staff, causeway_system, causeway_public, causeway_gate USING (true);

CREATE POLICY everybody_reads ON public.rule_pack_confidential FOR SELECT TO causeway_patient, causeway_staff, causeway_system, causeway_public, causeway_gate USING (true);

CREATE POLICY everybody_reads ON public.rulebook FOR SELECT TO causeway_patient, causeway_staff, causeway_system, causeway_public USING (true);

CREATE POLICY everybody_reads ON public.seat FOR SELECT TO causeway_public USING (true);

CREATE POLICY everybody_reads ON public.seat_holder FOR SELECT TO causeway_public USING (true);

CREATE POLICY everybody_reads ON public.slot FOR SELECT TO causeway_patient, causeway_staff USING (true);

CREATE POLICY everybody_reads ON public.visit_service FOR SELECT TO causeway_patient, causeway_staff USING (true);

CREATE POLICY everybody_reads_along ON public.request_promise FOR SELECT TO causeway_public USING (true);

CREATE POLICY everybody_who_decides ON public.second_person_rule FOR SELECT TO causeway_staff USING ((public.scope_capacity() = ANY (ARRAY['clerk'::text, 'steward'::text])));

ALTER TABLE public.feature_stage ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_archive ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_assertion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_carried ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_certificate ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_client ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_pause ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_pull ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_pull_patient ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_sender ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.feed_token ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.former_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.fruitless_search ENABLE ROW LEVEL SECURITY;

CREATE POLICY gate_answers ON public.grant_offer TO causeway_gate USING (true) WITH CHECK ((closed_at = now()));

CREATE POLICY gate_asks ON public.request FOR INSERT TO causeway_gate WITH CHECK (true);

CREATE POLICY gate_asks ON public.request_event FOR INSERT TO causeway_gate WITH CHECK (true);

CREATE POLICY gate_books ON public.booking TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_books ON public.slot TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_books ON public.visit_service FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_books ON public.visit_wish TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_clears ON public.message_draft TO causeway_gate USING (true);

CREATE POLICY gate_compares ON public.sign_in_contact FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.announcement FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.announcement_reader FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.idea FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.idea_support FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.journal_sent FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.paper_letter FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.questionnaire FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.questionnaire_ask FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.questionnaire_response FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_counts ON public.wrong_try TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_cuts_off ON public.session FOR DELETE TO causeway_gate USING (true);

CREATE POLICY gate_decides ON public.decision FOR INSERT TO causeway_gate WITH CHECK ((decided_at = now()));

CREATE POLICY gate_deletes_old ON public.disclosure FOR DELETE TO causeway_gate USING ((at < (now() - '3 years'::interval)));

CREATE POLICY gate_ends ON public.access_grant FOR UPDATE TO causeway_gate USING (((capacity = 'guardian'::text) AND (ended_at IS NULL))) WITH CHECK (((capacity = 'guardian'::text) AND (ended_at = now())));

CREATE POLICY gate_ends ON public.account_role FOR UPDATE TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_gives ON public.access_grant FOR INSERT TO causeway_gate WITH CHECK (((capacity = 'delegate'::text) AND (account_id = public.scope_actor()) AND (offer_id IS NOT NULL) AND (valid_from >= now())));

CREATE POLICY gate_gives ON public.account_role FOR INSERT TO causeway_gate WITH CHECK (true);

CREATE POLICY gate_keeps ON public.break_glass TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.guardianship TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.kept_visit TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.message_file TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.message_reading TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.message_thread TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.protection TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.restriction TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.role_proposal TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.thread_message TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_keeps ON public.visit_guest TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_lets_go ON public.log_deletion TO causeway_gate USING (true) WITH CHECK ((public.is_this_transaction(tx) OR (emptied_at = now())));

CREATE POLICY gate_looks ON public.outgoing_message FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_offers ON public.grant_offer FOR INSERT TO causeway_gate WITH CHECK (((institution_id = public.scope_institution()) AND (account_id = public.scope_actor()) AND (made_at = now()) AND (closed_at IS NULL)));

CREATE POLICY gate_opens ON public."position" FOR UPDATE TO causeway_gate USING (true) WITH CHECK ((opens_at = now()));

CREATE POLICY gate_opens ON public.proposal FOR UPDATE TO causeway_gate USING (true) WITH CHECK ((positions_until = now()));

CREATE POLICY gate_opens ON public.share TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_opens ON public.share_view TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_reads ON public.access_grant FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.account_role FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.ballot FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.clinician_hold FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.credential FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.decision FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.disclosure FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.disclosure_block FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.feature_stage FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.former_link FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.item FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.item_twin FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.match_case FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.message_route FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.message_team FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.message_team_member FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.notice_choice FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.opening FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.patient_key FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.patient_link FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.person FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.person_key FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.portal_account FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public."position" FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.proposal FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.proposal_evidence FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.proposal_seat FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.proposal_step FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.proposal_text FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.request FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.request_event FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.rulebook_draft FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.seat FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.seat_holder FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.second_factor FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.session FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.sign_off FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.staff_act FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_reads ON public.workload_count FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_registers ON public.access_grant FOR INSERT TO causeway_gate WITH CHECK (((capacity = 'guardian'::text) AND (offer_id IS NULL) AND (valid_from >= now())));

CREATE POLICY gate_seals ON public.fruitless_search FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_seals ON public.log_inquiry FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_seals ON public.patient_decision FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_seals ON public.patient_statement FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_seals ON public.second_person_rule FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_tells ON public.disclosure FOR INSERT TO causeway_gate WITH CHECK (((account_id = public.scope_actor()) AND (at = now()) AND public.is_this_transaction(tx)));

CREATE POLICY gate_tells ON public.visit_reminder FOR SELECT TO causeway_gate USING (true);

CREATE POLICY gate_tells_of_views ON public.disclosure FOR INSERT TO causeway_gate WITH CHECK (((account_id IS NULL) AND (capacity = 'recipient'::text) AND (at = now()) AND public.is_this_transaction(tx)));

CREATE POLICY gate_touches ON public.session FOR UPDATE TO causeway_gate USING (true) WITH CHECK (true);

CREATE POLICY gate_writes ON public.staff_act FOR INSERT TO causeway_gate WITH CHECK (true);

CREATE POLICY go_on_with_own ON public.download FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (finished_at IS NULL))) WITH CHECK ((moved_at = now()));

ALTER TABLE public.goal_range ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.grant_offer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.guardianship ENABLE ROW LEVEL SECURITY;

CREATE POLICY holds_of_cards ON public.clinician_hold FOR SELECT TO causeway_sealed USING (((person_id = public.scope_person()) AND (lifted_at IS NULL) AND (until > now())));

ALTER TABLE public.idea ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.idea_support ENABLE ROW LEVEL SECURITY;

CREATE POLICY in_its_transaction ON public.break_glass AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.fruitless_search AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.guardianship AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.log_inquiry AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.patient_decision AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.patient_statement AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.protection AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.restriction AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.second_person_rule AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY in_its_transaction ON public.staff_act AS RESTRICTIVE FOR INSERT WITH CHECK (public.is_this_transaction(tx));

ALTER TABLE public.inbox_message ENABLE ROW LEVEL SECURITY;

CREATE POLICY inquirers_read ON public.log_inquiry FOR SELECT TO causeway_staff USING (((NOT public.is_actor_too(about_account)) AND ((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'privacy-officer'::text) AND ((public.scope_institution() IS NULL) OR (NOT (institution_id IS DISTINCT FROM public.scope_institution())))))));

CREATE POLICY inquirers_say ON public.log_inquiry FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = ANY (ARRAY['steward'::text, 'privacy-officer'::text])) AND (role = public.scope_capacity()) AND (account_id = public.scope_actor()) AND (at = now()) AND (NOT (institution_id IS DISTINCT FROM public.scope_institution()))));

ALTER TABLE public.invitation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invitation_refusal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.item ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.item_note ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.item_relation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.item_twin ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.item_version ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_ask ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_goal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_sent ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.kept_visit ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.lab_run ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.last_visit ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.letter_desk ENABLE ROW LEVEL SECURITY;

CREATE POLICY lift_own ON public.restriction FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND public.scope_is_proved() AND (ended_at IS NULL))) WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND public.scope_is_proved() AND (ended_at = now()) AND (ended_by = public.scope_actor()) AND public.is_this_transaction(ended_tx)));

ALTER TABLE public.link_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.local_code ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.log_deletion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.log_inquiry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.log_question ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.look_notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.match_case ENABLE ROW LEVEL SECURITY;

CREATE POLICY members_keep ON public.message_team FOR UPDATE TO causeway_staff USING ((public.reads_messages() AND (institution_id = public.scope_institution()) AND public.scope_has_team(team_id))) WITH CHECK ((public.reads_messages() AND (institution_id = public.scope_institution()) AND public.scope_has_team(team_id)));

CREATE POLICY members_keep ON public.message_template TO causeway_staff USING ((public.reads_messages() AND public.scope_has_team(team_id))) WITH CHECK ((public.reads_messages() AND public.scope_has_team(team_id)));

ALTER TABLE public.message_draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_reading ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_route ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_team ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_team_member ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_template ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_thread ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.moved_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.notice_choice ENABLE ROW LEVEL SECURITY;

CREATE POLICY offer_own ON public.grant_offer FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND (account_id = public.scope_actor()) AND (made_at = now()) AND (closed_at IS NULL) AND ((categories IS NOT NULL) OR public.scope_is_proved())));

CREATE POLICY office_answers ON public.log_question FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'privacy-officer'::text) AND (answered_at IS NULL) AND ((NOT (institution_id IS DISTINCT FROM public.scope_institution())) OR ((public.scope_institution() IS NULL) AND public.has_no_officer(institution_id, looked_account, account_id))) AND (NOT public.is_actor_too(looked_account)) AND (NOT public.is_actor_too(account_id)))) WITH CHECK (((public.scope_capacity() = 'privacy-officer'::text) AND (answered_by = public.scope_actor()) AND (answered_at = now()) AND ((NOT (institution_id IS DISTINCT FROM public.scope_institution())) OR ((public.scope_institution() IS NULL) AND public.has_no_officer(institution_id, looked_account, account_id)))));

CREATE POLICY office_reads ON public.log_question FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'privacy-officer'::text) AND ((NOT (institution_id IS DISTINCT FROM public.scope_institution())) OR ((public.scope_institution() IS NULL) AND ((answered_at IS NULL) OR (answered_by = public.scope_actor())) AND public.has_no_officer(institution_id, looked_account, account_id))) AND (NOT public.is_actor_too(looked_account)) AND (NOT public.is_actor_too(account_id))));

ALTER TABLE public.opening ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.outgoing_message ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_account ON public.portal_account TO causeway_patient, causeway_staff USING ((id = public.scope_actor())) WITH CHECK ((id = public.scope_actor()));

CREATE POLICY own_announcements ON public.announcement FOR SELECT TO causeway_patient USING (((withdrawn_at IS NULL) AND (gathered_at IS NOT NULL) AND (NOT public.scope_hides(public.scope_person(), announcement_id, 'announcements'::text, institution_id)) AND (EXISTS ( SELECT
   FROM public.announcement_reader r
  WHERE ((r.person_id = public.scope_person()) AND (r.announcement_id = announcement.announcement_id))))));

CREATE POLICY own_announcements ON public.announcement_reader FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_questionnaires() AS covers_questionnaires)));

CREATE POLICY own_answers ON public.journal_ask FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text])) AND (ended_at IS NULL) AND (NOT public.scope_hides(person_id, ask_id, 'vitals'::text, institution_id)))) WITH CHECK (((person_id = public.scope_person()) AND ((ended_by IS NULL) OR ((ended_by = 'person'::text) AND (ended_at = now())))));

CREATE POLICY own_ask ON public.release_ask FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text]))));

CREATE POLICY own_asks ON public.journal_ask FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal) AND (NOT public.scope_hides(person_id, ask_id, 'vitals'::text, institution_id))));

CREATE POLICY own_asks ON public.questionnaire_ask FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_questionnaires() AS covers_questionnaires) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, ask_id, 'questionnaires'::text, institution_id))));

CREATE POLICY own_bookings ON public.booking FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, booking_id, 'appointments'::text, institution_id))));

CREATE POLICY own_cases ON public.patient_decision FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()))));

CREATE POLICY own_check_ins ON public.check_in FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

CREATE POLICY own_choice ON public.message_file FOR DELETE TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_messages() AND (message_id IS NULL) AND (account_id = public.scope_actor())));

CREATE POLICY own_choice ON public.notice_choice TO causeway_account USING ((account_id = public.scope_actor())) WITH CHECK (((account_id = public.scope_actor()) AND (set_at = now())));

CREATE POLICY own_choice ON public.release_choice FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text]))));

CREATE POLICY own_choice_here ON public.notice_choice FOR SELECT TO causeway_patient USING ((account_id = public.scope_actor()));

CREATE POLICY own_codes ON public.recovery_code TO causeway_account USING ((account_id = public.scope_actor())) WITH CHECK ((account_id = public.scope_actor()));

CREATE POLICY own_consents ON public.visit_consent FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

CREATE POLICY own_contacts ON public.sign_in_contact TO causeway_account USING ((account_id = public.scope_actor()));

CREATE POLICY own_devices ON public.push_device TO causeway_account USING ((account_id = public.scope_actor())) WITH CHECK ((account_id = public.scope_actor()));

CREATE POLICY own_disclosures ON public.disclosure FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ((public.scope_capacity() = 'self'::text) OR (account_id = public.scope_actor()) OR ((current_setting('causeway.log'::text, true) = 'all'::text) AND (capacity <> 'recipient'::text) AND (page <> 'booking-told'::text) AND (NOT public.scope_hides(person_id, item_id, category, institution_id))))));

CREATE POLICY own_download ON public.download FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ((public.scope_capacity() = 'self'::text) OR (account_id = public.scope_actor())) AND (expires_at > now())));

CREATE POLICY own_drafts ON public.message_draft TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor()))) WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND public.scope_has_messages()));

CREATE POLICY own_drafts ON public.questionnaire_draft TO causeway_patient USING (((person_id = public.scope_person()) AND (EXISTS ( SELECT
   FROM public.questionnaire_ask a
  WHERE ((a.person_id = questionnaire_draft.person_id) AND (a.ask_id = questionnaire_draft.ask_id)))))) WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (saved_at = now()) AND (EXISTS ( SELECT
   FROM public.questionnaire_ask a
  WHERE ((a.person_id = questionnaire_draft.person_id) AND (a.ask_id = questionnaire_draft.ask_id) AND (a.ended_at IS NULL))))));

CREATE POLICY own_entries ON public.journal_entry FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal) AND ((kind <> 'diary'::text) OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, entry_id, 'vitals'::text, ''::text))));

CREATE POLICY own_events ON public.account_event TO causeway_account USING ((account_id = public.scope_actor())) WITH CHECK ((account_id = public.scope_actor()));

CREATE POLICY own_events ON public.request_event FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category(category) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, request_id, category, institution_id))));

CREATE POLICY own_factor ON public.second_factor TO causeway_account USING ((account_id = public.scope_actor())) WITH CHECK ((account_id = public.scope_actor()));

CREATE POLICY own_files ON public.message_file FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_messages() AND (((message_id IS NULL) AND (account_id = public.scope_actor())) OR ((message_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM public.message_thread t
  WHERE ((t.person_id = message_file.person_id) AND (t.thread_id = message_file.thread_id))))))));

CREATE POLICY own_goals ON public.journal_goal TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text))) WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND ((ended_at IS NULL) OR (ended_at = now()))));

CREATE POLICY own_guardians ON public.guardianship FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_guests ON public.visit_guest FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ((public.scope_capacity() <> 'delegate'::text) OR (account_id = public.scope_actor())) AND (EXISTS ( SELECT
   FROM public.booking b
  WHERE ((b.person_id = visit_guest.person_id) AND (b.booking_id = visit_guest.booking_id))))));

CREATE POLICY own_inquiries ON public.log_inquiry FOR SELECT TO causeway_account USING ((about_account = public.scope_actor()));

CREATE POLICY own_institution ON public.feed_pause FOR SELECT TO causeway_staff USING ((institution_id = public.scope_institution()));

CREATE POLICY own_institution ON public.inbox_message FOR SELECT TO causeway_staff USING ((institution_id = public.scope_institution()));

CREATE POLICY own_institution ON public.match_case FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()))));

CREATE POLICY own_institution ON public.quarantine FOR SELECT TO causeway_staff USING ((institution_id = public.scope_institution()));

CREATE POLICY own_links ON public.patient_link FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id)));

CREATE POLICY own_messages ON public.thread_message FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_messages() AND (NOT public.scope_hides(person_id, thread_id, 'messages'::text, institution_id))));

CREATE POLICY own_news ON public.account_event FOR SELECT TO causeway_patient USING (((account_id = public.scope_actor()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_notes ON public.item_note TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text))) WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND (written_at = now()) AND (EXISTS ( SELECT
   FROM public.released_item i
  WHERE ((i.person_id = item_note.person_id) AND (i.item_id = item_note.item_id))))));

CREATE POLICY own_notice ON public.look_notice TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (public.scope_capacity() = 'self'::text))) WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_notices ON public.patient_notice TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = ANY (ARRAY['clerk'::text, 'institution-administrator'::text])) AND (institution_id = public.scope_institution())))) WITH CHECK (((done_by = public.scope_actor()) AND (done_at = now())));

CREATE POLICY own_numbers ON public.patient_key FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()))));

CREATE POLICY own_numbers ON public.patient_statement FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()))));

CREATE POLICY own_offers ON public.grant_offer FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_opening ON public.announcement_reader FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_questionnaires() AS covers_questionnaires))) WITH CHECK (((person_id = public.scope_person()) AND (opened_at = now())));

CREATE POLICY own_opening ON public.opening TO causeway_patient USING ((person_id = public.scope_person())) WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_or_mine ON public.access_grant FOR SELECT TO causeway_patient USING ((((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)) OR (account_id = public.scope_actor())));

CREATE POLICY own_part ON public.download_part FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (expires_at > now())));

CREATE POLICY own_passkeys ON public.passkey TO causeway_account USING ((account_id = public.scope_actor()));

CREATE POLICY own_password ON public.credential TO causeway_account USING ((account_id = public.scope_actor())) WITH CHECK ((account_id = public.scope_actor()));

CREATE POLICY own_patients ON public.patient_link FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()))));

CREATE POLICY own_person ON public.person FOR SELECT TO causeway_patient USING ((person_id = public.scope_person()));

CREATE POLICY own_pulse ON public.pulse_given FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_questions ON public.log_question FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ((public.scope_capacity() = 'self'::text) OR (account_id = public.scope_actor()))));

CREATE POLICY own_questions ON public.visit_question TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id)))) WITH CHECK (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

CREATE POLICY own_reading ON public.journal_sent FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal))) WITH CHECK (((person_id = public.scope_person()) AND (read_at = now())));

CREATE POLICY own_reading ON public.questionnaire_response FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_questionnaires() AS covers_questionnaires))) WITH CHECK (((person_id = public.scope_person()) AND (read_at = now())));

CREATE POLICY own_readings ON public.message_reading FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor())));

CREATE POLICY own_refusals ON public.questionnaire_ask FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_questionnaires() AS covers_questionnaires) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text])) AND (ended_at IS NULL) AND (NOT public.scope_hides(person_id, ask_id, 'questionnaires'::text, institution_id)))) WITH CHECK (((person_id = public.scope_person()) AND (ended_by = 'person'::text) AND (ended_at = now())));

CREATE POLICY own_reminder ON public.visit_reminder TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor()))) WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor())));

CREATE POLICY own_requests ON public.request FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category(category) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, request_id, category, institution_id))));

CREATE POLICY own_responses ON public.questionnaire_response FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (EXISTS ( SELECT
   FROM public.questionnaire_ask a
  WHERE ((a.person_id = questionnaire_response.person_id) AND (a.ask_id = questionnaire_response.ask_id))))));

CREATE POLICY own_restrictions ON public.restriction FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND public.scope_is_proved()));

CREATE POLICY own_sending ON public.journal_sent FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal) AND (state = 'new'::text) AND (sent_at = now()) AND (EXISTS ( SELECT
   FROM public.journal_ask a
  WHERE ((a.person_id = journal_sent.person_id) AND (a.ask_id = journal_sent.ask_id) AND (a.team_id = journal_sent.team_id) AND (a.institution_id = journal_sent.institution_id) AND (a.answer = 'yes'::text) AND (a.ended_at IS NULL)))) AND (EXISTS ( SELECT
   FROM public.journal_entry e
  WHERE ((e.person_id = journal_sent.person_id) AND (e.entry_id = journal_sent.entry_id) AND (e.kind <> 'diary'::text) AND (e.entered_at = now()))))));

CREATE POLICY own_sending ON public.questionnaire_response FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND ( SELECT public.covers_questionnaires() AS covers_questionnaires) AND (account_id = public.scope_actor()) AND (capacity = public.scope_capacity()) AND (sent_at = now()) AND (state = 'new'::text) AND (words = ''::text) AND (read_at IS NULL) AND (EXISTS ( SELECT
   FROM public.questionnaire_ask a
  WHERE ((a.person_id = questionnaire_response.person_id) AND (a.ask_id = questionnaire_response.ask_id) AND (a.team_id = questionnaire_response.team_id) AND (a.institution_id = questionnaire_response.institution_id) AND (a.questionnaire_id = questionnaire_response.questionnaire_id) AND (a.ended_at IS NULL))))));

CREATE POLICY own_sent ON public.journal_sent FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal) AND (NOT public.scope_hides(person_id, ask_id, 'vitals'::text, institution_id))));

CREATE POLICY own_sessions ON public.session TO causeway_account USING ((account_id = public.scope_actor()));

CREATE POLICY own_shares ON public.share FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ((public.scope_capacity() = 'self'::text) OR (account_id = public.scope_actor()))));

CREATE POLICY own_strikes ON public.journal_entry FOR UPDATE TO causeway_patient USING (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal) AND (struck_at IS NULL))) WITH CHECK (((person_id = public.scope_person()) AND (struck_at = now())));

CREATE POLICY own_support ON public.idea_support TO causeway_account USING ((account_id = public.scope_actor())) WITH CHECK (((account_id = public.scope_actor()) AND (at = now())));

CREATE POLICY own_threads ON public.message_thread FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_messages() AND (NOT public.scope_hides(person_id, thread_id, 'messages'::text, institution_id))));

CREATE POLICY own_uses ON public.break_glass FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_views ON public.share_view FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND ((public.scope_capacity() = 'self'::text) OR (maker_id = public.scope_actor()))));

CREATE POLICY own_visits ON public.kept_visit FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY own_visits ON public.last_visit TO causeway_patient USING (((person_id = public.scope_person()) AND (account_id = public.scope_actor()))) WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor())));

CREATE POLICY own_wishes ON public.visit_wish FOR SELECT TO causeway_patient USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category('appointments'::text) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, wish_id, 'appointments'::text, institution_id))));

CREATE POLICY own_words ON public.journal_entry FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND ( SELECT public.covers_journal() AS covers_journal) AND ((kind <> 'diary'::text) OR (public.scope_capacity() = 'self'::text)) AND (account_id = public.scope_actor()) AND (capacity = public.scope_capacity()) AND (entered_at = now()) AND (struck_at IS NULL)));

ALTER TABLE public.paper_letter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.passkey ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient_decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient_notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient_statement ENABLE ROW LEVEL SECURITY;

CREATE POLICY patients_sign ON public.sign_off FOR INSERT TO causeway_staff WITH CHECK (((seat_id = public.scope_seat()) AND (account_id = public.scope_actor()) AND (signed_at = now()) AND public.is_voted_on(proposal_id, text_no, true)));

CREATE POLICY people_read ON public.term FOR SELECT TO causeway_patient USING (true);

CREATE POLICY people_read ON public.term_release FOR SELECT TO causeway_patient USING (true);

ALTER TABLE public.person ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.person_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.pick_up_place ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.picture ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.portal_account ENABLE ROW LEVEL SECURITY;

ALTER TABLE public."position" ENABLE ROW LEVEL SECURITY;

CREATE POLICY privacy_reads ON public.fruitless_search FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'privacy-officer'::text) AND ((public.scope_institution() IS NULL) OR (NOT (institution_id IS DISTINCT FROM public.scope_institution()))))));

ALTER TABLE public.proposal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.proposal_evidence ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.proposal_seat ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.proposal_step ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.proposal_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.protection ENABLE ROW LEVEL SECURITY;

CREATE POLICY public_reads_open ON public.pick_up_place FOR SELECT TO causeway_public USING ((ended_at IS NULL));

CREATE POLICY public_reads_open ON public.visit_service FOR SELECT TO causeway_public USING ((closed_at IS NULL));

ALTER TABLE public.pull ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.pull_file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.pulse ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.pulse_given ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.push_device ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quarantine ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.questionnaire ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.questionnaire_ask ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.questionnaire_draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.questionnaire_response ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.questionnaire_rule ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_code ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.redecide_job ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.redecide_person ENABLE ROW LEVEL SECURITY;

CREATE POLICY region_listens ON public.pulse FOR SELECT TO causeway_staff USING ((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])));

CREATE POLICY region_watches ON public.redecide_job FOR SELECT TO causeway_staff USING ((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text, 'operator'::text])));

ALTER TABLE public.release_ask ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.release_choice ENABLE ROW LEVEL SECURITY;

CREATE POLICY released ON public.item FOR SELECT TO causeway_released USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category(category) AND (release_at <= now()) AND (standing = ANY (ARRAY['current'::text, 'replaced'::text])) AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, item_id, category, institution_id))));

CREATE POLICY released_comments ON public.clinician_comment FOR SELECT TO causeway_released USING ((person_id = public.scope_person()));

CREATE POLICY released_goals ON public.goal_range FOR SELECT TO causeway_released USING ((person_id = public.scope_person()));

CREATE POLICY released_pictures ON public.picture FOR SELECT TO causeway_released USING ((person_id = public.scope_person()));

CREATE POLICY released_twins ON public.item_twin FOR SELECT TO causeway_released USING ((person_id = public.scope_person()));

CREATE POLICY released_verdicts ON public.verdict FOR SELECT TO causeway_released USING ((person_id = public.scope_person()));

CREATE POLICY released_versions ON public.item_version FOR SELECT TO causeway_released USING ((person_id = public.scope_person()));

ALTER TABLE public.remap_job ENABLE ROW LEVEL SECURITY;

CREATE POLICY representatives_read ON public.rulebook_draft FOR SELECT TO causeway_staff USING ((public.scope_capacity() = 'representative'::text));

ALTER TABLE public.request ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.request_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.request_promise ENABLE ROW LEVEL SECURITY;

CREATE POLICY restrict_own ON public.restriction FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text) AND public.scope_is_proved() AND (made_at = now()) AND (made_by = public.scope_actor()) AND (made_as = 'self'::text) AND (ended_at IS NULL)));

ALTER TABLE public.restriction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.role_proposal ENABLE ROW LEVEL SECURITY;

CREATE POLICY room_attaches ON public.proposal_evidence FOR INSERT TO causeway_staff WITH CHECK ((((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])) OR (public.scope_seat() IS NOT NULL)) AND (account_id = public.scope_actor()) AND (attached_at = now())));

CREATE POLICY room_proposes ON public.proposal FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])) AND (account_id = public.scope_actor()) AND (opened_at = now())));

CREATE POLICY room_proposes ON public.proposal_seat FOR INSERT TO causeway_staff WITH CHECK ((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])));

CREATE POLICY room_proposes ON public.proposal_text FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])) AND (account_id = public.scope_actor()) AND (at = now())));

CREATE POLICY room_reads ON public.ballot FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.concern FOR SELECT TO causeway_staff, causeway_system USING (true);

CREATE POLICY room_reads ON public.concern_measure FOR SELECT TO causeway_staff, causeway_system USING (true);

CREATE POLICY room_reads ON public.decision FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.idea FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public."position" FOR SELECT TO causeway_staff USING (((opens_at <= now()) OR (account_id = public.scope_actor())));

CREATE POLICY room_reads ON public.proposal FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.proposal_evidence FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.proposal_seat FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.proposal_step FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.proposal_text FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.seat FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.seat_holder FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_reads ON public.sign_off FOR SELECT TO causeway_staff USING (true);

CREATE POLICY room_steps ON public.proposal_step FOR INSERT TO causeway_staff WITH CHECK (((account_id = public.scope_actor()) AND (at = now()) AND
CASE word
    WHEN 'returned'::text THEN (seat_id = public.scope_seat())
    WHEN 'opened'::text THEN (public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text]))
    ELSE (public.scope_capacity() = 'steward'::text)
END));

CREATE POLICY room_worries ON public.concern FOR INSERT TO causeway_staff WITH CHECK ((((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])) OR (public.scope_seat() IS NOT NULL)) AND (account_id = public.scope_actor()) AND (raised_at = now()) AND (answer IS NULL)));

ALTER TABLE public.rows_to_move ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rule_pack ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rule_pack_band ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rule_pack_confidential ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rulebook ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rulebook_draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY say_own ON public.request_event FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (by_whom = 'person'::text) AND (account_id = public.scope_actor()) AND (at = now())));

CREATE POLICY sealed ON public.item FOR SELECT TO causeway_sealed USING (((person_id = public.scope_person()) AND public.scope_has_link(link_id) AND public.scope_has_category(category) AND (release_at > now()) AND (standing = 'current'::text) AND listed AND shows_card AND (shows_delegates OR (public.scope_capacity() = 'self'::text)) AND (NOT public.scope_hides(person_id, item_id, category, institution_id))));

CREATE POLICY searchers_say ON public.fruitless_search FOR INSERT TO causeway_staff WITH CHECK (((account_id = public.scope_actor()) AND (role = public.scope_capacity()) AND (at = now())));

ALTER TABLE public.seat ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.seat_holder ENABLE ROW LEVEL SECURITY;

CREATE POLICY seats_speak ON public."position" FOR INSERT TO causeway_staff WITH CHECK (((seat_id = public.scope_seat()) AND (account_id = public.scope_actor()) AND (said_at = now()) AND (NOT public.is_voted_on(proposal_id, text_no, true))));

CREATE POLICY seats_vote ON public.ballot FOR INSERT TO causeway_staff WITH CHECK (((seat_id = public.scope_seat()) AND (account_id = public.scope_actor()) AND (voted_at = now()) AND public.is_voted_on(proposal_id, text_no, false)));

CREATE POLICY seats_vote_anew ON public.ballot FOR UPDATE TO causeway_staff USING (((seat_id = public.scope_seat()) AND public.is_voted_on(proposal_id, text_no, false))) WITH CHECK (((account_id = public.scope_actor()) AND (voted_at = now())));

ALTER TABLE public.second_factor ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.second_person_rule ENABLE ROW LEVEL SECURITY;

CREATE POLICY secretaries_answer_wishes ON public.request FOR UPDATE TO causeway_staff USING ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (team = 'visits'::text) AND (closed_at IS NULL) AND (NOT public.scope_is_apart(person_id)))) WITH CHECK ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (team = 'visits'::text) AND ((closed_at IS NULL) OR (closed_at = now()))));

CREATE POLICY secretaries_expect ON public.booking FOR SELECT TO causeway_staff USING ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, booking_id, 'appointments'::text, institution_id))));

CREATE POLICY secretaries_expect ON public.check_in FOR SELECT TO causeway_staff USING ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

CREATE POLICY secretaries_know_names ON public.patient_link FOR SELECT TO causeway_staff USING ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (EXISTS ( SELECT
   FROM public.request r
  WHERE ((r.person_id = patient_link.person_id) AND (r.link_id = patient_link.link_id))))));

CREATE POLICY secretaries_read ON public.visit_consent FOR SELECT TO causeway_staff USING ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

CREATE POLICY secretaries_read_wishes ON public.request FOR SELECT TO causeway_staff USING ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (team = 'visits'::text) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, request_id, category, institution_id))));

CREATE POLICY secretaries_read_wishes ON public.request_event FOR SELECT TO causeway_staff USING ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (EXISTS ( SELECT
   FROM public.request r
  WHERE ((r.person_id = request_event.person_id) AND (r.request_id = request_event.request_id))))));

CREATE POLICY secretaries_say ON public.request_event FOR INSERT TO causeway_staff WITH CHECK ((( SELECT public.tends_visits() AS tends_visits) AND (institution_id = public.scope_institution()) AND (by_whom = 'staff'::text) AND (account_id = public.scope_actor()) AND (at = now()) AND (EXISTS ( SELECT
   FROM public.request r
  WHERE ((r.person_id = request_event.person_id) AND (r.request_id = request_event.request_id))))));

ALTER TABLE public.session ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.share ENABLE ROW LEVEL SECURITY;

CREATE POLICY share_own ON public.share FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (account_id = public.scope_actor()) AND (capacity = public.scope_capacity()) AND (made_at = now()) AND (ended_at IS NULL) AND ((kind = 'code'::text) OR ((public.scope_capacity() = ANY (ARRAY['self'::text, 'guardian'::text])) AND public.scope_is_proved()))));

ALTER TABLE public.share_view ENABLE ROW LEVEL SECURITY;

CREATE POLICY shown_from ON public.feed_archive FOR SELECT TO causeway_patient USING (true);

CREATE POLICY shown_to_service ON public.visit_question FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND is_shown AND (institution_id = public.scope_institution()) AND public.scope_has_patient(person_id) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

ALTER TABLE public.sign_in_code ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sign_in_contact ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sign_off ENABLE ROW LEVEL SECURITY;

CREATE POLICY site_adds ON public.message_route FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_adds ON public.message_team FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_asks ON public.consent_text FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (made_by = public.scope_actor()) AND (made_at = now()) AND (ended_at IS NULL) AND ((service_id IS NULL) OR (EXISTS ( SELECT
   FROM public.visit_service v
  WHERE ((v.service_id = consent_text.service_id) AND (v.institution_id = public.scope_institution())))))));

CREATE POLICY site_changes ON public.pick_up_place FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))) WITH CHECK ((institution_id = public.scope_institution()));

CREATE POLICY site_changes ON public.visit_service FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))) WITH CHECK ((institution_id = public.scope_institution()));

CREATE POLICY site_counts ON public.workload_count TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))) WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor())));

CREATE POLICY site_ends ON public.consent_text FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (ended_at IS NULL))) WITH CHECK (((institution_id = public.scope_institution()) AND (ended_at = now())));

CREATE POLICY site_ends ON public.message_route FOR DELETE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_ends ON public.questionnaire FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (ended_at IS NULL))) WITH CHECK (((institution_id = public.scope_institution()) AND (ended_at = now())));

CREATE POLICY site_ends ON public.questionnaire_rule FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (ended_at IS NULL))) WITH CHECK (((institution_id = public.scope_institution()) AND (ended_at = now())));

CREATE POLICY site_keeps ON public.message_route FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))) WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_keeps ON public.message_team FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))) WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_keeps ON public.message_team_member TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))) WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_offers ON public.pick_up_place FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_offers ON public.slot FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_offers ON public.visit_service FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_opens ON public.letter_desk FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (set_by = public.scope_actor()) AND (set_at = now())));

CREATE POLICY site_publishes ON public.questionnaire FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (made_by = public.scope_actor()) AND (made_at = now()) AND (ended_at IS NULL)));

CREATE POLICY site_reads ON public.announcement FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())));

CREATE POLICY site_sets ON public.feature_stage FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (account_id = public.scope_actor())));

CREATE POLICY site_sets ON public.letter_desk FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))) WITH CHECK (((institution_id = public.scope_institution()) AND (set_by = public.scope_actor()) AND (set_at = now())));

CREATE POLICY site_sets ON public.questionnaire_rule FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (set_by = public.scope_actor()) AND (set_at = now()) AND (ended_at IS NULL) AND (EXISTS ( SELECT
   FROM public.visit_service s
  WHERE ((s.service_id = questionnaire_rule.service_id) AND (s.institution_id = questionnaire_rule.institution_id)))) AND (EXISTS ( SELECT
   FROM public.message_team t
  WHERE ((t.team_id = questionnaire_rule.team_id) AND (t.institution_id = questionnaire_rule.institution_id) AND (t.ended_at IS NULL))))));

CREATE POLICY site_withdraws ON public.announcement FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (withdrawn_at IS NULL))) WITH CHECK (((institution_id = public.scope_institution()) AND (withdrawn_at = now())));

CREATE POLICY site_writes ON public.announcement FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()) AND (made_by = public.scope_actor()) AND (made_at = now()) AND (answer IS NULL) AND (gathered_at IS NULL) AND (withdrawn_at IS NULL)));

ALTER TABLE public.slot ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.staff_act ENABLE ROW LEVEL SECURITY;

CREATE POLICY staff_read ON public.code_decision FOR SELECT TO causeway_staff USING (true);

CREATE POLICY staff_read ON public.local_code FOR SELECT TO causeway_staff USING (true);

CREATE POLICY staff_read ON public.remap_job FOR SELECT TO causeway_staff USING (true);

CREATE POLICY staff_read ON public.term FOR SELECT TO causeway_staff USING (true);

CREATE POLICY staff_read ON public.term_release FOR SELECT TO causeway_staff USING (true);

CREATE POLICY staff_read ON public.terms_setting FOR SELECT TO causeway_staff USING (true);

CREATE POLICY staff_reads ON public.letter_desk FOR SELECT TO causeway_staff, causeway_system, causeway_gate USING (true);

CREATE POLICY staff_reads ON public.questionnaire_rule FOR SELECT TO causeway_staff USING ((institution_id = public.scope_institution()));

CREATE POLICY state_own_numbers ON public.patient_statement FOR INSERT TO causeway_staff WITH CHECK (((account_id = public.scope_actor()) AND (stated_at = now()) AND (role = public.scope_capacity()) AND (outcome = 'asked'::text) AND ((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'clerk'::text) AND (institution_id = public.scope_institution()) AND (into_institution_id = public.scope_institution())))));

CREATE POLICY stewards_answer ON public.announcement FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) AND (answer IS NULL) AND (withdrawn_at IS NULL) AND (NOT public.is_actor_too(made_by)))) WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (answered_by = public.scope_actor()) AND (answered_at = now()) AND (withdrawn_at IS NULL)));

CREATE POLICY stewards_answer ON public.concern FOR UPDATE TO causeway_staff USING ((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text]))) WITH CHECK ((answered_at = now()));

CREATE POLICY stewards_appoint ON public.seat_holder FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (account_id = public.scope_actor()) AND (holder_id <> public.scope_actor()) AND (appointed_at = now()) AND (ended_at IS NULL)));

CREATE POLICY stewards_draft ON public.rulebook_draft TO causeway_staff USING ((public.scope_capacity() = 'steward'::text)) WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (account_id = public.scope_actor())));

CREATE POLICY stewards_end ON public.seat FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) AND (ended_at IS NULL))) WITH CHECK ((ended_at = now()));

CREATE POLICY stewards_end ON public.seat_holder FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) AND (ended_at IS NULL))) WITH CHECK ((ended_at = now()));

CREATE POLICY stewards_moderate ON public.idea FOR UPDATE TO causeway_staff USING ((public.scope_capacity() = 'steward'::text)) WITH CHECK ((public.scope_capacity() = 'steward'::text));

CREATE POLICY stewards_promise ON public.request_promise FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (account_id = public.scope_actor()) AND (set_at = now())));

CREATE POLICY stewards_publish ON public.rulebook FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (published_at = now())));

CREATE POLICY stewards_read ON public.announcement FOR SELECT TO causeway_staff USING ((public.scope_capacity() = 'steward'::text));

CREATE POLICY stewards_set ON public.seat FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (account_id = public.scope_actor()) AND (set_at = now()) AND (ended_at IS NULL)));

CREATE POLICY stewards_set ON public.second_person_rule FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (account_id = public.scope_actor()) AND (set_at = now())));

CREATE POLICY stewards_set ON public.terms_setting FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'steward'::text) AND (account_id = public.scope_actor()) AND (set_at = now())));

CREATE POLICY system_applies ON public.patient_statement TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_asks ON public.questionnaire FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_asks ON public.questionnaire_ask TO causeway_system USING (true) WITH CHECK ((rule_id IS NOT NULL));

CREATE POLICY system_asks ON public.questionnaire_rule FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_asks ON public.second_person_rule FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_carries ON public.opening FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY system_checks ON public.message_file TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_clears ON public.message_draft TO causeway_system USING (true);

CREATE POLICY system_connects ON public.feed_assertion TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_connects ON public.feed_carried TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_connects ON public.feed_certificate TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_connects ON public.feed_client TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_connects ON public.feed_sender TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_connects ON public.feed_token TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.clinician_comment TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.clinician_hold TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.counselling TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.early_release TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.opening FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_decides ON public.patient_decision TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.redecide_job TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.redecide_person TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.release_ask TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.release_choice TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_decides ON public.verdict TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_deletes ON public.download TO causeway_system USING ((expires_at <= now()));

CREATE POLICY system_discloses ON public.disclosure TO causeway_system USING (true) WITH CHECK (public.is_this_transaction(tx));

CREATE POLICY system_ends ON public.share TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_enrols ON public.invitation TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_founds ON public.decision FOR INSERT TO causeway_system WITH CHECK ((kind = ANY (ARRAY['founding'::text, 'earlier'::text])));

CREATE POLICY system_founds ON public.seat TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_founds ON public.seat_holder TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_gathers ON public.announcement TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_gathers ON public.announcement_reader TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_invites ON public.visit_arrival TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.accession TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.code_decision TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.goal_range TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.item TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.item_relation TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.item_twin TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.item_version TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.local_code TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.picture TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.remap_job TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.term TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_keeps ON public.term_release TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_links ON public.link_change TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_looks ON public.notice_choice FOR UPDATE TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_matches ON public.match_case TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_matches ON public.patient_key TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_matches ON public.patient_link TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_matches ON public.person TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_matches ON public.person_key TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_measures ON public.concern_measure FOR INSERT TO causeway_system WITH CHECK ((measured_at = now()));

CREATE POLICY system_measures ON public.pulse FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_moves ON public.kept_visit TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_moves ON public.moved_item TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_moves ON public.rows_to_move TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_notes ON public.account_event FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY system_offers ON public.pick_up_place TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_offers ON public.slot TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_offers ON public.visit_service TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pauses ON public.feed_pause TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_publishes ON public.rule_pack FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY system_publishes ON public.rule_pack_band FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY system_publishes ON public.rule_pack_confidential FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY system_publishes ON public.rulebook FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY system_publishes ON public.rulebook_draft TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pulls ON public.archive_pull TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pulls ON public.feed_archive TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pulls ON public.feed_pull TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pulls ON public.feed_pull_patient TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pulls ON public.pull TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pulls ON public.pull_file TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_pushes ON public.push_device TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_reads ON public.decision FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_reads ON public.fruitless_search FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_reads ON public.log_deletion FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_reads ON public.terms_setting FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_reads ON public.visit_invitation_rule FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_receives ON public.inbox_message TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_receives ON public.quarantine TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_remembers ON public.former_link TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_remembers ON public.invitation_refusal TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_reminds ON public.request TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_reminds ON public.request_event TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_replays ON public.lab_run TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_says ON public.log_inquiry FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY system_seals ON public.act_block TO causeway_system USING (true) WITH CHECK ((sealed_at >= now()));

CREATE POLICY system_seals ON public.disclosure_block TO causeway_system USING (true) WITH CHECK ((sealed_at >= now()));

CREATE POLICY system_sends ON public.outgoing_message TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.access_grant TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.account_role TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.credential TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.feature_stage TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.message_route TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.message_team TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.message_team_member TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.portal_account TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_sets_up ON public.questionnaire FOR INSERT TO causeway_system WITH CHECK ((made_by IS NULL));

CREATE POLICY system_sets_up ON public.questionnaire_rule FOR INSERT TO causeway_system WITH CHECK ((set_by IS NULL));

CREATE POLICY system_signs_in ON public.sign_in_code TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_signs_in ON public.sign_in_contact TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_tells ON public.account_event FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.booking TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_tells ON public.journal_ask FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.journal_sent FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.last_visit FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.look_notice TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_tells ON public.message_reading FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.message_thread FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.notice_choice FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.patient_notice TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_tells ON public.questionnaire_response FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.record_notice TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_tells ON public.thread_message FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.visit_guest FOR SELECT TO causeway_system USING (true);

CREATE POLICY system_tells ON public.visit_reminder TO causeway_system USING (true);

CREATE POLICY system_tells ON public.visit_wish TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_writes ON public.paper_letter TO causeway_system USING (true) WITH CHECK (true);

CREATE POLICY system_writes ON public.staff_act FOR INSERT TO causeway_system WITH CHECK (true);

CREATE POLICY tap_own ON public.pulse_given FOR INSERT TO causeway_patient WITH CHECK (((person_id = public.scope_person()) AND (public.scope_capacity() = 'self'::text)));

CREATE POLICY team_answers ON public.request FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (closed_at IS NULL))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND ((closed_at IS NULL) OR (closed_at = now()))));

CREATE POLICY team_asks ON public.journal_ask FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, ask_id, 'vitals'::text, ''::text))));

CREATE POLICY team_asks ON public.questionnaire_ask FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, ask_id, 'questionnaires'::text, ''::text))));

CREATE POLICY team_begins ON public.journal_ask FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_team(team_id) AND public.scope_has_patient(person_id) AND (NOT public.scope_is_apart(person_id)) AND (asked_by = public.scope_actor()) AND (answer IS NULL) AND (ended_at IS NULL) AND (EXISTS ( SELECT
   FROM public.message_team t
  WHERE ((t.team_id = journal_ask.team_id) AND t.takes_measurements AND (t.institution_id = journal_ask.institution_id) AND (t.ended_at IS NULL))))));

CREATE POLICY team_begins ON public.questionnaire_ask FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND public.scope_has_team(team_id) AND public.scope_has_patient(person_id) AND (NOT public.scope_is_apart(person_id)) AND (asked_by = public.scope_actor()) AND (asked_at = now()) AND (ended_at IS NULL) AND shows_delegates AND (EXISTS ( SELECT
   FROM public.questionnaire q
  WHERE ((q.questionnaire_id = questionnaire_ask.questionnaire_id) AND (q.institution_id = questionnaire_ask.institution_id) AND (q.ended_at IS NULL)))) AND (EXISTS ( SELECT
   FROM public.message_team t
  WHERE ((t.team_id = questionnaire_ask.team_id) AND (t.institution_id = questionnaire_ask.institution_id) AND (t.ended_at IS NULL))))));

CREATE POLICY team_choice ON public.message_file FOR DELETE TO causeway_staff USING (((message_id IS NULL) AND (account_id = public.scope_actor())));

CREATE POLICY team_decides ON public.journal_sent FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (EXISTS ( SELECT
   FROM public.journal_ask a
  WHERE ((a.person_id = journal_sent.person_id) AND (a.ask_id = journal_sent.ask_id) AND (a.ended_by IS DISTINCT FROM 'person'::text)))))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (decided_by = public.scope_actor()) AND (decided_at = now())));

CREATE POLICY team_decides ON public.questionnaire_response FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, ask_id, 'questionnaires'::text, ''::text)))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (decided_by = public.scope_actor()) AND (decided_at = now())));

CREATE POLICY team_ends ON public.journal_ask FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id)) AND (ended_at IS NULL))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (ended_by = 'team'::text) AND (ended_at = now())));

CREATE POLICY team_ends ON public.questionnaire_ask FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id)) AND (ended_at IS NULL))) WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (ended_by = 'team'::text) AND (ended_at = now())));

CREATE POLICY team_expects ON public.booking FOR SELECT TO causeway_staff USING (((public.scope_capacity() = ANY (ARRAY['clinician'::text, 'clerk'::text])) AND (institution_id = public.scope_institution()) AND (NOT public.scope_hides(person_id, booking_id, 'appointments'::text, institution_id))));

CREATE POLICY team_expects ON public.check_in FOR SELECT TO causeway_staff USING (((public.scope_capacity() = ANY (ARRAY['clinician'::text, 'clerk'::text])) AND (institution_id = public.scope_institution()) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

CREATE POLICY team_files ON public.message_file FOR SELECT TO causeway_staff USING ((((message_id IS NOT NULL) OR (account_id = public.scope_actor())) AND (EXISTS ( SELECT
   FROM public.message_thread t
  WHERE ((t.person_id = message_file.person_id) AND (t.thread_id = message_file.thread_id))))));

CREATE POLICY team_reads ON public.journal_entry FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (kind <> 'diary'::text) AND (EXISTS ( SELECT
   FROM public.journal_sent s
  WHERE ((s.person_id = journal_entry.person_id) AND (s.entry_id = journal_entry.entry_id))))));

CREATE POLICY team_reads ON public.journal_sent FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (EXISTS ( SELECT
   FROM public.journal_ask a
  WHERE ((a.person_id = journal_sent.person_id) AND (a.ask_id = journal_sent.ask_id) AND (a.ended_by IS DISTINCT FROM 'person'::text))))));

CREATE POLICY team_reads ON public.message_thread FOR SELECT TO causeway_staff USING ((public.reads_messages() AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id))));

CREATE POLICY team_reads ON public.questionnaire_response FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id)) AND (NOT public.scope_hides(person_id, ask_id, 'questionnaires'::text, ''::text))));

CREATE POLICY team_reads ON public.request FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (NOT public.scope_hides(person_id, request_id, category, institution_id))));

CREATE POLICY team_reads ON public.request_event FOR SELECT TO causeway_staff USING (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (NOT public.scope_hides(person_id, request_id, category, institution_id))));

CREATE POLICY team_reads ON public.thread_message FOR SELECT TO causeway_staff USING ((public.reads_messages() AND public.scope_has_team(team_id) AND (NOT public.scope_is_apart(person_id))));

CREATE POLICY team_reads ON public.visit_consent FOR SELECT TO causeway_staff USING (((public.scope_capacity() = ANY (ARRAY['clinician'::text, 'clerk'::text])) AND (institution_id = public.scope_institution()) AND (NOT public.scope_hides(person_id, visit_id, 'appointments'::text, institution_id))));

CREATE POLICY team_says ON public.request_event FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'clinician'::text) AND (institution_id = public.scope_institution()) AND (by_whom = 'staff'::text) AND (account_id = public.scope_actor()) AND (at = now())));

ALTER TABLE public.term ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.term_release ENABLE ROW LEVEL SECURITY;

CREATE POLICY terms_add ON public.local_code FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))));

CREATE POLICY terms_ask ON public.remap_job FOR INSERT TO causeway_staff WITH CHECK (((asked_at = now()) AND (after_person IS NULL) AND (finished_at IS NULL) AND ((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())))));

CREATE POLICY terms_change ON public.local_code FOR UPDATE TO causeway_staff USING (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())))) WITH CHECK (((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution()))));

CREATE POLICY terms_decide ON public.code_decision FOR INSERT TO causeway_staff WITH CHECK (((account_id = public.scope_actor()) AND (decided_at = now()) AND ((public.scope_capacity() = 'steward'::text) OR ((public.scope_capacity() = 'institution-administrator'::text) AND (institution_id = public.scope_institution())))));

ALTER TABLE public.terms_setting ENABLE ROW LEVEL SECURITY;

CREATE POLICY those_who_decide_ask ON public.lab_run FOR INSERT TO causeway_staff WITH CHECK (((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])) AND (account_id = public.scope_actor()) AND (finished_at IS NULL) AND (claimed_until IS NULL)));

CREATE POLICY those_who_decide_read ON public.lab_run FOR SELECT TO causeway_staff USING ((public.scope_capacity() = ANY (ARRAY['steward'::text, 'representative'::text])));

ALTER TABLE public.thread_message ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.verdict ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.verification ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_arrival ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_consent ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_guest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_invitation_rule ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_question ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_reminder ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_service ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.visit_wish ENABLE ROW LEVEL SECURITY;

CREATE POLICY web_at_rest ON public.account_device TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.account_event FOR INSERT TO causeway_web WITH CHECK (true);

CREATE POLICY web_at_rest ON public.credential TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.passkey TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.portal_account TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.recovery_code TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.second_factor TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.session TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.sign_in_contact FOR SELECT TO causeway_web USING (true);

CREATE POLICY web_at_rest ON public.verification TO causeway_web USING (true) WITH CHECK (true);

CREATE POLICY web_at_rest ON public.wrong_try TO causeway_web USING (true) WITH CHECK (true);

ALTER TABLE public.workload_count ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.wrong_try ENABLE ROW LEVEL SECURITY;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO causeway_patient;
GRANT USAGE ON SCHEMA public TO causeway_staff;
GRANT USAGE ON SCHEMA public TO causeway_system;
GRANT USAGE ON SCHEMA public TO causeway_public;
GRANT USAGE ON SCHEMA public TO causeway_released;
GRANT USAGE ON SCHEMA public TO causeway_sealed;
GRANT USAGE ON SCHEMA public TO causeway_gate;
GRANT USAGE ON SCHEMA public TO causeway_web;
GRANT USAGE ON SCHEMA public TO causeway_worker;
GRANT USAGE ON SCHEMA public TO causeway_account;

REVOKE ALL ON FUNCTION public.account_saw(in_account uuid, in_from timestamp with time zone, in_until timestamp with time zone, in_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_saw(in_account uuid, in_from timestamp with time zone, in_until timestamp with time zone, in_most integer) TO causeway_staff;

REVOKE ALL ON FUNCTION public.acts_written(in_from bigint, in_until bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.acts_written(in_from bigint, in_until bigint) TO causeway_system;

REVOKE ALL ON FUNCTION public.agree_guardianship(in_person uuid, in_act uuid, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.agree_guardianship(in_person uuid, in_act uuid, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.agree_protection(in_person uuid, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.agree_protection(in_person uuid, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.agree_restrictions_for(in_person uuid, in_identity text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.agree_restrictions_for(in_person uuid, in_identity text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.announcement_group(in_institution text, in_place text, in_from integer, in_until integer, in_known boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.announcement_group(in_institution text, in_place text, in_from integer, in_until integer, in_known boolean) TO causeway_gate;
GRANT ALL ON FUNCTION public.announcement_group(in_institution text, in_place text, in_from integer, in_until integer, in_known boolean) TO causeway_system;

REVOKE ALL ON FUNCTION public.answer_offer(in_hash text, in_word text, in_relation text, in_request text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.answer_offer(in_hash text, in_word text, in_relation text, in_request text) TO causeway_account;

REVOKE ALL ON FUNCTION public.answer_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_last uuid, in_to uuid, in_due timestamp with time zone, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.answer_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_last uuid, in_to uuid, in_due timestamp with time zone, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.ask_about_item(in_kind text, in_item uuid, in_due timestamp with time zone, in_name text, in_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ask_about_item(in_kind text, in_item uuid, in_due timestamp with time zone, in_name text, in_text text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.ask_for_card(in_institution text, in_category text, in_rule text, in_day date, in_due timestamp with time zone, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ask_for_card(in_institution text, in_category text, in_rule text, in_day date, in_due timestamp with time zone, in_name text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.ask_for_medicine(in_item uuid, in_text text, in_pick_up text, in_due timestamp with time zone, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ask_for_medicine(in_item uuid, in_text text, in_pick_up text, in_due timestamp with time zone, in_name text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.ask_for_visit(in_request uuid, in_institution text, in_text text, in_due timestamp with time zone, in_name text, in_shows boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ask_for_visit(in_request uuid, in_institution text, in_text text, in_due timestamp with time zone, in_name text, in_shows boolean) TO causeway_patient;

REVOKE ALL ON FUNCTION public.book_slot(in_slot uuid, in_moves uuid, in_note text, in_shows boolean, in_name text, in_person_name text, in_birth_date text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.book_slot(in_slot uuid, in_moves uuid, in_note text, in_shows boolean, in_name text, in_person_name text, in_birth_date text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.break_the_glass(in_number text, in_ground text, in_words text, in_name text, in_request text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.break_the_glass(in_number text, in_ground text, in_words text, in_name text, in_request text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.cancel_booking(in_booking uuid, in_reason text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.cancel_booking(in_booking uuid, in_reason text, in_name text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.care_ground(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.carry_visit_guests(in_from uuid, in_to uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.carry_visit_guests(in_from uuid, in_to uuid) TO causeway_patient;

REVOKE ALL ON FUNCTION public.choose_work(in_session uuid, in_institution text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.choose_work(in_session uuid, in_institution text) TO causeway_account;

REVOKE ALL ON FUNCTION public.close_shared(in_ticket_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.close_shared(in_ticket_hash text) TO causeway_public;

REVOKE ALL ON FUNCTION public.close_vote(in_proposal uuid, in_text integer, in_outcome text, in_reason text, in_record text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.close_vote(in_proposal uuid, in_text integer, in_outcome text, in_reason text, in_record text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.confirm_staff_role(in_role_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.confirm_staff_role(in_role_id uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_announcement(in_announcement uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_announcement(in_announcement uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_announcement_group(in_place text, in_from integer, in_until integer, in_known boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_announcement_group(in_place text, in_from integer, in_until integer, in_known boolean) TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_clinician_holds() FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_clinician_holds() TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_holds() FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_holds() TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_inbox(in_topics text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_inbox(in_topics text[]) TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_letters() FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_letters() TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_own_ideas() FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_own_ideas() TO causeway_account;

REVOKE ALL ON FUNCTION public.count_questionnaire(in_questionnaire uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_questionnaire(in_questionnaire uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_reading_workload(in_weeks integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_reading_workload(in_weeks integer) TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_request_workload(in_weeks integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_request_workload(in_weeks integer) TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_requests() FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_requests() TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_restricted(in_what text, in_category text, in_institution text, in_item uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_restricted(in_what text, in_category text, in_institution text, in_item uuid) TO causeway_patient;

REVOKE ALL ON FUNCTION public.count_support() FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_support() TO causeway_account;
GRANT ALL ON FUNCTION public.count_support() TO causeway_staff;

REVOKE ALL ON FUNCTION public.count_workload(in_weeks integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_workload(in_weeks integer) TO causeway_staff;

REVOKE ALL ON FUNCTION public.covers_messages() FROM PUBLIC;
GRANT ALL ON FUNCTION public.covers_messages() TO causeway_patient;

REVOKE ALL ON FUNCTION public.decide_role_proposal(in_proposal uuid, in_agrees boolean, in_because text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.decide_role_proposal(in_proposal uuid, in_agrees boolean, in_because text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.decide_urgently(in_draft uuid, in_title text, in_summary text, in_body text, in_base integer, in_reason text, in_confirm_by date, in_review_on date, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.decide_urgently(in_draft uuid, in_title text, in_summary text, in_body text, in_base integer, in_reason text, in_confirm_by date, in_review_on date, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.delete_lines_let_go(in_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.delete_lines_let_go(in_most integer) TO causeway_system;

REVOKE ALL ON FUNCTION public.end_guardianship(in_person uuid, in_act uuid, in_because text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.end_guardianship(in_person uuid, in_act uuid, in_because text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.end_protection(in_person uuid, in_because text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.end_protection(in_person uuid, in_because text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.end_restrictions_for(in_person uuid, in_reason text, in_identity text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.end_restrictions_for(in_person uuid, in_reason text, in_identity text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.end_staff_roles(in_account uuid, in_role_id uuid, in_because text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.end_staff_roles(in_account uuid, in_role_id uuid, in_because text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.enrolment_standing(in_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.enrolment_standing(in_person uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.find_account_to_employ(in_email text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_account_to_employ(in_email text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.find_locked_out(in_number text, in_birth_date text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_locked_out(in_number text, in_birth_date text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.find_offer(in_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_offer(in_hash text) TO causeway_account;

REVOKE ALL ON FUNCTION public.find_patient_beside(in_number text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_patient_beside(in_number text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.find_patient_here(in_number text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_patient_here(in_number text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.find_seat_candidate(in_email text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_seat_candidate(in_email text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.find_staff_account(in_said text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_staff_account(in_said text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.find_staff_to_keep_out(in_person uuid, in_institution text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.find_staff_to_keep_out(in_person uuid, in_institution text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.give_guardians_grant(in_person uuid, in_act uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.give_staff_role(in_account uuid, in_role text, in_institution text, in_because text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.give_staff_role(in_account uuid, in_role text, in_institution text, in_because text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.has_no_officer(in_institution text, in_looked uuid, in_asker uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.has_no_officer(in_institution text, in_looked uuid, in_asker uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.has_record_news(in_account uuid, in_person uuid, in_since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.has_record_news(in_account uuid, in_person uuid, in_since timestamp with time zone) TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.disclosure TO causeway_patient;
GRANT INSERT ON TABLE public.disclosure TO causeway_staff;
GRANT SELECT,INSERT ON TABLE public.disclosure TO causeway_system;
GRANT SELECT,INSERT,DELETE ON TABLE public.disclosure TO causeway_gate;

REVOKE ALL ON FUNCTION public.helps_somebody() FROM PUBLIC;
GRANT ALL ON FUNCTION public.helps_somebody() TO causeway_account;

REVOKE ALL ON FUNCTION public.hidden_by_age(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.hidden_from_helpers() FROM PUBLIC;
GRANT ALL ON FUNCTION public.hidden_from_helpers() TO causeway_patient;

REVOKE ALL ON FUNCTION public.invite_to_visit(in_booking uuid, in_account uuid, in_comes boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.invite_to_visit(in_booking uuid, in_account uuid, in_comes boolean) TO causeway_patient;

REVOKE ALL ON FUNCTION public.is_actor_too(in_account uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_actor_too(in_account uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.is_address_of_guardian(in_person uuid, in_address text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_address_of_guardian(in_person uuid, in_address text) TO causeway_system;

REVOKE ALL ON FUNCTION public.is_excluded(in_account uuid, in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.is_kept_out(in_account uuid, in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.is_known_here(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.is_party(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.is_proved_again(in_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_proved_again(in_session uuid) TO causeway_patient;

REVOKE ALL ON FUNCTION public.is_same_human(one uuid, other uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.is_voted_on(in_proposal uuid, in_text integer, may_be_late boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_voted_on(in_proposal uuid, in_text integer, may_be_late boolean) TO causeway_staff;

REVOKE ALL ON FUNCTION public.keep_message_file(in_thread uuid, in_key uuid, in_name text, in_type text, in_digest bytea, in_bytes bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION public.keep_message_file(in_thread uuid, in_key uuid, in_name text, in_type text, in_digest bytea, in_bytes bytea) TO causeway_patient;
GRANT ALL ON FUNCTION public.keep_message_file(in_thread uuid, in_key uuid, in_name text, in_type text, in_digest bytea, in_bytes bytea) TO causeway_staff;

REVOKE ALL ON FUNCTION public.keep_visit(in_item uuid, in_reason text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.keep_visit(in_item uuid, in_reason text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.kinds_of_item(in_person uuid, in_item uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.kinds_today(in_capacity text, in_is_age_bound boolean, in_categories text[], in_born text, in_version integer, in_today date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.knows_here(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.lapse_role_proposals() FROM PUBLIC;
GRANT ALL ON FUNCTION public.lapse_role_proposals() TO causeway_system;

REVOKE ALL ON FUNCTION public.leave_offer(in_wish uuid, in_all boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.leave_offer(in_wish uuid, in_all boolean) TO causeway_patient;

REVOKE ALL ON FUNCTION public.let_go_of_old_blocks(in_years integer, in_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.let_go_of_old_blocks(in_years integer, in_most integer) TO causeway_system;

REVOKE ALL ON FUNCTION public.list_booking_feeds() FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_booking_feeds() TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_bookings_to_tell(in_institution text, in_since timestamp with time zone, in_after_at timestamp with time zone, in_after uuid, in_only uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_bookings_to_tell(in_institution text, in_since timestamp with time zone, in_after_at timestamp with time zone, in_after uuid, in_only uuid) TO causeway_system;

REVOKE ALL ON FUNCTION public.list_break_glass(in_open boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_break_glass(in_open boolean) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_done_elsewhere(in_person uuid, in_codes text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_done_elsewhere(in_person uuid, in_codes text[]) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_growing(in_from date, in_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_growing(in_from date, in_until date) TO causeway_system;

REVOKE ALL ON FUNCTION public.list_grown_up() FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_grown_up() TO causeway_patient;
GRANT ALL ON FUNCTION public.list_grown_up() TO causeway_account;

REVOKE ALL ON FUNCTION public.list_guardianships(in_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_guardianships(in_person uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_helpers() FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_helpers() TO causeway_patient;

REVOKE ALL ON FUNCTION public.list_helpers_here(in_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_helpers_here(in_person uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_inbox_keys(in_topic text, in_ball text, in_after timestamp with time zone, in_after_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_inbox_keys(in_topic text, in_ball text, in_after timestamp with time zone, in_after_id uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_near_visits(in_untold boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_near_visits(in_untold boolean) TO causeway_system;

REVOKE ALL ON FUNCTION public.list_role_proposals() FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_role_proposals() TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_staff() FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_staff() TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_staff_acts(in_take integer, in_skip integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_staff_acts(in_take integer, in_skip integer) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_staff_who_looked() FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_staff_who_looked() TO causeway_patient;

REVOKE ALL ON FUNCTION public.list_unread_keys(in_days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_unread_keys(in_days integer) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_viewers(in_item uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_viewers(in_item uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.list_visit_guests(in_booking uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_visit_guests(in_booking uuid) TO causeway_patient;

REVOKE ALL ON FUNCTION public.live_pack() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.looked_at_many(in_ids uuid[], in_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.looked_at_many(in_ids uuid[], in_most integer) TO causeway_patient;

REVOKE ALL ON FUNCTION public.may_read_thread(in_account uuid, in_person uuid, in_thread uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.may_read_thread(in_account uuid, in_person uuid, in_thread uuid) TO causeway_system;

REVOKE ALL ON FUNCTION public.may_restrict_for(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.may_still_propose(in_account uuid, in_role text, in_institution text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.note_on_share(in_ticket_hash text, in_note text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.note_on_share(in_ticket_hash text, in_note text) TO causeway_public;

REVOKE ALL ON FUNCTION public.note_staff_act(in_act text, in_account uuid, in_role text, in_institution text, in_because text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.offer_help_for(in_person uuid, in_offer uuid, in_helper text, in_tasks text[], in_categories text[], in_until timestamp with time zone, in_identity text, in_actor_name text, in_hash text, in_code_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.offer_help_for(in_person uuid, in_offer uuid, in_helper text, in_tasks text[], in_categories text[], in_until timestamp with time zone, in_identity text, in_actor_name text, in_hash text, in_code_until timestamp with time zone) TO causeway_staff;

REVOKE ALL ON FUNCTION public.offer_slot(in_slot uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.office_for_look(in_disclosure uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.office_for_look(in_disclosure uuid) TO causeway_patient;

REVOKE ALL ON FUNCTION public.open_account_scope(in_token text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_account_scope(in_token text) TO causeway_web;

REVOKE ALL ON FUNCTION public.open_care(in_persons uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_care(in_persons uuid[]) TO causeway_staff;

REVOKE ALL ON FUNCTION public.open_messages() FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_messages() TO causeway_patient;

REVOKE ALL ON FUNCTION public.open_patient_scope(in_token text, in_subject uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_patient_scope(in_token text, in_subject uuid) TO causeway_web;

REVOKE ALL ON FUNCTION public.open_positions(in_proposal uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_positions(in_proposal uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.open_preview_scope(in_item uuid, in_capacity text, in_categories text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_preview_scope(in_item uuid, in_capacity text, in_categories text[]) TO causeway_staff;

REVOKE ALL ON FUNCTION public.open_teams() FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_teams() TO causeway_staff;

REVOKE ALL ON FUNCTION public.opened_here(in_items uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.opened_here(in_items uuid[]) TO causeway_staff;

REVOKE ALL ON FUNCTION public.opens_in_emergency(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.own_institution() FROM PUBLIC;
GRANT ALL ON FUNCTION public.own_institution() TO causeway_account;

REVOKE ALL ON FUNCTION public.own_letter_desks() FROM PUBLIC;
GRANT ALL ON FUNCTION public.own_letter_desks() TO causeway_account;

REVOKE ALL ON FUNCTION public.pass_offers() FROM PUBLIC;
GRANT ALL ON FUNCTION public.pass_offers() TO causeway_system;

REVOKE ALL ON FUNCTION public.person_of_item(in_item uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.person_of_item(in_item uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.preview_hides(in_person uuid, in_capacity text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.preview_hides(in_person uuid, in_capacity text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.protect_person(in_person uuid, in_reason text, in_safe uuid[], in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.protect_person(in_person uuid, in_reason text, in_safe uuid[], in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.read_case_sides(in_case uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.read_case_sides(in_case uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.read_protection(in_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.read_protection(in_person uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.read_shared(in_ticket_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.read_shared(in_ticket_hash text) TO causeway_public;

REVOKE ALL ON FUNCTION public.read_thread(in_thread uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.read_thread(in_thread uuid) TO causeway_patient;
GRANT ALL ON FUNCTION public.read_thread(in_thread uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.reads_on_paper(in_account uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reads_on_paper(in_account uuid) TO causeway_system;

REVOKE ALL ON FUNCTION public.register_guardianship(in_person uuid, in_adult uuid, in_kind text, in_ground text, in_categories text[], in_document text, in_reason text, in_until timestamp with time zone, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.register_guardianship(in_person uuid, in_adult uuid, in_kind text, in_ground text, in_categories text[], in_document text, in_reason text, in_until timestamp with time zone, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.resolve_apart() FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_apart() TO causeway_staff;

REVOKE ALL ON FUNCTION public.resolve_care(in_persons uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_care(in_persons uuid[]) TO causeway_staff;

REVOKE ALL ON FUNCTION public.resolve_hidden(in_person uuid, in_account uuid, in_capacity text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_hidden(in_person uuid, in_account uuid, in_capacity text) TO causeway_web;

REVOKE ALL ON FUNCTION public.resolve_links(in_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_links(in_person uuid) TO causeway_web;

REVOKE ALL ON FUNCTION public.resolve_log(in_person uuid, in_capacity text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_log(in_person uuid, in_capacity text) TO causeway_web;

REVOKE ALL ON FUNCTION public.resolve_preview(in_item uuid, in_capacity text, in_categories text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_preview(in_item uuid, in_capacity text, in_categories text[]) TO causeway_staff;

REVOKE ALL ON FUNCTION public.resolve_roles(in_account uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_roles(in_account uuid) TO causeway_web;

REVOKE ALL ON FUNCTION public.resolve_session(in_token text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_session(in_token text) TO causeway_web;

REVOKE ALL ON FUNCTION public.resolve_staff_hidden(in_account uuid, in_role text, in_institution text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_staff_hidden(in_account uuid, in_role text, in_institution text) TO causeway_web;

REVOKE ALL ON FUNCTION public.resolve_subjects(in_account uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_subjects(in_account uuid) TO causeway_web;

REVOKE ALL ON FUNCTION public.resolve_teams() FROM PUBLIC;
GRANT ALL ON FUNCTION public.resolve_teams() TO causeway_staff;

REVOKE ALL ON FUNCTION public.restrict_for(in_person uuid, in_against text, in_account uuid, in_institution text, in_what text, in_category text, in_from text, in_opens boolean, in_reason text, in_identity text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.restrict_for(in_person uuid, in_against text, in_account uuid, in_institution text, in_what text, in_category text, in_from text, in_opens boolean, in_reason text, in_identity text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.restriction_hides(in_person uuid, in_what text, in_category text, in_institution text, in_item uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.review_break_glass(in_use uuid, in_outcome text, in_words text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.review_break_glass(in_use uuid, in_outcome text, in_words text, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.say_in_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_due timestamp with time zone, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.say_in_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_due timestamp with time zone, in_name text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.say_reached(in_thread uuid, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.say_reached(in_thread uuid, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.seats_that_spoke(in_proposal uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.seats_that_spoke(in_proposal uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.sees_visit(in_account uuid, in_person uuid, in_visit uuid, in_institution text, in_shows boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sees_visit(in_account uuid, in_person uuid, in_visit uuid, in_institution text, in_shows boolean) TO causeway_system;

REVOKE ALL ON FUNCTION public.send_message_files(in_thread uuid, in_key uuid, in_post uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.send_message_files(in_thread uuid, in_key uuid, in_post uuid) TO causeway_patient;
GRANT ALL ON FUNCTION public.send_message_files(in_thread uuid, in_key uuid, in_post uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.session_work(in_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.session_work(in_session uuid) TO causeway_web;

REVOKE ALL ON FUNCTION public.share_is_sound(in_person uuid, in_account uuid, in_capacity text, in_items uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.share_is_sound(in_person uuid, in_account uuid, in_capacity text, in_items uuid[]) TO causeway_patient;

REVOKE ALL ON FUNCTION public.share_salt(in_door text, in_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.share_salt(in_door text, in_hash text) TO causeway_public;

REVOKE ALL ON FUNCTION public.share_visit_again(in_item uuid, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.share_visit_again(in_item uuid, in_name text) TO causeway_staff;

REVOKE ALL ON FUNCTION public.staff_known_to(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.start_thread(in_key uuid, in_team uuid, in_topic text, in_service text, in_subject text, in_text text, in_due timestamp with time zone, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.start_thread(in_key uuid, in_team uuid, in_topic text, in_service text, in_subject text, in_text text, in_due timestamp with time zone, in_name text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.team_load(in_team uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.team_load(in_team uuid) TO causeway_patient;
GRANT ALL ON FUNCTION public.team_load(in_team uuid) TO causeway_staff;

REVOKE ALL ON FUNCTION public.team_takes(in_team uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.teams_said(in_since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.teams_said(in_since timestamp with time zone) TO causeway_web;

REVOKE ALL ON FUNCTION public.touch_session(in_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.touch_session(in_session uuid) TO causeway_web;

REVOKE ALL ON FUNCTION public.view_share(in_door text, in_hash text, in_passcode_hash text, in_recipient text, in_place text, in_ticket_hash text, in_request text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.view_share(in_door text, in_hash text, in_passcode_hash text, in_recipient text, in_place text, in_ticket_hash text, in_request text) TO causeway_public;

REVOKE ALL ON FUNCTION public.visit_link(in_institution text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.wait_for_slot(in_service uuid, in_from date, in_until date, in_shows boolean, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.wait_for_slot(in_service uuid, in_from date, in_until date, in_shows boolean, in_name text) TO causeway_patient;

REVOKE ALL ON FUNCTION public.who_saw(in_person uuid, in_link uuid, in_from timestamp with time zone, in_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.who_saw(in_person uuid, in_link uuid, in_from timestamp with time zone, in_until timestamp with time zone) TO causeway_staff;

REVOKE ALL ON FUNCTION public.why_no_offer_for(in_person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.with_what_goes_along(in_person uuid, in_items uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.withdraw_slot(in_slot uuid, in_reason text, in_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.withdraw_slot(in_slot uuid, in_reason text, in_name text) TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.access_grant TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.access_grant TO causeway_gate;
GRANT SELECT ON TABLE public.access_grant TO causeway_patient;

GRANT UPDATE(ended_at) ON TABLE public.access_grant TO causeway_patient;
GRANT UPDATE(ended_at) ON TABLE public.access_grant TO causeway_gate;

GRANT UPDATE(ended_because) ON TABLE public.access_grant TO causeway_patient;
GRANT UPDATE(ended_because) ON TABLE public.access_grant TO causeway_gate;

GRANT SELECT,INSERT,DELETE ON TABLE public.accession TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.account_device TO causeway_web;

GRANT INSERT ON TABLE public.account_event TO causeway_web;
GRANT SELECT,INSERT ON TABLE public.account_event TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.account_event TO causeway_account;

GRANT SELECT(account_id) ON TABLE public.account_event TO causeway_patient;

GRANT SELECT(at) ON TABLE public.account_event TO causeway_patient;

GRANT SELECT(kind) ON TABLE public.account_event TO causeway_patient;

GRANT SELECT(user_agent) ON TABLE public.account_event TO causeway_patient;

GRANT UPDATE(seen_at) ON TABLE public.account_event TO causeway_account;
GRANT SELECT(seen_at) ON TABLE public.account_event TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.account_role TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.account_role TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.act_block TO causeway_system;

GRANT INSERT ON TABLE public.adoption_fact TO causeway_patient;
GRANT INSERT ON TABLE public.adoption_fact TO causeway_staff;
GRANT SELECT,INSERT ON TABLE public.adoption_fact TO causeway_system;
GRANT INSERT ON TABLE public.adoption_fact TO causeway_web;

GRANT SELECT(fact_id) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(at) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(kind) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(category) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(channel) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(capacity) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(campaign) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(invitation_id) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT(step) ON TABLE public.adoption_fact TO causeway_staff;

GRANT SELECT ON TABLE public.agreement TO causeway_patient;
GRANT SELECT ON TABLE public.agreement TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.agreement TO causeway_system;
GRANT SELECT ON TABLE public.agreement TO causeway_public;

GRANT SELECT,INSERT ON TABLE public.announcement TO causeway_staff;
GRANT SELECT ON TABLE public.announcement TO causeway_system;
GRANT SELECT ON TABLE public.announcement TO causeway_gate;

GRANT SELECT(announcement_id) ON TABLE public.announcement TO causeway_patient;

GRANT SELECT(institution_id) ON TABLE public.announcement TO causeway_patient;

GRANT SELECT(words) ON TABLE public.announcement TO causeway_patient;

GRANT SELECT(begins_on) ON TABLE public.announcement TO causeway_patient;

GRANT SELECT(ends_on) ON TABLE public.announcement TO causeway_patient;

GRANT UPDATE(answer) ON TABLE public.announcement TO causeway_staff;

GRANT UPDATE(answer_words) ON TABLE public.announcement TO causeway_staff;

GRANT UPDATE(answered_by) ON TABLE public.announcement TO causeway_staff;

GRANT UPDATE(answered_name) ON TABLE public.announcement TO causeway_staff;

GRANT UPDATE(answered_at) ON TABLE public.announcement TO causeway_staff;

GRANT SELECT(gathered_at) ON TABLE public.announcement TO causeway_patient;
GRANT UPDATE(gathered_at) ON TABLE public.announcement TO causeway_system;

GRANT SELECT(withdrawn_at) ON TABLE public.announcement TO causeway_patient;
GRANT UPDATE(withdrawn_at) ON TABLE public.announcement TO causeway_staff;

GRANT SELECT ON TABLE public.announcement_reader TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.announcement_reader TO causeway_system;
GRANT SELECT ON TABLE public.announcement_reader TO causeway_gate;

GRANT UPDATE(told_at) ON TABLE public.announcement_reader TO causeway_system;

GRANT UPDATE(opened_at) ON TABLE public.announcement_reader TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.archive_pull TO causeway_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.item TO causeway_system;
GRANT SELECT ON TABLE public.item TO causeway_released;

GRANT SELECT(person_id) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(person_id) ON TABLE public.item TO causeway_gate;
GRANT SELECT(person_id) ON TABLE public.item TO causeway_staff;

GRANT SELECT(item_id) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(item_id) ON TABLE public.item TO causeway_gate;
GRANT SELECT(item_id) ON TABLE public.item TO causeway_staff;

GRANT SELECT(link_id) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(link_id) ON TABLE public.item TO causeway_gate;
GRANT SELECT(link_id) ON TABLE public.item TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(institution_id) ON TABLE public.item TO causeway_staff;
GRANT SELECT(institution_id) ON TABLE public.item TO causeway_gate;

GRANT SELECT(resource_type) ON TABLE public.item TO causeway_staff;
GRANT SELECT(resource_type) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(resource_type) ON TABLE public.item TO causeway_gate;

GRANT SELECT(category) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(category) ON TABLE public.item TO causeway_gate;
GRANT SELECT(category) ON TABLE public.item TO causeway_staff;

GRANT SELECT(title) ON TABLE public.item TO causeway_staff;
GRANT SELECT(title) ON TABLE public.item TO causeway_gate;

GRANT SELECT(code_system) ON TABLE public.item TO causeway_staff;
GRANT SELECT(code_system) ON TABLE public.item TO causeway_gate;

GRANT SELECT(code) ON TABLE public.item TO causeway_staff;
GRANT SELECT(code) ON TABLE public.item TO causeway_gate;

GRANT SELECT(status) ON TABLE public.item TO causeway_gate;

GRANT SELECT(standing) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(standing) ON TABLE public.item TO causeway_staff;
GRANT SELECT(standing) ON TABLE public.item TO causeway_gate;

GRANT SELECT(sort_at) ON TABLE public.item TO causeway_staff;
GRANT SELECT(sort_at) ON TABLE public.item TO causeway_gate;

GRANT SELECT(happened_text) ON TABLE public.item TO causeway_gate;

GRANT SELECT(encounter_id) ON TABLE public.item TO causeway_gate;

GRANT SELECT(part_of) ON TABLE public.item TO causeway_staff;
GRANT SELECT(part_of) ON TABLE public.item TO causeway_gate;
GRANT SELECT(part_of) ON TABLE public.item TO causeway_sealed;

GRANT SELECT(listed) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(listed) ON TABLE public.item TO causeway_staff;
GRANT SELECT(listed) ON TABLE public.item TO causeway_gate;

GRANT SELECT(hidden_by) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(hidden_by) ON TABLE public.item TO causeway_staff;
GRANT SELECT(hidden_by) ON TABLE public.item TO causeway_gate;

GRANT SELECT(received_at) ON TABLE public.item TO causeway_staff;

GRANT SELECT(changed_at) ON TABLE public.item TO causeway_staff;
GRANT SELECT(changed_at) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(changed_at) ON TABLE public.item TO causeway_gate;

GRANT SELECT(verdict) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(verdict),UPDATE(verdict) ON TABLE public.item TO causeway_staff;
GRANT SELECT(verdict) ON TABLE public.item TO causeway_gate;

GRANT SELECT(release_at) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(release_at),UPDATE(release_at) ON TABLE public.item TO causeway_staff;
GRANT SELECT(release_at) ON TABLE public.item TO causeway_gate;

GRANT SELECT(release_rule) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(release_rule),UPDATE(release_rule) ON TABLE public.item TO causeway_staff;
GRANT SELECT(release_rule) ON TABLE public.item TO causeway_gate;

GRANT SELECT(release_because),UPDATE(release_because) ON TABLE public.item TO causeway_staff;

GRANT SELECT(rulebook_version) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(rulebook_version) ON TABLE public.item TO causeway_staff;

GRANT SELECT(shows_card) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(shows_card),UPDATE(shows_card) ON TABLE public.item TO causeway_staff;
GRANT SELECT(shows_card) ON TABLE public.item TO causeway_gate;

GRANT SELECT(shows_delegates) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(shows_delegates) ON TABLE public.item TO causeway_staff;
GRANT SELECT(shows_delegates) ON TABLE public.item TO causeway_gate;

GRANT SELECT(facts) ON TABLE public.item TO causeway_staff;
GRANT SELECT(facts) ON TABLE public.item TO causeway_sealed;
GRANT SELECT(facts) ON TABLE public.item TO causeway_gate;

GRANT SELECT(counts_from) ON TABLE public.item TO causeway_staff;
GRANT SELECT(counts_from) ON TABLE public.item TO causeway_sealed;

GRANT SELECT(mapped_code) ON TABLE public.item TO causeway_staff;
GRANT SELECT(mapped_code) ON TABLE public.item TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.request TO causeway_system;
GRANT SELECT ON TABLE public.request TO causeway_staff;
GRANT SELECT,INSERT ON TABLE public.request TO causeway_sealed;
GRANT SELECT,INSERT ON TABLE public.request TO causeway_released;
GRANT SELECT,INSERT,UPDATE ON TABLE public.request TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.request TO causeway_patient;
GRANT SELECT(person_id) ON TABLE public.request TO causeway_gate;

GRANT SELECT(request_id) ON TABLE public.request TO causeway_patient;
GRANT SELECT(request_id) ON TABLE public.request TO causeway_gate;

GRANT SELECT(kind) ON TABLE public.request TO causeway_patient;
GRANT SELECT(kind) ON TABLE public.request TO causeway_gate;

GRANT SELECT(link_id) ON TABLE public.request TO causeway_patient;

GRANT SELECT(institution_id) ON TABLE public.request TO causeway_patient;
GRANT SELECT(institution_id) ON TABLE public.request TO causeway_gate;

GRANT SELECT(team) ON TABLE public.request TO causeway_patient;

GRANT SELECT(category) ON TABLE public.request TO causeway_patient;

GRANT SELECT(item_ids) ON TABLE public.request TO causeway_gate;

GRANT SELECT(shows_delegates) ON TABLE public.request TO causeway_patient;

GRANT SELECT(asked_at) ON TABLE public.request TO causeway_patient;
GRANT SELECT(asked_at) ON TABLE public.request TO causeway_gate;

GRANT SELECT(due_at) ON TABLE public.request TO causeway_patient;
GRANT SELECT(due_at) ON TABLE public.request TO causeway_gate;

GRANT SELECT(account_id) ON TABLE public.request TO causeway_patient;

GRANT SELECT(asked_name) ON TABLE public.request TO causeway_patient;

GRANT SELECT(capacity) ON TABLE public.request TO causeway_patient;

GRANT SELECT(ball),UPDATE(ball) ON TABLE public.request TO causeway_patient;
GRANT UPDATE(ball) ON TABLE public.request TO causeway_staff;
GRANT SELECT(ball) ON TABLE public.request TO causeway_gate;

GRANT SELECT(closed_at),UPDATE(closed_at) ON TABLE public.request TO causeway_patient;
GRANT UPDATE(closed_at) ON TABLE public.request TO causeway_staff;
GRANT SELECT(closed_at) ON TABLE public.request TO causeway_gate;

GRANT SELECT(outcome),UPDATE(outcome) ON TABLE public.request TO causeway_patient;
GRANT UPDATE(outcome) ON TABLE public.request TO causeway_staff;
GRANT SELECT(outcome) ON TABLE public.request TO causeway_gate;

GRANT SELECT(pick_up) ON TABLE public.request TO causeway_patient;

GRANT SELECT ON TABLE public.asked_card TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.ballot TO causeway_staff;
GRANT SELECT ON TABLE public.ballot TO causeway_gate;

GRANT UPDATE(vote) ON TABLE public.ballot TO causeway_staff;

GRANT UPDATE(words) ON TABLE public.ballot TO causeway_staff;

GRANT UPDATE(voted_at) ON TABLE public.ballot TO causeway_staff;

GRANT UPDATE(account_id) ON TABLE public.ballot TO causeway_staff;

GRANT SELECT ON TABLE public.booking TO causeway_patient;
GRANT SELECT ON TABLE public.booking TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.booking TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.booking TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.break_glass TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT(use_id) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT(institution_id) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT(actor_name) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT(ground) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT(opened_at) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT(until) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT(outcome) ON TABLE public.break_glass TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.check_in TO causeway_patient;
GRANT SELECT ON TABLE public.check_in TO causeway_staff;

GRANT UPDATE(starts_at) ON TABLE public.check_in TO causeway_patient;

GRANT UPDATE(phone) ON TABLE public.check_in TO causeway_patient;

GRANT UPDATE(address_stands) ON TABLE public.check_in TO causeway_patient;

GRANT UPDATE(wishes) ON TABLE public.check_in TO causeway_patient;

GRANT UPDATE(confirmed_at) ON TABLE public.check_in TO causeway_patient;

GRANT UPDATE(arrived_at) ON TABLE public.check_in TO causeway_patient;

GRANT UPDATE(account_id) ON TABLE public.check_in TO causeway_patient;

GRANT UPDATE(actor_name) ON TABLE public.check_in TO causeway_patient;

GRANT SELECT,INSERT,DELETE ON TABLE public.clinician_comment TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.clinician_comment TO causeway_staff;
GRANT SELECT ON TABLE public.clinician_comment TO causeway_released;

GRANT SELECT,INSERT,DELETE ON TABLE public.clinician_hold TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.clinician_hold TO causeway_staff;
GRANT SELECT ON TABLE public.clinician_hold TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT SELECT(item_id) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT SELECT(institution_id) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT SELECT(ground) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT SELECT(until) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT SELECT(placed_at) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT SELECT(author_name) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT UPDATE(lifted_at) ON TABLE public.clinician_hold TO causeway_staff;
GRANT SELECT(lifted_at) ON TABLE public.clinician_hold TO causeway_sealed;

GRANT UPDATE(lifted_by) ON TABLE public.clinician_hold TO causeway_staff;

GRANT UPDATE(lifted_name) ON TABLE public.clinician_hold TO causeway_staff;

GRANT SELECT,INSERT ON TABLE public.code_decision TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.code_decision TO causeway_staff;

GRANT SELECT,INSERT ON TABLE public.concern TO causeway_staff;
GRANT SELECT ON TABLE public.concern TO causeway_system;

GRANT SELECT(concern_id) ON TABLE public.concern TO causeway_public;

GRANT SELECT(worry) ON TABLE public.concern TO causeway_public;

GRANT SELECT(hypothesis) ON TABLE public.concern TO causeway_public;

GRANT SELECT(metric) ON TABLE public.concern TO causeway_public;

GRANT SELECT(direction) ON TABLE public.concern TO causeway_public;

GRANT SELECT(threshold) ON TABLE public.concern TO causeway_public;

GRANT SELECT(switch_on) ON TABLE public.concern TO causeway_public;

GRANT SELECT(days) ON TABLE public.concern TO causeway_public;

GRANT SELECT(proposal_id) ON TABLE public.concern TO causeway_public;

GRANT SELECT(raised_at) ON TABLE public.concern TO causeway_public;

GRANT SELECT(answer) ON TABLE public.concern TO causeway_public;
GRANT UPDATE(answer) ON TABLE public.concern TO causeway_staff;

GRANT SELECT(answered_at) ON TABLE public.concern TO causeway_public;
GRANT UPDATE(answered_at) ON TABLE public.concern TO causeway_staff;

GRANT UPDATE(answered_by) ON TABLE public.concern TO causeway_staff;

GRANT SELECT ON TABLE public.concern_measure TO causeway_staff;
GRANT SELECT,INSERT ON TABLE public.concern_measure TO causeway_system;
GRANT SELECT ON TABLE public.concern_measure TO causeway_public;

GRANT SELECT ON TABLE public.consent_text TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.consent_text TO causeway_staff;

GRANT UPDATE(ended_at) ON TABLE public.consent_text TO causeway_staff;

GRANT SELECT,INSERT,DELETE ON TABLE public.counselling TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.counselling TO causeway_staff;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.credential TO causeway_web;
GRANT SELECT,INSERT,UPDATE ON TABLE public.credential TO causeway_system;
GRANT DELETE ON TABLE public.credential TO causeway_account;

GRANT SELECT(id),INSERT(id) ON TABLE public.credential TO causeway_account;

GRANT SELECT(account_id),INSERT(account_id) ON TABLE public.credential TO causeway_account;
GRANT SELECT(account_id) ON TABLE public.credential TO causeway_gate;

GRANT SELECT(provider_id),INSERT(provider_id) ON TABLE public.credential TO causeway_account;
GRANT SELECT(provider_id) ON TABLE public.credential TO causeway_gate;

GRANT INSERT(provider_account_id) ON TABLE public.credential TO causeway_account;

GRANT INSERT(password),UPDATE(password) ON TABLE public.credential TO causeway_account;

GRANT UPDATE(updated_at) ON TABLE public.credential TO causeway_account;

GRANT SELECT ON TABLE public.decision TO causeway_staff;
GRANT SELECT,INSERT ON TABLE public.decision TO causeway_gate;
GRANT SELECT,INSERT ON TABLE public.decision TO causeway_system;

GRANT SELECT(decision_id) ON TABLE public.decision TO causeway_public;

GRANT SELECT(kind) ON TABLE public.decision TO causeway_public;

GRANT SELECT(outcome) ON TABLE public.decision TO causeway_public;

GRANT SELECT(carries) ON TABLE public.decision TO causeway_public;

GRANT SELECT(title) ON TABLE public.decision TO causeway_public;

GRANT SELECT(summary) ON TABLE public.decision TO causeway_public;

GRANT SELECT(base_version) ON TABLE public.decision TO causeway_public;

GRANT SELECT(reason) ON TABLE public.decision TO causeway_public;

GRANT SELECT(proposal_id) ON TABLE public.decision TO causeway_public;

GRANT SELECT(confirms) ON TABLE public.decision TO causeway_public;

GRANT SELECT(confirm_by) ON TABLE public.decision TO causeway_public;

GRANT SELECT(rule) ON TABLE public.decision TO causeway_public;

GRANT SELECT(votes_for) ON TABLE public.decision TO causeway_public;

GRANT SELECT(votes_against) ON TABLE public.decision TO causeway_public;

GRANT SELECT(abstained) ON TABLE public.decision TO causeway_public;

GRANT SELECT(signed_off) ON TABLE public.decision TO causeway_public;

GRANT SELECT(sign_offs_needed) ON TABLE public.decision TO causeway_public;

GRANT SELECT(record) ON TABLE public.decision TO causeway_public;

GRANT SELECT(review_on) ON TABLE public.decision TO causeway_public;

GRANT SELECT(decided_at) ON TABLE public.decision TO causeway_public;

GRANT SELECT ON TABLE public.delivery TO causeway_patient;
GRANT SELECT ON TABLE public.delivery TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.delivery TO causeway_system;
GRANT SELECT ON TABLE public.delivery TO causeway_public;

GRANT SELECT,INSERT,UPDATE ON TABLE public.directory_entry TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.directory_resource TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.disclosure_block TO causeway_system;
GRANT SELECT ON TABLE public.disclosure_block TO causeway_gate;

GRANT SELECT,DELETE ON TABLE public.download TO causeway_patient;
GRANT DELETE ON TABLE public.download TO causeway_system;

GRANT INSERT(person_id) ON TABLE public.download TO causeway_patient;
GRANT SELECT(person_id) ON TABLE public.download TO causeway_system;

GRANT SELECT(download_id) ON TABLE public.download TO causeway_system;

GRANT INSERT(account_id) ON TABLE public.download TO causeway_patient;

GRANT INSERT(capacity) ON TABLE public.download TO causeway_patient;

GRANT SELECT(expires_at) ON TABLE public.download TO causeway_system;

GRANT UPDATE(moved_at) ON TABLE public.download TO causeway_patient;

GRANT INSERT(items_all) ON TABLE public.download TO causeway_patient;

GRANT UPDATE(items_done) ON TABLE public.download TO causeway_patient;

GRANT UPDATE(left_out) ON TABLE public.download TO causeway_patient;

GRANT UPDATE(last_item) ON TABLE public.download TO causeway_patient;

GRANT UPDATE(finished_at) ON TABLE public.download TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.download_part TO causeway_patient;

GRANT SELECT,INSERT,DELETE ON TABLE public.early_release TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.early_release TO causeway_staff;

GRANT SELECT ON TABLE public.feature_stage TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.feature_stage TO causeway_system;
GRANT SELECT ON TABLE public.feature_stage TO causeway_gate;

GRANT SELECT(stage_no) ON TABLE public.feature_stage TO causeway_patient;
GRANT SELECT(stage_no) ON TABLE public.feature_stage TO causeway_public;

GRANT SELECT(institution_id) ON TABLE public.feature_stage TO causeway_patient;
GRANT SELECT(institution_id) ON TABLE public.feature_stage TO causeway_public;
GRANT INSERT(institution_id) ON TABLE public.feature_stage TO causeway_staff;

GRANT SELECT(feature) ON TABLE public.feature_stage TO causeway_patient;
GRANT SELECT(feature) ON TABLE public.feature_stage TO causeway_public;
GRANT INSERT(feature) ON TABLE public.feature_stage TO causeway_staff;

GRANT SELECT(stage) ON TABLE public.feature_stage TO causeway_patient;
GRANT SELECT(stage) ON TABLE public.feature_stage TO causeway_public;
GRANT INSERT(stage) ON TABLE public.feature_stage TO causeway_staff;

GRANT INSERT(owner_name) ON TABLE public.feature_stage TO causeway_staff;

GRANT INSERT(has_cover) ON TABLE public.feature_stage TO causeway_staff;

GRANT INSERT(has_hours) ON TABLE public.feature_stage TO causeway_staff;

GRANT INSERT(is_trained) ON TABLE public.feature_stage TO causeway_staff;

GRANT SELECT(set_at) ON TABLE public.feature_stage TO causeway_patient;
GRANT SELECT(set_at) ON TABLE public.feature_stage TO causeway_public;

GRANT INSERT(account_id) ON TABLE public.feature_stage TO causeway_staff;

GRANT INSERT(actor_name) ON TABLE public.feature_stage TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feed TO causeway_system;
GRANT SELECT ON TABLE public.feed TO causeway_gate;

GRANT SELECT(feed_id) ON TABLE public.feed TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.feed TO causeway_staff;

GRANT SELECT(format) ON TABLE public.feed TO causeway_staff;

GRANT SELECT(aggregator) ON TABLE public.feed TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feed_archive TO causeway_system;

GRANT SELECT(feed_id) ON TABLE public.feed_archive TO causeway_patient;

GRANT SELECT(base_url) ON TABLE public.feed_archive TO causeway_patient;

GRANT SELECT(origins) ON TABLE public.feed_archive TO causeway_patient;

GRANT SELECT(allows_private) ON TABLE public.feed_archive TO causeway_patient;

GRANT SELECT(ended_at) ON TABLE public.feed_archive TO causeway_patient;

GRANT SELECT,INSERT,DELETE ON TABLE public.feed_assertion TO causeway_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.feed_carried TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feed_certificate TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feed_client TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feed_pause TO causeway_system;
GRANT SELECT ON TABLE public.feed_pause TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feed_pull TO causeway_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.feed_pull_patient TO causeway_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.feed_sender TO causeway_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.feed_token TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.former_link TO causeway_system;
GRANT SELECT ON TABLE public.former_link TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.fruitless_search TO causeway_staff;
GRANT SELECT ON TABLE public.fruitless_search TO causeway_system;
GRANT SELECT ON TABLE public.fruitless_search TO causeway_gate;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.goal_range TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.goal_range TO causeway_staff;
GRANT SELECT ON TABLE public.goal_range TO causeway_released;

GRANT UPDATE(ended_at) ON TABLE public.goal_range TO causeway_staff;

GRANT UPDATE(ended_by) ON TABLE public.goal_range TO causeway_staff;

GRANT UPDATE(ended_name) ON TABLE public.goal_range TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.grant_offer TO causeway_gate;

GRANT SELECT(person_id),INSERT(person_id) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(offer_id),INSERT(offer_id) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(helper_name),INSERT(helper_name) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(tasks),INSERT(tasks) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(categories),INSERT(categories) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(valid_from),INSERT(valid_from) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(valid_until),INSERT(valid_until) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(made_at) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(account_id),INSERT(account_id) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(actor_name),INSERT(actor_name) ON TABLE public.grant_offer TO causeway_patient;

GRANT INSERT(code_hash),UPDATE(code_hash) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(code_until),INSERT(code_until),UPDATE(code_until) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(closed_at),UPDATE(closed_at) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(outcome),UPDATE(outcome) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT(institution_id) ON TABLE public.grant_offer TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.guardianship TO causeway_gate;
GRANT SELECT ON TABLE public.guardianship TO causeway_patient;

GRANT SELECT(idea_id) ON TABLE public.idea TO causeway_account;
GRANT SELECT(idea_id) ON TABLE public.idea TO causeway_staff;
GRANT SELECT(idea_id) ON TABLE public.idea TO causeway_gate;

GRANT SELECT(title),INSERT(title) ON TABLE public.idea TO causeway_account;
GRANT SELECT(title) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(words),INSERT(words) ON TABLE public.idea TO causeway_account;
GRANT SELECT(words) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(author_kind),INSERT(author_kind) ON TABLE public.idea TO causeway_account;
GRANT SELECT(author_kind) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(institution_id),INSERT(institution_id) ON TABLE public.idea TO causeway_account;
GRANT SELECT(institution_id) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(proposed_at) ON TABLE public.idea TO causeway_account;
GRANT SELECT(proposed_at) ON TABLE public.idea TO causeway_staff;
GRANT SELECT(proposed_at) ON TABLE public.idea TO causeway_gate;

GRANT INSERT(account_id) ON TABLE public.idea TO causeway_account;
GRANT SELECT(account_id) ON TABLE public.idea TO causeway_gate;

GRANT SELECT(hidden_at) ON TABLE public.idea TO causeway_account;
GRANT SELECT(hidden_at),UPDATE(hidden_at) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(hidden_because),UPDATE(hidden_because) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(owner_name) ON TABLE public.idea TO causeway_account;
GRANT SELECT(owner_name),UPDATE(owner_name) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(answer_by) ON TABLE public.idea TO causeway_account;
GRANT SELECT(answer_by),UPDATE(answer_by) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(answer) ON TABLE public.idea TO causeway_account;
GRANT SELECT(answer),UPDATE(answer) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(answered_at) ON TABLE public.idea TO causeway_account;
GRANT SELECT(answered_at),UPDATE(answered_at) ON TABLE public.idea TO causeway_staff;

GRANT SELECT(proposal_id) ON TABLE public.idea TO causeway_account;
GRANT SELECT(proposal_id),UPDATE(proposal_id) ON TABLE public.idea TO causeway_staff;

GRANT SELECT,INSERT,DELETE ON TABLE public.idea_support TO causeway_account;
GRANT SELECT ON TABLE public.idea_support TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.inbox_message TO causeway_system;

GRANT SELECT(message_id) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(feed_id) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(origin) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(received_at) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(processed_at) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(failed_because) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(stored) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(updated) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(unchanged) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(quarantined) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(unmatched) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(sequence) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(format) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(control_id) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(attempts) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(next_try_at) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT(note) ON TABLE public.inbox_message TO causeway_staff;

GRANT SELECT ON TABLE public.institution TO causeway_patient;
GRANT SELECT ON TABLE public.institution TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.institution TO causeway_system;
GRANT SELECT ON TABLE public.institution TO causeway_public;

GRANT SELECT(institution_id) ON TABLE public.institution TO causeway_account;
GRANT SELECT(institution_id) ON TABLE public.institution TO causeway_gate;

GRANT SELECT(name) ON TABLE public.institution TO causeway_account;
GRANT SELECT(name) ON TABLE public.institution TO causeway_gate;

GRANT SELECT(time_zone) ON TABLE public.institution TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.invitation TO causeway_system;

GRANT SELECT(invitation_id),INSERT(invitation_id) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(person_id),INSERT(person_id) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(link_id),INSERT(link_id) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(purpose),INSERT(purpose) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(institution_id),INSERT(institution_id) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(channel),INSERT(channel) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(campaign),INSERT(campaign) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(language),INSERT(language) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(identity_check),INSERT(identity_check) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(person_name),INSERT(person_name) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(contact),INSERT(contact) ON TABLE public.invitation TO causeway_staff;

GRANT INSERT(code_hash) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(made_at),INSERT(made_at) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(expires_at),INSERT(expires_at) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(account_id),INSERT(account_id) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(actor_name),INSERT(actor_name) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(wrong_tries) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(step) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(step_at) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(reminders) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(reminded_at) ON TABLE public.invitation TO causeway_staff;

GRANT UPDATE(ticket_hash) ON TABLE public.invitation TO causeway_staff;

GRANT UPDATE(ticket_until) ON TABLE public.invitation TO causeway_staff;

GRANT UPDATE(ticket_at_desk) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(ended_because),UPDATE(ended_because) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT(signed_in_at) ON TABLE public.invitation TO causeway_staff;

GRANT SELECT,INSERT ON TABLE public.invitation_refusal TO causeway_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.item_note TO causeway_patient;

GRANT UPDATE(words) ON TABLE public.item_note TO causeway_patient;

GRANT UPDATE(written_at) ON TABLE public.item_note TO causeway_patient;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.item_relation TO causeway_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.item_twin TO causeway_system;
GRANT SELECT ON TABLE public.item_twin TO causeway_released;
GRANT SELECT ON TABLE public.item_twin TO causeway_gate;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.item_version TO causeway_system;
GRANT SELECT ON TABLE public.item_version TO causeway_released;

GRANT SELECT ON TABLE public.journal_ask TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.journal_ask TO causeway_staff;

GRANT SELECT(person_id) ON TABLE public.journal_ask TO causeway_system;

GRANT SELECT(ask_id) ON TABLE public.journal_ask TO causeway_system;

GRANT SELECT(asked_at) ON TABLE public.journal_ask TO causeway_system;

GRANT UPDATE(answer) ON TABLE public.journal_ask TO causeway_patient;
GRANT SELECT(answer) ON TABLE public.journal_ask TO causeway_system;

GRANT UPDATE(answered_at) ON TABLE public.journal_ask TO causeway_patient;

GRANT UPDATE(ended_at) ON TABLE public.journal_ask TO causeway_patient;
GRANT UPDATE(ended_at) ON TABLE public.journal_ask TO causeway_staff;
GRANT SELECT(ended_at) ON TABLE public.journal_ask TO causeway_system;

GRANT UPDATE(ended_by) ON TABLE public.journal_ask TO causeway_patient;
GRANT UPDATE(ended_by) ON TABLE public.journal_ask TO causeway_staff;

GRANT SELECT,INSERT ON TABLE public.journal_entry TO causeway_patient;

GRANT SELECT(person_id) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(entry_id) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(kind) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(measured_at) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(value) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(second_value) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(note) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(actor_name) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(capacity) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT(entered_at) ON TABLE public.journal_entry TO causeway_staff;

GRANT UPDATE(struck_at) ON TABLE public.journal_entry TO causeway_patient;
GRANT SELECT(struck_at) ON TABLE public.journal_entry TO causeway_staff;

GRANT SELECT,INSERT,DELETE ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(words) ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(low) ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(high) ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(second_low) ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(second_high) ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(until_day) ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(ended_at) ON TABLE public.journal_goal TO causeway_patient;

GRANT UPDATE(ended_word) ON TABLE public.journal_goal TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.journal_sent TO causeway_patient;
GRANT SELECT ON TABLE public.journal_sent TO causeway_staff;

GRANT SELECT(person_id) ON TABLE public.journal_sent TO causeway_system;

GRANT SELECT(ask_id) ON TABLE public.journal_sent TO causeway_system;

GRANT SELECT(entry_id) ON TABLE public.journal_sent TO causeway_system;

GRANT SELECT(institution_id) ON TABLE public.journal_sent TO causeway_gate;

GRANT SELECT(team_id) ON TABLE public.journal_sent TO causeway_gate;

GRANT SELECT(sent_at) ON TABLE public.journal_sent TO causeway_gate;

GRANT UPDATE(state) ON TABLE public.journal_sent TO causeway_staff;

GRANT UPDATE(due_at) ON TABLE public.journal_sent TO causeway_staff;
GRANT SELECT(due_at) ON TABLE public.journal_sent TO causeway_gate;

GRANT UPDATE(words) ON TABLE public.journal_sent TO causeway_staff;
GRANT SELECT(words) ON TABLE public.journal_sent TO causeway_system;

GRANT UPDATE(decided_by) ON TABLE public.journal_sent TO causeway_staff;

GRANT UPDATE(decided_name) ON TABLE public.journal_sent TO causeway_staff;

GRANT UPDATE(decided_at) ON TABLE public.journal_sent TO causeway_staff;
GRANT SELECT(decided_at) ON TABLE public.journal_sent TO causeway_system;
GRANT SELECT(decided_at) ON TABLE public.journal_sent TO causeway_gate;

GRANT UPDATE(read_at) ON TABLE public.journal_sent TO causeway_patient;
GRANT SELECT(read_at) ON TABLE public.journal_sent TO causeway_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.kept_visit TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.kept_visit TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.kept_visit TO causeway_staff;
GRANT SELECT(person_id) ON TABLE public.kept_visit TO causeway_patient;

GRANT SELECT(item_id) ON TABLE public.kept_visit TO causeway_staff;
GRANT SELECT(item_id) ON TABLE public.kept_visit TO causeway_patient;

GRANT SELECT(institution_id) ON TABLE public.kept_visit TO causeway_staff;
GRANT SELECT(institution_id) ON TABLE public.kept_visit TO causeway_patient;

GRANT SELECT(reason) ON TABLE public.kept_visit TO causeway_staff;

GRANT SELECT(decided_at) ON TABLE public.kept_visit TO causeway_staff;
GRANT SELECT(decided_at) ON TABLE public.kept_visit TO causeway_patient;

GRANT SELECT(account_id) ON TABLE public.kept_visit TO causeway_staff;

GRANT SELECT(actor_name) ON TABLE public.kept_visit TO causeway_staff;
GRANT SELECT(actor_name) ON TABLE public.kept_visit TO causeway_patient;

GRANT SELECT(ended_at) ON TABLE public.kept_visit TO causeway_staff;
GRANT SELECT(ended_at) ON TABLE public.kept_visit TO causeway_patient;

GRANT SELECT ON TABLE public.lab_run TO causeway_staff;
GRANT SELECT ON TABLE public.lab_run TO causeway_system;

GRANT INSERT(draft_id) ON TABLE public.lab_run TO causeway_staff;

GRANT INSERT(title) ON TABLE public.lab_run TO causeway_staff;

GRANT INSERT(body) ON TABLE public.lab_run TO causeway_staff;

GRANT INSERT(days) ON TABLE public.lab_run TO causeway_staff;

GRANT INSERT(account_id) ON TABLE public.lab_run TO causeway_staff;

GRANT INSERT(actor_name) ON TABLE public.lab_run TO causeway_staff;

GRANT UPDATE(claimed_until) ON TABLE public.lab_run TO causeway_system;

GRANT UPDATE(tries) ON TABLE public.lab_run TO causeway_system;

GRANT UPDATE(persons_done) ON TABLE public.lab_run TO causeway_system;

GRANT UPDATE(persons_all) ON TABLE public.lab_run TO causeway_system;

GRANT UPDATE(finished_at) ON TABLE public.lab_run TO causeway_system;

GRANT UPDATE(figures) ON TABLE public.lab_run TO causeway_system;

GRANT UPDATE(fault) ON TABLE public.lab_run TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.last_visit TO causeway_patient;

GRANT SELECT(person_id) ON TABLE public.last_visit TO causeway_system;

GRANT SELECT(account_id) ON TABLE public.last_visit TO causeway_system;

GRANT SELECT(at) ON TABLE public.last_visit TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.letter_desk TO causeway_staff;
GRANT SELECT ON TABLE public.letter_desk TO causeway_system;
GRANT SELECT ON TABLE public.letter_desk TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.link_change TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.local_code TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.local_code TO causeway_staff;

GRANT SELECT ON TABLE public.log_deletion TO causeway_patient;
GRANT SELECT ON TABLE public.log_deletion TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.log_deletion TO causeway_gate;

GRANT UPDATE(emptied_at) ON TABLE public.log_deletion TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.log_inquiry TO causeway_staff;
GRANT INSERT ON TABLE public.log_inquiry TO causeway_system;
GRANT SELECT ON TABLE public.log_inquiry TO causeway_gate;

GRANT SELECT(inquiry_id) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT(at) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT(actor_name) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT(role) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT(institution_id) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT(about_account) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT(from_at) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT(until_at) ON TABLE public.log_inquiry TO causeway_account;

GRANT SELECT,INSERT ON TABLE public.log_question TO causeway_patient;
GRANT SELECT ON TABLE public.log_question TO causeway_staff;

GRANT UPDATE(answer) ON TABLE public.log_question TO causeway_staff;

GRANT UPDATE(answered_at) ON TABLE public.log_question TO causeway_staff;

GRANT UPDATE(answered_by) ON TABLE public.log_question TO causeway_staff;

GRANT UPDATE(answered_name) ON TABLE public.log_question TO causeway_staff;

GRANT SELECT,INSERT ON TABLE public.look_notice TO causeway_patient;
GRANT SELECT ON TABLE public.look_notice TO causeway_system;

GRANT UPDATE(is_on) ON TABLE public.look_notice TO causeway_patient;

GRANT UPDATE(set_at) ON TABLE public.look_notice TO causeway_patient;

GRANT UPDATE(told_until) ON TABLE public.look_notice TO causeway_patient;
GRANT UPDATE(told_until) ON TABLE public.look_notice TO causeway_system;

GRANT UPDATE(told_snapshot) ON TABLE public.look_notice TO causeway_patient;
GRANT UPDATE(told_snapshot) ON TABLE public.look_notice TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.match_case TO causeway_system;
GRANT SELECT ON TABLE public.match_case TO causeway_staff;
GRANT SELECT ON TABLE public.match_case TO causeway_gate;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.message_draft TO causeway_patient;
GRANT DELETE ON TABLE public.message_draft TO causeway_system;
GRANT SELECT,DELETE ON TABLE public.message_draft TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.message_draft TO causeway_system;

GRANT SELECT(draft_id) ON TABLE public.message_draft TO causeway_system;

GRANT SELECT(saved_at) ON TABLE public.message_draft TO causeway_system;

GRANT SELECT,DELETE ON TABLE public.message_file TO causeway_patient;
GRANT SELECT,DELETE ON TABLE public.message_file TO causeway_staff;
GRANT DELETE ON TABLE public.message_file TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message_file TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.message_file TO causeway_system;

GRANT SELECT(file_id) ON TABLE public.message_file TO causeway_system;

GRANT SELECT(message_id) ON TABLE public.message_file TO causeway_system;

GRANT SELECT(size) ON TABLE public.message_file TO causeway_system;

GRANT SELECT(bytes),UPDATE(bytes) ON TABLE public.message_file TO causeway_system;

GRANT SELECT(state),UPDATE(state) ON TABLE public.message_file TO causeway_system;

GRANT UPDATE(scanned_at) ON TABLE public.message_file TO causeway_system;

GRANT UPDATE(finding) ON TABLE public.message_file TO causeway_system;

GRANT SELECT(kept_at) ON TABLE public.message_file TO causeway_system;

GRANT SELECT ON TABLE public.message_reading TO causeway_patient;
GRANT SELECT ON TABLE public.message_reading TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message_reading TO causeway_gate;

GRANT SELECT ON TABLE public.message_route TO causeway_patient;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.message_route TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message_route TO causeway_system;
GRANT SELECT ON TABLE public.message_route TO causeway_gate;

GRANT SELECT ON TABLE public.message_team TO causeway_patient;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message_team TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message_team TO causeway_system;
GRANT SELECT ON TABLE public.message_team TO causeway_gate;

GRANT SELECT(team_id) ON TABLE public.message_team TO causeway_public;

GRANT SELECT(institution_id) ON TABLE public.message_team TO causeway_public;

GRANT SELECT(name) ON TABLE public.message_team TO causeway_public;

GRANT SELECT(in_pilot) ON TABLE public.message_team TO causeway_public;

GRANT SELECT(ended_at) ON TABLE public.message_team TO causeway_public;

GRANT SELECT,INSERT,UPDATE ON TABLE public.message_team_member TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message_team_member TO causeway_system;
GRANT SELECT ON TABLE public.message_team_member TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.message_template TO causeway_staff;

GRANT SELECT ON TABLE public.message_thread TO causeway_patient;
GRANT SELECT ON TABLE public.message_thread TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message_thread TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.message_thread TO causeway_system;

GRANT SELECT(thread_id) ON TABLE public.message_thread TO causeway_system;

GRANT SELECT(asked_at) ON TABLE public.message_thread TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.moved_item TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.notice_choice TO causeway_account;
GRANT SELECT ON TABLE public.notice_choice TO causeway_system;

GRANT SELECT(account_id) ON TABLE public.notice_choice TO causeway_patient;
GRANT SELECT(account_id) ON TABLE public.notice_choice TO causeway_gate;

GRANT UPDATE(record) ON TABLE public.notice_choice TO causeway_account;

GRANT UPDATE(teams) ON TABLE public.notice_choice TO causeway_account;

GRANT UPDATE(channel) ON TABLE public.notice_choice TO causeway_account;
GRANT SELECT(channel) ON TABLE public.notice_choice TO causeway_gate;

GRANT UPDATE(quiet_from) ON TABLE public.notice_choice TO causeway_account;

GRANT UPDATE(quiet_until) ON TABLE public.notice_choice TO causeway_account;

GRANT UPDATE(time_zone) ON TABLE public.notice_choice TO causeway_account;

GRANT UPDATE(set_at) ON TABLE public.notice_choice TO causeway_account;

GRANT UPDATE(announcements) ON TABLE public.notice_choice TO causeway_account;
GRANT SELECT(announcements) ON TABLE public.notice_choice TO causeway_patient;

GRANT UPDATE(others) ON TABLE public.notice_choice TO causeway_account;

GRANT UPDATE(paper_look_at) ON TABLE public.notice_choice TO causeway_system;

GRANT UPDATE(letter_institution) ON TABLE public.notice_choice TO causeway_account;
GRANT SELECT(letter_institution) ON TABLE public.notice_choice TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.opening TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.opening TO causeway_patient;
GRANT SELECT ON TABLE public.opening TO causeway_gate;

GRANT UPDATE(opened_at) ON TABLE public.opening TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.outgoing_message TO causeway_system;

GRANT SELECT(message_key),INSERT(message_key) ON TABLE public.outgoing_message TO causeway_staff;
GRANT SELECT(message_key) ON TABLE public.outgoing_message TO causeway_gate;

GRANT SELECT(kind),INSERT(kind) ON TABLE public.outgoing_message TO causeway_staff;

GRANT SELECT(institution_id),INSERT(institution_id) ON TABLE public.outgoing_message TO causeway_staff;

GRANT INSERT(to_address) ON TABLE public.outgoing_message TO causeway_staff;

GRANT INSERT(subject) ON TABLE public.outgoing_message TO causeway_staff;

GRANT INSERT(body) ON TABLE public.outgoing_message TO causeway_staff;

GRANT SELECT(created_at) ON TABLE public.outgoing_message TO causeway_staff;

GRANT SELECT(tries) ON TABLE public.outgoing_message TO causeway_staff;

GRANT SELECT(last_fault) ON TABLE public.outgoing_message TO causeway_staff;

GRANT SELECT(sent_at) ON TABLE public.outgoing_message TO causeway_staff;

GRANT SELECT(given_up_at) ON TABLE public.outgoing_message TO causeway_staff;

GRANT SELECT,INSERT,DELETE ON TABLE public.paper_letter TO causeway_system;
GRANT SELECT ON TABLE public.paper_letter TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.paper_letter TO causeway_gate;

GRANT SELECT(made_at) ON TABLE public.paper_letter TO causeway_gate;

GRANT UPDATE(printed_at) ON TABLE public.paper_letter TO causeway_staff;
GRANT SELECT(printed_at) ON TABLE public.paper_letter TO causeway_gate;

GRANT UPDATE(printed_by) ON TABLE public.paper_letter TO causeway_staff;

GRANT UPDATE(printed_name) ON TABLE public.paper_letter TO causeway_staff;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.passkey TO causeway_web;
GRANT DELETE ON TABLE public.passkey TO causeway_account;

GRANT SELECT(id) ON TABLE public.passkey TO causeway_account;

GRANT SELECT(name) ON TABLE public.passkey TO causeway_account;

GRANT SELECT(account_id) ON TABLE public.passkey TO causeway_account;

GRANT SELECT(created_at) ON TABLE public.passkey TO causeway_account;

GRANT SELECT,INSERT ON TABLE public.patient_decision TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.patient_decision TO causeway_staff;
GRANT SELECT ON TABLE public.patient_decision TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.patient_key TO causeway_system;
GRANT SELECT ON TABLE public.patient_key TO causeway_staff;
GRANT SELECT ON TABLE public.patient_key TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.patient_link TO causeway_system;
GRANT SELECT ON TABLE public.patient_link TO causeway_gate;

GRANT SELECT(link_id) ON TABLE public.patient_link TO causeway_patient;
GRANT SELECT(link_id) ON TABLE public.patient_link TO causeway_staff;

GRANT SELECT(person_id) ON TABLE public.patient_link TO causeway_patient;
GRANT SELECT(person_id) ON TABLE public.patient_link TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.patient_link TO causeway_patient;
GRANT SELECT(institution_id) ON TABLE public.patient_link TO causeway_staff;

GRANT SELECT(demographics) ON TABLE public.patient_link TO causeway_staff;

GRANT SELECT(linked_at) ON TABLE public.patient_link TO causeway_patient;
GRANT SELECT(linked_at) ON TABLE public.patient_link TO causeway_staff;

GRANT SELECT(parted_at) ON TABLE public.patient_link TO causeway_patient;
GRANT SELECT(parted_at) ON TABLE public.patient_link TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.patient_notice TO causeway_system;
GRANT SELECT ON TABLE public.patient_notice TO causeway_staff;

GRANT UPDATE(done_at) ON TABLE public.patient_notice TO causeway_staff;

GRANT UPDATE(done_by) ON TABLE public.patient_notice TO causeway_staff;

GRANT UPDATE(done_name) ON TABLE public.patient_notice TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.patient_statement TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.patient_statement TO causeway_staff;
GRANT SELECT ON TABLE public.patient_statement TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.person TO causeway_system;

GRANT SELECT(person_id) ON TABLE public.person TO causeway_patient;
GRANT SELECT(person_id) ON TABLE public.person TO causeway_gate;

GRANT SELECT(family) ON TABLE public.person TO causeway_patient;
GRANT SELECT(family) ON TABLE public.person TO causeway_gate;

GRANT SELECT(given) ON TABLE public.person TO causeway_patient;
GRANT SELECT(given) ON TABLE public.person TO causeway_gate;

GRANT SELECT(birth_date) ON TABLE public.person TO causeway_patient;
GRANT SELECT(birth_date) ON TABLE public.person TO causeway_gate;

GRANT SELECT(sex) ON TABLE public.person TO causeway_patient;

GRANT SELECT(deceased_at) ON TABLE public.person TO causeway_gate;

GRANT SELECT(demographics) ON TABLE public.person TO causeway_gate;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.person_key TO causeway_system;
GRANT SELECT ON TABLE public.person_key TO causeway_gate;

GRANT SELECT ON TABLE public.pick_up_place TO causeway_patient;
GRANT SELECT ON TABLE public.pick_up_place TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.pick_up_place TO causeway_system;

GRANT INSERT(institution_id) ON TABLE public.pick_up_place TO causeway_staff;
GRANT SELECT(institution_id) ON TABLE public.pick_up_place TO causeway_public;

GRANT INSERT(name) ON TABLE public.pick_up_place TO causeway_staff;
GRANT SELECT(name) ON TABLE public.pick_up_place TO causeway_public;

GRANT INSERT(address),UPDATE(address) ON TABLE public.pick_up_place TO causeway_staff;

GRANT UPDATE(ended_at) ON TABLE public.pick_up_place TO causeway_staff;
GRANT SELECT(ended_at) ON TABLE public.pick_up_place TO causeway_public;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.picture TO causeway_system;
GRANT SELECT ON TABLE public.picture TO causeway_released;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portal_account TO causeway_web;
GRANT SELECT,INSERT,UPDATE ON TABLE public.portal_account TO causeway_system;
GRANT SELECT ON TABLE public.portal_account TO causeway_gate;

GRANT SELECT(id) ON TABLE public.portal_account TO causeway_patient;
GRANT SELECT(id) ON TABLE public.portal_account TO causeway_staff;
GRANT SELECT(id) ON TABLE public.portal_account TO causeway_account;

GRANT SELECT(name) ON TABLE public.portal_account TO causeway_patient;
GRANT SELECT(name) ON TABLE public.portal_account TO causeway_staff;
GRANT SELECT(name) ON TABLE public.portal_account TO causeway_account;

GRANT SELECT(email) ON TABLE public.portal_account TO causeway_account;
GRANT SELECT(email) ON TABLE public.portal_account TO causeway_patient;

GRANT SELECT(language),UPDATE(language) ON TABLE public.portal_account TO causeway_patient;
GRANT SELECT(language),UPDATE(language) ON TABLE public.portal_account TO causeway_staff;
GRANT SELECT(language),UPDATE(language) ON TABLE public.portal_account TO causeway_account;

GRANT SELECT(demo) ON TABLE public.portal_account TO causeway_account;

GRANT UPDATE(updated_at) ON TABLE public.portal_account TO causeway_account;

GRANT UPDATE(looks) ON TABLE public.portal_account TO causeway_account;

GRANT SELECT,INSERT ON TABLE public."position" TO causeway_staff;
GRANT SELECT ON TABLE public."position" TO causeway_gate;

GRANT UPDATE(opens_at) ON TABLE public."position" TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.proposal TO causeway_staff;
GRANT SELECT ON TABLE public.proposal TO causeway_gate;

GRANT SELECT(proposal_id) ON TABLE public.proposal TO causeway_public;

GRANT SELECT(kind) ON TABLE public.proposal TO causeway_public;

GRANT SELECT(title) ON TABLE public.proposal TO causeway_public;

GRANT SELECT(rule) ON TABLE public.proposal TO causeway_public;

GRANT SELECT(review_on) ON TABLE public.proposal TO causeway_public;

GRANT UPDATE(positions_until) ON TABLE public.proposal TO causeway_gate;
GRANT SELECT(positions_until) ON TABLE public.proposal TO causeway_public;

GRANT SELECT(opened_at) ON TABLE public.proposal TO causeway_public;

GRANT SELECT,INSERT ON TABLE public.proposal_evidence TO causeway_staff;
GRANT SELECT ON TABLE public.proposal_evidence TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.proposal_seat TO causeway_staff;
GRANT SELECT ON TABLE public.proposal_seat TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.proposal_step TO causeway_staff;
GRANT SELECT ON TABLE public.proposal_step TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.proposal_text TO causeway_staff;
GRANT SELECT ON TABLE public.proposal_text TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.protection TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.pull TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.pull_file TO causeway_system;

GRANT SELECT ON TABLE public.pulse TO causeway_staff;
GRANT INSERT ON TABLE public.pulse TO causeway_patient;
GRANT SELECT ON TABLE public.pulse TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.pulse_given TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.push_device TO causeway_account;
GRANT SELECT ON TABLE public.push_device TO causeway_system;

GRANT UPDATE(p256dh) ON TABLE public.push_device TO causeway_account;

GRANT UPDATE(auth) ON TABLE public.push_device TO causeway_account;

GRANT UPDATE(name) ON TABLE public.push_device TO causeway_account;

GRANT UPDATE(added_at) ON TABLE public.push_device TO causeway_account;

GRANT UPDATE(ended_at) ON TABLE public.push_device TO causeway_account;
GRANT UPDATE(ended_at) ON TABLE public.push_device TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.quarantine TO causeway_system;

GRANT SELECT(institution_id) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(message_id) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(kind) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(place) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(what) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(mend) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(resource_type) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(first_at) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT(resolved_at) ON TABLE public.quarantine TO causeway_staff;

GRANT SELECT ON TABLE public.questionnaire TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.questionnaire TO causeway_staff;
GRANT SELECT,INSERT ON TABLE public.questionnaire TO causeway_system;

GRANT SELECT(questionnaire_id) ON TABLE public.questionnaire TO causeway_gate;

GRANT SELECT(institution_id) ON TABLE public.questionnaire TO causeway_gate;

GRANT UPDATE(ended_at) ON TABLE public.questionnaire TO causeway_staff;

GRANT SELECT ON TABLE public.questionnaire_ask TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.questionnaire_ask TO causeway_staff;
GRANT INSERT ON TABLE public.questionnaire_ask TO causeway_system;

GRANT SELECT(person_id) ON TABLE public.questionnaire_ask TO causeway_system;
GRANT SELECT(person_id) ON TABLE public.questionnaire_ask TO causeway_gate;

GRANT SELECT(ask_id) ON TABLE public.questionnaire_ask TO causeway_system;
GRANT SELECT(ask_id) ON TABLE public.questionnaire_ask TO causeway_gate;

GRANT SELECT(institution_id) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT SELECT(team_id) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT SELECT(questionnaire_id) ON TABLE public.questionnaire_ask TO causeway_system;
GRANT SELECT(questionnaire_id) ON TABLE public.questionnaire_ask TO causeway_gate;

GRANT SELECT(visit_id),UPDATE(visit_id) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT SELECT(rule_id) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT SELECT(until_day),UPDATE(until_day) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT SELECT(asked_at) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT UPDATE(ended_at) ON TABLE public.questionnaire_ask TO causeway_patient;
GRANT UPDATE(ended_at) ON TABLE public.questionnaire_ask TO causeway_staff;
GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT UPDATE(ended_by) ON TABLE public.questionnaire_ask TO causeway_patient;
GRANT UPDATE(ended_by) ON TABLE public.questionnaire_ask TO causeway_staff;
GRANT UPDATE(ended_by) ON TABLE public.questionnaire_ask TO causeway_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.questionnaire_draft TO causeway_patient;

GRANT UPDATE(answers) ON TABLE public.questionnaire_draft TO causeway_patient;

GRANT UPDATE(saved_at) ON TABLE public.questionnaire_draft TO causeway_patient;

GRANT UPDATE(account_id) ON TABLE public.questionnaire_draft TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.questionnaire_response TO causeway_patient;
GRANT SELECT ON TABLE public.questionnaire_response TO causeway_staff;

GRANT SELECT(person_id) ON TABLE public.questionnaire_response TO causeway_system;
GRANT SELECT(person_id) ON TABLE public.questionnaire_response TO causeway_gate;

GRANT SELECT(ask_id) ON TABLE public.questionnaire_response TO causeway_system;
GRANT SELECT(ask_id) ON TABLE public.questionnaire_response TO causeway_gate;

GRANT SELECT(institution_id) ON TABLE public.questionnaire_response TO causeway_gate;

GRANT SELECT(team_id) ON TABLE public.questionnaire_response TO causeway_gate;

GRANT SELECT(sent_at) ON TABLE public.questionnaire_response TO causeway_system;
GRANT SELECT(sent_at) ON TABLE public.questionnaire_response TO causeway_gate;

GRANT UPDATE(state) ON TABLE public.questionnaire_response TO causeway_staff;

GRANT SELECT(due_at) ON TABLE public.questionnaire_response TO causeway_gate;

GRANT UPDATE(words) ON TABLE public.questionnaire_response TO causeway_staff;
GRANT SELECT(words) ON TABLE public.questionnaire_response TO causeway_system;

GRANT UPDATE(decided_by) ON TABLE public.questionnaire_response TO causeway_staff;

GRANT UPDATE(decided_name) ON TABLE public.questionnaire_response TO causeway_staff;

GRANT UPDATE(decided_at) ON TABLE public.questionnaire_response TO causeway_staff;
GRANT SELECT(decided_at) ON TABLE public.questionnaire_response TO causeway_system;
GRANT SELECT(decided_at) ON TABLE public.questionnaire_response TO causeway_gate;

GRANT UPDATE(read_at) ON TABLE public.questionnaire_response TO causeway_patient;
GRANT SELECT(read_at) ON TABLE public.questionnaire_response TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.questionnaire_rule TO causeway_staff;
GRANT SELECT,INSERT ON TABLE public.questionnaire_rule TO causeway_system;

GRANT UPDATE(ended_at) ON TABLE public.questionnaire_rule TO causeway_staff;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_notice TO causeway_system;

GRANT SELECT,UPDATE ON TABLE public.recovery_code TO causeway_web;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.recovery_code TO causeway_account;

GRANT SELECT,INSERT,UPDATE ON TABLE public.redecide_job TO causeway_system;
GRANT SELECT ON TABLE public.redecide_job TO causeway_staff;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.redecide_person TO causeway_system;
GRANT INSERT ON TABLE public.redecide_person TO causeway_staff;
GRANT INSERT ON TABLE public.redecide_person TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.release_ask TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.release_ask TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.release_choice TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.release_choice TO causeway_patient;

GRANT SELECT ON TABLE public.released_comment TO causeway_patient;

GRANT SELECT ON TABLE public.released_facts TO causeway_patient;

GRANT SELECT ON TABLE public.released_goal TO causeway_patient;

GRANT SELECT ON TABLE public.released_item TO causeway_patient;

GRANT SELECT ON TABLE public.released_picture TO causeway_patient;

GRANT SELECT ON TABLE public.released_twin TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.verdict TO causeway_system;
GRANT INSERT ON TABLE public.verdict TO causeway_staff;
GRANT SELECT ON TABLE public.verdict TO causeway_released;

GRANT SELECT ON TABLE public.released_verdict TO causeway_patient;

GRANT SELECT ON TABLE public.released_version TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.remap_job TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.remap_job TO causeway_staff;

GRANT SELECT,INSERT ON TABLE public.request_event TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.request_event TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.request_event TO causeway_staff;
GRANT INSERT ON TABLE public.request_event TO causeway_sealed;
GRANT INSERT ON TABLE public.request_event TO causeway_released;
GRANT INSERT ON TABLE public.request_event TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.request_event TO causeway_gate;

GRANT SELECT(request_id) ON TABLE public.request_event TO causeway_gate;

GRANT SELECT(at) ON TABLE public.request_event TO causeway_gate;

GRANT SELECT(by_whom) ON TABLE public.request_event TO causeway_gate;

GRANT SELECT ON TABLE public.request_item TO causeway_patient;

GRANT SELECT ON TABLE public.request_promise TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.request_promise TO causeway_staff;

GRANT SELECT(promise_no) ON TABLE public.request_promise TO causeway_public;

GRANT SELECT(kind) ON TABLE public.request_promise TO causeway_public;

GRANT SELECT(working_days) ON TABLE public.request_promise TO causeway_public;

GRANT SELECT(set_at) ON TABLE public.request_promise TO causeway_public;

GRANT SELECT,INSERT,UPDATE ON TABLE public.restriction TO causeway_gate;

GRANT SELECT(person_id),INSERT(person_id) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(restriction_id) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(against),INSERT(against) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(against_account),INSERT(against_account) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(against_email),INSERT(against_email) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(against_institution),INSERT(against_institution) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(what),INSERT(what) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(category),INSERT(category) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(from_institution),INSERT(from_institution) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(item_id),INSERT(item_id) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(opens_in_emergency),INSERT(opens_in_emergency) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(made_at) ON TABLE public.restriction TO causeway_patient;

GRANT INSERT(made_by) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(made_name),INSERT(made_name) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(made_as),INSERT(made_as) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(reason) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.restriction TO causeway_patient;

GRANT UPDATE(ended_by) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(against_name),INSERT(against_name) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(institution_id) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT(wants_closed) ON TABLE public.restriction TO causeway_patient;

GRANT UPDATE(ended_tx) ON TABLE public.restriction TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.role_proposal TO causeway_gate;

GRANT SELECT,INSERT,DELETE ON TABLE public.rows_to_move TO causeway_system;

GRANT SELECT ON TABLE public.rule_pack TO causeway_patient;
GRANT SELECT ON TABLE public.rule_pack TO causeway_staff;
GRANT SELECT ON TABLE public.rule_pack TO causeway_public;
GRANT SELECT ON TABLE public.rule_pack TO causeway_gate;
GRANT SELECT,INSERT ON TABLE public.rule_pack TO causeway_system;

GRANT SELECT ON TABLE public.rule_pack_band TO causeway_patient;
GRANT SELECT ON TABLE public.rule_pack_band TO causeway_staff;
GRANT SELECT ON TABLE public.rule_pack_band TO causeway_public;
GRANT SELECT ON TABLE public.rule_pack_band TO causeway_gate;
GRANT SELECT,INSERT ON TABLE public.rule_pack_band TO causeway_system;

GRANT SELECT ON TABLE public.rule_pack_confidential TO causeway_patient;
GRANT SELECT ON TABLE public.rule_pack_confidential TO causeway_staff;
GRANT SELECT ON TABLE public.rule_pack_confidential TO causeway_public;
GRANT SELECT ON TABLE public.rule_pack_confidential TO causeway_gate;
GRANT SELECT,INSERT ON TABLE public.rule_pack_confidential TO causeway_system;

GRANT SELECT ON TABLE public.rulebook TO causeway_patient;
GRANT SELECT,INSERT ON TABLE public.rulebook TO causeway_staff;
GRANT SELECT ON TABLE public.rulebook TO causeway_public;
GRANT SELECT,INSERT ON TABLE public.rulebook TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.rulebook_draft TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.rulebook_draft TO causeway_system;

GRANT SELECT(draft_id) ON TABLE public.rulebook_draft TO causeway_gate;

GRANT SELECT(base_version) ON TABLE public.rulebook_draft TO causeway_gate;

GRANT SELECT ON TABLE public.sealed_card TO causeway_patient;

GRANT SELECT ON TABLE public.sealed_hold TO causeway_patient;

GRANT SELECT,INSERT ON TABLE public.seat TO causeway_staff;
GRANT SELECT ON TABLE public.seat TO causeway_gate;
GRANT SELECT,INSERT ON TABLE public.seat TO causeway_system;

GRANT SELECT(seat_id) ON TABLE public.seat TO causeway_public;

GRANT SELECT(kind) ON TABLE public.seat TO causeway_public;

GRANT SELECT(number) ON TABLE public.seat TO causeway_public;

GRANT UPDATE(ended_at) ON TABLE public.seat TO causeway_staff;
GRANT SELECT(ended_at) ON TABLE public.seat TO causeway_public;

GRANT SELECT,INSERT ON TABLE public.seat_holder TO causeway_staff;
GRANT SELECT ON TABLE public.seat_holder TO causeway_gate;
GRANT SELECT,INSERT ON TABLE public.seat_holder TO causeway_system;

GRANT SELECT(seat_id) ON TABLE public.seat_holder TO causeway_public;

GRANT UPDATE(ended_at) ON TABLE public.seat_holder TO causeway_staff;
GRANT SELECT(ended_at) ON TABLE public.seat_holder TO causeway_public;

GRANT SELECT,UPDATE ON TABLE public.second_factor TO causeway_web;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.second_factor TO causeway_account;

GRANT SELECT(account_id) ON TABLE public.second_factor TO causeway_gate;

GRANT SELECT(confirmed_at) ON TABLE public.second_factor TO causeway_gate;

GRANT SELECT ON TABLE public.second_person_rule TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.second_person_rule TO causeway_staff;
GRANT SELECT ON TABLE public.second_person_rule TO causeway_gate;

GRANT SELECT ON TABLE public.service TO causeway_patient;
GRANT SELECT ON TABLE public.service TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.service TO causeway_system;
GRANT SELECT ON TABLE public.service TO causeway_public;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session TO causeway_web;
GRANT SELECT,DELETE ON TABLE public.session TO causeway_gate;
GRANT DELETE ON TABLE public.session TO causeway_system;
GRANT DELETE ON TABLE public.session TO causeway_account;

GRANT SELECT(id) ON TABLE public.session TO causeway_account;

GRANT SELECT(account_id) ON TABLE public.session TO causeway_system;
GRANT SELECT(account_id) ON TABLE public.session TO causeway_account;

GRANT SELECT(expires_at) ON TABLE public.session TO causeway_account;

GRANT SELECT(user_agent) ON TABLE public.session TO causeway_account;

GRANT SELECT(created_at) ON TABLE public.session TO causeway_account;

GRANT SELECT(used_at) ON TABLE public.session TO causeway_account;
GRANT UPDATE(used_at) ON TABLE public.session TO causeway_gate;

GRANT UPDATE(factor_at) ON TABLE public.session TO causeway_account;

GRANT UPDATE(works_at) ON TABLE public.session TO causeway_gate;

GRANT SELECT,UPDATE ON TABLE public.share TO causeway_gate;

GRANT SELECT(person_id),INSERT(person_id) ON TABLE public.share TO causeway_patient;
GRANT SELECT(person_id) ON TABLE public.share TO causeway_system;

GRANT SELECT(share_id),INSERT(share_id) ON TABLE public.share TO causeway_patient;
GRANT SELECT(share_id) ON TABLE public.share TO causeway_system;

GRANT SELECT(kind),INSERT(kind) ON TABLE public.share TO causeway_patient;

GRANT SELECT(label),INSERT(label) ON TABLE public.share TO causeway_patient;

GRANT SELECT(categories),INSERT(categories) ON TABLE public.share TO causeway_patient;

GRANT SELECT(account_id),INSERT(account_id) ON TABLE public.share TO causeway_patient;

GRANT SELECT(actor_name),INSERT(actor_name) ON TABLE public.share TO causeway_patient;

GRANT SELECT(capacity),INSERT(capacity) ON TABLE public.share TO causeway_patient;

GRANT SELECT(made_at) ON TABLE public.share TO causeway_patient;

GRANT SELECT(expires_at),INSERT(expires_at) ON TABLE public.share TO causeway_patient;
GRANT SELECT(expires_at) ON TABLE public.share TO causeway_system;

GRANT SELECT(most_views),INSERT(most_views) ON TABLE public.share TO causeway_patient;

GRANT SELECT(views) ON TABLE public.share TO causeway_patient;

GRANT SELECT(item_ids),INSERT(item_ids) ON TABLE public.share TO causeway_patient;

GRANT INSERT(link_hash) ON TABLE public.share TO causeway_patient;

GRANT INSERT(code_hash) ON TABLE public.share TO causeway_patient;

GRANT INSERT(sealed_key),UPDATE(sealed_key) ON TABLE public.share TO causeway_patient;
GRANT UPDATE(sealed_key) ON TABLE public.share TO causeway_system;

GRANT INSERT(passcode_salt) ON TABLE public.share TO causeway_patient;

GRANT INSERT(passcode_hash) ON TABLE public.share TO causeway_patient;

GRANT SELECT(wrong_tries) ON TABLE public.share TO causeway_patient;

GRANT INSERT(file),UPDATE(file) ON TABLE public.share TO causeway_patient;
GRANT UPDATE(file) ON TABLE public.share TO causeway_system;

GRANT INSERT(page),UPDATE(page) ON TABLE public.share TO causeway_patient;
GRANT UPDATE(page) ON TABLE public.share TO causeway_system;

GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.share TO causeway_patient;
GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.share TO causeway_system;

GRANT SELECT(ended_because),UPDATE(ended_because) ON TABLE public.share TO causeway_patient;
GRANT UPDATE(ended_because) ON TABLE public.share TO causeway_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.share_view TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(share_id) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(view_id) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(maker_id) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(at) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(door) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(recipient) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(place) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(note) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT(noted_at) ON TABLE public.share_view TO causeway_patient;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sign_in_code TO causeway_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sign_in_contact TO causeway_system;
GRANT SELECT ON TABLE public.sign_in_contact TO causeway_web;
GRANT SELECT,DELETE ON TABLE public.sign_in_contact TO causeway_account;

GRANT SELECT(account_id) ON TABLE public.sign_in_contact TO causeway_gate;

GRANT SELECT(address) ON TABLE public.sign_in_contact TO causeway_gate;

GRANT SELECT(confirmed_at) ON TABLE public.sign_in_contact TO causeway_gate;

GRANT SELECT,INSERT ON TABLE public.sign_off TO causeway_staff;
GRANT SELECT ON TABLE public.sign_off TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.slot TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.slot TO causeway_gate;

GRANT SELECT(slot_id) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(slot_id) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(service_id) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(service_id),INSERT(service_id) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(institution_id),INSERT(institution_id) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(starts_at) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(starts_at),INSERT(starts_at) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(ends_at) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(ends_at),INSERT(ends_at) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(place_no) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(place_no),INSERT(place_no) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(withdrawn_at) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(withdrawn_at) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(booking_id) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(booking_id) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(held_for) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(held_for) ON TABLE public.slot TO causeway_staff;

GRANT SELECT(held_until) ON TABLE public.slot TO causeway_patient;
GRANT SELECT(held_until) ON TABLE public.slot TO causeway_staff;

GRANT INSERT ON TABLE public.staff_act TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.staff_act TO causeway_gate;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.term TO causeway_system;
GRANT SELECT ON TABLE public.term TO causeway_staff;
GRANT SELECT ON TABLE public.term TO causeway_patient;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.term_release TO causeway_system;
GRANT SELECT ON TABLE public.term_release TO causeway_staff;
GRANT SELECT ON TABLE public.term_release TO causeway_patient;

GRANT SELECT ON TABLE public.terms_setting TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.terms_setting TO causeway_staff;

GRANT SELECT ON TABLE public.thread_message TO causeway_patient;
GRANT SELECT ON TABLE public.thread_message TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.thread_message TO causeway_gate;

GRANT SELECT(person_id) ON TABLE public.thread_message TO causeway_system;

GRANT SELECT(thread_id) ON TABLE public.thread_message TO causeway_system;

GRANT SELECT(at) ON TABLE public.thread_message TO causeway_system;

GRANT SELECT(message_id) ON TABLE public.thread_message TO causeway_system;

GRANT SELECT(word) ON TABLE public.thread_message TO causeway_system;

GRANT SELECT(by_whom) ON TABLE public.thread_message TO causeway_system;

GRANT SELECT(account_id) ON TABLE public.thread_message TO causeway_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.verification TO causeway_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.visit_arrival TO causeway_system;

GRANT SELECT,INSERT ON TABLE public.visit_consent TO causeway_patient;
GRANT SELECT ON TABLE public.visit_consent TO causeway_staff;

GRANT SELECT ON TABLE public.visit_guest TO causeway_patient;
GRANT SELECT ON TABLE public.visit_guest TO causeway_system;
GRANT SELECT,INSERT,DELETE ON TABLE public.visit_guest TO causeway_gate;

GRANT SELECT ON TABLE public.visit_invitation_rule TO causeway_system;
GRANT SELECT,INSERT ON TABLE public.visit_invitation_rule TO causeway_staff;

GRANT SELECT,INSERT,DELETE ON TABLE public.visit_question TO causeway_patient;

GRANT SELECT(person_id) ON TABLE public.visit_question TO causeway_staff;

GRANT UPDATE(visit_id) ON TABLE public.visit_question TO causeway_patient;
GRANT SELECT(visit_id) ON TABLE public.visit_question TO causeway_staff;

GRANT SELECT(institution_id) ON TABLE public.visit_question TO causeway_staff;

GRANT UPDATE(place_no) ON TABLE public.visit_question TO causeway_patient;
GRANT SELECT(place_no) ON TABLE public.visit_question TO causeway_staff;

GRANT UPDATE(text) ON TABLE public.visit_question TO causeway_patient;
GRANT SELECT(text) ON TABLE public.visit_question TO causeway_staff;

GRANT UPDATE(is_answered) ON TABLE public.visit_question TO causeway_patient;
GRANT SELECT(is_answered) ON TABLE public.visit_question TO causeway_staff;

GRANT UPDATE(is_shown) ON TABLE public.visit_question TO causeway_patient;
GRANT SELECT(is_shown) ON TABLE public.visit_question TO causeway_staff;

GRANT SELECT(written_at) ON TABLE public.visit_question TO causeway_staff;

GRANT SELECT(actor_name) ON TABLE public.visit_question TO causeway_staff;

GRANT SELECT,INSERT ON TABLE public.visit_reminder TO causeway_patient;
GRANT SELECT ON TABLE public.visit_reminder TO causeway_system;
GRANT SELECT ON TABLE public.visit_reminder TO causeway_gate;

GRANT UPDATE(channel) ON TABLE public.visit_reminder TO causeway_patient;

GRANT UPDATE(hours_before) ON TABLE public.visit_reminder TO causeway_patient;

GRANT UPDATE(set_at) ON TABLE public.visit_reminder TO causeway_patient;

GRANT SELECT ON TABLE public.visit_service TO causeway_patient;
GRANT SELECT ON TABLE public.visit_service TO causeway_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.visit_service TO causeway_system;
GRANT SELECT ON TABLE public.visit_service TO causeway_gate;

GRANT INSERT(institution_id) ON TABLE public.visit_service TO causeway_staff;
GRANT SELECT(institution_id) ON TABLE public.visit_service TO causeway_public;

GRANT INSERT(name) ON TABLE public.visit_service TO causeway_staff;
GRANT SELECT(name) ON TABLE public.visit_service TO causeway_public;

GRANT INSERT(place),UPDATE(place) ON TABLE public.visit_service TO causeway_staff;

GRANT INSERT(directions),UPDATE(directions) ON TABLE public.visit_service TO causeway_staff;

GRANT INSERT(preparation),UPDATE(preparation) ON TABLE public.visit_service TO causeway_staff;

GRANT INSERT(latest_cancel_hours),UPDATE(latest_cancel_hours) ON TABLE public.visit_service TO causeway_staff;

GRANT INSERT(offer_hours),UPDATE(offer_hours) ON TABLE public.visit_service TO causeway_staff;

GRANT UPDATE(closed_at) ON TABLE public.visit_service TO causeway_staff;
GRANT SELECT(closed_at) ON TABLE public.visit_service TO causeway_public;

GRANT INSERT(video_link),UPDATE(video_link) ON TABLE public.visit_service TO causeway_staff;

GRANT SELECT ON TABLE public.visit_wish TO causeway_patient;
GRANT SELECT,INSERT,UPDATE ON TABLE public.visit_wish TO causeway_system;
GRANT SELECT,INSERT,UPDATE ON TABLE public.visit_wish TO causeway_gate;

GRANT SELECT ON TABLE public.waiting_item TO causeway_patient;

GRANT SELECT,INSERT,UPDATE ON TABLE public.workload_count TO causeway_staff;
GRANT SELECT ON TABLE public.workload_count TO causeway_gate;

GRANT SELECT,INSERT,UPDATE ON TABLE public.wrong_try TO causeway_gate;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wrong_try TO causeway_web;

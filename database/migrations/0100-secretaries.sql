-- Secretaries: who answers for a team without being a clinician. The role opens what the own teams do, and no record: their
-- threads, and for teams that take appointments the visits that are wished for and expected (decision 0057).
alter table account_role drop constraint account_role_role_check, drop constraint account_role_check;
alter table account_role
  add constraint account_role_role_check check (role in ('clinician', 'secretary', 'clerk', 'institution-administrator',
    'privacy-officer', 'steward', 'representative', 'operator')),
  add constraint account_role_check check (case
    when role in ('clinician', 'secretary', 'clerk', 'institution-administrator') then institution_id is not null
    when role = 'privacy-officer' then true else institution_id is null end);

create function is_institution_role(in_role text) returns boolean language sql immutable as $$
  select in_role in ('clinician', 'secretary', 'clerk', 'institution-administrator', 'privacy-officer')
$$;

create function reads_messages() returns boolean language sql stable as $$
  select coalesce(scope_capacity() in ('clinician', 'secretary'), false)
$$;

-- Wants open_teams.
create function tends_visits() returns boolean language sql stable as $$
  select coalesce(scope_capacity() = 'secretary', false) and exists (select from message_route r
    where r.institution_id = scope_institution() and r.topic = 'appointments' and scope_has_team(r.team_id))
$$;

create or replace function may_administer(in_account uuid, in_role text, in_institution text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select coalesce(not is_same_human(in_account, scope_actor()) and (scope_capacity() = 'steward'
    or (scope_capacity() = 'institution-administrator' and in_institution = scope_institution()
        and is_institution_role(in_role))), false)
$$;

create or replace function may_still_propose(in_account uuid, in_role text, in_institution text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select exists (select from account_role r where r.account_id = in_account and r.ended_at is null
    and r.suspended_at is null and (r.role = 'steward' or (r.role = 'institution-administrator'
      and r.institution_id = in_institution and is_institution_role(in_role))))
$$;

create or replace function resolve_staff_hidden(in_account uuid, in_role text, in_institution text) RETURNS text
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

create or replace function resolve_teams() RETURNS TABLE(team_id uuid)
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

create or replace function read_thread(in_thread uuid) RETURNS void
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

create or replace function answer_thread(in_thread uuid, in_key uuid, in_word text, in_text text, in_last uuid, in_to uuid, in_due timestamp with time zone, in_name text) RETURNS text
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

alter policy members_keep on message_team
  using (reads_messages() and institution_id = scope_institution() and scope_has_team(team_id))
  with check (reads_messages() and institution_id = scope_institution() and scope_has_team(team_id));
alter policy members_keep on message_template
  using (reads_messages() and scope_has_team(team_id)) with check (reads_messages() and scope_has_team(team_id));
alter policy team_reads on message_thread
  using (reads_messages() and scope_has_team(team_id) and not scope_is_apart(person_id));
alter policy team_reads on thread_message
  using (reads_messages() and scope_has_team(team_id) and not scope_is_apart(person_id));

create policy secretaries_read_wishes on request for select to causeway_staff
  using ((select tends_visits()) and institution_id = scope_institution() and team = 'visits'
    and not scope_is_apart(person_id) and not scope_hides(person_id, request_id, category, institution_id));
create policy secretaries_answer_wishes on request for update to causeway_staff
  using ((select tends_visits()) and institution_id = scope_institution() and team = 'visits' and closed_at is null
    and not scope_is_apart(person_id))
  with check ((select tends_visits()) and institution_id = scope_institution() and team = 'visits'
    and (closed_at is null or closed_at = now()));
create policy secretaries_read_wishes on request_event for select to causeway_staff
  using ((select tends_visits()) and institution_id = scope_institution()
    and exists (select from request r where r.person_id = request_event.person_id and r.request_id = request_event.request_id));
create policy secretaries_say on request_event for insert to causeway_staff
  with check ((select tends_visits()) and institution_id = scope_institution() and by_whom = 'staff'
    and account_id = scope_actor() and at = now()
    and exists (select from request r where r.person_id = request_event.person_id and r.request_id = request_event.request_id));
create policy secretaries_know_names on patient_link for select to causeway_staff
  using ((select tends_visits()) and institution_id = scope_institution()
    and exists (select from request r where r.person_id = patient_link.person_id and r.link_id = patient_link.link_id));
create policy secretaries_expect on booking for select to causeway_staff
  using ((select tends_visits()) and institution_id = scope_institution() and not scope_is_apart(person_id)
    and not scope_hides(person_id, booking_id, 'appointments', institution_id));
create policy secretaries_expect on check_in for select to causeway_staff
  using ((select tends_visits()) and institution_id = scope_institution() and not scope_is_apart(person_id)
    and not scope_hides(person_id, visit_id, 'appointments', institution_id));

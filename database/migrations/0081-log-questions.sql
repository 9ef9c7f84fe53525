-- Rooms: audit, requests. Nobody answers for their own look; who asks twice is told of the first question; whoever was asked
-- about can read that it was asked; and no look that is committed late is left out of the mail about looks.

-- Whose look it is.
alter table log_question add column looked_account uuid;
update log_question q set looked_account = d.account_id from disclosure d
where d.person_id = q.person_id and d.disclosure_id = q.disclosure_id;
-- Each who may ask has one question about a line: a guardian learns nothing of what the child has asked.
alter table log_question drop constraint log_question_person_id_disclosure_id_key;
alter table log_question add constraint log_question_once unique (person_id, disclosure_id, account_id);

-- Whether an account is that of whoever the open scope belongs to, or another account of the same human being.
create function is_actor_too(in_account uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return is_same_human(in_account, scope_actor());
end $$;
alter policy office_reads on log_question
  using (scope_capacity() = 'privacy-officer' and institution_id is not distinct from scope_institution()
    and not is_actor_too(looked_account) and not is_actor_too(account_id));
alter policy office_answers on log_question
  using (scope_capacity() = 'privacy-officer' and institution_id is not distinct from scope_institution()
    and answered_at is null and not is_actor_too(looked_account) and not is_actor_too(account_id))
  with check (scope_capacity() = 'privacy-officer' and institution_id is not distinct from scope_institution()
    and answered_by = scope_actor() and answered_at = now());

-- Which office answers for a line of the open record: that of the institution, where an officer is there who neither looked nor
-- asks; else the region's, null. No row: no such line.
create function office_for_look(in_disclosure uuid) returns table (institution_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
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

-- The owner of an account reads that it was asked whom it saw, by whom and about which time; not why.
grant select (inquiry_id, at, actor_name, role, institution_id, about_account, from_at, until_at) on log_inquiry
  to causeway_account;
create policy own_inquiries on log_inquiry for select to causeway_account using (about_account = scope_actor());
create index log_inquiry_about on log_inquiry (about_account, at);

-- What somebody was told of is what had been committed then: whatever comes later is told later, however old it is.
alter table look_notice add column told_snapshot text not null default pg_current_snapshot()::text;
grant update (told_snapshot) on look_notice to causeway_patient, causeway_system;
create function is_told(in_tx bigint, in_snapshot text) returns boolean language sql immutable as $$
  select pg_visible_in_snapshot(in_tx::text::xid8, in_snapshot::pg_snapshot)
$$;

grant create on schema public to causeway_gate;
alter function is_actor_too(uuid) owner to causeway_gate;
alter function office_for_look(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function is_actor_too(uuid), office_for_look(uuid) from public;
grant execute on function is_actor_too(uuid) to causeway_staff;
grant execute on function office_for_look(uuid) to causeway_patient;

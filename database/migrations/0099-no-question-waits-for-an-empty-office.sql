-- A question about a look waits for nobody: when the last officer of an office leaves, is suspended, or turns out to be who
-- looked, it falls to the region's office, and back when somebody is there again. What was answered stays where it was.
create function has_no_officer(in_institution text, in_looked uuid, in_asker uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return in_institution is not null and not exists (
    select from account_role r where r.role = 'privacy-officer' and r.institution_id = in_institution
      and r.ended_at is null and r.suspended_at is null
      and not is_same_human(r.account_id, in_looked) and not is_same_human(r.account_id, in_asker));
end $$;
alter policy office_reads on log_question
  using (scope_capacity() = 'privacy-officer'
    and (institution_id is not distinct from scope_institution()
      or (scope_institution() is null and (answered_at is null or answered_by = scope_actor())
        and has_no_officer(institution_id, looked_account, account_id)))
    and not is_actor_too(looked_account) and not is_actor_too(account_id));
alter policy office_answers on log_question
  using (scope_capacity() = 'privacy-officer' and answered_at is null
    and (institution_id is not distinct from scope_institution()
      or (scope_institution() is null and has_no_officer(institution_id, looked_account, account_id)))
    and not is_actor_too(looked_account) and not is_actor_too(account_id))
  with check (scope_capacity() = 'privacy-officer' and answered_by = scope_actor() and answered_at = now()
    and (institution_id is not distinct from scope_institution()
      or (scope_institution() is null and has_no_officer(institution_id, looked_account, account_id))));

grant create on schema public to causeway_gate;
alter function has_no_officer(text, uuid, uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function has_no_officer(text, uuid, uuid) from public;
grant execute on function has_no_officer(text, uuid, uuid) to causeway_staff;

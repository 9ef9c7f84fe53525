-- Whether word may be sent to somebody about a person: nobody is written to who is kept out of everything.
create function may_be_told(in_account uuid, in_person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return not is_kept_out(in_account, in_person);
end $$;
grant create on schema public to causeway_gate;
alter function may_be_told(uuid, uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function may_be_told(uuid, uuid) from public;
grant execute on function may_be_told(uuid, uuid) to causeway_system;

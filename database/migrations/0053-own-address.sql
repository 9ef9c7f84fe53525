-- A teenager's address is their own: not one by which a guardian signs in or gets codes. From the age that the rule pack
-- says until they are of age; of others it is nobody's business whose address they use.
grant select (account_id, address, confirmed_at) on sign_in_contact to causeway_gate;
create policy gate_compares on sign_in_contact for select to causeway_gate using (true);

create function is_address_of_guardian(in_person uuid, in_address text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
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

grant create on schema public to causeway_gate;
alter function is_address_of_guardian(uuid, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function is_address_of_guardian(uuid, text) from public;
grant execute on function is_address_of_guardian(uuid, text) to causeway_system;

-- Rooms: messaging, accounts. Nobody is written to about what they may not read on that day; and what must not be met by
-- whoever holds an open device wants the password there and then, not the sign-in a moment ago.

-- Whether somebody may read a thread today: permission, age, task, and what is kept from them. Pages ask the same of the
-- policies and of covers_messages (0046-messages.sql).
create function may_read_thread(in_account uuid, in_person uuid, in_thread uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
drop function may_be_told(uuid, uuid);

-- When the password was typed once more in an open session; a sign-in does not set it.
alter table session add column proved_again_at timestamptz;
grant select (account_id, provider_id) on credential to causeway_gate;
create policy gate_reads on credential for select to causeway_gate using (true);
-- Within five minutes; of an account without a password the sign-in itself counts.
create function is_proved_again(in_session uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from session s where s.id = in_session and s.account_id = scope_actor()
    and (s.proved_again_at > now() - interval '5 minutes'
      or (s.proved_at > now() - interval '5 minutes' and not exists (
        select from credential c where c.account_id = s.account_id and c.provider_id = 'credential'))));
end $$;

grant create on schema public to causeway_gate;
alter function may_read_thread(uuid, uuid, uuid) owner to causeway_gate;
alter function is_proved_again(uuid) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function may_read_thread(uuid, uuid, uuid), is_proved_again(uuid) from public;
grant execute on function may_read_thread(uuid, uuid, uuid) to causeway_system;
grant execute on function is_proved_again(uuid) to causeway_patient;

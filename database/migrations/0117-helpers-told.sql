-- Helpers and guardians are told that there is something new in a record that they help with.
alter table notice_choice add column others text not null default 'daily'
  check (others in ('at-once', 'daily', 'weekly', 'never'));
-- Who wanted to hear nothing of the own record is not told of others either.
update notice_choice set others = record;
grant update (others) on notice_choice to causeway_account;

-- Whether something has come into a record, or has opened, since then that this account sees there now: by the same rule as what is
-- released, with their kinds and without what is kept from them.
create function has_record_news(in_account uuid, in_person uuid, in_since timestamptz) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
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

-- Whether the account helps somebody now, or looks after them.
create function helps_somebody() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return exists (select from resolve_subjects(scope_actor()) s where s.capacity <> 'self');
end $$;

grant select (changed_at) on item to causeway_gate;
grant create on schema public to causeway_gate;
alter function has_record_news(uuid, uuid, timestamptz) owner to causeway_gate;
alter function helps_somebody() owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function has_record_news(uuid, uuid, timestamptz), helps_somebody() from public;
grant execute on function has_record_news(uuid, uuid, timestamptz) to causeway_system;
grant execute on function helps_somebody() to causeway_account;

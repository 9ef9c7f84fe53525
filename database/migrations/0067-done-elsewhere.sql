-- Room: record. A test that another institution has taken lately is told to a clinician of this one, so that nobody draws
-- blood twice: what, where and when, never what came out. Only what is open to its person, and nothing that is kept back.
grant select (code_system, code, mapped_code) on item to causeway_staff;
grant select (code_system, code, mapped_code, happened_text, hidden_by) on item to causeway_gate;
create function list_done_elsewhere(in_person uuid, in_codes text[])
returns table (title text, code_key text, happened_text text, institution_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
grant create on schema public to causeway_gate;
alter function list_done_elsewhere(uuid, text[]) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function list_done_elsewhere(uuid, text[]) from public;
grant execute on function list_done_elsewhere(uuid, text[]) to causeway_staff;

-- Rooms: release, patient-index, adoption. What clinicians and the region need on their pages: patients by number, the
-- person's own view of an item, the ground of a hold on its card, acts of staff as counts.

-- A clinician finds a patient of the own institution by the number as it is printed; not who waits to be told apart.
create policy clinicians_know_numbers on patient_key for select to causeway_staff
  using (scope_capacity() = 'clinician' and institution_id = scope_institution() and link_id is not null);

-- Kinds of facts are named by the code that counts them; the table only says what a name looks like.
alter table adoption_fact drop constraint adoption_fact_kind_check;
alter table adoption_fact add constraint adoption_fact_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$');

-- On which ground and in whose name a clinician asked to wait: for the card of the item, where there is a card. The reason
-- is written for colleagues and the region, and is not here.
grant select (person_id, item_id, institution_id, ground, author_name, until, placed_at, lifted_at)
  on clinician_hold to causeway_sealed;
create policy holds_of_cards on clinician_hold for select to causeway_sealed
  using (person_id = scope_person() and lifted_at is null and until > now());
create view sealed_hold as
  select i.person_id, i.institution_id, i.category, i.verdict, i.release_rule, i.rulebook_version, i.release_at,
         h.ground, h.author_name, h.placed_at
  from item i
  join clinician_hold h on h.person_id = i.person_id and h.item_id = i.item_id and h.until >= i.release_at
  where i.release_rule = 'clinician-hold'
    and (i.hidden_by is null or not exists (
      select from item o where o.person_id = i.person_id and o.item_id = i.hidden_by));

-- Whose eyes an item of the own institution may be looked at with: the person's, and those of people who may see the
-- record, by capacity and by which of the kinds in this item and its parts they may see; how many, and no names.
grant select (part_of) on item to causeway_gate;
create function kinds_of_item(in_person uuid, in_item uuid) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
create function list_viewers(in_item uuid) returns table (capacity text, categories text[], accounts bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_item record; kinds text[];
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced');
  if not found then return; end if;
  kinds := kinds_of_item(found_item.person_id, found_item.item_id);
  return query
  select v.capacity, v.categories, count(*) from (
    select (array_agg(g.capacity order by g.capacity = 'self' desc, g.capacity = 'guardian' desc))[1] as capacity,
           array(select k from unnest(kinds) k where exists (
             select from access_grant h
             where h.account_id = g.account_id and h.person_id = found_item.person_id and h.ended_at is null
               and h.valid_from <= now() and (h.valid_until is null or h.valid_until > now())
               and (h.categories is null or k = any (h.categories))) order by k) as categories
    from access_grant g
    where g.person_id = found_item.person_id and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
    group by g.account_id) v
  group by v.capacity, v.categories order by v.capacity = 'self' desc, v.capacity, v.categories;
end $$;

-- The person's view of one item for a clinician of the institution that sent it: what the person may see, of it only what
-- this institution has sent, and nothing can be written. Called in a staff scope, which it gives up for this transaction.
create function resolve_preview(in_item uuid, in_capacity text, in_categories text[])
returns table (person_id uuid, links uuid[], categories text[], family text, given text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_item record;
begin
  if scope_capacity() is distinct from 'clinician' then return; end if;
  select i.person_id, i.item_id into found_item from item i
  where i.item_id = in_item and i.institution_id = scope_institution() and i.verdict <> 'restricted'
    and i.standing in ('current', 'replaced');
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
create function open_preview_scope(in_item uuid, in_capacity text, in_categories text[])
returns table (person_id uuid, categories text[], family text, given text)
language plpgsql as $$
declare whose record;
begin
  if in_capacity is null or in_capacity not in ('self', 'delegate', 'guardian') then return; end if;
  select * into whose from resolve_preview(in_item, in_capacity, in_categories) r;
  if not found then return; end if;
  execute 'set local role causeway_patient';
  execute 'set local transaction_read_only = on';
  execute format('set local causeway.person = %L', whose.person_id);
  execute 'set local causeway.actor = ''''';
  execute format('set local causeway.capacity = %L', in_capacity);
  execute 'set local causeway.institution = ''''';
  execute format('set local causeway.links = %L', whose.links);
  execute format('set local causeway.categories = %L', ',' || array_to_string(whose.categories, ',') || ',');
  return query select whose.person_id, whose.categories, whose.family, whose.given;
end $$;

grant create on schema public to causeway_sealed, causeway_gate;
alter view sealed_hold owner to causeway_sealed;
alter function kinds_of_item(uuid, uuid) owner to causeway_gate;
alter function list_viewers(uuid) owner to causeway_gate;
alter function resolve_preview(uuid, text, text[]) owner to causeway_gate;
revoke create on schema public from causeway_sealed, causeway_gate;
grant select on sealed_hold to causeway_patient;
revoke execute on function kinds_of_item(uuid, uuid), list_viewers(uuid), resolve_preview(uuid, text, text[]) from public;
grant execute on function list_viewers(uuid), resolve_preview(uuid, text, text[]) to causeway_staff;
revoke execute on function open_preview_scope(uuid, text, text[]) from public;
grant execute on function open_preview_scope(uuid, text, text[]) to causeway_staff;

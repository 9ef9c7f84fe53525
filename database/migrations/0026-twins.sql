-- Room: record. One result that came by two doors: which item stands for which, and which may be the same.
create table item_twin (
  person_id uuid not null,
  item_id uuid not null,
  twin_id uuid not null,
  kind text not null check (kind in ('stands-for', 'stands-behind', 'perhaps')),
  primary key (person_id, item_id, twin_id)
);
alter table item_twin enable row level security;
alter table item_twin force row level security;
grant select, insert, update, delete on item_twin to causeway_system;
create policy system_keeps on item_twin to causeway_system using (true) with check (true);

-- Two items are called alike only to those who may see both.
grant select on item_twin to causeway_released;
create policy released_twins on item_twin for select to causeway_released using (person_id = scope_person());
create view released_twin as
  select t.person_id, t.item_id, t.twin_id, t.kind
  from item_twin t
  join item i on i.person_id = t.person_id and i.item_id = t.item_id
  join item o on o.person_id = t.person_id and o.item_id = t.twin_id;
grant create on schema public to causeway_released;
alter view released_twin owner to causeway_released;
revoke create on schema public from causeway_released;
grant select on released_twin to causeway_patient;

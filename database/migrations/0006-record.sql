-- Room: record. Items as received or mapped (FHIR R4 JSON text), the few columns pages need, versions, links between
-- items. person_id leads every key, no trigger, no foreign key to a local table.
create table item (
  person_id uuid not null,
  item_id uuid not null,
  link_id uuid not null,
  institution_id text not null,
  feed_id text not null,
  message_id uuid not null,
  resource_type text not null,
  source_id text not null,
  category text not null,
  title text not null,
  code_system text,
  code text,
  status text,
  standing text not null check (standing in ('current', 'replaced', 'entered-in-error', 'not-for-record', 'deleted')),
  sort_at timestamptz not null,
  happened_text text,
  value_text text,
  value_number double precision,
  unit text,
  ucum text,
  range_low double precision,
  range_high double precision,
  range_text text,
  flag text,
  author text,
  encounter_id uuid,
  part_of uuid,
  replaced_by uuid,
  -- stands in a list of its category; unless the item in hidden_by, which stands for it, may be seen too
  listed boolean not null,
  hidden_by uuid,
  attachment_hash bytea,
  version integer not null,
  received_at timestamptz not null,
  changed_at timestamptz not null,
  verdict text not null,
  release_at timestamptz not null,
  release_rule text not null,
  release_because text not null,
  rulebook_version integer not null,
  shows_card boolean not null,
  shows_delegates boolean not null,
  body_hash bytea not null,
  body text not null,
  primary key (person_id, item_id)
);
create index item_in_list on item (person_id, category, sort_at desc, item_id);
create index item_anywhere on item (item_id);
create index item_of_report on item (person_id, part_of) where part_of is not null;
create index item_same_attachment on item (person_id, attachment_hash) where attachment_hash is not null;

create table item_version (
  person_id uuid not null,
  item_id uuid not null,
  version integer not null,
  message_id uuid not null,
  received_at timestamptz not null,
  body_hash bytea not null,
  body text not null,
  primary key (person_id, item_id, version)
);

-- A report holds a part, a newer note replaces an older one: kept here while the far end has not arrived.
create table item_relation (
  person_id uuid not null,
  from_item uuid not null,
  kind text not null check (kind in ('part', 'replaces')),
  to_item uuid not null,
  primary key (person_id, to_item, kind, from_item)
);

-- Practitioners, organizations, places, medications: not about a person. A key is a reference as resources write it.
create table directory_entry (
  institution_id text not null,
  key text not null,
  name text not null,
  primary key (institution_id, key)
);
-- Every version is kept: content that has been here before is no news.
create table directory_resource (
  institution_id text not null,
  resource_type text not null,
  source_id text not null,
  body_hash bytea not null,
  body text not null,
  received_at timestamptz not null,
  primary key (institution_id, resource_type, source_id, body_hash)
);

alter table item enable row level security;
alter table item force row level security;
alter table item_version enable row level security;
alter table item_version force row level security;
alter table item_relation enable row level security;
alter table item_relation force row level security;

grant select, insert, update, delete on item, item_version, item_relation to causeway_system;
create policy system_keeps on item to causeway_system using (true) with check (true);
create policy system_keeps on item_version to causeway_system using (true) with check (true);
create policy system_keeps on item_relation to causeway_system using (true) with check (true);
grant select, insert, update on directory_entry, directory_resource to causeway_system;

-- Two windows. Each rule stands whole in one policy; the views add nothing to it and are the only way to the table.
grant select on item to causeway_released;
create policy released on item for select to causeway_released using (
  person_id = scope_person()
  and scope_has_link(link_id)
  and scope_has_category(category)
  and release_at <= now()
  and standing in ('current', 'replaced')
  and (shows_delegates or scope_capacity() = 'self')
);
grant select (person_id, link_id, institution_id, category, verdict, release_at, release_rule, rulebook_version,
              standing, shows_card, shows_delegates, listed, item_id, hidden_by) on item to causeway_sealed;
create policy sealed on item for select to causeway_sealed using (
  person_id = scope_person()
  and scope_has_link(link_id)
  and scope_has_category(category)
  and release_at > now()
  and standing = 'current'
  and listed
  and shows_card
  and (shows_delegates or scope_capacity() = 'self')
);

-- What stands for another item hides it only where it can be seen itself: the inner look goes through the same window.
create view released_item as
  select person_id, item_id, institution_id, feed_id, resource_type, source_id, category, title, code_system, code,
         status, standing, sort_at, happened_text, value_text, value_number, unit, ucum, range_low, range_high,
         range_text, flag, author, encounter_id, part_of, replaced_by,
         listed and (hidden_by is null or not exists (
           select from item h where h.person_id = item.person_id and h.item_id = item.hidden_by)) as listed,
         version, received_at, changed_at, verdict, release_at, release_rule, rulebook_version, body
  from item;
-- A part that waits with its report has no card of its own: how many there are is content already.
create view sealed_card as
  select person_id, institution_id, category, verdict, release_rule, rulebook_version, release_at
  from item
  where hidden_by is null or not exists (
    select from item h where h.person_id = item.person_id and h.item_id = item.hidden_by);

-- Earlier versions of an item are shown only where the item itself is.
grant select on item_version to causeway_released;
create policy released_versions on item_version for select to causeway_released using (person_id = scope_person());
create view released_version as
  select v.person_id, v.item_id, v.version, v.received_at
  from item_version v join item i on i.person_id = v.person_id and i.item_id = v.item_id;

grant create on schema public to causeway_released, causeway_sealed;
alter view released_item owner to causeway_released;
alter view released_version owner to causeway_released;
alter view sealed_card owner to causeway_sealed;
revoke create on schema public from causeway_released, causeway_sealed;
grant select on released_item, released_version, sealed_card to causeway_patient;

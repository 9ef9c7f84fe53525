-- Usual ranges that are for some people only (men, women, an age), each by itself, as JSON; null for most items. Which of
-- them is the person's is decided when the item is shown.
alter table item add column ranges text;
grant create on schema public to causeway_released;
create or replace view released_item as
  select person_id, item_id, institution_id, feed_id, resource_type, source_id, category, title, code_system, code,
         status, standing, sort_at, happened_text, value_text, value_number, unit, ucum, range_low, range_high,
         range_text, flag, author, encounter_id, part_of, replaced_by,
         listed and (hidden_by is null or not exists (
           select from item h where h.person_id = item.person_id and h.item_id = item.hidden_by)) as listed,
         version, received_at, changed_at, verdict, release_at, release_rule, rulebook_version, body,
         case when mapped_code is null then concat(code_system, '|', code)
              else concat('http://loinc.org|', mapped_code) end as code_key,
         mapped_code, ranges
  from item;
revoke create on schema public from causeway_released;

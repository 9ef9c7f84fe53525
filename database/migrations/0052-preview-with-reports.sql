-- A part never opens before its report: what a choice would do to a part depends on the report it waits with.
-- Only a report that waits itself is seen here.
grant select (part_of) on item to causeway_sealed;

create or replace view waiting_item as
  select i.person_id, i.institution_id, i.category, i.resource_type,
         case when i.resource_type in
                ('DiagnosticReport', 'Observation', 'ImagingStudy', 'DocumentReference', 'Specimen')
              then nullif(btrim(regexp_replace(E'\n' || coalesce(i.facts, ''), E'\n[^c\n][^\n]*', '', 'g'), E'\n'), '')
         end as facts,
         i.counts_from, i.changed_at, i.verdict, i.release_rule, i.rulebook_version, i.release_at,
         r.category as report_category, r.resource_type as report_resource_type,
         case when r.resource_type in
                ('DiagnosticReport', 'Observation', 'ImagingStudy', 'DocumentReference', 'Specimen')
              then nullif(btrim(regexp_replace(E'\n' || coalesce(r.facts, ''), E'\n[^c\n][^\n]*', '', 'g'), E'\n'), '')
         end as report_facts,
         r.counts_from as report_counts_from, r.changed_at as report_changed_at
  from item i left join item r on r.person_id = i.person_id and r.item_id = i.part_of
  where i.hidden_by is null or not exists (
    select from item h where h.person_id = i.person_id and h.item_id = i.hidden_by);

-- Copies a person's items under other ids, each a day further back, until the record has so many. For a scratch database only.
create or replace function pg_temp.lengthen(in_patient text, in_items int) returns void language plpgsql as $$
declare
  found uuid;
  had int;
  columns text;
  sources text;
begin
  select l.person_id into found from patient_key k join patient_link l on l.link_id = k.link_id
  where in_patient like '%' || k.key limit 1;
  select count(*) into had from item where person_id = found;
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum),
         string_agg(case when a.attname in ('item_id', 'part_of', 'replaced_by') then format('md5(i.%1$I::text || n)::uuid', a.attname)
                         when a.attname = 'sort_at' then 'i.sort_at - make_interval(days => n)'
                         when a.attname = 'source_id' then 'i.source_id || ''-'' || n'
                         else format('i.%I', a.attname) end, ', ' order by a.attnum)
    into columns, sources
    from pg_attribute a where a.attrelid = 'item'::regclass and a.attnum > 0 and not a.attisdropped;
  execute format('insert into item (%s) select %s from item i, generate_series(1, $2) n where i.person_id = $1', columns, sources)
    using found, in_items / had;
end $$;
select pg_temp.lengthen($patient, $items);

-- Copies every person of a table under other ids: uuids that name a person or a person's things are hashed with the
-- copy's number, all else stays. A person's rows stay together, as an import writes them. For a scratch database only.
create or replace function pg_temp.copy_persons(in_table text, in_copies int) returns void language plpgsql as $$
declare columns text; sources text; wanted text[] := '{person_id,item_id,link_id,part_of,replaced_by,encounter_id}';
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum),
         string_agg(case when a.attname = any (wanted) then format('md5(t.%1$I::text || $1)::uuid', a.attname)
                         else format('t.%I', a.attname) end, ', ' order by a.attnum)
    into columns, sources
    from pg_attribute a where a.attrelid = in_table::regclass and a.attnum > 0 and not a.attisdropped;
  execute format('create temp table templates as table %I', in_table);
  for number in 1..in_copies loop
    execute format('insert into %I (%s) select %s from templates t', in_table, columns, sources) using number::text;
  end loop;
  drop table templates;
end $$;
select pg_temp.copy_persons('person', $copies), pg_temp.copy_persons('patient_link', $copies),
       pg_temp.copy_persons('item', $copies);

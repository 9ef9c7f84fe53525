-- What the database keeps of what came in, indexes included, without the raw inbox and the quarantine.
select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class
where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('inbox_message', 'quarantine')

-- What decides which items are open to whom (the windows of reading).
select pg_get_expr(polqual, polrelid) as condition
from pg_policy
where polname = 'released' and polrelid = 'item'::regclass

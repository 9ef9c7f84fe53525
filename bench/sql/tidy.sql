-- After a large load: what autovacuum would do by itself a little later.
vacuum analyze

-- What autovacuum does in a region that lives.
vacuum analyze message_thread

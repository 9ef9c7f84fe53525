-- A worry that messages will double is answered by counting them, without reading one.
grant select (word) on thread_message to causeway_system;

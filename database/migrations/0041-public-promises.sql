-- Room: requests. Within how many working days an answer is promised is for everybody to read.

grant select (promise_no, kind, working_days, set_at) on request_promise to causeway_public;
create policy everybody_reads_along on request_promise for select to causeway_public using (true);

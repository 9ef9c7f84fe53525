-- Where visits can be booked and medicines fetched is for everybody to read (/what-we-share).
grant select (institution_id, name, closed_at) on visit_service to causeway_public;
create policy public_reads_open on visit_service for select to causeway_public using (closed_at is null);
grant select (institution_id, name, ended_at) on pick_up_place to causeway_public;
create policy public_reads_open on pick_up_place for select to causeway_public using (ended_at is null);

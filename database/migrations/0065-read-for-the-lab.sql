-- What the lab reads of items stands in an index, so that a replay of millions reads none of the rows themselves, which
-- are ten times as large and hold every resource in full (decision 0052). It is the database's own and never stale. What
-- an entry of an index may hold is bounded: an item with facts of more than 1,000 bytes, or with none yet, stands apart.
create index item_for_lab on item (person_id, item_id)
  include (link_id, part_of, hidden_by, changed_at, counts_from, received_at, institution_id, category, resource_type,
           flag, listed, standing, verdict, facts)
  where octet_length(facts) <= 1000;

create index item_apart_for_lab on item (person_id) where facts is null or octet_length(facts) > 1000;

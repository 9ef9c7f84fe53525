-- Laboratory values that the person may open now.
select count(*)::int as open from item where category = 'laboratory' and resource_type = 'Observation' and release_at <= now()

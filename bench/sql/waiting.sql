-- Messages that are kept and not understood yet.
select count(*)::int as waiting from inbox_message where processed_at is null

-- The account of staff with the most lines of the log, and how many they are.
select account_id, count(*)::int as lines from disclosure where capacity = 'clinician' group by 1 order by 2 desc limit 1

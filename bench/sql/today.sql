-- By the database's clock, which alone says what day it is.
select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as today

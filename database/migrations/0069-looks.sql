-- How an account wants pages to be, for the next browser it signs in with (src/base/looks.ts).
alter table portal_account add column looks text not null default '' check (looks ~ '^[a-z.-]{0,60}$');
grant update (looks) on portal_account to causeway_account;

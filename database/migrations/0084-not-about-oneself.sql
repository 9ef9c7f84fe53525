-- Who is asked about is told that it was asked, on their own page, and nowhere why: an officer or steward reads no inquiry that
-- is about an account of their own.
alter policy inquirers_read on log_inquiry using (not is_actor_too(about_account) and (scope_capacity() = 'steward'
  or (scope_capacity() = 'privacy-officer'
    and (scope_institution() is null or institution_id is not distinct from scope_institution()))));

-- Something is said to the team of fill-inbox.sql. For a scratch database only.
insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name, institution_id,
                            team_id, at_team_id, team_name)
select person_id, thread_id, gen_random_uuid(), 'reply', 'Said', 'person', gen_random_uuid(), 'Somebody', institution_id,
       team_id, team_id, 'Team 1'
from message_thread where team_id = md5('team 1')::uuid limit 1

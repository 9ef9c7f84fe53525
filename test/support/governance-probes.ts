import type { Query } from './test-house.ts'

const SEAT = `(select seat_id from seat where number = 8)`
const PROPOSAL = `(select proposal_id from proposal where title = 'planted')`

/** A proposal before the room with a seat of nobody's, a vote, and a position that is not to be read yet. */
export async function plantGovernance(owner: Query): Promise<string> {
  await owner(`insert into seat (kind, number) values ('patients', 8), ('patients', 7)`)
  await owner(`insert into proposal (kind, title, rule, review_on, positions_until, account_id, actor_name)
    values ('other', 'planted', 'majority', current_date + 1, now() + interval '1 day', gen_random_uuid(), 'x')`)
  await owner(`insert into proposal_seat (proposal_id, seat_id, kind, number)
    select ${PROPOSAL}, seat_id, kind, number from seat where number > 7`)
  await owner(`insert into proposal_text (proposal_id, text_no, summary, account_id, actor_name)
    select ${PROPOSAL}, no, 'x', gen_random_uuid(), 'x' from (values (1), (2)) as t(no)`)
  await owner(`insert into position (proposal_id, seat_id, position_no, stance, grounds, words, text_no, opens_at,
      account_id, actor_name)
    values (${PROPOSAL}, ${SEAT}, 1, 'for', '{law}', 'x', 1, now() + interval '1 day', gen_random_uuid(), 'x')`)
  await owner(`insert into ballot (proposal_id, text_no, seat_id, seat_kind, vote, account_id, actor_name)
    values (${PROPOSAL}, 1, ${SEAT}, 'patients', 'for', gen_random_uuid(), 'x')`)
  await owner(`insert into decision (kind, outcome, carries, title, summary, body, review_on)
    values ('earlier', 'accepted', 'rulebook', 'planted', 'x', 'x', current_date + 1)`)
  await owner(`insert into concern (worry, hypothesis, metric, direction, threshold, switch_on, days, account_id, actor_name)
    values ('planted', 'x', 'sign-ins', 'rises', 100, current_date, 30, gen_random_uuid(), 'x')`)
  await owner(`insert into idea (title, words, author_kind, account_id)
    values ('planted', 'x', 'patient', gen_random_uuid())`)
  const [row] = await owner(`insert into proposal_step (proposal_id, step_no, word, text_no, account_id, actor_name)
    values (${PROPOSAL}, 1, 'opened', 2, gen_random_uuid(), 'x') returning proposal_id`)
  return row!.proposal_id as string
}

/** What a clerk, who holds no seat, and a clinician, who holds one of a hospital, must not read or write in the room. */
export function governanceProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician'): readonly string[] {
  if (scope === 'self' || scope === 'delegate') return ['select 1 from position', 'select 1 from seat_holder']
  const by = `scope_actor(), 'x'`
  return [
    'select 1 from position where opens_at > now()',
    `insert into seat (kind, number, account_id) values ('imaging', 9, scope_actor())`,
    'update seat set ended_at = now() where number = 8 returning 1',
    `insert into seat_holder (seat_id, holder_id, holder_name, account_id)
      values (${SEAT}, gen_random_uuid(), 'x', scope_actor())`,
    'update seat_holder set ended_at = now() where ended_at is null returning 1',
    `insert into proposal (kind, title, rule, review_on, positions_until, account_id, actor_name)
      values ('other', 'x', 'majority', current_date + 1, now(), ${by})`,
    `insert into proposal_seat (proposal_id, seat_id, kind, number)
      select ${PROPOSAL}, seat_id, kind, number from seat where number = 7`,
    `insert into proposal_text (proposal_id, text_no, summary, account_id, actor_name)
      values (${PROPOSAL}, 3, 'x', ${by})`,
    `insert into proposal_step (proposal_id, step_no, word, text_no, account_id, actor_name)
      values (${PROPOSAL}, 2, 'amended', 1, ${by})`,
    ...(scope === 'clerk'
      ? [
          `insert into proposal_evidence (proposal_id, kind, title, made_at, account_id, actor_name)
            values (${PROPOSAL}, 'note', 'x', now(), ${by})`,
          `insert into concern (worry, hypothesis, metric, direction, threshold, switch_on, days, account_id, actor_name)
            values ('x', 'x', 'sign-ins', 'rises', 100, current_date, 30, ${by})`,
        ]
      : []),
    `insert into position (proposal_id, seat_id, position_no, stance, grounds, words, text_no, opens_at, account_id,
        actor_name)
      values (${PROPOSAL}, ${SEAT}, 2, 'for', '{law}', 'x', 1, now(), ${by})`,
    `insert into ballot (proposal_id, text_no, seat_id, seat_kind, vote, account_id, actor_name)
      values (${PROPOSAL}, 2, ${SEAT}, 'patients', 'for', ${by})`,
    `update ballot set vote = 'abstain' where seat_id = ${SEAT} returning 1`,
    `insert into sign_off (proposal_id, text_no, seat_id, seat_kind, account_id, actor_name)
      values (${PROPOSAL}, 1, ${SEAT}, 'patients', ${by})`,
    `update concern set answer = 'x', answered_at = now(), answered_by = 'x' where worry = 'planted' returning 1`,
    `update idea set answer = 'x', answered_at = now() where title = 'planted' returning 1`,
    `insert into rulebook (version, title, effective_from, decision, body, decision_id)
      select 99, 'x', now(), 'x', 'x', decision_id from decision where title = 'planted'`,
  ]
}

import type { Query } from './test-house.ts'

const OWN = 'nordfjord-hospital'
const THEIRS = 'st-eystein-hospital'

/** An invitation that waits, made by nobody who is here. Answers its id. */
export async function plantInvitation(
  owner: Query,
  { person, institution }: { readonly person: string; readonly institution: string },
): Promise<string> {
  const [row] = await owner(
    `insert into invitation (person_id, purpose, institution_id, channel, language, person_name, code_hash, expires_at,
       actor_name)
     values ($1, 'join', $2, 'desk', 'en', 'planted', $3, now() + interval '1 day', 'x') returning invitation_id`,
    [person, institution, Buffer.from(`planted at ${institution} for ${person}`)],
  )
  return row!.invitation_id as string
}

/** Invitations and messages of one's own institution and of another, and an invitation that has ended. */
export async function plantEnrolment(owner: Query, { person }: { readonly person: string }): Promise<void> {
  await plantInvitation(owner, { person, institution: THEIRS })
  const ended = await plantInvitation(owner, { person, institution: OWN })
  await owner(`update invitation set ended_at = now(), ended_because = 'withdrawn' where invitation_id = $1`, [ended])
  await owner(`insert into visit_invitation_rule (institution_id, is_on, ways, youngest, again_days, account_id, actor_name)
    values ('${OWN}', false, '{email}', 16, 180, gen_random_uuid(), 'x')`)
  for (const institution of [OWN, THEIRS])
    await owner(
      `insert into outgoing_message (message_key, kind, institution_id, to_address, body) values ($1, 'mail', $1, 'x@y', 'x')`,
      [institution],
    )
}

/** What a person, a helper or staff must not find or write of invitations and of what leaves the house. */
export function enrolmentProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician'): readonly string[] {
  const invite = (institution: string, by = 'scope_actor()', at = 'now()') =>
    `insert into invitation (person_id, purpose, institution_id, channel, language, person_name, code_hash, made_at,
       expires_at, account_id, actor_name)
     values (gen_random_uuid(), 'join', '${institution}', 'desk', 'en', 'x', '\\x01', ${at}, now(), ${by}, 'x')`
  const message = (institution: string) =>
    `insert into outgoing_message (message_key, kind, institution_id, to_address, body)
     values ('planted', 'mail', '${institution}', 'x@y', 'x')`
  const end = 'update invitation set ended_because = ended_because where'
  const rule = `insert into visit_invitation_rule (institution_id, is_on, ways, youngest, again_days, account_id, actor_name)
    values ('${OWN}', true, '{email}', 0, 1, scope_actor(), 'x')`
  const tables = ['invitation', 'outgoing_message', 'visit_invitation_rule']
  if (scope === 'clerk')
    return [
      ...tables.map((table) => `select 1 from ${table} where institution_id <> '${OWN}'`),
      'select code_hash from invitation',
      'select body from outgoing_message',
      invite(THEIRS),
      invite(OWN, 'gen_random_uuid()'),
      invite(OWN, 'scope_actor()', `now() - interval '1 day'`),
      `${end} institution_id <> '${OWN}' returning 1`,
      `${end} ended_at is not null returning 1`,
      message(THEIRS),
      'select 1 from visit_invitation_rule',
      rule,
    ]
  return [...tables.map((table) => `select 1 from ${table} limit 1`), invite(OWN), message(OWN), rule]
}

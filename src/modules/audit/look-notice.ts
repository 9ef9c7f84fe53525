import { sql } from 'kysely'
import { Refused } from '#base/errors'
import { languageFor, translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type PatientScope, type SystemScope, withSystemScope } from '#platform/database/scopes'
import { isAddress, queueMessage } from '#platform/post/queue-message'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** Whether the person is told by mail when somebody has looked. */
export async function isToldOfLooks(scope: PatientScope): Promise<boolean> {
  const { rows } = await sql<{ isOn: boolean }>`
    select is_on from look_notice
    where person_id = ${scope.subject}::uuid and account_id = ${scope.actor.accountId}::uuid`.execute(scope.db)
  return rows[0]?.isOn ?? false
}

/** From now on, or no longer. Throws Refused for all but the person. */
export async function tellOfLooks(scope: PatientScope, { isOn }: { readonly isOn: boolean }): Promise<void> {
  if (scope.capacity !== 'self') throw new Refused('only the person is told')
  await sql`insert into look_notice (person_id, account_id, is_on)
    values (${scope.subject}::uuid, ${scope.actor.accountId}::uuid, ${isOn})
    on conflict (person_id, account_id) do update set is_on = excluded.is_on, set_at = excluded.set_at,
      told_until = excluded.told_until, told_snapshot = excluded.told_snapshot`.execute(scope.db)
}

type Due = {
  readonly personId: string
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly language: string | null
  readonly until: string
  /** One of them broke the glass. */
  readonly isGlass: boolean
  /** What had been committed when this was read: a later look is for the next mail. */
  readonly snapshot: string
}

/** A copy that was put back on a server that counts its transactions anew. */
const IS_OTHER_SERVER = sql`pg_snapshot_xmax(n.told_snapshot::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`

const AT_ONCE = 100

/**
 * Writes to those who asked for it and of whose record somebody else was shown something that they were not told of; one mail
 * an hour at most, and at once where the glass was broken. It says neither who nor what. Not by the clock but by what had been
 * committed: a look of a long transaction is told when it is there. Whose grant has ended is told nothing. Answers how many.
 */
export async function tellWhoIsLookedAt(
  scope: SystemScope,
  { address }: { readonly address: string },
): Promise<number> {
  const { rows } = await sql<Due>`
    select n.person_id, n.account_id, a.email, a.name, a.language, ${scope.now}::timestamptz::text as until, new.is_glass,
           pg_current_snapshot()::text as snapshot
    from look_notice n join portal_account a on a.id = n.account_id
    cross join lateral (
      select count(*) as looks, coalesce(bool_or(d.page = 'break-glass'), false) as is_glass from disclosure d
      where d.person_id = n.person_id and d.account_id is distinct from n.account_id
        and d.at > n.told_until - interval '1 day'
        and case when ${IS_OTHER_SERVER} then d.at > n.told_until else not is_told(d.tx, n.told_snapshot) end) new
    where n.is_on and new.looks > 0
      and (new.is_glass or n.told_until < ${scope.now}::timestamptz - interval '1 hour')
      and exists (select from access_grant g where g.account_id = n.account_id and g.person_id = n.person_id
        and g.capacity = 'self' and g.ended_at is null)
    limit ${AT_ONCE}`.execute(scope.db)
  for (const { personId, accountId, email, name, language, until, isGlass, snapshot } of rows) {
    const t = translator(languageFor(language ?? undefined)).log.notice
    if (isAddress('mail', email) && !email.endsWith('@sign-in.invalid'))
      await queueMessage(scope, {
        key: `looked ${personId} ${accountId} ${until}`,
        kind: 'mail',
        institutionId: null,
        to: email,
        subject: isGlass ? t.glassSubject : t.subject,
        body: (isGlass ? t.glassBody : t.body)({ name, address }),
      })
    await sql`update look_notice set told_until = ${scope.now}::timestamptz, told_snapshot = ${snapshot}
      where person_id = ${personId}::uuid and account_id = ${accountId}::uuid`.execute(scope.db)
  }
  return rows.length
}

const ROUND_MS = 60_000

/** Tells in the background until it is stopped. */
export function startTellingOfLooks(
  database: Database,
  { log, address }: Pick<RoundsOrder, 'log'> & { readonly address: string },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'telling of looks', log }, () =>
    withSystemScope(database, { purpose: 'tell of looks' }, (scope) => tellWhoIsLookedAt(scope, { address })),
  )
}

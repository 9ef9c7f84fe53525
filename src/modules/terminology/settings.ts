import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { Instant } from '#base/instant'
import type { StaffScope, SystemScope } from '#platform/database/scopes'

export type TermsSetting = {
  /** A second person confirms each mapping before it is in force. */
  readonly fourEyes: boolean
  /** The portal maps what is beyond doubt; else it only suggests. */
  readonly byItself: boolean
  /** Null: as delivered. */
  readonly setAt: Instant | null
  readonly actorName: string | null
}

const AS_DELIVERED: TermsSetting = { fourEyes: false, byItself: true, setAt: null, actorName: null }

/** The region's setting in force. */
export async function readTermsSetting(scope: StaffScope | SystemScope): Promise<TermsSetting> {
  const { rows } = await sql<TermsSetting>`
    select four_eyes, by_itself, set_at, actor_name from terms_setting order by setting_no desc limit 1`.execute(
    scope.db,
  )
  return rows[0] ?? AS_DELIVERED
}

/** A steward decides how mappings come into force, from now on. Throws Refused for others. */
export async function setTermsSetting(
  scope: StaffScope,
  { fourEyes, byItself }: Pick<TermsSetting, 'fourEyes' | 'byItself'>,
): Promise<void> {
  if (scope.role !== 'steward') throw new Refused('stewards decide how mappings come into force')
  const { accountId, name: actorName } = scope.actor
  await scope.db.insertInto('termsSetting').values({ fourEyes, byItself, accountId, actorName }).execute()
}

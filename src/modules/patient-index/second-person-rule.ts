import { sql } from 'kysely'
import type { StaffScope, SystemScope } from '#platform/database/scopes'

export type SecondPersonRule = {
  /** Null: the region's, which holds where an institution has said nothing. */
  readonly institutionId: string | null
  readonly isNeeded: boolean
  readonly actorName: string
  readonly setAt: Date
}

/** Whether a second person must agree before two records become one; nothing said: no. */
export async function isSecondPersonNeeded(
  scope: SystemScope | StaffScope,
  { institutionId }: { readonly institutionId: string },
): Promise<boolean> {
  const { rows } = await sql<{ isNeeded: boolean }>`
    select is_needed from second_person_rule
    where institution_id is null or institution_id = ${institutionId}
    order by institution_id is null, rule_no desc limit 1`.execute(scope.db)
  return rows[0]?.isNeeded ?? false
}

/** What holds now in the region and at each institution that has said something of its own. */
export async function listSecondPersonRules(scope: StaffScope): Promise<readonly SecondPersonRule[]> {
  const { rows } = await sql<SecondPersonRule>`
    select distinct on (coalesce(institution_id, '')) institution_id, is_needed, actor_name, set_at
    from second_person_rule order by coalesce(institution_id, ''), rule_no desc`.execute(scope.db)
  return rows
}

/** A steward says that two people must agree, or that one is enough, from now on. */
export async function setSecondPersonRule(
  scope: StaffScope,
  { institutionId, isNeeded }: { readonly institutionId: string | null; readonly isNeeded: boolean },
): Promise<void> {
  const { accountId, name } = scope.actor
  await scope.db
    .insertInto('secondPersonRule')
    .values({ institutionId, isNeeded, accountId, actorName: name })
    .execute()
}

import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { findRule, type Spoken } from './rulebook.ts'
import { readRulebook } from './rulebooks/read-rulebook.ts'

/** One verdict as the person it concerns may know it: no reason that a clinician wrote for colleagues. */
export type ToldVerdict = {
  readonly decidedAt: Instant
  readonly verdict: string
  readonly rule: string
  /** The rule's words and makers as they stood in that version; null when the version no longer says. */
  readonly spoken: Spoken | null
  readonly rulebookVersion: number
  /** Null: it did not open by itself. */
  readonly opensAt: Instant | null
}

/** Every verdict remembered of an item that is open for this scope, newest first; restrictions leave no trace. */
export async function listVerdicts(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly ToldVerdict[]> {
  const rows = await scope.db
    .selectFrom('releasedVerdict')
    .select(['decidedAt', 'verdict', 'rule', 'rulebookVersion', 'releaseAt'])
    .where('personId', '=', scope.subject)
    .where('itemId', '=', itemId)
    .orderBy('decidedAt', 'desc')
    .execute()
  const told: ToldVerdict[] = []
  for (const { releaseAt, ...row } of rows as unknown as (Omit<ToldVerdict, 'spoken' | 'opensAt'> & {
    releaseAt: Date | number
  })[]) {
    const book = await readRulebook(scope, { version: row.rulebookVersion })
    told.push({
      ...row,
      spoken: book ? findRule(book.rulebook, row.rule) : null,
      opensAt: releaseAt instanceof Date ? releaseAt : null,
    })
  }
  return told
}

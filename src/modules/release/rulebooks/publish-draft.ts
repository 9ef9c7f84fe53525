import { Conflict, Invalid, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { publishText } from '../publish-rulebook.ts'
import { amendRulebook } from '../rulebook.ts'
import { readDraft } from './drafts.ts'
import { listRulebookVersions } from './read-rulebook.ts'

export type Publication = {
  readonly draftId: string
  /** The decision that the rulebook carries out, as people find it in the register. */
  readonly decision: string
  /** First day (YYYY-MM-DD, UTC); today at the earliest. */
  readonly effectiveFrom: string
}

/**
 * Publishes a draft under the next version number, by a named decision, from a day on. Throws Invalid with every fault and
 * breach, and Conflict when another version was published since the draft was begun. Answers the version; what is stored
 * is decided anew by the worker when its day comes.
 */
export async function publishDraft(
  scope: StaffScope,
  { draftId, decision, effectiveFrom }: Publication,
): Promise<number> {
  if (scope.role !== 'steward') throw new Refused('only stewards publish rulebooks')
  if (decision.trim() === '') throw new Invalid('a rulebook is published by a decision; name it')
  const draft = await readDraft(scope, { draftId })
  if (draft.publishedVersion !== null) throw new Conflict(`the draft is rulebook ${draft.publishedVersion} already`)
  const newest = Math.max(...(await listRulebookVersions(scope)).map(({ version }) => version))
  if (newest !== draft.baseVersion)
    throw new Conflict(`rulebook ${newest} was published since this draft was begun; begin anew from it`)
  const head = { version: newest + 1, decision: decision.trim(), effectiveFrom }
  const version = await publishText(scope, { yaml: amendRulebook(draft.yaml, head), by: scope.actor.name })
  await scope.db
    .updateTable('rulebookDraft')
    .set({ publishedVersion: version, accountId: scope.actor.accountId })
    .where('draftId', '=', draftId)
    .execute()
  return version
}

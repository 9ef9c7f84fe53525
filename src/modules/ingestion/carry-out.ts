import { bringGrantsBack, followGrants } from '#access'
import { loadValidator } from '#formats/fhir/validate'
import { findFeed } from '#institutions'
import { carryOutCase, carryOutStatements, listUndone, type MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { carryOpenings } from '#release'
import { followLinks, type StepTaken } from './follow-links.ts'
import { releaseFromQuarantine } from './release-from-quarantine.ts'
import { tryAgain } from './try-again.ts'

/**
 * Does everything that people have decided of patients and numbers and that is not done yet: links, permissions, rows, and
 * what waited for an answer. Each step is a transaction; whatever dies in between is done by the next call. Called after
 * each decision, and when the house starts.
 */
export async function carryOut(
  database: Database,
  { rules, stepTaken }: { readonly rules: MatchRules; readonly stepTaken?: StepTaken },
): Promise<void> {
  const work = { purpose: 'carry out decisions' }
  while ((await tryAgain(() => withSystemScope(database, work, (scope) => carryOutStatements(scope, rules)))) > 0);
  const cases = await withSystemScope(database, work, listUndone)
  for (const caseId of cases) await tryAgain(() => carryOutOne(database, caseId, rules))
  await followLinks(database, stepTaken)
  await bringInWaiting(database, { rules })
}

/** Links and permissions change together: at no moment does somebody see a record by the one and not the other. */
function carryOutOne(database: Database, caseId: string, rules: MatchRules): Promise<void> {
  return withSystemScope(database, { purpose: 'carry out decisions' }, async (scope) => {
    const { joined, parted } = await carryOutCase(scope, { caseId }, rules)
    for (const { from, into, follows } of joined) {
      await carryOpenings(scope, { personId: from, intoPersonId: into })
      await followGrants(scope, { personId: from, intoPersonId: into, capacities: follows })
    }
    for (const personId of parted) await bringGrantsBack(scope, { personId })
  })
}

/** What waited for a patient whose number leads to a person by now goes in, at every institution where something does. */
export async function bringInWaiting(database: Database, { rules }: { readonly rules: MatchRules }): Promise<void> {
  const feeds = await withSystemScope(database, { purpose: 'bring in what waited' }, (scope) =>
    scope.db
      .selectFrom('quarantine as q')
      .innerJoin('inboxMessage as m', 'm.messageId', 'q.messageId')
      .innerJoin('patientKey as k', (join) =>
        join.onRef('k.institutionId', '=', 'q.institutionId').onRef('k.key', '=', 'q.patientKey'),
      )
      .select(['m.feedId', 'q.institutionId'])
      .distinct()
      .where('q.resolvedAt', 'is', null)
      .where('k.linkId', 'is not', null)
      .where('k.ambiguous', '=', false)
      .execute(),
  )
  const tools = { validate: await loadValidator(), rules }
  for (const each of feeds) {
    const feed = await withSystemScope(database, { purpose: 'bring in what waited' }, (scope) => findFeed(scope, each))
    await releaseFromQuarantine(database, { feed, tools, keys: 'all' })
  }
}

import { PGlite } from '@electric-sql/pglite'
import { asCategory, type Category } from '#base/categories'
import { foundRulebook } from '#governance'
import {
  approveCarried,
  approveSenders,
  type CarriedName,
  type Feed,
  findFeed,
  type InstitutionPlan,
  listCarried,
  listSenders,
  readSetUp,
  setUpInstitutions,
} from '#institutions'
import { migrate } from '#platform/database/migrate'
import { type Database, openEmbedded } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { listRulebookVersions, readRulebook } from '#release'

/** What a region in memory takes over from a real one: plain data, which may go to another thread. */
export type ScratchSetUp = {
  readonly feed: Feed
  readonly plan: InstitutionPlan
  readonly approvedSenders: readonly string[]
  /** Of a feed of several institutions: whom it may carry. */
  readonly carried: readonly CarriedName[]
  readonly rulebook: string
}

export type ScratchRegion = {
  readonly database: Database
  /** What the feed's institution agreed to send. */
  readonly agreed: readonly Category[]
  readonly close: () => Promise<void>
}

/** The institutions, one feed and the rulebook in force. Throws NotFound for an unknown feed. */
export async function readScratchSetUp(real: Database, { feedId }: { readonly feedId: string }): Promise<ScratchSetUp> {
  return withSystemScope(real, { purpose: 'check samples' }, async (scope) => {
    const feed = await findFeed(scope, { feedId })
    const { approved } = await listSenders(scope, { feed })
    const plan = await readSetUp(scope, { feedId })
    const carried = await listCarried(scope, { feedId })
    return { feed, plan, approvedSenders: [...approved], carried, rulebook: await rulebookInForce(scope) }
  })
}

/** A region in memory with nobody in it: what is tried there leaves no trace and meets no person. */
export async function openScratchRegion({
  feed,
  plan,
  approvedSenders,
  carried,
  rulebook,
}: ScratchSetUp): Promise<ScratchRegion> {
  const pglite = await PGlite.create()
  await migrate({ query: (text, values) => pglite.query(text, values) })
  const database = await openEmbedded(pglite)
  await withSystemScope(database, { purpose: 'check samples' }, async (scope) => {
    await setUpInstitutions(scope, plan)
    await approveSenders(scope, { feedId: feed.feedId, names: approvedSenders })
    for (const { name, ...rest } of carried)
      await approveCarried(scope, { feedId: feed.feedId, names: [name], ...rest })
    await foundRulebook(scope, { yaml: rulebook })
  })
  const own = plan.institutions.find(({ id }) => id === feed.institutionId)!
  return { database, agreed: own.agreed.flatMap(({ category }) => asCategory(category) ?? []), close: database.close }
}

async function rulebookInForce(scope: SystemScope): Promise<string> {
  const versions = await listRulebookVersions(scope)
  const { version } = versions.find(({ standing }) => standing === 'in force') ?? versions[0]!
  return (await readRulebook(scope, { version }))!.yaml
}

import { PGlite } from '@electric-sql/pglite'
import { asCategory, type Category } from '#base/categories'
import { approveSenders, type Feed, findFeed, listSenders, readSetUp, setUpInstitutions } from '#institutions'
import { migrate } from '#platform/database/migrate'
import { type Database, openEmbedded } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { listRulebookVersions, publishRulebook, readRulebook } from '#release'

export type ScratchRegion = {
  readonly database: Database
  readonly feed: Feed
  readonly agreed: readonly Category[]
  readonly close: () => Promise<void>
}

/**
 * A region in memory with the institutions, one feed and the rulebook of a real one, and with nobody in it. What is tried
 * there leaves no trace and meets no person. Throws NotFound for an unknown feed.
 */
export async function openScratchRegion(
  real: Database,
  { feedId }: { readonly feedId: string },
): Promise<ScratchRegion> {
  const setUp = await withSystemScope(real, { purpose: 'check samples' }, async (scope) => {
    const feed = await findFeed(scope, { feedId })
    const plan = await readSetUp(scope, { feedId })
    return { feed, plan, senders: await listSenders(scope, { feed }), yaml: await rulebookInForce(scope) }
  })
  const pglite = await PGlite.create()
  await migrate({ query: (text, values) => pglite.query(text, values) })
  const database = await openEmbedded(pglite)
  await withSystemScope(database, { purpose: 'check samples' }, async (scope) => {
    await setUpInstitutions(scope, setUp.plan)
    await approveSenders(scope, { feedId, names: [...setUp.senders.approved] })
    await publishRulebook(scope, { yaml: setUp.yaml })
  })
  const own = setUp.plan.institutions.find(({ id }) => id === setUp.feed.institutionId)!
  const agreed = own.agreed.flatMap(({ category }) => asCategory(category) ?? [])
  return { database, feed: setUp.feed, agreed, close: database.close }
}

async function rulebookInForce(scope: SystemScope): Promise<string> {
  const versions = await listRulebookVersions(scope)
  const version = (versions.find(({ standing }) => standing === 'in force') ?? versions[0]!).version
  return (await readRulebook(scope, { version }))!.yaml
}

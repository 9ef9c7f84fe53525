import { Invalid } from '#base/errors'
import { addFeed, approveCarried, endCarried, listCarried } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { CommandOptions } from '../command.ts'
import type { Output } from '../output.ts'

/** Adds a feed of an institution; `--aggregator`: it carries several, and that institution runs it. */
export async function makeFeed(
  database: Database,
  { words: [feedId, ...more], values }: CommandOptions,
  output: Output,
): Promise<number> {
  const { institution, format, aggregator } = values
  if (!feedId || more.length > 0 || typeof institution !== 'string')
    throw new Invalid('add-feed needs the id of the new feed, and --institution ID: whose it is')
  await withSystemScope(database, { purpose: 'add feed' }, (scope) =>
    addFeed(scope, { feedId, institutionId: institution, format: String(format), aggregator: aggregator === true }),
  )
  output.answer(
    `${feedId} is a feed of ${institution}${aggregator === true ? ', and carries whom causeway carries names' : ''}`,
  )
  return 0
}

/** Says whom an aggregator feed may carry, or shows its list. */
export async function carries(
  database: Database,
  { words: [feedId, ...names], values }: CommandOptions,
  output: Output,
): Promise<number> {
  const { institution, authority, remove } = values
  const isChange = names.length > 0
  if (!feedId || isChange !== (typeof institution === 'string' || remove === true))
    throw new Invalid('carries needs a feed; to change its list also names, and --institution ID or --remove')
  const kind = authority === true ? 'authority' : 'facility'
  const list = await withSystemScope(database, { purpose: 'carries' }, async (scope) => {
    if (isChange && remove === true) await endCarried(scope, { feedId, kind, names })
    else if (isChange) await approveCarried(scope, { feedId, institutionId: String(institution), kind, names })
    return listCarried(scope, { feedId })
  })
  const lines = list.map((each) => `  ${each.kind} ${each.name}: ${each.institutionId}`)
  output.answer([list.length > 0 ? `${feedId} carries` : `${feedId} carries nobody`, ...lines].join('\n'))
  return 0
}

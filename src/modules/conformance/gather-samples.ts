import type { ItemId } from '#base/ids'
import { readItem } from '#formats/fhir/read-item'
import type { Resource } from '#formats/fhir/types'
import { listOrigins } from '#ingestion'
import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { listReceived, type ReceivedItem } from '#record'
import type { Sample } from './sample.ts'

const AT_A_TIME = 1_000

/** Everything that an institution has in a database, as samples. */
export async function gatherSamples(
  database: Database,
  { institutionId, format }: Pick<Feed, 'institutionId' | 'format'>,
): Promise<readonly Sample[]> {
  const samples: Sample[] = []
  let after: ItemId | null = null
  for (;;) {
    const [rows, origins] = await readPortion(database, institutionId, after)
    samples.push(...rows.map((row) => sampleOf(row, origins.get(row.messageId) ?? '', format)))
    if (rows.length < AT_A_TIME) return samples
    after = rows.at(-1)!.itemId
  }
}

function readPortion(database: Database, institutionId: string, after: ItemId | null) {
  return withSystemScope(database, { purpose: 'check samples' }, async (scope) => {
    const rows = await listReceived(scope, { institutionId, after, take: AT_A_TIME })
    const ids = [...new Set(rows.map(({ messageId }) => messageId))]
    return [rows, await listOrigins(scope, { ids })] as const
  })
}

/** An id that we gave to a part of a message says nothing to its sender. */
function sampleOf(row: ReceivedItem, origin: string, format: string): Sample {
  const resource = JSON.parse(row.body) as Resource
  const draft = readItem(resource, row.body)
  const isTheirs = format === 'fhir' || format === 'bulk'
  return {
    where: `${origin}: ${row.resourceType}${isTheirs ? `/${row.sourceId}` : ''} “${draft.title}”`,
    category: row.category as Sample['category'],
    draft,
    resource,
    verdict: row.verdict,
    rule: row.releaseRule,
  }
}

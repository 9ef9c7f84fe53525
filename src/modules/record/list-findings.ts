import { sql } from 'kysely'
import type { InstitutionId, ItemId } from '#base/ids'
import { parseExactly } from '#formats/fhir/parse-exactly'
import { type Finding, readFinding } from '#formats/fhir/read-finding'
import type { Resource } from '#formats/fhir/types'
import type { PatientScope } from '#platform/database/scopes'
import { itemIdOf } from './item-id.ts'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'

export type FindingRow = ItemRow &
  Pick<Finding, 'tested' | 'components'> & {
    readonly members: readonly ItemId[]
    readonly madeFrom: readonly ItemId[]
  }

const MOST = 200

/**
 * The observations of a report of microbiology, or an observation itself, with those that they hold in turn: which
 * medicines were tried on which germ, also where those came as a report of their own. Only what this scope may see.
 */
export async function listFindings(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly FindingRow[]> {
  const own = await readFindings(scope, sql`(i.part_of = ${itemId}::uuid or i.item_id = ${itemId}::uuid)`)
  const known = new Set(own.map((row) => row.itemId))
  const beyond = own.flatMap(({ members }) => members).filter((member) => !known.has(member))
  if (beyond.length === 0) return own
  return [...own, ...(await readFindings(scope, sql`i.item_id = any (${beyond}::uuid[])`))]
}

async function readFindings(scope: PatientScope, which: ReturnType<typeof sql>): Promise<readonly FindingRow[]> {
  const { rows } = await sql<ItemRow & { body: string }>`
    select ${rowColumns(scope)}, i.body from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.resource_type = 'Observation' and ${which}
    order by i.sort_at desc, i.title, i.item_id limit ${MOST}`.execute(scope.db)
  return rows.map(({ body, ...row }) => ({ ...row, ...findingOf(body, row.institutionId) }))
}

function findingOf(body: string, institutionId: InstitutionId) {
  const { members, madeFrom, ...said } = readFinding(parseExactly(body, JSON.parse(body) as Resource))
  const itemOf = (sourceId: string) => itemIdOf(institutionId, 'Observation', sourceId)
  return { ...said, members: members.map(itemOf), madeFrom: madeFrom.map(itemOf) }
}

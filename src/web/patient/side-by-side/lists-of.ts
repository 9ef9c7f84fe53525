import type { Category } from '#base/categories'
import { LISTED_TYPES, readListed } from '#formats/fhir/read-listed'
import type { Resource } from '#formats/fhir/types'
import type { PatientScope } from '#platform/database/scopes'
import { listWholeKind } from '#record'
import { rowOf } from '../row-of.ts'
import type { Frame, ListRow } from '../view-types.ts'
import { type Denial, type Difference, denialsIn, differencesIn } from './compare-lists.ts'
import { gatherGroups, type ListedEntry } from './gather-groups.ts'

/** Kinds of which each institution keeps a list of its own. Medicines have a page of their own. */
const KEPT_AS_LISTS: ReadonlySet<Category> = new Set(['allergies', 'problems', 'immunizations'])

export type SideBySide = {
  readonly denials: readonly Denial[]
  /** What is on the lists of several institutions. */
  readonly several: readonly { readonly rows: readonly ListRow[]; readonly differences: readonly Difference[] }[]
  /** What is on one list only. */
  readonly single: readonly ListRow[]
}

/**
 * The lists of all institutions side by side, newest first; null for kinds that are no such lists, where nothing is on
 * two of them and none denies what another has, and for lists that are too long to be looked at together.
 */
export async function listsOf(scope: PatientScope, category: Category, frame: Frame): Promise<SideBySide | null> {
  if (!KEPT_AS_LISTS.has(category)) return null
  const lines = await listWholeKind(scope, { category })
  if (lines === null) return null
  const entries = lines.map((line): ListedEntry<ListRow> => {
    const isListed = line.body !== null && LISTED_TYPES.has(line.resourceType)
    return { row: rowOf(line, frame), facts: isListed ? readListed(JSON.parse(line.body!) as Resource) : null }
  })
  const groups = gatherGroups(entries, (code) => thingOf(code, frame))
  const several = groups.filter((group) => institutionsIn(group) > 1)
  const denials = denialsIn(entries)
  if (several.length === 0 && denials.length === 0) return null
  const together = new Set(several.flat())
  return {
    denials,
    several: several.map((group) => ({ rows: group.map(({ row }) => row), differences: differencesIn(group) })),
    single: entries.filter((entry) => !together.has(entry)).map(({ row }) => row),
  }
}

/** Codes that one explanation is about are known to be one thing; words about a kind of things do not make them one. */
function thingOf(codeKey: string, { explanations }: Frame): string | null {
  const explanation = explanations.find(codeKey)
  return explanation && !explanation.isGroup && explanation.codes.includes(codeKey) ? explanation.id : null
}

function institutionsIn(group: readonly ListedEntry[]): number {
  return new Set(group.map(({ row }) => row.institutionId)).size
}

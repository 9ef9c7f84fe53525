import { type DisclosureRow, listDisclosures } from '#audit'
import { asCategory } from '#base/categories'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import type { Shown, Visit } from '../../shell/visit.ts'
import { pageOf } from '../category/show-category.tsx'
import type { AccessLogEntry, Capacity, Frame, RoleWord } from '../view-types.ts'
import { AccessLogPage } from './access-log-page.tsx'

const ENTRIES_A_PAGE = 50

/** Who has looked at this record, in plain words. */
export async function showAccessLog(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const page = pageOf(visit.query.page)
  const by = isUuid(visit.query.by ?? '') ? visit.query.by! : null
  const rows = await listDisclosures(scope, { take: ENTRIES_A_PAGE + 1, skip: (page - 1) * ENTRIES_A_PAGE, by })
  const entries = rows.slice(0, ENTRIES_A_PAGE).map(entryOf)
  const hasOlder = rows.length > ENTRIES_A_PAGE
  return { view: <AccessLogPage frame={frame} entries={entries} page={page} hasOlder={hasOlder} by={by} /> }
}

const ROLES: Readonly<Record<string, RoleWord>> = {
  self: 'self',
  delegate: 'delegate',
  guardian: 'guardian',
  clinician: 'clinician',
  clerk: 'clerk',
  'institution-administrator': 'site',
  'privacy-officer': 'privacy-officer',
  steward: 'steward',
  recipient: 'recipient',
  operator: 'operator',
}
const CAPACITIES: readonly Capacity[] = [
  'self',
  'delegate',
  'guardian',
  'clinician',
  'clerk',
  'app',
  'recipient',
  'operator',
  'system',
]

/** One disclosure as a sentence's parts. */
export function entryOf(
  row: Omit<DisclosureRow, 'actorPlace'> & { readonly actorPlace?: string | null },
): AccessLogEntry {
  return {
    at: row.at,
    who: row.actorName,
    role: ROLES[row.capacity] ?? 'system',
    institutionName: row.institutionName ?? row.actorPlace ?? null,
    capacity: CAPACITIES.find((word) => word === row.capacity) ?? 'other',
    category: asCategory(row.category ?? ''),
    page: row.page as AccessLogEntry['page'],
    onBehalfOf: null,
  }
}

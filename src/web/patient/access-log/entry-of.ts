import type { DisclosureRow } from '#audit'
import { asCategory } from '#base/categories'
import type { AccessLogEntry, Capacity, RoleWord } from '../view-types.ts'

const ROLES: Readonly<Record<string, RoleWord>> = {
  self: 'self',
  delegate: 'delegate',
  guardian: 'guardian',
  clinician: 'clinician',
  secretary: 'secretary',
  clerk: 'clerk',
  'institution-administrator': 'site',
  'privacy-officer': 'privacy-officer',
  steward: 'steward',
  representative: 'representative',
  operator: 'operator',
  recipient: 'recipient',
}
const CAPACITIES: readonly Capacity[] = [
  'self',
  'delegate',
  'guardian',
  'clinician',
  'secretary',
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

import type { StaffScope } from '#platform/database/scopes'
import type { StaffPlace } from '../paths.ts'

/** Whether one works at the desk of an institution or for the whole region. */
export function placeOf({ role }: StaffScope): StaffPlace {
  return role === 'steward' ? 'region' : 'desk'
}

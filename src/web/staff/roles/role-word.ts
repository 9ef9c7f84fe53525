import type { Words } from '#messages/translator'
import type { StaffRole } from '#platform/database/scopes'

/** What a role is called. */
export function roleWord(w: Words, role: StaffRole): string {
  return w.roles[role === 'institution-administrator' ? 'site' : role]
}

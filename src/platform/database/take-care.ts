import { sql } from 'kysely'
import { isUuid, type PersonId } from '#base/ids'
import type { StaffScope } from './scopes.ts'

/**
 * Why a clinician sees a patient: something waits, a visit, appointment, order or result of the own institution within
 * the region's window, a question to the team, or the glass that this clinician has broken.
 */
export type CareGround = 'waits' | 'visit' | 'appointment' | 'order' | 'result' | 'request' | 'break-glass'

/**
 * Lets a clinician's scope see those of these patients with whom there is something to do; the database looks for the
 * reason. Whoever is not in the answer stays unseen.
 */
export async function takeCare(
  scope: StaffScope,
  persons: readonly string[],
): Promise<ReadonlyMap<PersonId, CareGround>> {
  if (persons.length === 0) return new Map()
  const { rows } = await sql<{ personId: PersonId; ground: CareGround }>`
    select person_id, ground from open_care(${[...new Set(persons)]}::uuid[])`.execute(scope.db)
  return new Map(rows.map(({ personId, ground }) => [personId, ground]))
}

/**
 * The same for the patient of an item of the own institution: the ground, `none` where there is no reason, and null where
 * there is no such item.
 */
export async function takeCareOfItem(scope: StaffScope, itemId: string): Promise<CareGround | 'none' | null> {
  if (!isUuid(itemId)) return null
  const { rows } = await sql<{ personId: PersonId | null }>`
    select person_of_item(${itemId}::uuid) as person_id`.execute(scope.db)
  const personId = rows[0]?.personId
  if (!personId) return null
  return (await takeCare(scope, [personId])).get(personId) ?? 'none'
}

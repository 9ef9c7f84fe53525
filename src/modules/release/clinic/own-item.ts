import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import type { InstitutionId, ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { takeCareOfItem } from '#platform/database/take-care'

/** An item of the clinician's own institution, without anything that it says. */
export type OwnItem = {
  readonly personId: PersonId
  readonly itemId: ItemId
  readonly institutionId: InstitutionId
  readonly resourceType: string
  readonly verdict: string
  readonly countsFrom: Instant | null
  readonly changedAt: Instant
}

/** Throws Refused for whoever is no clinician, and NotFound for items of other institutions and items nobody may know. */
export async function findOwnItem(scope: StaffScope, itemId: string): Promise<OwnItem> {
  if (scope.role !== 'clinician' || !scope.institutionId) throw new Refused('only clinicians of an institution do this')
  await mustCare(scope, itemId)
  const { rows } = await sql<OwnItem>`
    select person_id, item_id, institution_id, resource_type, verdict, counts_from, changed_at from item
    where item_id = ${itemId}::uuid and standing in ('current', 'replaced') and verdict <> 'restricted'`.execute(
    scope.db,
  )
  if (!rows[0]) throw new NotFound('item', { detail: 'not an item of this institution' })
  return rows[0]
}

/**
 * Throws NotFound for what is no item of the clinician's institution, and Refused where nothing ties the clinician to its
 * patient: the glass may be broken then.
 */
export async function mustCare(scope: StaffScope, itemId: string): Promise<void> {
  const ground = await takeCareOfItem(scope, itemId)
  if (ground === null) throw new NotFound('item', { detail: 'not an item of this institution' })
  if (ground === 'none') throw new Refused('care', { detail: 'no care relationship' })
}

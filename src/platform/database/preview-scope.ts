import { sql, type Transaction } from 'kysely'
import type { Category } from '#base/categories'
import { NotFound } from '#base/errors'
import type { PersonId } from '#base/ids'
import type { PatientScope, StaffScope } from './scopes.ts'
import type { PatientTables } from './tables.ts'
import { takeCareOfItem } from './take-care.ts'

/** With whose eyes: the person's, or those of somebody who may see these kinds in this capacity. */
export type Viewer = { readonly capacity: PatientScope['capacity']; readonly categories: readonly Category[] }

/**
 * Turns a clinician's transaction into the view that a person, or somebody who may see their record, has of one item of the
 * clinician's institution; it never turns back. Less than they see, never more: only what this institution has sent, only
 * the kinds in this item. The database refuses to write from here on, so write what must be written before. Throws
 * NotFound for items of others and for a viewer whom nobody is (decision 0028).
 */
export async function openPreviewScope(
  scope: StaffScope,
  { itemId, viewer }: { readonly itemId: string; readonly viewer: Viewer },
): Promise<PatientScope> {
  await takeCareOfItem(scope, itemId)
  const { rows } = await sql<{ personId: PersonId; categories: Category[]; family: string | null; given: string }>`
    select person_id, categories, family, given
    from open_preview_scope(${itemId}::uuid, ${viewer.capacity}, ${viewer.categories}::text[])`.execute(scope.db)
  const row = rows[0]
  if (!row) throw new NotFound('preview', { detail: 'not an item of this institution, or nobody sees it so' })
  return {
    door: 'patient',
    db: scope.db as unknown as Transaction<PatientTables>,
    now: scope.now,
    requestId: scope.requestId,
    region: scope.region,
    actor: scope.actor,
    subject: row.personId,
    subjectName: [row.given, row.family].filter(Boolean).join(' '),
    capacity: viewer.capacity,
    categories: row.categories,
    subjects: 1,
    roles: [],
    institutions: scope.institutionId ? [scope.institutionId] : [],
    isPreview: true,
    isProved: false,
  }
}

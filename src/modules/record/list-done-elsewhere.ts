import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import { plusDays } from '#base/instant'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import { namesTest } from './general-codes.ts'

/** So long a test that was taken elsewhere is worth a word before it is taken again. */
export const DONE_ELSEWHERE_DAYS = 30

/** Kinds in which a test is a row of its own. What is measured at each visit, such as blood pressure, is none. */
const TESTS = ['laboratory', 'microbiology', 'pathology', 'radiology']
const RESULTS = ['Observation', 'DiagnosticReport']

/** A test that another institution has taken lately. What came out is not among it. */
export type DoneElsewhere = {
  readonly title: string
  readonly codeKey: string
  readonly happenedText: string | null
  readonly institutionId: string
  readonly institutionName: string
}
export type DoneElsewhereItem = DoneElsewhere & { readonly itemId: ItemId }

/** Whether something is a test that could be taken twice: a result, or the order or appointment for one. */
export function isTest({ category, resourceType }: { readonly category: string; readonly resourceType: string }) {
  return (
    (TESTS.includes(category) && RESULTS.includes(resourceType)) ||
    ['ServiceRequest', 'Appointment'].includes(resourceType)
  )
}

/**
 * Results of these codes from other institutions than `institutionId`, of the last 30 days, newest first; only what this
 * scope may see. The same sample that came by another door is no other test. `itemId`: what is looked at.
 */
export async function listDoneElsewhere(
  scope: PatientScope,
  asked: { readonly itemId: string; readonly institutionId: string; readonly codeKeys: readonly string[] },
): Promise<readonly DoneElsewhereItem[]> {
  const codes = asked.codeKeys.filter(namesTest)
  if (codes.length === 0) return []
  const { rows } = await sql<DoneElsewhereItem>`
    select i.item_id, i.title, i.code_key, i.happened_text, i.institution_id, n.name as institution_name
    from released_item i join institution n on n.institution_id = i.institution_id
    where i.person_id = ${scope.subject}::uuid and i.institution_id <> ${asked.institutionId}
      and i.category = any (${TESTS}::text[]) and i.resource_type = any (${RESULTS}::text[])
      and i.code_key = any (${codes}::text[]) and i.standing = 'current' and i.listed
      and coalesce(i.status, '') not in ('registered', 'cancelled', 'entered-in-error')
      and i.sort_at > ${plusDays(scope.now, -DONE_ELSEWHERE_DAYS)}::timestamptz and i.sort_at <= now()
      and i.item_id <> all (array(select t.twin_id from released_twin t
        where t.person_id = ${scope.subject}::uuid and t.item_id = ${asked.itemId}::uuid))
    order by i.sort_at desc, i.item_id limit 5`.execute(scope.db)
  return rows
}

/** The codes of orders of one institution, as `ServiceRequest/id` names them. */
export async function listOrderedCodes(
  scope: PatientScope,
  { institutionId, orders }: { readonly institutionId: string; readonly orders: readonly string[] },
): Promise<readonly string[]> {
  const ids = orders.flatMap((order) => /^ServiceRequest\/(.+)$/.exec(order)?.[1] ?? [])
  if (ids.length === 0) return []
  const { rows } = await sql<{ codeKey: string }>`
    select code_key from released_item i
    where i.person_id = ${scope.subject}::uuid and i.institution_id = ${institutionId}
      and i.resource_type = 'ServiceRequest' and i.source_id = any (${ids}::text[])`.execute(scope.db)
  return rows.map(({ codeKey }) => codeKey)
}

/**
 * Tests that the clinician's own institution takes or has ordered of a patient, and that another one has taken in the last
 * 30 days, newest first. `alike` widens a code to those of the same test. `itemId`: of one own item alone.
 */
export async function listTestsDoneElsewhere(
  scope: StaffScope,
  {
    personId,
    itemId = null,
    alike,
  }: {
    readonly personId: PersonId
    readonly itemId?: string | null
    readonly alike: (codeKey: string) => readonly string[]
  },
): Promise<readonly DoneElsewhere[]> {
  const { rows: own } = await sql<{ codeKey: string }>`
    select distinct case when i.mapped_code is null then concat(i.code_system, '|', i.code)
      else concat('http://loinc.org|', i.mapped_code) end as code_key
    from item i
    where i.person_id = ${personId}::uuid and i.institution_id = ${scope.institutionId} and i.standing = 'current'
      and i.verdict <> 'restricted' and (i.category = any (${TESTS}::text[]) or i.resource_type = 'ServiceRequest')
      and (${itemId}::uuid is null or i.item_id = ${itemId}::uuid)`.execute(scope.db)
  const codes = [...new Set(own.flatMap(({ codeKey }) => (namesTest(codeKey) ? alike(codeKey).filter(namesTest) : [])))]
  if (codes.length === 0) return []
  const { rows } = await sql<DoneElsewhere>`
    select d.title, d.code_key, d.happened_text, d.institution_id, n.name as institution_name
    from list_done_elsewhere(${personId}::uuid, ${codes}::text[]) d
    join institution n on n.institution_id = d.institution_id`.execute(scope.db)
  return rows
}

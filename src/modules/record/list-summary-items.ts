import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns } from './item-row.ts'

/** The parts of a patient summary, in the order of the International Patient Summary (IPS 2.0.1). */
export const SUMMARY_PARTS = [
  'problems',
  'allergies',
  'medications',
  'immunizations',
  'results',
  'vitals',
  'procedures',
  'care-plans',
  'past-problems',
] as const
export type SummaryPart = (typeof SUMMARY_PARTS)[number]

export type SummaryItem = ItemRow & { readonly part: SummaryPart; readonly body: string }

/** So many of a part, newest first; the list of its category has the others. */
const MOST_OF_A_PART = 40

/**
 * What belongs in a summary of what is open: what is still so, and of values the newest of each test. Of what has words
 * before it nothing, until the person has read on. Two years of values, five of procedures; what is older stands in the
 * lists.
 */
export async function listSummaryItems(scope: PatientScope): Promise<readonly SummaryItem[]> {
  const { rows } = await sql<SummaryItem>`
    with told as (
      select r.*, ${PART} as part,
             row_number() over (partition by r.category, coalesce(r.code_system, ''), coalesce(r.code, r.title)
                                order by r.sort_at desc, r.item_id) as turn
      from released_item r
      where r.person_id = ${scope.subject}::uuid and r.listed and r.standing = 'current' and r.category = any
        ('{problems,allergies,medications,immunizations,laboratory,vitals,procedures,care-plans}'::text[])),
    placed as (
      select t.*, row_number() over (partition by t.part order by t.sort_at desc, t.item_id) as place from told t
      where case t.part
        when 'results' then t.turn = 1 and t.value_text is not null and t.sort_at > ${scope.now}::timestamptz - interval '2 years'
        when 'vitals' then t.turn = 1 and t.sort_at > ${scope.now}::timestamptz - interval '2 years'
        when 'procedures' then t.sort_at > ${scope.now}::timestamptz - interval '5 years'
        else t.part is not null end)
    select ${rowColumns(scope)}, i.part, i.body
    from placed i join institution n on n.institution_id = i.institution_id
    left join released_item p on p.person_id = i.person_id and p.item_id = i.part_of
    where i.place <= ${MOST_OF_A_PART} order by i.part, i.place`.execute(scope.db)
  return rows.filter((row) => !row.hasPreface)
}

/** Which part an item belongs to; null for none: a refuted allergy, a medicine that was stopped. */
const PART = sql`case
  when r.resource_type = 'Condition' and coalesce(r.status, 'active') in ('active', 'recurrence', 'relapse') then 'problems'
  when r.resource_type = 'Condition' and r.status in ('inactive', 'remission', 'resolved') then 'past-problems'
  when r.resource_type = 'AllergyIntolerance' and coalesce(r.status, 'active') in ('active', 'unconfirmed') then 'allergies'
  when r.resource_type in ('MedicationRequest', 'MedicationStatement') and r.status in ('active', 'on-hold', 'intended')
    then 'medications'
  when r.resource_type = 'Immunization' and r.status = 'completed' then 'immunizations'
  when r.resource_type = 'Procedure' and r.status in ('completed', 'in-progress') then 'procedures'
  when r.resource_type = 'CarePlan' and r.status = 'active' then 'care-plans'
  when r.resource_type = 'Observation' and r.category = 'laboratory' and r.status in ('final', 'amended', 'corrected')
    then 'results'
  when r.resource_type = 'Observation' and r.category = 'vitals' and r.status in ('final', 'amended', 'corrected')
    then 'vitals'
end`

import { type ClinicalDate, endOf } from '#base/instant'
import { type PrescriptionFacts, readPrescription } from '#formats/fhir/read-prescription'
import type { Resource } from '#formats/fhir/types'
import type { KindItem } from '#record'
import { namesOf } from '../item-row.tsx'
import { rowOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'

/** One entry of one institution's list, as its sender wrote it. */
export type MedicineEntry = PrescriptionFacts & {
  readonly itemId: string
  readonly title: string
  readonly otherName: string | null
  readonly dose: string | null
  readonly since: ClinicalDate | null
  readonly state: 'inForce' | 'lapsed' | 'over' | 'onHold' | 'planned'
  readonly institutionId: string
  readonly institutionName: string
}

/** What several lists have of one medicine, side by side: nobody here decides which is right. */
export type MedicineGroup = { readonly key: string; readonly entries: readonly MedicineEntry[] }

const STATES: Readonly<Record<string, MedicineEntry['state']>> = {
  active: 'inForce',
  'on-hold': 'onHold',
  intended: 'planned',
}
const LISTED: ReadonlySet<string> = new Set(['MedicationRequest', 'MedicationStatement'])

/** Whether an item is on its sender's list now. */
export function isCurrent({ resourceType, status }: Pick<KindItem, 'resourceType' | 'status'>): boolean {
  return LISTED.has(resourceType) && status !== null && Object.hasOwn(STATES, status)
}

/** What is current, by medicine: the same code, or the same name where a sender has none. */
export function medicinesOf(items: readonly KindItem[], frame: Frame): readonly MedicineGroup[] {
  const current = items.filter(isCurrent)
  const keyOf = ({ codeKey, title }: KindItem) => (codeKey.endsWith('|') ? title.trim().toLowerCase() : codeKey)
  return [...Map.groupBy(current, keyOf)]
    .map(([key, those]) => ({ key, entries: those.map((item) => entryOf(item, frame)) }))
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), frame.w.language))
}

/** One entry with what stands beside it. */
export function entryOf(item: KindItem, frame: Frame): MedicineEntry {
  const row = rowOf(item, frame)
  const facts = readPrescription(JSON.parse(item.body) as Resource)
  const state = STATES[item.status ?? ''] ?? 'inForce'
  return {
    ...facts,
    itemId: item.itemId,
    ...namesOf(row),
    dose: item.valueText,
    since: row.happened,
    state: state === 'inForce' && isOver(facts, frame) ? overAs(facts) : state,
    institutionId: item.institutionId,
    institutionName: item.institutionName,
  }
}

/** Whether its last day is over, though the sender still has it on the list. A year is over when the next one begins. */
export function isOver({ until }: Pick<PrescriptionFacts, 'until'>, { now }: Pick<Frame, 'now'>): boolean {
  return until !== null && endOf(until) <= now
}

/** A prescription runs out, and something that a person takes ends. */
function overAs({ isOrder }: PrescriptionFacts): 'lapsed' | 'over' {
  return isOrder ? 'lapsed' : 'over'
}

function nameOf({ entries }: MedicineGroup): string {
  return entries[0]!.title
}

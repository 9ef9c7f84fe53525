import { type ClinicalDate, readClinicalDate } from '#base/instant'
import { child, children, firstOf, number, text } from './elements.ts'
import { withoutNamesOfItems } from './quiet-references.ts'
import { say } from './say/say.ts'
import type { Resource } from './types.ts'

/** What stands on a list of medicines beside name and dose: MedicationRequest and MedicationStatement (R4). */
export type PrescriptionFacts = {
  readonly forWhat: string | null
  readonly by: string | null
  /** How often it may be handed out again; null where nobody says. */
  readonly repeats: number | null
  readonly until: ClinicalDate | null
  readonly isOrder: boolean
}

/** Reads what a medicine is for, by whom, and how long it holds; what is missing or malformed is null. */
export function readPrescription(received: Resource): PrescriptionFacts {
  const resource = withoutNamesOfItems(received)
  const dispense = child(resource, 'dispenseRequest')
  const repeats = number(dispense, 'numberOfRepeatsAllowed')
  const reasons = [...children(resource, 'reasonCode'), ...children(resource, 'reasonReference')]
  return {
    forWhat: reasons.flatMap((reason) => say(reason) ?? []).join(', ') || null,
    by: firstOf(resource, ['requester', 'informationSource', 'recorder'], say),
    repeats: repeats !== null && Number.isInteger(repeats) && repeats >= 0 ? repeats : null,
    until: readClinicalDate(
      text(child(dispense, 'validityPeriod'), 'end') ?? text(child(resource, 'effectivePeriod'), 'end'),
    ),
    isOrder: resource.resourceType === 'MedicationRequest',
  }
}

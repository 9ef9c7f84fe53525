import type { AllergyIntolerance } from 'fhir/r4.js'
import { ALLERGENS, type AllergenId } from '../codes/allergens.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, dateText } from '../ground/calendar.ts'
import type { Chart } from './chart.ts'

/** Writes an allergy, or that none is known. */
export function writeAllergy(
  chart: Chart,
  allergy: { allergen: AllergenId; day: Day; status?: 'confirmed' | 'unconfirmed' | 'refuted' },
): void {
  if (!chart.sends('allergies')) return
  const { code, display, category, criticality, reaction } = ALLERGENS[allergy.allergen]
  const resource: AllergyIntolerance & { id: string } = {
    resourceType: 'AllergyIntolerance',
    id: chart.id('alg'),
    clinicalStatus: { coding: [{ system: SYSTEMS.allergyClinical, code: 'active' }] },
    verificationStatus: { coding: [{ system: SYSTEMS.allergyVerification, code: allergy.status ?? 'confirmed' }] },
    code: { coding: [{ system: SYSTEMS.snomed, code, display }], text: display },
    patient: chart.patient,
    recordedDate: dateText(allergy.day),
    recorder: chart.staff('doctor'),
    ...(category && { type: 'allergy' as const, category: [category] }),
    ...(criticality && { criticality }),
    ...(reaction && {
      reaction: [{ manifestation: [{ coding: [{ system: SYSTEMS.snomed, ...reaction }], text: reaction.display }] }],
    }),
  }
  chart.put(resource)
}

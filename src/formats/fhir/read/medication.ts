import { child, children, text } from '../elements.ts'
import type { ItemValue } from '../item-draft.ts'
import { conceptWords } from '../say/concept.ts'
import { dosageText, doseText } from '../say/dosage.ts'
import { quantityText } from '../say/quantity.ts'
import { referenceWords, sayAll } from '../say/say.ts'
import type { Resource } from '../types.ts'
import type { Kind } from './kind.ts'
import { statusOfOrder } from './status.ts'

const NAME = ['medicationCodeableConcept', medicationWords] as const
const CODE = ['medicationCodeableConcept'] as const

export const medicationRequest: Kind = {
  title: NAME,
  code: CODE,
  happened: ['authoredOn', 'dosageInstruction.timing'],
  issued: ['authoredOn'],
  author: ['requester', 'recorder'],
  statusInstead: statusOfOrder,
  neverCare: ['draft', 'cancelled'],
  value: dosageValue,
  replaces: (resource) => [resource.priorPrescription],
  facts: [
    ['dose', dosageWords],
    ['route', 'dosageInstruction.route'],
    ['site', 'dosageInstruction.site'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['requester', 'requester'],
    ['intent', 'intent'],
    ['quantity', 'dispenseRequest.quantity'],
    ['refills', 'dispenseRequest.numberOfRepeatsAllowed'],
    ['period', 'dispenseRequest.validityPeriod'],
    ['substitution', 'substitution.reason'],
    ['outcome', 'statusReason'],
  ],
}

export const medicationStatement: Kind = {
  title: NAME,
  code: CODE,
  happened: ['effective[x]', 'dateAsserted'],
  issued: ['dateAsserted'],
  author: ['informationSource'],
  value: dosageValue,
  facts: [
    ['dose', dosageWords],
    ['route', 'dosage.route'],
    ['period', 'effective[x]'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['performer', 'informationSource'],
    ['outcome', 'statusReason'],
  ],
}

export const medicationDispense: Kind = {
  title: NAME,
  code: CODE,
  happened: ['whenHandedOver', 'whenPrepared'],
  issued: ['whenHandedOver', 'whenPrepared'],
  author: ['performer.actor'],
  neverCare: ['preparation', 'cancelled'],
  value: dosageValue,
  facts: [
    ['dose', dosageWords],
    ['quantity', 'quantity'],
    ['period', 'daysSupply'],
    ['performer', 'performer.actor'],
    ['location', 'location'],
    ['type', 'type'],
    ['substitution', 'substitution.type'],
    ['reason', 'statusReason[x]'],
  ],
}

export const medicationAdministration: Kind = {
  title: NAME,
  code: CODE,
  happened: ['effective[x]'],
  issued: [],
  author: ['performer.actor'],
  value: dosageValue,
  facts: [
    ['dose', (resource) => administeredDose(resource)],
    ['route', 'dosage.route'],
    ['site', 'dosage.site'],
    ['method', 'dosage.method'],
    ['performer', 'performer.actor'],
    ['reason', 'reasonCode', 'statusReason'],
    ['device', 'device'],
  ],
}

/** The name of a medicine that stands in another resource: its display, or what a contained Medication says. */
function medicationWords(resource: Resource): string | null {
  const reference = child(resource, 'medicationReference')
  const address = text(reference, 'reference')
  const contained = children(resource, 'contained').find((inner) => `#${inner.id}` === address)
  const code = child(contained ?? null, 'code')
  return referenceWords(resource, reference) ?? (code && conceptWords(code))
}

/** In a list, a medicine reads as its name and how to take it. */
function dosageValue(resource: Resource): ItemValue | null {
  const words = dosageWords(resource)
  return words === null ? null : { text: words, number: null, unit: null, ucum: null }
}

function dosageWords(resource: Resource): string | null {
  if (resource.resourceType === 'MedicationAdministration') return administeredDose(resource)
  const dosages = [...children(resource, 'dosageInstruction'), ...children(resource, 'dosage')]
  return dosages.map(dosageText).filter(Boolean).join('; ') || null
}

function administeredDose(resource: Resource): string | null {
  const dosage = child(resource, 'dosage')
  if (!dosage) return null
  return text(dosage, 'text') ?? quantityText(child(dosage, 'dose')) ?? doseText(dosage) ?? sayAll([dosage.rate])
}

import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf, entryTemplate, hasTemplate, relatedTo } from '../../elements.ts'
import { statusOf } from '../entry.ts'

/** Status observations by LOINC: of a problem, an allergy or a medicine. */
export const STATUS_CODES: readonly string[] = ['33999-4']

const BY_VALUE: Readonly<Record<string, string>> = {
  '55561003': 'active',
  '7087005': 'active',
  '255227004': 'recurrence',
  '246455001': 'recurrence',
  '263855007': 'relapse',
  '73425007': 'inactive',
  '90734009': 'active',
  '392521001': 'inactive',
  '277022003': 'remission',
  '413322009': 'resolved',
}

/** The code of the status observation in a statement (SNOMED CT); empty when there is none. */
export function statusObservation(statement: XmlElement): string {
  const found = relatedTo(statement)
    .map((related) => related.statement)
    .find(
      (each) =>
        each.name === 'observation' &&
        (STATUS_CODES.includes(attribute(childOf(each, 'code'), 'code') ?? '') ||
          hasTemplate(each, entryTemplate('6'), entryTemplate('28'), entryTemplate('47'))),
    )
  return attribute(childOf(found ?? null, 'value'), 'code') ?? ''
}

/** Whether a problem or allergy is active: its status observation says so, else the concern around it (C-CDA on FHIR). */
export function clinicalStatusOf(observation: XmlElement, concern: XmlElement): string {
  const own = BY_VALUE[statusObservation(observation)]
  if (own) return own
  const around = concern === observation ? '' : statusOf(concern)
  return around === '' || around === 'active' ? 'active' : 'inactive'
}

import type { Element } from '../../../fhir/types.ts'
import { element, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { at, attribute, childOf, relatedTo } from '../../elements.ts'
import { conceptOf, wordsOfConcept } from '../datatypes/concept.ts'
import { nameInWords } from '../datatypes/person.ts'
import { quantityOf } from '../datatypes/quantity.ts'
import { timeOf } from '../datatypes/time.ts'
import { addOf, type Entry, isNegated, observationsOf, unwrap } from '../entry.ts'
import { subjectOf } from '../mapping.ts'

const AGE_CODES = ['445518008', '397659008']

/** One relative and what is known of their health. */
export function mapFamilyMember(entry: Entry, organizer: XmlElement): void {
  const { mapping } = entry
  const relative = at(organizer, 'subject/relatedSubject')
  const person = childOf(relative, 'subject')
  const relationship = conceptOf(mapping, childOf(relative, 'code')) ?? { text: 'Family' }
  const observations = unwrap(organizer, 'observation')
  const conditions = observations
    .filter((each) => !isNegated(each))
    .map((each) => conditionOf(entry, each))
    .filter(isSaid)
  const denied = observations
    .filter(isNegated)
    .map((each) => wordsOfConcept(conceptOf(mapping, childOf(each, 'value'))))
  if (conditions.length === 0 && !denied.some(Boolean) && !relative) return
  const isDead = attribute(childOf(person, 'sdtc:deceasedInd'), 'value')
  addOf(
    entry,
    organizer,
    {
      resourceType: 'FamilyMemberHistory',
      status: 'completed',
      patient: subjectOf(mapping),
      name: nameInWords(childOf(person, 'name')),
      relationship,
      sex: sexOf(childOf(person, 'administrativeGenderCode')),
      bornDate: timeOf(mapping, childOf(person, 'birthTime'))?.slice(0, '2026-01-01'.length),
      deceasedBoolean: isDead === 'true' || isDead === 'false' ? isDead === 'true' : null,
      note: denied.flatMap((words) => (words ? [{ text: `No: ${words}` }] : [])),
      condition: conditions,
    },
    relationship,
  )
}

const GENDERS = 'http://hl7.org/fhir/administrative-gender'

function sexOf(code: XmlElement | null): Element | null {
  const known: Readonly<Record<string, string>> = { M: 'male', F: 'female' }
  const said = known[attribute(code, 'code') ?? '']
  return said ? { coding: [{ system: GENDERS, code: said }] } : null
}

function conditionOf(entry: Entry, observation: XmlElement): Element | null {
  const code = conceptOf(entry.mapping, childOf(observation, 'value'))
  if (!code) return null
  const [age] = observationsOf(observation, AGE_CODES)
  const years = quantityOf(entry.mapping, childOf(age ?? null, 'value'))
  const wasFatal = relatedTo(observation).some(({ type }) => type === 'CAUS')
  return element({
    code,
    contributedToDeath: wasFatal ? true : null,
    onsetAge: years && element({ value: years.value, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' }),
  })
}

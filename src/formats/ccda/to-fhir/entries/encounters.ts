import type { Element } from '../../../fhir/types.ts'
import { element, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { at, childOf, childrenOf, relatedTo, textIn } from '../../elements.ts'
import { codeIn, conceptOf, conceptOfAct } from '../datatypes/concept.ts'
import { nameOf } from '../datatypes/identifier.ts'
import { actorInWords, displayed } from '../datatypes/person.ts'
import { effectiveTimeOf, periodOf, spanOf } from '../datatypes/time.ts'
import { addOf, type Entry, statusOf, unwrap } from '../entry.ts'
import { type Mapping, subjectOf } from '../mapping.ts'
import { mapProblems } from './problems.ts'
import { locationOf, reasonsOf } from './procedures.ts'

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor'
const CPT = 'http://www.ama-assn.org/go/cpt'

/** Visits, with the diagnoses that were made at them. */
export function mapEncounters(entry: Entry, statement: XmlElement): void {
  for (const encounter of unwrap(statement, 'encounter')) mapEncounter(entry, encounter)
}

function mapEncounter(entry: Entry, encounter: XmlElement): void {
  const diagnoses = relatedTo(encounter)
    .filter(({ type, statement }) => type !== 'RSON' && (statement.name === 'act' || statement.name === 'observation'))
    .flatMap(({ statement }) => mapProblems(entry, statement, 'encounter-diagnosis'))
  const type = conceptOfAct(entry.mapping, encounter)
  const location = locationOf(entry, encounter)
  addOf(
    entry,
    encounter,
    {
      resourceType: 'Encounter',
      status: statusOfEncounter(encounter),
      class: classOf(childOf(encounter, 'code')),
      type: [type].filter(isSaid),
      subject: subjectOf(entry.mapping),
      participant: displayed(childrenOf(encounter, 'performer').map(actorInWords)).map((individual) => ({
        individual,
      })),
      period: periodOf(spanOf(entry.mapping, effectiveTimeOf(encounter))),
      reasonCode: reasonsOf(entry, encounter),
      diagnosis: diagnoses.map((condition) => ({ condition })),
      hospitalization: dischargeOf(entry.mapping, encounter),
      location: location ? [{ location }] : [],
    },
    // Header and section speak of one visit under one id, mostly in other words.
    nameOf(encounter) === null ? type : null,
  )
}

function statusOfEncounter(encounter: XmlElement): string {
  switch (statusOf(encounter)) {
    case 'nullified':
      return 'entered-in-error'
    case 'aborted':
    case 'cancelled':
      return 'cancelled'
    case 'active':
      return 'in-progress'
    default:
      return 'finished'
  }
}

const CLASSES: ReadonlySet<string> = new Set('AMB EMER FLD HH IMP ACUTE NONAC OBSENC PRENC SS VR'.split(' '))

/** The class, where a code tells it: one of ActEncounterCode, or the CPT code of such a visit. It is never guessed. */
export function classOf(code: XmlElement | null): Element {
  const told = codeIn(code, ACT_CODE)?.toUpperCase() ?? ''
  if (CLASSES.has(told)) return { system: ACT_CODE, code: told }
  const billed = codeIn(code, CPT) ?? ''
  if (/^9928[1-5]$/.test(billed)) return { system: ACT_CODE, code: 'EMER', display: 'emergency' }
  if (/^992(2[1-3]|3[1-9])$/.test(billed)) return { system: ACT_CODE, code: 'IMP', display: 'inpatient encounter' }
  if (/^99(20[1-5]|21[1-5]|24[1-5])$/.test(billed)) return { system: ACT_CODE, code: 'AMB', display: 'ambulatory' }
  return { system: NULL_FLAVOR, code: 'UNK', display: 'Visit' }
}

function dischargeOf(mapping: Mapping, encounter: XmlElement): Element | null {
  const disposition = conceptOf(
    mapping,
    childOf(encounter, 'sdtc:dischargeDispositionCode') ?? childOf(encounter, 'dischargeDispositionCode'),
  )
  return disposition && { dischargeDisposition: disposition }
}

/** The visit that the document was written about (componentOf), unless a section tells of it under the same id. */
export function mapEncompassing(entry: Entry, root: XmlElement): void {
  const encounter = at(root, 'componentOf/encompassingEncounter')
  if (!encounter) return
  const { mapping } = entry
  const span = spanOf(mapping, effectiveTimeOf(encounter))
  const id = nameOf(encounter)
  const told = mapping.drafts.filter(({ resourceType }) => resourceType === 'Encounter')
  const isTold = told.some(({ names, parts }) =>
    id === null ? startOf(parts) !== null && startOf(parts) === span.start : names.parts[0] === id,
  )
  if (isTold || (id === null && span.start === null)) return
  const place =
    textIn(at(encounter, 'location/healthCareFacility/location/name')) ||
    textIn(at(encounter, 'location/healthCareFacility/serviceProviderOrganization/name'))
  const people = [...childrenOf(encounter, 'responsibleParty'), ...childrenOf(encounter, 'encounterParticipant')].map(
    actorInWords,
  )
  const code = childOf(encounter, 'code')
  addOf(
    entry,
    encounter,
    {
      resourceType: 'Encounter',
      status: span.end ? 'finished' : 'unknown',
      class: classOf(code),
      type: [code && conceptOf(mapping, code)].filter(isSaid),
      subject: subjectOf(mapping),
      participant: displayed(people).map((individual) => ({ individual })),
      period: periodOf(span),
      hospitalization: dischargeOf(mapping, encounter),
      location: place ? [{ location: element({ display: place }) }] : [],
    },
    null,
  )
}

function startOf({ period }: Readonly<Record<string, unknown>>): string | null {
  const start = (period as Element | undefined)?.start
  return typeof start === 'string' ? start : null
}

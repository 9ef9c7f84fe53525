import type { Element } from '../../fhir/types.ts'
import { firstOf, type Segment, valueAt } from '../message.ts'
import { coded, codeIn, codeOf, conceptAt, conceptOf, wordsOf } from './datatypes/concept.ts'
import { entityIdentifier, entityKey } from './datatypes/identifier.ts'
import { practitionersAt } from './datatypes/person-name.ts'
import { element, isSaid } from './element.ts'
import { firstNamed, patientGroups, withNotes } from './groups.ts'
import { confidentialityAt } from './labels.ts'
import { addResource, type Mapping, refuse, type Subject, timeAt } from './mapping.ts'
import { addPatient } from './patient.ts'
import { attachmentsOf, textAttachment } from './results/attachment.ts'
import { planResults } from './results/plan-results.ts'
import { reportText } from './results/report-text.ts'
import { stableId } from './stable-id.ts'
import { visitReference } from './visit.ts'

const LOINC = 'http://loinc.org'

/** Table 0270 with words, and the LOINC type (FHIR c80-doc-typecodes) by which a document finds its category. */
const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  AR: ['Autopsy report', '18743-5'],
  CD: ['Cardiodiagnostics', '34752-6'],
  CN: ['Consultation', '11488-4'],
  DI: ['Diagnostic imaging', '18748-4'],
  DS: ['Discharge summary', '18842-5'],
  ED: ['Emergency department report', '34111-5'],
  HP: ['History and physical examination', '34117-2'],
  OP: ['Operative report', '11504-8'],
  PC: ['Psychiatric consultation', '34788-0'],
  PH: ['Psychiatric history and physical examination', '34117-2'],
  PN: ['Procedure note', '28570-0'],
  PR: ['Progress note', '11506-3'],
  SP: ['Surgical pathology', '11526-1'],
  TS: ['Transfer summary', '18761-7'],
}

/** How a document stands to the one that TXA-13 names, by event (table 0003, v2.5 chapter 9.6). */
const RELATIONS: Readonly<Record<string, string>> = {
  T05: 'appends',
  T06: 'appends',
  T07: 'replaces',
  T08: 'replaces',
  T09: 'replaces',
  T10: 'replaces',
}

const EVENT = /^T(0[1-9]|1[01])$/

/** MDM: a document, or news of one. */
export function mapDocument(mapping: Mapping): void {
  const { trigger } = mapping.message.header
  if (!EVENT.test(trigger)) {
    const what = `The event ${trigger || '(none)'} of MDM is not known here.`
    refuse(mapping, 'MSH', 9, { code: 201, what, mend: 'Send T01 to T11.' })
    return
  }
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (subject) addDocument(mapping, subject, segments)
  }
}

function addDocument(mapping: Mapping, subject: Subject, segments: readonly Segment[]): void {
  const txa = firstNamed(segments, 'TXA')
  const key = txa && documentKey(mapping, subject, txa)
  if (!txa || !key) {
    const what = txa ? 'TXA-12 has no document number.' : 'There is no TXA: nothing says which document it is.'
    refuse(mapping, txa ?? 'TXA', txa ? 12 : null, {
      code: txa ? 101 : 100,
      what,
      mend: 'Send the unique number in TXA-12.',
    })
    return
  }
  const { systems } = mapping.context
  const id = stableId('DocumentReference', [key])
  const resource = {
    resourceType: 'DocumentReference',
    id,
    masterIdentifier: entityIdentifier(firstOf(txa, 12), null, systems),
    identifier: [
      entityIdentifier(firstOf(txa, 15), 'FILL', systems),
      entityIdentifier(firstOf(txa, 14), 'PLAC', systems),
    ].filter(isSaid),
    status: statusOf(mapping, txa),
    docStatus: DOC_STATUS[valueAt(txa, 17).toUpperCase()],
    type: typeOf(mapping, txa, segments),
    category: kindOf(mapping, txa),
    subject: subject.reference,
    date: instantOf(timeAt(mapping, txa, 6) ?? timeAt(mapping, txa, 4)),
    author: [...practitionersAt(txa, 9, systems), ...practitionersAt(txa, 5, systems)],
    authenticator: practitionersAt(txa, 22, systems)[0] ?? practitionersAt(txa, 10, systems)[0],
    relatesTo: relationOf(mapping, txa, id),
    description: valueAt(txa, 25) || orderName(segments),
    content: contentOf(mapping, segments, txa),
    context: contextOf(mapping, segments, txa),
  }
  const place = { where: `TXA ${txa.sequence}`, isPartial: true, resource }
  addResource(mapping, place, confidentialityAt(txa, 18))
}

/** The unique document number; an old system without one has a file name or its order's number. */
function documentKey(mapping: Mapping, subject: Subject, txa: Segment): string | null {
  const number = entityKey(firstOf(txa, 12), mapping.facility)
  if (number) return number
  const order = entityKey(firstOf(txa, 15), mapping.facility) ?? entityKey(firstOf(txa, 14), mapping.facility)
  const rest = order ?? valueAt(txa, 16)
  return rest ? `${subject.id} ${codeOf(firstOf(txa, 2))} ${rest}` : null
}

/** T11 takes it back. A document that is deleted, obsolete or not for use in care (TXA-19) is not shown. */
function statusOf(mapping: Mapping, txa: Segment): string {
  const availability = valueAt(txa, 19).toUpperCase()
  if (mapping.message.header.trigger === 'T11' || availability === 'CA' || availability === 'UN')
    return 'entered-in-error'
  return availability === 'OB' ? 'entered-in-error' : 'current'
}

/** TXA-17 (table 0271). */
const DOC_STATUS: Readonly<Record<string, string>> = {
  DI: 'preliminary',
  DO: 'final',
  IN: 'preliminary',
  IP: 'preliminary',
  PA: 'preliminary',
  LA: 'final',
  AU: 'final',
}

/** TXA-2, with the LOINC type of table 0270; one that is LOINC by itself, or by the name of its order, as it is. */
function typeOf(mapping: Mapping, txa: Segment, segments: readonly Segment[]): Element | null {
  const written = firstOf(txa, 2)
  const [words, loinc] = TYPES[codeOf(written).toUpperCase()] ?? []
  const own = conceptOf(written, mapping.facility)
  const known = codeIn(written, LOINC, mapping.facility) ?? loinc ?? bareLoinc(codeOf(written))
  const obr = firstNamed(segments, 'OBR')
  const ofOrder = obr && codeIn(firstOf(obr, 4), LOINC, mapping.facility)
  const code = known ?? ofOrder
  if (!code) return own
  const coding = element({ system: LOINC, code, display: words })
  return element({ coding: [coding], text: words ?? (wordsOf(written) || null) })
}

/** The kind in the sender's own code: table 0270 has a system of its own. */
function kindOf(mapping: Mapping, txa: Segment): readonly Element[] {
  const written = firstOf(txa, 2)
  const code = codeOf(written).toUpperCase()
  const words = TYPES[code]?.[0]
  if (words) return [coded('http://terminology.hl7.org/CodeSystem/v2-0270', code, words)]
  return [conceptOf(written, mapping.facility)].filter(isSaid)
}

/** A LOINC number needs no other name; table 0270 has two letters. */
function bareLoinc(code: string): string | null {
  return /^\d{4,5}-\d$/.test(code) ? code : null
}

function relationOf(mapping: Mapping, txa: Segment, id: string): readonly Element[] {
  const code = RELATIONS[mapping.message.header.trigger]
  const parent = entityKey(firstOf(txa, 13), mapping.facility)
  const target = parent && stableId('DocumentReference', [parent])
  if (!code || !target || target === id) return []
  return [{ code, target: { reference: `DocumentReference/${target}` } }]
}

/** What the document is about, in the words of its order. */
function orderName(segments: readonly Segment[]): string {
  const obr = firstNamed(segments, 'OBR')
  return obr ? wordsOf(firstOf(obr, 4)) : ''
}

/**
 * The document itself: ED as it is, lines of text as one text. News without content (T01, T03 ...) has a title only, and
 * what came before stays.
 */
function contentOf(mapping: Mapping, segments: readonly Segment[], txa: Segment): readonly Element[] {
  const lines = withNotes(segments, 'OBX').map(([obx, notes]) => ({ obx, notes }))
  const { documents, text } = planResults(lines, { codes: [], isVitals: false, documentType: LOINC })
  const kind = firstOf(txa, 2)
  const title =
    valueAt(txa, 25) || orderName(segments) || TYPES[codeOf(kind).toUpperCase()]?.[0] || wordsOf(kind) || 'Document'
  const written = reportText(text, title)
  const attachments = [
    ...documents.flatMap(({ obx }) => attachmentsOf(mapping, obx)),
    ...(written ? [textAttachment(written, title)] : []),
  ]
  return (attachments.length ? attachments : [{ title }]).map((attachment) => ({ attachment }))
}

function contextOf(mapping: Mapping, segments: readonly Segment[], txa: Segment): Element {
  const encounter = visitReference(mapping, firstNamed(segments, 'PV1'))
  const start = timeAt(mapping, txa, 4)
  const obr = firstNamed(segments, 'OBR')
  const event = obr && conceptAt(obr, 4, mapping.facility)
  return element({
    encounter: encounter ? [encounter] : [],
    event: event ? [event] : [],
    period: start ? { start } : null,
  })
}

/** DocumentReference.date is an instant: a day alone is none. */
function instantOf(time: string | null): string | null {
  return time?.includes('T') ? time : null
}

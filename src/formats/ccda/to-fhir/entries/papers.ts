import { say } from '../../../fhir/say/say.ts'
import type { Element } from '../../../fhir/types.ts'
import { element, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { allAt, at, attribute, childOf, childrenOf, relatedTo, textIn } from '../../elements.ts'
import { conceptOf, conceptOfAct, wordsOfConcept } from '../datatypes/concept.ts'
import { actorInWords, displayed, organizationInWords } from '../datatypes/person.ts'
import { effectiveTimeOf, instantOf, periodOf, spanOf } from '../datatypes/time.ts'
import { addOf, authoredAt, authorsOf, type Entry, notesOf, statusOf, unwrap, wordsOfText } from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { blocksOf } from '../narrative/blocks.ts'
import { htmlOf } from '../narrative/html.ts'
import { referencesOf } from '../narrative/words.ts'
import { attachmentOf, isAttachment } from './attachment.ts'
import { isValueSaid, valueIn } from './value.ts'

const LOINC = 'http://loinc.org'
const CLINICAL_NOTE: Element = {
  coding: [
    {
      system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
      code: 'clinical-note',
      display: 'Clinical Note',
    },
  ],
}
const ANY_NOTE = '34109-9'

/** A note (Note Activity): its kind by the translation of its code, its text from the narrative or as a file. */
export function mapNote(entry: Entry, act: XmlElement): boolean {
  const { mapping, section } = entry
  const text = childOf(act, 'text')
  const content = text && isAttachment(text) ? attachmentOf(mapping, text, null) : noteText(entry, text)
  if (!content) return false
  const code = conceptOf(mapping, childOf(act, 'code'))
  const type = typeOfNote(code) ?? section.type ?? code
  const { start } = spanOf(mapping, effectiveTimeOf(act))
  addOf(
    entry,
    act,
    {
      resourceType: 'DocumentReference',
      status: statusOf(act) === 'nullified' ? 'entered-in-error' : 'current',
      type,
      category: [CLINICAL_NOTE],
      subject: subjectOf(mapping),
      date: instantOf(authoredAt(entry, act)) ?? instantOf(start) ?? (start ? null : mapping.written.instant),
      author: authorsOf(act),
      content: [{ attachment: content }],
      context: start ? { period: { start } } : null,
    },
    type,
  )
  return true
}

/** "Note" says nothing; its translation says which. */
function typeOfNote(code: Element | null): Element | null {
  const codings = (code?.coding ?? []) as readonly Element[]
  const telling = codings.filter((coding) => coding.system === LOINC && coding.code !== ANY_NOTE)
  return telling.length > 0 ? element({ coding: telling, text: telling[0]!.display }) : null
}

function noteText({ mapping }: Entry, text: XmlElement | null): Element | null {
  if (!text) return null
  const places = referencesOf(text)
    .map((id) => mapping.narrative.get(id))
    .filter((place) => place !== undefined)
  const html = places.length > 0 ? places.map((place) => htmlOf(blocksOf(place))).join('') : htmlOf(blocksOf(text))
  return html ? { contentType: 'text/html', data: Buffer.from(html).toString('base64') } : null
}

/** What somebody wants done or not done when they cannot say it (Advance Directive Observation). */
export function mapDirectives(entry: Entry, statement: XmlElement): void {
  for (const directive of unwrap(statement, 'observation')) mapDirective(entry, directive)
}

function mapDirective(entry: Entry, directive: XmlElement): void {
  const { mapping } = entry
  const type = conceptOfAct(mapping, directive)
  if (!type) return
  const values = childrenOf(directive, 'value')
    .map((value) => valueIn(mapping, value))
    .filter(isValueSaid)
  const said = values.map((value) => say(Object.values(value)[0])).filter(isSaid)
  const words = [wordsOfConcept(type), ...said].filter(isSaid).join(': ')
  const span = spanOf(mapping, effectiveTimeOf(directive))
  const who = childrenOf(directive, 'participant').map((participant) => actorInWords(participant))
  const lines = [words, wordsOfText(entry, directive), ...displayed(who).map(({ display }) => String(display))].filter(
    isSaid,
  )
  addOf(
    entry,
    directive,
    {
      resourceType: 'DocumentReference',
      status: statusOf(directive) === 'nullified' ? 'entered-in-error' : 'current',
      type,
      category: [{ coding: [{ system: LOINC, code: '42348-3', display: 'Advance directives' }] }],
      subject: subjectOf(mapping),
      date: instantOf(authoredAt(entry, directive)),
      author: authorsOf(directive),
      description: words,
      content: [
        {
          attachment: {
            contentType: 'text/plain',
            data: Buffer.from([...new Set(lines)].join('\n\n')).toString('base64'),
          },
        },
      ],
      context: periodOf({ start: span.start, end: span.end === span.start ? null : span.end }) && {
        period: periodOf({ start: span.start, end: span.end === span.start ? null : span.end }),
      },
    },
    type,
  )
}

/** Who pays (Policy Activity): kept, and in no list of a person's record. */
export function mapCoverages(entry: Entry, act: XmlElement): void {
  const policies = relatedTo(act)
    .map(({ statement }) => statement)
    .filter(({ name }) => name === 'act')
  for (const policy of policies.length > 0 ? policies : [act]) mapCoverage(entry, policy)
}

function mapCoverage(entry: Entry, policy: XmlElement): void {
  const { mapping } = entry
  const payers = childrenOf(policy, 'performer').map(
    (performer) => organizationInWords(childOf(performer, 'assignedEntity')) ?? actorInWords(performer),
  )
  const holder = childrenOf(policy, 'participant').find(({ attributes }) => attributes.typeCode === 'COV') ?? null
  const member = at(holder, 'participantRole/id')
  const type = conceptOf(mapping, childOf(policy, 'code'))
  const payor = displayed(payers)
  addOf(
    entry,
    policy,
    {
      resourceType: 'Coverage',
      status: 'active',
      type,
      subscriberId: attribute(member, 'extension'),
      beneficiary: subjectOf(mapping),
      period: periodOf(spanOf(mapping, childOf(holder, 'time') ?? effectiveTimeOf(policy))),
      payor: payor.length > 0 ? payor : [{ display: wordsOfConcept(type) ?? 'unknown' }],
    },
    type,
  )
}

/** The people who look after somebody (Care Team Organizer). */
export function mapCareTeam(entry: Entry, organizer: XmlElement): void {
  const { mapping } = entry
  const members = [
    ...childrenOf(organizer, 'participant'),
    ...allAt(organizer, 'component/act/performer'),
    ...childrenOf(organizer, 'performer'),
  ].flatMap((member) => {
    const name = actorInWords(member)
    const role = conceptOf(
      mapping,
      childOf(member, 'sdtc:functionCode') ?? childOf(member, 'functionCode') ?? at(member, 'assignedEntity/code'),
    )
    return name ? [element({ role: role ? [role] : [], member: { display: name } })] : []
  })
  const text = wordsOfText(entry, organizer)
  if (members.length === 0) return
  addOf(
    entry,
    organizer,
    {
      resourceType: 'CareTeam',
      status: statusOf(organizer) === 'completed' ? 'inactive' : 'active',
      name: textIn(at(organizer, 'code/originalText')) || text?.slice(0, 100) || 'Care team',
      subject: subjectOf(mapping),
      period: periodOf(spanOf(mapping, effectiveTimeOf(organizer))),
      participant: members,
      note: notesOf(entry, organizer),
    },
    null,
  )
}

import type { Element } from '../../../fhir/types.ts'
import { element, elementOrNull } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { childOf, entryTemplate, hasTemplate, relatedTo } from '../../elements.ts'
import { conceptOf, conceptOfAct, shortened, wordsOfConcept } from '../datatypes/concept.ts'
import { effectiveTimeOf, instantOf, spanOf, timesOf } from '../datatypes/time.ts'
import {
  addOf,
  authoredAt,
  authorsOf,
  type Entry,
  isNegated,
  moodOf,
  notesOf,
  performersOf,
  statusOf,
  wordsOfText,
} from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { mapMedications, medicineOf } from './medications.ts'
import { locationOf, reasonsOf } from './procedures.ts'
import { isValueSaid, valueIn } from './value.ts'

/** What is planned, ordered or proposed: medicines, visits, and everything else as a request. */
export function mapPlanned(entry: Entry, statement: XmlElement): void {
  if (moodOf(statement) === 'GOL') mapGoal(entry, statement)
  else if (statement.name === 'substanceAdministration') mapMedications(entry, statement, true)
  else if (statement.name === 'encounter') mapPlannedVisit(entry, statement)
  else mapRequest(entry, statement)
}

/** The code of an instruction says what kind it is ("provider instructions"); its words say what to do. */
const INSTRUCTION = entryTemplate('20')

const INTENTS: Readonly<Record<string, string>> = { RQO: 'order', ARQ: 'order', PRP: 'proposal', PRMS: 'proposal' }

function mapRequest(entry: Entry, statement: XmlElement): void {
  const words = wordsOfText(entry, statement)
  const named =
    (statement.name === 'supply' ? medicineOf(entry, statement) : null) ?? conceptOfAct(entry.mapping, statement)
  const code = named && words && hasTemplate(statement, INSTRUCTION) ? { ...named, text: shortened(words) } : named
  if (!code) return
  addOf(
    entry,
    statement,
    {
      resourceType: 'ServiceRequest',
      status: requestStatus(statement),
      intent: INTENTS[moodOf(statement)] ?? 'plan',
      doNotPerform: isNegated(statement) ? true : null,
      code,
      subject: subjectOf(entry.mapping),
      ...timesOf('occurrence', spanOf(entry.mapping, effectiveTimeOf(statement))),
      authoredOn: authoredAt(entry, statement),
      requester: authorsOf(statement)[0],
      performer: performersOf(statement),
      reasonCode: reasonsOf(entry, statement),
      note: notesOf(entry, statement),
      patientInstruction: words !== wordsOfConcept(code) ? words : null,
    },
    code,
  )
}

function requestStatus(statement: XmlElement): string {
  switch (statusOf(statement)) {
    case 'nullified':
      return 'entered-in-error'
    case 'aborted':
    case 'cancelled':
      return 'revoked'
    case 'completed':
      return 'completed'
    case 'held':
    case 'suspended':
      return 'on-hold'
    default:
      return 'active'
  }
}

/** A visit that is wished for or agreed (mood APT, with its time); what it is for stands in its description. */
function mapPlannedVisit(entry: Entry, encounter: XmlElement): void {
  const { mapping } = entry
  const inner = relatedTo(encounter).find(({ statement }) => statement.name === 'encounter')?.statement
  const type = conceptOfAct(mapping, encounter) ?? (inner ? conceptOfAct(mapping, inner) : null)
  const { start, end } = spanOf(mapping, effectiveTimeOf(encounter))
  const [from, until] = [instantOf(start), instantOf(end)]
  const isAgreed = moodOf(encounter) === 'APT' && from !== null && until !== null
  const place = locationOf(entry, encounter)
  if (!type && !start && !place) return
  addOf(
    entry,
    encounter,
    {
      resourceType: 'Appointment',
      status: isCancelled(encounter) ? 'cancelled' : isAgreed ? 'booked' : 'proposed',
      serviceType: type ? [type] : [],
      reasonCode: reasonsOf(entry, encounter),
      description: place ? [wordsOfConcept(type), place.display].filter(Boolean).join(', ') : null,
      start: from,
      end: until,
      requestedPeriod: from && until ? [] : [elementOrNull({ start, end: end === start ? null : end })].filter(Boolean),
      participant: [
        { actor: subjectOf(mapping), status: isAgreed ? 'accepted' : 'needs-action' },
        ...performersOf(encounter).map((actor) => ({ actor, status: 'needs-action' })),
      ],
    },
    type,
  )
}

function isCancelled(statement: XmlElement): boolean {
  return ['aborted', 'cancelled'].includes(statusOf(statement))
}

/** What is aimed at, in words, with a measure where one is named. */
export function mapGoal(entry: Entry, statement: XmlElement): void {
  const { mapping } = entry
  const measure = conceptOf(mapping, childOf(statement, 'code'))
  const value = childOf(statement, 'value')
  const aim = value ? valueIn(mapping, value) : {}
  const words = wordsOfText(entry, statement)
  const description = goalWords({ measure, aim, words })
  if (!description) return
  const { start, end } = spanOf(mapping, effectiveTimeOf(statement))
  const target = element({
    measure,
    detailQuantity: aim.valueQuantity,
    detailRange: aim.valueRange,
    detailCodeableConcept: aim.valueCodeableConcept,
    detailString: aim.valueString,
    dueDate: start === end ? null : end?.slice(0, DAY_LENGTH),
  })
  const hasDetail = Object.keys(target).some((name) => name !== 'measure')
  addOf(
    entry,
    statement,
    {
      resourceType: 'Goal',
      lifecycleStatus: goalStatus(statement),
      description,
      subject: subjectOf(mapping),
      startDate: start?.slice(0, DAY_LENGTH),
      target: hasDetail ? [target] : [],
      expressedBy: authorsOf(statement)[0],
      note: notesOf(entry, statement),
    },
    description,
  )
}

const DAY_LENGTH = '2026-01-01'.length

function goalWords({
  measure,
  aim,
  words,
}: {
  measure: Element | null
  aim: Readonly<Record<string, unknown>>
  words: string | null
}): Element | null {
  if (typeof aim.valueString === 'string') return { text: aim.valueString }
  if (measure && (!words || isValueSaid(aim))) return measure
  return words ? element({ ...measure, text: words }) : ((aim.valueCodeableConcept as Element | undefined) ?? null)
}

function goalStatus(statement: XmlElement): string {
  switch (statusOf(statement)) {
    case 'nullified':
      return 'entered-in-error'
    case 'aborted':
    case 'cancelled':
      return 'cancelled'
    case 'completed':
      return 'completed'
    case 'held':
    case 'suspended':
      return 'on-hold'
    default:
      return 'active'
  }
}

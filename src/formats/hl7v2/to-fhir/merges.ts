import type { PatientChange } from '../mapped-message.ts'
import { firstOf, partOf, type Segment, valueAt } from '../message.ts'
import { authorityAt, systemOf } from './datatypes/identifier.ts'
import { addResource, type Mapping, refuse, type Subject, warn } from './mapping.ts'
import { addPatient, numbersAt, subjectByNumbers } from './patient.ts'
import { stableId } from './stable-id.ts'
import { addVisit, visitIdByNumber } from './visit.ts'

/** What an event does (v2.5 chapter 3.3.18 and 3.3.34 to 3.3.51; A18, A34 to A36 and A46 as they were until 2.4). */
const EVENTS: Readonly<Record<string, 'merge' | 'change-identifier' | 'move' | 'link' | 'visit-number'>> = {
  A18: 'merge',
  A24: 'link',
  A30: 'merge',
  A34: 'merge',
  A35: 'move',
  A36: 'merge',
  A39: 'merge',
  A40: 'merge',
  A41: 'move',
  A42: 'visit-number',
  A43: 'change-identifier',
  A44: 'move',
  A45: 'move',
  A46: 'change-identifier',
  A47: 'change-identifier',
  A48: 'change-identifier',
  A49: 'move',
  A50: 'visit-number',
  A51: 'visit-number',
}

export function isChange(event: string): boolean {
  return event in EVENTS
}

/** PID is the number that stays, MRG the one that goes (A39 to A42: as many pairs as the message has). */
export function addChanges(mapping: Mapping): void {
  const { segments, header } = mapping.message
  const kind = EVENTS[header.trigger]!
  if (kind === 'link') addLink(mapping)
  else for (const pair of pairsOf(segments)) addChange(mapping, kind, pair)
}

type Pair = { readonly pid: Segment; readonly mrg: Segment | null; readonly segments: readonly Segment[] }

function pairsOf(segments: readonly Segment[]): readonly Pair[] {
  const starts = segments.flatMap(({ name }, at) => (name === 'PID' ? [at] : []))
  return starts.map((start, number) => {
    const own = segments.slice(start, starts[number + 1])
    return { pid: own[0]!, mrg: own.find(({ name }) => name === 'MRG') ?? null, segments: own }
  })
}

function addChange(mapping: Mapping, kind: 'merge' | 'change-identifier' | 'move' | 'visit-number', pair: Pair): void {
  const { pid, mrg, segments } = pair
  const into = addPatient(mapping, pid, segments)
  if (!into) return
  if (!mrg) {
    refuse(mapping, 'MRG', null, {
      code: 100,
      what: `The PID ${pid.sequence} has no MRG behind it: nothing says which number it replaces.`,
      mend: 'Send the prior number in MRG-1, one MRG for each PID.',
    })
    return
  }
  const from = priorSubject(mapping, mrg)
  const pv1 = segments.find(({ name }) => name === 'PV1') ?? null
  if (kind === 'visit-number') changeVisitNumber(mapping, into, { ...pair, mrg, pv1 })
  else if (kind === 'move') addMove(mapping, { from: from ?? into, into }, { ...pair, mrg, pv1 })
  else if (kind === 'change-identifier') addNewNumber(mapping, { from, into }, { ...pair, mrg })
  else addMerge(mapping, { from, into }, mrg)
}

/** MRG-1, in older versions MRG-4. */
function priorSubject(mapping: Mapping, mrg: Segment): Subject | null {
  return subjectByNumbers([...numbersAt(mapping, mrg, 1), ...numbersAt(mapping, mrg, 4)])
}

type Two = { readonly from: Subject | null; readonly into: Subject }

function addMerge(mapping: Mapping, { from, into }: Two, mrg: Segment): void {
  const change = from && changeOf('merge', from, into)
  if (change) mapping.changes.push(change)
  else refuseNumbers(mapping, mrg, from)
}

/**
 * A43: the same number in PID-3 and MRG-1 moves from the person of MRG-4 to the one of PID-2. A46 to A48: another number
 * for the same person.
 */
function addNewNumber(mapping: Mapping, { from, into }: Two, { pid, mrg }: Pair & { readonly mrg: Segment }): void {
  const change = from && changeOf('change-identifier', from, into)
  if (change) mapping.changes.push(change)
  else {
    const [before, after] = [subjectByNumbers(numbersAt(mapping, mrg, 4)), subjectByNumbers(numbersAt(mapping, pid, 2))]
    const moved = before && after && changeOf('change-identifier', before, after)
    if (moved) mapping.changes.push(moved)
    else refuseNumbers(mapping, mrg, from)
  }
}

/** The keys of two patients, without those that both have; null when the two are one already. */
function changeOf(kind: 'merge' | 'change-identifier', from: Subject, into: Subject): PatientChange | null {
  const before = from.keys.filter((key) => !into.keys.includes(key))
  return from.id === into.id || before.length === 0 ? null : { kind, from: before, into: into.keys }
}

function refuseNumbers(mapping: Mapping, mrg: Segment, from: Subject | null): void {
  if (from) {
    const what = 'MRG-1 is the number of PID-3: there is nothing to merge.'
    warn(mapping, mrg, 1, { code: 204, what, mend: 'Send the number that goes in MRG-1, the one that stays in PID-3.' })
  } else {
    const what = 'MRG-1 names no number.'
    refuse(mapping, mrg, 1, { code: 101, what, mend: 'Send the prior patient number, with its authority, in MRG-1.' })
  }
}

type Moved = Pair & { readonly mrg: Segment; readonly pv1: Segment | null }

/** Only the named account and visit go over: A35, A41 and A49 merge or rename accounts, A44 and A45 move them. */
function addMove(
  mapping: Mapping,
  { from, into }: { readonly from: Subject; readonly into: Subject },
  moved: Moved,
): void {
  const { pid, mrg, pv1 } = moved
  const account = accountId(mapping, mrg, 3) ?? accountId(mapping, pid, 18)
  const visit = visitIdByNumber(mapping, firstOf(mrg, 5)) ?? (pv1 && visitIdByNumber(mapping, firstOf(pv1, 19)))
  const names = [...(visit ? [`Encounter/${visit}`] : []), ...(account ? [`Account/${account}`] : [])]
  if (names.length) mapping.changes.push({ kind: 'move', from: from.keys, into: into.keys, moved: names })
  else {
    const what = 'Neither MRG-3 nor MRG-5 names an account or a visit to move.'
    refuse(mapping, mrg, 3, { code: 101, what, mend: 'Send the account in MRG-3, or the visit in MRG-5.' })
  }
  if (pv1) addVisit(mapping, into, { pid, pv1, segments: moved.segments }, 'unknown')
}

function accountId(mapping: Mapping, segment: Segment, field: number): string | null {
  const number = firstOf(segment, field)
  const value = valueAt(segment, field)
  if (!number || !value || !partOf(number, 1)) return null
  const system = systemOf(authorityAt(number, 4), mapping.context.systems) ?? `at ${mapping.facility}`
  return stableId('Account', [system, value])
}

/** The visit goes on under its new number; the old one is no visit any more. */
function changeVisitNumber(mapping: Mapping, subject: Subject, { pid, mrg, pv1, segments }: Moved): void {
  const before = visitIdByNumber(mapping, firstOf(mrg, 5)) ?? visitIdByNumber(mapping, firstOf(mrg, 6))
  const after = pv1 && visitIdByNumber(mapping, firstOf(pv1, 19))
  if (!pv1 || !before || !after) {
    const what = 'The old visit number (MRG-5) or the new one (PV1-19) is missing.'
    refuse(mapping, mrg, 5, { code: 101, what, mend: 'Send both numbers.' })
    return
  }
  addVisit(mapping, subject, { pid, pv1, segments }, 'unknown')
  if (before === after) return
  const was = {
    resourceType: 'Encounter',
    id: before,
    status: 'entered-in-error',
    class: CLASS,
    subject: subject.reference,
  }
  addResource(mapping, { where: `MRG ${mrg.sequence}`, isPartial: true, resource: was })
}

const CLASS = { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK', display: 'Visit' }

/** A24: two numbers are one person; neither goes. */
function addLink(mapping: Mapping): void {
  const [into, ...others] = pairsOf(mapping.message.segments).map(({ pid, segments }) =>
    addPatient(mapping, pid, segments),
  )
  if (into && others.length === 0) {
    const what = 'A24 links two patients; only one PID came.'
    refuse(mapping, 'PID', null, { code: 100, what, mend: 'Send both patients, each in a PID.' })
  }
  for (const other of others) {
    const change = into && other && changeOf('merge', other, into)
    if (change) mapping.changes.push(change)
  }
}

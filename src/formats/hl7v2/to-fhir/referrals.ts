import type { Element } from '../../fhir/types.ts'
import { firstOf, type Segment, valueAt } from '../message.ts'
import { addClinicalFacts } from './adt.ts'
import { codeOf, conceptAt } from './datatypes/concept.ts'
import { entityIdentifier, entityKey } from './datatypes/identifier.ts'
import { namesAt } from './datatypes/person-name.ts'
import { isSaid } from './element.ts'
import { allNamed, firstNamed, orderGroups, patientGroups } from './groups.ts'
import { addResource, type Mapping, type Subject, timeAt } from './mapping.ts'
import { notesText } from './notes.ts'
import { addPatient } from './patient.ts'
import { addResults } from './results/add-results.ts'
import { stableId } from './stable-id.ts'

/** REF (I12 to I15): a referral, and what was sent along with it. */
export function mapReferral(mapping: Mapping): void {
  const { head, groups } = patientGroups(mapping.message.segments)
  for (const { pid, segments } of groups) {
    const subject = addPatient(mapping, pid, segments)
    if (!subject) continue
    const rf1 = firstNamed([...head, ...segments], 'RF1')
    if (rf1) addReferral(mapping, subject, rf1, [...head, ...segments])
    const { orders } = orderGroups(segments, false)
    addClinicalFacts(mapping, subject, orders.length ? segments.filter(({ name }) => name !== 'OBX') : segments)
    if (orders.some(({ results }) => results.length > 0)) addResults(mapping, subject, segments)
  }
}

/** RF1-1 (table 0283): pending and accepted ones go on. */
const STATUSES: Readonly<Record<string, string>> = { A: 'active', P: 'active', R: 'revoked', E: 'completed' }
const PRIORITIES: Readonly<Record<string, string>> = { S: 'stat', A: 'asap', R: 'routine' }

function addReferral(mapping: Mapping, subject: Subject, rf1: Segment, segments: readonly Segment[]): void {
  const key = entityKey(firstOf(rf1, 6), mapping.facility) ?? entityKey(firstOf(rf1, 11), mapping.facility)
  const { systems } = mapping.context
  const isCancelled = mapping.message.header.trigger === 'I14'
  const kind = conceptAt(rf1, 3, mapping.facility)
  const note = notesText(notesBehind(segments, rf1))
  const resource = {
    resourceType: 'ServiceRequest',
    id: stableId('ServiceRequest', key ? ['referral', key] : ['referral', subject.id, valueAt(rf1, 7)]),
    identifier: [entityIdentifier(firstOf(rf1, 6), null, systems)].filter(isSaid),
    status: isCancelled ? 'revoked' : (STATUSES[codeOf(firstOf(rf1, 1)).toUpperCase()] ?? 'active'),
    intent: 'order',
    category: kind ? [kind] : [],
    priority: PRIORITIES[codeOf(firstOf(rf1, 2)).toUpperCase()],
    code: { text: valueAt(rf1, 24) || nameOf(kind) },
    subject: subject.reference,
    authoredOn: timeAt(mapping, rf1, 9) ?? timeAt(mapping, rf1, 7),
    requester: providerOf(segments, 'RP'),
    performer: [providerOf(segments, 'RT')].filter(isSaid),
    reasonCode: [conceptAt(rf1, 10, mapping.facility)].filter(isSaid),
    note: note ? [{ text: note }] : [],
  }
  addResource(mapping, { where: `RF1 ${rf1.sequence}`, isPartial: true, resource })
}

function nameOf(kind: Element | null): string {
  return typeof kind?.text === 'string' ? `Referral: ${kind.text}` : 'Referral'
}

function notesBehind(segments: readonly Segment[], segment: Segment): readonly Segment[] {
  const rest = segments.slice(segments.indexOf(segment) + 1)
  const end = rest.findIndex(({ name }) => name !== 'NTE')
  return rest.slice(0, end < 0 ? rest.length : end)
}

/** PRD by its role (table 0286): RP refers, RT is referred to. */
function providerOf(segments: readonly Segment[], role: string): Element | null {
  const prd = allNamed(segments, 'PRD').find((segment) => codeOf(firstOf(segment, 1)).toUpperCase() === role)
  if (!prd) return null
  const [name] = namesAt(prd, 2)
  const parts = name ? [name.prefix, name.given, name.family].flat().filter((part) => typeof part === 'string') : []
  const place = valueAt(prd, 4, 9) || valueAt(prd, 4)
  const display = [parts.join(' '), place].filter(Boolean).join(', ')
  return display ? { type: 'Practitioner', display } : null
}

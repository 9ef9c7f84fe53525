import { type Segment, valueAt } from '../message.ts'
import { allNamed, firstNamed, type PatientGroup, patientGroups, withNotes } from './groups.ts'
import { type Mapping, refuse, type Subject } from './mapping.ts'
import { addChanges, isChange } from './merges.ts'
import { addPatient } from './patient.ts'
import { addAdverseReaction, addAllergy, addDiagnosis, addProcedure } from './problems.ts'
import { addLooseResults } from './results/add-results.ts'
import { addVisit, type VisitStatus, visitReference } from './visit.ts'

/** What an event says of the visit (table 0003, v2.5 chapter 3); null when it says nothing of its status. */
const VISITS: Readonly<Record<string, VisitStatus>> = {
  A01: 'in-progress',
  A02: 'in-progress',
  A03: 'finished',
  A04: 'planned',
  A05: 'planned',
  A06: 'in-progress',
  A07: 'in-progress',
  A08: 'unknown',
  A09: 'unknown',
  A10: 'unknown',
  A11: 'cancelled',
  A12: 'in-progress',
  A13: 'in-progress',
  A14: 'planned',
  A15: 'unknown',
  A16: 'unknown',
  A17: 'in-progress',
  A21: 'onleave',
  A22: 'in-progress',
  A23: 'entered-in-error',
  A25: 'unknown',
  A26: 'unknown',
  A27: 'cancelled',
  A32: 'unknown',
  A33: 'unknown',
  A38: 'cancelled',
  A42: 'unknown',
  A45: 'unknown',
  A50: 'unknown',
  A51: 'unknown',
  A52: 'unknown',
  A53: 'unknown',
  A54: 'unknown',
  A55: 'unknown',
}

/** Events about persons and their allergies, without a visit. */
const WITHOUT_VISIT: ReadonlySet<string> = new Set(['A28', 'A29', 'A31', 'A60', 'A61', 'A62'])

/** ADT: the patient, the visit, what is known at the door, and changes of numbers. */
export function mapAdt(mapping: Mapping): void {
  const { segments, header } = mapping.message
  const event = header.trigger
  if (event === 'A37') refuseUnlink(mapping)
  else if (isChange(event)) addChanges(mapping)
  else if (!(event in VISITS) && !WITHOUT_VISIT.has(event)) refuseEvent(mapping, event)
  else for (const group of patientGroups(segments).groups) addAdmission(mapping, group, VISITS[event] ?? null)
}

function addAdmission(mapping: Mapping, { pid, segments }: PatientGroup, status: VisitStatus | null): void {
  const subject = addPatient(mapping, pid, segments)
  if (!subject) return
  const pv1 = firstNamed(segments, 'PV1')
  if (pv1 && status) addVisit(mapping, subject, { pid, pv1, segments }, statusAt(mapping, pv1, status))
  addClinicalFacts(mapping, subject, segments)
}

/** What segments say of the patient beside the visit: allergies, diagnoses, procedures, measurements. */
export function addClinicalFacts(mapping: Mapping, subject: Subject, segments: readonly Segment[]): void {
  const encounter = visitReference(mapping, firstNamed(segments, 'PV1'))
  for (const al1 of allNamed(segments, 'AL1')) addAllergy(mapping, subject, al1)
  segments.forEach((iam, at) => {
    if (iam.name !== 'IAM') return
    const rest = segments.slice(at + 1)
    const end = rest.findIndex(({ name }) => name !== 'NTE' && name !== 'IAR')
    const own = rest.slice(0, end < 0 ? rest.length : end)
    addAdverseReaction(mapping, subject, iam, { reactions: allNamed(own, 'IAR'), notes: allNamed(own, 'NTE') })
  })
  for (const dg1 of allNamed(segments, 'DG1')) addDiagnosis(mapping, subject, dg1, encounter)
  for (const pr1 of allNamed(segments, 'PR1')) addProcedure(mapping, subject, pr1, encounter)
  const results = withNotes(segments, 'OBX').map(([obx, notes]) => ({ obx, notes }))
  addLooseResults(mapping, subject, results, segments)
}

/**
 * A registered visit (A04) is planned until the patient has come: an admission time that has passed says so. An update
 * that carries a discharge time tells of a finished visit.
 */
function statusAt(mapping: Mapping, pv1: Segment, status: VisitStatus): VisitStatus {
  const [admitted, discharged] = [valueAt(pv1, 44), valueAt(pv1, 45)]
  if (status === 'unknown' && discharged) return 'finished'
  const isHere = admitted !== '' && admitted.slice(0, 12) <= mapping.message.header.at.slice(0, 12)
  return mapping.message.header.trigger === 'A04' && isHere ? (discharged ? 'finished' : 'arrived') : status
}

function refuseEvent(mapping: Mapping, event: string): void {
  refuse(mapping, 'MSH', 9, {
    code: 201,
    what: `The event ${event || '(none)'} of ADT is not known here.`,
    mend: 'Send the events that docs/reference/hl7v2.md lists.',
  })
}

function refuseUnlink(mapping: Mapping): void {
  const what = 'A37 takes back that two numbers are one person; here a person decides that.'
  refuse(mapping, 'MSH', 9, { code: 201, what, mend: 'Ask the clerks of the region to part the two numbers.' })
}

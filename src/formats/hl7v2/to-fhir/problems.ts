import type { Element } from '../../fhir/types.ts'
import { firstOf, type Parts, partOf, repetitionsOf, type Segment, valueAt } from '../message.ts'
import { coded, codeOf, conceptAt, conceptOf, conceptsAt, wordsOf } from './datatypes/concept.ts'
import { entityIdentifier, entityKey } from './datatypes/identifier.ts'
import { practitionersAt } from './datatypes/person-name.ts'
import { element, isSaid } from './element.ts'
import { confidentialityAt, protectionAt } from './labels.ts'
import { addResource, type Mapping, type Subject, timeAt } from './mapping.ts'
import { notesText } from './notes.ts'
import { stableId } from './stable-id.ts'

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const VERIFIED = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'
const CONDITION_CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const CONDITION_VERIFIED = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CONDITION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/condition-category'

/** Table 0127, kind of allergen. */
const KINDS: Readonly<Record<string, string>> = {
  DA: 'medication',
  FA: 'food',
  AA: 'environment',
  EA: 'environment',
  LA: 'environment',
  PA: 'environment',
}
/** Table 0128. */
const SEVERITIES: Readonly<Record<string, string>> = { SV: 'severe', MO: 'moderate', MI: 'mild' }

type Allergy = {
  readonly segment: Segment
  readonly key: readonly string[]
  readonly code: Element | null
  readonly reactions: readonly Element[]
  readonly onset: string | null
  readonly rest: Readonly<Record<string, unknown>>
}

/** AL1: one allergy that is known. The list is not complete: what it leaves out is not taken back. */
export function addAllergy(mapping: Mapping, subject: Subject, al1: Segment): void {
  const allergen = firstOf(al1, 3)
  if (!codeOf(allergen)) return
  addIntolerance(mapping, subject, {
    segment: al1,
    key: [subject.id, codeOf(allergen)],
    code: conceptOf(allergen, mapping.facility),
    reactions: conceptsAt(al1, 5, mapping.facility),
    onset: timeAt(mapping, al1, 6),
    rest: { type: 'allergy', clinicalStatus: coded(CLINICAL, 'active', 'Active') },
  })
}

/** IAM (A60, A31): an allergy with an action and a standing of its own; IAR after it are its reactions. */
export function addAdverseReaction(
  mapping: Mapping,
  subject: Subject,
  iam: Segment,
  { reactions, notes }: { readonly reactions: readonly Segment[]; readonly notes: readonly Segment[] },
): void {
  const allergen = firstOf(iam, 3) ?? firstOf(iam, 30)
  if (!codeOf(allergen)) return
  const written = [
    ...conceptsAt(iam, 5, mapping.facility),
    ...reactions.flatMap((iar) => conceptsAt(iar, 1, mapping.facility)),
  ]
  const note = notesText(notes)
  addIntolerance(mapping, subject, {
    segment: iam,
    key: [subject.id, entityKey(firstOf(iam, 7), mapping.facility) ?? codeOf(allergen)],
    code: conceptOf(firstOf(iam, 30) ?? allergen, mapping.facility),
    reactions: written,
    onset: timeAt(mapping, iam, 11),
    rest: {
      identifier: [entityIdentifier(firstOf(iam, 7), null, mapping.context.systems)].filter(isSaid),
      type: valueAt(iam, 9).toUpperCase() === 'IN' ? 'intolerance' : 'allergy',
      ...standingOf(valueAt(iam, 17).toUpperCase(), valueAt(iam, 6).toUpperCase()),
      recordedDate: timeAt(mapping, iam, 13) ?? timeAt(mapping, iam, 20),
      asserter: practitionersAt(iam, 18, mapping.context.systems)[0],
      note: note ? [{ text: note }] : [],
    },
  })
}

/** IAM-17 (table 0438) and the action "delete". */
function standingOf(status: string, action: string): Readonly<Record<string, unknown>> {
  const verified = (code: string) => ({ verificationStatus: coded(VERIFIED, code) })
  if (action === 'D' || status === 'E') return verified('entered-in-error')
  const clinicalStatus = coded(CLINICAL, status === 'I' ? 'inactive' : 'active', status === 'I' ? 'Inactive' : 'Active')
  if (status === 'C' || status === 'I') return { clinicalStatus, ...verified('confirmed') }
  if (['U', 'P', 'S', 'D'].includes(status)) return { clinicalStatus, ...verified('unconfirmed') }
  return { clinicalStatus }
}

function addIntolerance(mapping: Mapping, subject: Subject, allergy: Allergy): void {
  const { segment, code, reactions, rest } = allergy
  const kind = KINDS[valueAt(segment, 2).toUpperCase()]
  const severity = SEVERITIES[valueAt(segment, 4).toUpperCase()]
  const reaction = reactions.map((manifestation) => element({ manifestation: [manifestation], severity }))
  const resource = {
    resourceType: 'AllergyIntolerance',
    id: stableId('AllergyIntolerance', allergy.key),
    ...rest,
    category: kind ? [kind] : [],
    criticality: severity === 'severe' ? 'high' : null,
    code,
    patient: subject.reference,
    onsetDateTime: allergy.onset,
    reaction,
  }
  addResource(mapping, { where: `${segment.name} ${segment.sequence}`, isPartial: false, resource })
}

/** DG1: a diagnosis of a visit. Admitting and working ones (A, W) are provisional. */
export function addDiagnosis(mapping: Mapping, subject: Subject, dg1: Segment, encounter: Element | null): void {
  const diagnosis = firstOf(dg1, 3)
  const code = conceptOf(diagnosis, mapping.facility) ?? conceptAt(dg1, 4, mapping.facility)
  if (!code) return
  const action = valueAt(dg1, 21).toUpperCase()
  const kind = valueAt(dg1, 6).toUpperCase()
  const verification = action === 'D' ? 'entered-in-error' : kind === 'F' ? 'confirmed' : kind ? 'provisional' : null
  const name = codeOf(diagnosis) || valueAt(dg1, 4)
  const visit = `${encounter?.reference ?? ''}`
  const key = entityKey(firstOf(dg1, 20), mapping.facility)
  const resource = {
    resourceType: 'Condition',
    id: stableId('Condition', key ? [subject.id, key, name] : [subject.id, visit, name]),
    clinicalStatus: action === 'D' ? null : coded(CONDITION_CLINICAL, 'active', 'Active'),
    verificationStatus: verification ? coded(CONDITION_VERIFIED, verification) : null,
    category: [coded(CONDITION_CATEGORY, 'encounter-diagnosis', 'Encounter diagnosis')],
    code: code.text || !valueAt(dg1, 4) ? code : { ...code, text: valueAt(dg1, 4) },
    subject: subject.reference,
    encounter,
    onsetDateTime: timeAt(mapping, dg1, 5),
    recordedDate: timeAt(mapping, dg1, 19),
    asserter: practitionersAt(dg1, 16, mapping.context.systems)[0],
  }
  const place = { where: `DG1 ${dg1.sequence}`, isPartial: false, resource }
  addResource(mapping, place, [...confidentialityAt(dg1, 18), ...protectionAt(dg1, 18)])
}

/** PRB (PPR^PC1 to PC3): an entry of the problem list. */
export function addProblem(mapping: Mapping, subject: Subject, prb: Segment, notes: readonly Segment[]): void {
  const problem = firstOf(prb, 3)
  const code = conceptOf(problem, mapping.facility)
  if (!code) return
  const action = valueAt(prb, 1).toUpperCase()
  const isDeleted = action === 'DE' || mapping.message.header.trigger === 'PC3'
  const key = entityKey(firstOf(prb, 4), mapping.facility) ?? codeOf(problem)
  const note = notesText(notes)
  const resource = {
    resourceType: 'Condition',
    id: stableId('Condition', [subject.id, 'problem', key]),
    identifier: [entityIdentifier(firstOf(prb, 4), null, mapping.context.systems)].filter(isSaid),
    clinicalStatus: isDeleted ? null : problemStatus(prb),
    verificationStatus: isDeleted ? coded(CONDITION_VERIFIED, 'entered-in-error') : confirmation(prb),
    category: [coded(CONDITION_CATEGORY, 'problem-list-item', 'Problem list item')],
    code,
    subject: subject.reference,
    onsetDateTime: timeAt(mapping, prb, 16),
    ...(!timeAt(mapping, prb, 16) && valueAt(prb, 17) ? { onsetString: valueAt(prb, 17) } : {}),
    abatementDateTime: timeAt(mapping, prb, 9),
    recordedDate: timeAt(mapping, prb, 7) ?? timeAt(mapping, prb, 2),
    note: note ? [{ text: note }] : [],
  }
  addResource(mapping, { where: `PRB ${prb.sequence}`, isPartial: false, resource }, confidentialityAt(prb, 22))
}

/** PRB-14 says it in words or codes of the sender; a date of resolution (PRB-9) says it, too. */
function problemStatus(prb: Segment): Element {
  const words = [13, 14].map((field) => wordsOf(firstOf(prb, field))).join(' ')
  const isOver = valueAt(prb, 9) !== '' || /resolved|inactive|closed/i.test(words)
  if (!isOver) return coded(CONDITION_CLINICAL, 'active', 'Active')
  const code = /inactive/i.test(words) ? 'inactive' : 'resolved'
  return coded(CONDITION_CLINICAL, code, code === 'inactive' ? 'Inactive' : 'Resolved')
}

const CONFIRMED: Readonly<Record<string, string>> = {
  C: 'confirmed',
  CONFIRMED: 'confirmed',
  P: 'provisional',
  PROVISIONAL: 'provisional',
  DIFFERENTIAL: 'differential',
  SUSPECTED: 'unconfirmed',
}

function confirmation(prb: Segment): Element | null {
  const code = CONFIRMED[wordsOf(firstOf(prb, 13)).toUpperCase()]
  return code ? coded(CONDITION_VERIFIED, code) : null
}

/** PR1: something that was done. */
export function addProcedure(mapping: Mapping, subject: Subject, pr1: Segment, encounter: Element | null): void {
  const procedure = firstOf(pr1, 3)
  const code = conceptOf(procedure, mapping.facility) ?? conceptAt(pr1, 4, mapping.facility)
  if (!code) return
  const name = codeOf(procedure) || valueAt(pr1, 4)
  const key = entityKey(firstOf(pr1, 19), mapping.facility) ?? `${name} ${valueAt(pr1, 5)}`
  const resource = {
    resourceType: 'Procedure',
    id: stableId('Procedure', [subject.id, key]),
    identifier: [entityIdentifier(firstOf(pr1, 19), null, mapping.context.systems)].filter(isSaid),
    status: valueAt(pr1, 20).toUpperCase() === 'D' ? 'entered-in-error' : 'completed',
    code: code.text || !valueAt(pr1, 4) ? code : { ...code, text: valueAt(pr1, 4) },
    subject: subject.reference,
    encounter,
    performedDateTime: timeAt(mapping, pr1, 5),
    performer: [11, 12].flatMap((field) =>
      practitionersAt(pr1, field, mapping.context.systems).map((actor) => ({ actor })),
    ),
    reasonCode: conceptsAt(pr1, 15, mapping.facility),
  }
  addResource(mapping, { where: `PR1 ${pr1.sequence}`, isPartial: false, resource })
}

/** Words of a coded field that repeats, for texts. */
export function allWords(segment: Segment, field: number): readonly string[] {
  return repetitionsOf(segment, field)
    .map((parts: Parts) => wordsOf(parts) || partOf(parts, 1))
    .filter(Boolean)
}

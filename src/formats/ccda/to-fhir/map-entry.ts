import type { XmlElement } from '../../xml/xml-element.ts'
import {
  attribute,
  childOf,
  childrenOf,
  elementsIn,
  entryTemplate,
  hasTemplate,
  isNull,
  isStatement,
  relatedTo,
} from '../elements.ts'
import { coded } from './datatypes/concept.ts'
import { mapAllergies } from './entries/allergies.ts'
import { mapSupply } from './entries/devices.ts'
import { mapEncounters } from './entries/encounters.ts'
import { mapFamilyMember } from './entries/family.ts'
import { mapImmunizations } from './entries/immunizations.ts'
import { mapMedications, mapSupplyOfMedicine } from './entries/medications.ts'
import { mapObservation, mapObservations, observationCategory } from './entries/observations.ts'
import { mapCareTeam, mapCoverages, mapDirectives, mapNote } from './entries/papers.ts'
import { mapPlanned } from './entries/plans.ts'
import { mapProblems, type ProblemKind } from './entries/problems.ts'
import { mapProcedure } from './entries/procedures.ts'
import { mapResults } from './entries/results.ts'
import { type Entry, isComment, moodOf, unwrap } from './entry.ts'
import type { SectionKind } from './sections.ts'

type Map = (entry: Entry, statement: XmlElement) => void

const LOINC = 'http://loinc.org'

const problems =
  (kind: ProblemKind): Map =>
  (entry, statement) =>
    void mapProblems(entry, statement, kind)
const observed =
  (...codes: readonly string[]): Map =>
  (entry, statement) =>
    void mapObservations(entry, statement, codes.map(observationCategory))
const vitals = observed('vital-signs')

/** Templates that say by themselves what a statement is, in whatever section it stands (C-CDA R1.1 and R2.1). */
const BY_TEMPLATE: readonly (readonly [Map, ...string[]])[] = [
  [mapImmunizations, entryTemplate('52'), '2.16.840.1.113883.10.20.1.24.1'],
  [mapPlanned, '39', '40', '41', '42', '43', '44', '120'],
  [mapPlanned, entryTemplate('121')],
  [mapAllergies, entryTemplate('30'), entryTemplate('7')],
  [
    (entry, act) => void mapProblems(entry, act, 'encounter-diagnosis'),
    entryTemplate('80'),
    entryTemplate('33'),
    entryTemplate('34'),
  ],
  [mapMedications, entryTemplate('16'), entryTemplate('35'), entryTemplate('36')],
  [mapResults, entryTemplate('1')],
  [vitals, entryTemplate('26'), entryTemplate('27')],
  [mapProcedure, entryTemplate('12'), entryTemplate('13'), entryTemplate('14')],
  [mapEncounters, entryTemplate('49')],
  [mapFamilyMember, entryTemplate('45')],
  [mapDirectives, entryTemplate('48'), entryTemplate('108')],
  [mapCoverages, entryTemplate('60'), entryTemplate('61')],
  [mapNoteOrParts, entryTemplate('202')],
  [mapCareTeam, entryTemplate('500')],
]
const TEMPLATES: ReadonlyMap<string, Map> = new Map(
  BY_TEMPLATE.flatMap(([map, ...roots]) =>
    roots.map((root) => [root.includes('.') ? root : entryTemplate(root), map] as const),
  ),
)

/** By the section, and the element (`*`: any); what stands in neither is read by its element alone. */
const BY_SECTION: Readonly<Partial<Record<SectionKind, Readonly<Record<string, Map>>>>> = {
  allergies: { act: mapAllergies, observation: mapAllergies },
  problems: { act: problems('problem-list-item'), observation: problems('problem-list-item') },
  concerns: { act: mapConcern, observation: mapConcern },
  diagnoses: { act: problems('encounter-diagnosis'), observation: problems('encounter-diagnosis') },
  medications: { act: mapMedications, substanceAdministration: mapMedications, supply: mapSuppliedMedicine },
  immunizations: { act: mapImmunizations, substanceAdministration: mapImmunizations },
  results: { organizer: mapResults, observation: mapResults },
  vitals: { organizer: vitals, observation: vitals },
  procedures: { procedure: mapProcedure, act: mapProcedure, observation: mapProcedure },
  encounters: { encounter: mapEncounters, act: mapEncounters },
  plan: {
    observation: mapPlannedOrSeen,
    act: mapPlannedOrParts,
    procedure: mapPlanned,
    encounter: mapPlanned,
    substanceAdministration: mapPlanned,
    supply: mapPlanned,
  },
  goals: { observation: mapPlanned },
  interventions: { act: mapPlannedOrParts },
  functional: { observation: functional, organizer: functional },
  mental: { observation: observed('survey'), organizer: observed('survey') },
  social: { observation: observed('social-history'), organizer: observed('social-history') },
  exam: { observation: observed('exam'), organizer: observed('exam') },
  family: { organizer: mapFamilyMember, observation: problemsOfFamily },
  devices: { supply: mapSupply, procedure: mapProcedure },
  payers: { act: mapCoverages },
  directives: { observation: mapDirectives, organizer: mapDirectives, act: mapDirectives },
  'care-team': { organizer: mapCareTeam, act: mapCareTeam },
  notes: { act: mapNoteOrParts },
}

const BY_ELEMENT: Readonly<Record<string, Map>> = {
  act: mapPlannedOrParts,
  encounter: mapEncounters,
  observation: observed('exam'),
  organizer: mapParts,
  procedure: mapProcedure,
  substanceAdministration: mapMedications,
  supply: mapSupply,
}

/** Maps the statement of one entry by its template, else by its section, else by its element. Answers whether anything came of it. */
export function mapStatement(entry: Entry, statement: XmlElement): boolean {
  const { drafts } = entry.mapping
  const before = drafts.length
  if (!isOnlyReference(statement)) mapOf(entry, statement)?.(entry, statement)
  return drafts.length > before
}

function mapOf({ section }: Entry, statement: XmlElement): Map | null {
  for (const template of childrenOf(statement, 'templateId')) {
    const map = TEMPLATES.get(attribute(template, 'root') ?? '')
    if (map && !isElsewhere(map, statement)) return map
  }
  return BY_SECTION[section.kind]?.[statement.name] ?? BY_ELEMENT[statement.name] ?? null
}

/** Some systems claim the template of a planned act for what was done, or that of a medicine for a plan. */
function isElsewhere(map: Map, statement: XmlElement): boolean {
  return map === mapPlanned && moodOf(statement) === 'EVN'
}

/** It only names another statement of the document (Entry Reference: a code NP and an id). */
export function isOnlyReference(statement: XmlElement): boolean {
  const code = childOf(statement, 'code')
  return (
    statement.name === 'act' &&
    attribute(code, 'nullFlavor') === 'NP' &&
    isNull(code) &&
    elementsIn(statement).every(({ name }) => name !== 'entryRelationship')
  )
}

/** Every statement within another, each by its own. */
function mapParts(entry: Entry, statement: XmlElement): void {
  const parts = [
    ...relatedTo(statement).map((related) => related.statement),
    ...childrenOf(statement, 'component').flatMap((component) => elementsIn(component).filter(isStatement)),
  ]
  for (const part of parts) if (!isComment(part)) mapStatement(entry, part)
}

function mapNoteOrParts(entry: Entry, act: XmlElement): void {
  if (!mapNote(entry, act)) mapParts(entry, act)
}

/** A concern is told by what it is about: problems, and what was observed of them; by itself where it is about nothing. */
function mapConcern(entry: Entry, statement: XmlElement): void {
  const before = entry.mapping.drafts.length
  if (statement.name === 'observation') {
    if (isProblem(statement)) mapProblems(entry, statement, 'health-concern')
    else mapObservation(entry, statement, { category: [observationCategory('survey')] })
    return
  }
  for (const observation of unwrap(statement, 'observation')) mapConcern(entry, observation)
  for (const { statement: part } of relatedTo(statement))
    if (part.name !== 'observation' && part.name !== 'act') mapStatement(entry, part)
  if (entry.mapping.drafts.length === before) mapNote(entry, statement)
}

const PROBLEM_TEMPLATES = [entryTemplate('4'), '2.16.840.1.113883.10.20.1.28']

function isProblem(observation: XmlElement): boolean {
  return childrenOf(observation, 'templateId').some((template) =>
    PROBLEM_TEMPLATES.includes(attribute(template, 'root') ?? ''),
  )
}

/** In a plan, what has happened already is an observation like any other. */
function mapPlannedOrSeen(entry: Entry, statement: XmlElement): void {
  if (moodOf(statement) === 'EVN') observed('survey')(entry, statement)
  else mapPlanned(entry, statement)
}

/** An act that holds others is told by them, and by itself where it is an order, a plan or an instruction. */
function mapPlannedOrParts(entry: Entry, act: XmlElement): void {
  const before = entry.mapping.drafts.length
  mapParts(entry, act)
  const isTold = entry.mapping.drafts.length > before
  if (moodOf(act) !== 'EVN' && !(isTold && isWrapper(act))) mapPlanned(entry, act)
  else if (!isTold && !mapNote(entry, act) && isDeed(act)) mapProcedure(entry, act)
}

/** HL7's own codes say what part of a document an act is ("concern", "clinical document"), not what was done. */
function isDeed(act: XmlElement): boolean {
  const code = childOf(act, 'code')
  return !isNull(code) && !(attribute(code, 'codeSystem') ?? '').startsWith('2.16.840.1.113883.5.')
}

/** An Intervention Act says nothing beside what it holds. */
function isWrapper(act: XmlElement): boolean {
  return hasTemplate(act, entryTemplate('131'), entryTemplate('146'))
}

function mapSuppliedMedicine(entry: Entry, supply: XmlElement): void {
  if (!mapSupplyOfMedicine(entry, supply)) mapPlanned(entry, supply)
}

function functional(entry: Entry, statement: XmlElement): void {
  const category = [observationCategory('survey'), coded(LOINC, '47420-5', 'Functional status')]
  mapObservations(entry, statement, category)
}

function problemsOfFamily(entry: Entry, observation: XmlElement): void {
  mapFamilyMember(entry, observation)
}

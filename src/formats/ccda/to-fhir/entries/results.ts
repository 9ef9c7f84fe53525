import type { Element } from '../../../fhir/types.ts'
import { isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { childrenOf, statementIn } from '../../elements.ts'
import { coded, conceptOfAct, wordsOfConcept } from '../datatypes/concept.ts'
import { effectiveTimeOf, instantOf, spanOf, timesOf } from '../datatypes/time.ts'
import { addOf, authoredAt, authorsOf, type Entry, performersOf, statusOf } from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { departmentOf } from './department.ts'
import { attachmentsOf, mapObservation, observationCategory, specimenOf } from './observations.ts'

const T74 = 'http://terminology.hl7.org/CodeSystem/v2-0074'

/** An organizer of results as DiagnosticReport, its observations as its results; organizers within are reports of their own. */
export function mapResults(entry: Entry, organizer: XmlElement): void {
  if (organizer.name === 'observation') {
    const department = departmentOf(conceptOfAct(entry.mapping, organizer), [])
    mapObservation(entry, organizer, { category: categoriesOf(department) })
    return
  }
  const statements = childrenOf(organizer, 'component').map(statementIn).filter(isSaid)
  const observations = statements.filter(({ name }) => name === 'observation')
  const code = conceptOfAct(entry.mapping, organizer)
  const department = departmentOf(
    code,
    observations.map((each) => conceptOfAct(entry.mapping, each)),
  )
  const specimen =
    specimenOf(entry, organizer) ??
    statements.map((each) => (each.name === 'procedure' ? specimenOf(entry, each) : null)).find(isSaid) ??
    null
  const how = { category: categoriesOf(department), around: organizer, specimen }
  const results = observations.map((observation) => mapObservation(entry, observation, how)).filter(isSaid)
  const forms = observations.flatMap((observation) => attachmentsOf(entry, observation))
  if (results.length + forms.length > 0)
    addReport(entry, organizer, { code, department, results, forms, specimen, observations })
  for (const each of statements) if (each.name === 'organizer') mapResults(entry, each)
}

type Report = {
  readonly code: Element | null
  readonly department: string
  readonly results: readonly Element[]
  readonly forms: readonly Element[]
  readonly specimen: Element | null
  readonly observations: readonly XmlElement[]
}

function addReport(
  entry: Entry,
  organizer: XmlElement,
  { code, department, results, forms, specimen, observations }: Report,
): void {
  const { mapping } = entry
  const own = spanOf(mapping, effectiveTimeOf(organizer))
  const first = observations.map((each) => spanOf(mapping, effectiveTimeOf(each))).find(({ start }) => start !== null)
  const span = (own.start ?? own.end) ? own : (first ?? own)
  const named = code ?? namedByResults(entry, observations)
  addOf(
    entry,
    organizer,
    {
      resourceType: 'DiagnosticReport',
      status: statusOfReport(organizer),
      category: [coded(T74, department)],
      code: named,
      subject: subjectOf(mapping),
      ...timesOf('effective', span),
      issued: instantOf(authoredAt(entry, organizer)),
      performer: [...performersOf(organizer), ...authorsOf(organizer)].slice(0, 3),
      specimen: specimen ? [specimen] : [],
      result: results,
      presentedForm: forms,
    },
    named,
  )
}

/** A group without a name is named by what it holds. */
function namedByResults({ mapping }: Entry, observations: readonly XmlElement[]): Element {
  const words = observations.map((each) => wordsOfConcept(conceptOfAct(mapping, each))).filter(isSaid)
  const shown = words.slice(0, 3).join(', ') + (words.length > 3 ? ', …' : '')
  return { text: shown || 'Results' }
}

function statusOfReport(organizer: XmlElement): string {
  switch (statusOf(organizer)) {
    case 'nullified':
      return 'entered-in-error'
    case 'aborted':
    case 'cancelled':
      return 'cancelled'
    case 'active':
    case 'held':
    case 'new':
    case 'suspended':
      return 'preliminary'
    default:
      return 'final'
  }
}

const IMAGING: ReadonlySet<string> = new Set(['RAD', 'CT', 'NMR', 'RUS', 'NMS', 'CUS'])

/** Results carry the department of their report, so that each stands in the right list by itself, too. */
function categoriesOf(department: string): readonly Element[] {
  return [observationCategory(IMAGING.has(department) ? 'imaging' : 'laboratory'), coded(T74, department)]
}

import { firstOf, type Parts, partOf, type Segment, subpartsOf, valueAt } from '../../message.ts'
import { codeOf, wordsOf } from '../datatypes/concept.ts'
import { entityKey } from '../datatypes/identifier.ts'
import type { OrderGroup } from '../groups.ts'
import type { Mapping, Subject } from '../mapping.ts'
import { stableId } from '../stable-id.ts'
import { isAnswerTo, type PlannedValue, planResults, type ResultPlan } from './plan-results.ts'
import { type Sections, sectionsOf } from './sections.ts'

/** One OBR on its way: what it is, what it holds, and the ids that its parts will have. */
export type ReportPlan = {
  readonly group: OrderGroup
  readonly id: string
  readonly sections: Sections
  readonly plan: ResultPlan
  readonly values: readonly { readonly id: string; readonly value: PlannedValue }[]
  /** The result of another OBR that this one goes into (microbiology): an organism, by id and by name. */
  readonly parent: { readonly id: string | null; readonly words: string } | null
  /** Ids of results that go into one of ours. */
  readonly members: Map<string, string[]>
}

/** Plans all reports of one patient in a message, so that they can refer to each other. */
export function planReports(mapping: Mapping, subject: Subject, groups: readonly OrderGroup[]): readonly ReportPlan[] {
  const plans: ReportPlan[] = []
  const seen = new Map<string, number>()
  const kinds = groups.map((group) => sectionsOf(group, mapping.facility))
  for (const [at, group] of groups.entries()) {
    const asked = parentOf(group.obr)
    const found = asked && findParent(plans, asked)
    const own = kinds[at]!
    const sections = isTold(group, own) ? own : (found?.plan.sections ?? sharedKind(mapping, groups, kinds, at))
    const key = reportKey(mapping, subject, group, asked)
    const count = (seen.get(key.join('|')) ?? 0) + 1
    seen.set(key.join('|'), count)
    const full = count > 1 ? [...key, `no. ${count}`] : key
    const plan = planResults(group.results, sections)
    const values = plan.values.map((value) => ({ id: stableId('Observation', [...full, ...value.key]), value }))
    const parent = asked && { id: found?.value?.id ?? null, words: found ? found.words : asked.words }
    plans.push({ group, id: stableId('DiagnosticReport', full), sections, plan, values, parent, members: new Map() })
    if (found?.value)
      found.plan.members.set(
        found.value.id,
        values.map(({ id }) => id),
      )
  }
  return plans
}

/** A kind that the sender or the test's name tells, not only that something was measured. */
function isTold(group: OrderGroup, { codes, isVitals, documentType }: Sections): boolean {
  const isGuess = codes.length === 1 && codes[0] === 'LAB' && valueAt(group.obr, 24) === ''
  return isVitals || documentType !== null || (codes.length > 0 && !isGuess)
}

/** A report that tells nothing of its kind is of the kind of the others under its order number. */
function sharedKind(mapping: Mapping, groups: readonly OrderGroup[], kinds: readonly Sections[], at: number): Sections {
  if (kinds[at]!.codes.length > 0) return kinds[at]!
  const numberOf = ({ obr, orc }: OrderGroup) => orderKey(mapping, obr, orc)
  const number = numberOf(groups[at]!)
  const other = number
    ? groups.findIndex((group, place) => kinds[place]!.codes.length > 0 && numberOf(group) === number)
    : -1
  return other < 0 ? kinds[at]! : kinds[other]!
}

/**
 * What names a report at its source: the filler's order number, else the placer's; of several tests under one number the
 * test; of several panels for several organisms the organism. Without any number: patient, test and time.
 */
function reportKey(
  mapping: Mapping,
  subject: Subject,
  { obr, orc }: OrderGroup,
  parent: Asked | null,
): readonly string[] {
  const order = orderKey(mapping, obr, orc)
  const test = codeOf(firstOf(obr, 4))
  const of = parent ? [`of ${parent.code}/${parent.subId}`] : []
  if (order) return [order, test, ...of]
  return [subject.id, test, valueAt(obr, 7) || valueAt(obr, 22) || valueAt(obr, 14), ...of]
}

/** The number of an order as a key: filler first (OBR-3, ORC-3), then placer (OBR-2, ORC-2). */
export function orderKey(mapping: Mapping, obr: Segment | null, orc: Segment | null): string | null {
  const of = (segment: Segment | null, field: number) => segment && entityKey(firstOf(segment, field), mapping.facility)
  const filler = of(obr, 3) ?? of(orc, 3)
  if (filler) return filler
  const placer = of(obr, 2) ?? of(orc, 2)
  return placer && `placer ${placer}`
}

type Asked = {
  readonly placer: string
  readonly filler: string
  readonly code: string
  readonly subId: string
  readonly words: string
  readonly test: string
}

/**
 * The parent that OBR-26 (result: OBX-3, OBX-4, words of OBX-5) and OBR-29 (order: placer, filler) name; from version 2.8
 * on OBR-50 (test) and OBR-54 (order). A parent order alone, without a result, says only that one test led to another.
 */
function parentOf(obr: Segment): Asked | null {
  const result = firstOf(obr, 26)
  if (!result) return null
  const order = firstOf(obr, 29) ?? firstOf(obr, 54)
  const part = (component: number) => (order ? firstPart(order, component) : '')
  const named = subpartsOf(result, 1)
  return {
    placer: part(1),
    filler: part(2),
    code: named ? partOf(named, 1) : '',
    subId: partOf(result, 2),
    words: partOf(result, 3),
    test: codeOf(firstOf(obr, 50)),
  }
}

function firstPart(parts: Parts, component: number): string {
  const sub = subpartsOf(parts, component)
  return sub ? partOf(sub, 1) : ''
}

type Found = { readonly plan: ReportPlan; readonly value: ReportPlan['values'][number] | null; readonly words: string }

function findParent(plans: readonly ReportPlan[], asked: Asked): Found | null {
  const plan = plans.findLast((candidate) => !candidate.parent && isOrder(candidate.group, asked))
  if (!plan) return null
  const value = plan.values.find(({ value }) => isAnswerTo(value.line.obx, asked.subId, asked.code)) ?? null
  const own = value && wordsOf(firstOf(value.value.line.obx, 5))
  return { plan, value, words: own || asked.words }
}

function isOrder({ obr, orc }: OrderGroup, { placer, filler, test }: Asked): boolean {
  const isOne = (number: string, field: number) =>
    number !== '' && (valueAt(obr, field) === number || (orc !== null && valueAt(orc, field) === number))
  if (!placer && !filler) return test === '' || codeOf(firstOf(obr, 4)) === test
  return isOne(filler, 3) || isOne(placer, 2)
}

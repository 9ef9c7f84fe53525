import type { Element, Resource } from '../../fhir/types.ts'
import type { MappedResource } from '../../hl7v2/mapped-message.ts'
import { stableId } from '../../hl7v2/to-fhir/stable-id.ts'

/** A resource before it has its id. */
export type Draft = {
  readonly resourceType: string
  /**
   * What names it at its source: `entry`, its own id and what it is about; `natural`, what it is about alone; `place`,
   * where it stands in its document, for what nothing else names.
   */
  readonly names: { readonly kind: 'entry' | 'natural' | 'place'; readonly parts: readonly string[] }
  /** Its time as written: it tells two of one name apart. */
  readonly when: string
  readonly where: string
  readonly parts: Record<string, unknown>
  /** What others refer to it by; filled in here. */
  readonly reference: { reference: string }
}

/**
 * Gives each draft its id, made from the patient and what names it: the same thing in another document has the same one.
 * Of several with one name: those that say the same are one; those of other times are several; of one id and one time
 * each adds what the other lacks, unless they contradict each other (docs/reference/ccda.md, Ids).
 */
export function nameDrafts(
  drafts: readonly Draft[],
  { patientId, digits }: { readonly patientId: string; readonly digits: ReadonlyMap<Element, string> },
): readonly MappedResource[] {
  return withDigits(digits, () => nameAll(drafts, patientId))
}

function nameAll(drafts: readonly Draft[], patientId: string): readonly MappedResource[] {
  const named: { draft: Draft; id: string }[] = []
  // Those that hold others come second: their content has the ids of what they hold.
  for (const holds of [false, true])
    for (const group of groups(drafts.filter((draft) => HOLDS.has(draft.resourceType) === holds))) {
      for (const { draft, name, others } of distinct(group)) {
        const id = stableId(draft.resourceType, [patientId, ...name])
        for (const each of [draft, ...others]) each.reference.reference = `${draft.resourceType}/${id}`
        named.push({ draft, id })
      }
    }
  const order = new Map(drafts.map((draft, place) => [draft, place]))
  named.sort((one, other) => order.get(one.draft)! - order.get(other.draft)!)
  return named.map(({ draft, id }) => resourceOf(draft, id))
}

/** These refer to other resources of their document. */
const HOLDS: ReadonlySet<string> = new Set(['CarePlan', 'DeviceUseStatement', 'DiagnosticReport', 'Encounter'])

function groups(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  return [...Map.groupBy(drafts, ({ resourceType, names }) => JSON.stringify([resourceType, names])).values()]
}

type Distinct = { readonly draft: Draft; readonly name: readonly string[]; readonly others: readonly Draft[] }

function distinct(group: readonly Draft[]): readonly Distinct[] {
  const { kind, parts } = group[0]!.names
  const times = [...Map.groupBy(group, ({ when }) => when)]
  return times.flatMap(([when, those]) => {
    const name = times.length === 1 ? [kind, ...parts] : [kind, ...parts, when]
    const kept = oneOfEach(those, kind)
    return kept.map(({ draft, others }) => ({
      draft,
      others,
      name: kept.length === 1 ? name : [...name, contentOf(draft)],
    }))
  })
}

type Kept = { readonly draft: Draft; readonly others: Draft[] }

/** Beyond so many that contradict each other one more is not compared with each: its sender gives everything one id. */
const MOST_COMPARED = 20

function oneOfEach(those: readonly Draft[], kind: Draft['names']['kind']): Kept[] {
  if (those.length === 1) return [{ draft: those[0]!, others: [] }]
  const kept = new Map<string, Kept>()
  for (const draft of those) {
    const content = contentOf(draft)
    const same = kept.get(content)
    const agreeing = same ?? (kind === 'entry' ? findAgreeing(kept, draft) : undefined)
    if (!agreeing) kept.set(content, { draft, others: [] })
    else {
      if (!same) complete(agreeing.draft.parts, draft.parts)
      agreeing.others.push(draft)
    }
  }
  return [...kept.values()]
}

function findAgreeing(kept: ReadonlyMap<string, Kept>, { parts }: Draft): Kept | undefined {
  if (kept.size > MOST_COMPARED) return undefined
  return [...kept.values()].find(({ draft }) => agree(draft.parts, parts))
}

/** Where a thing is filed may differ; what is said of it may not. */
const MAY_DIFFER: ReadonlySet<string> = new Set(['category', 'meta'])

function agree(one: Draft['parts'], other: Draft['parts']): boolean {
  return (
    Object.keys(one).every(
      (name) => MAY_DIFFER.has(name) || !(name in other) || JSON.stringify(one[name]) === JSON.stringify(other[name]),
    ) &&
    CHOICES.every(
      (choice) => chosen(one, choice) === chosen(other, choice) || !chosen(one, choice) || !chosen(other, choice),
    )
  )
}

/** Elements of which there is one, in one of several types; a value, or why there is none. */
const CHOICES = [/^(value[A-Z]|dataAbsentReason)/, /^effective/, /^onset/, /^performed/, /^occurrence/, /^timing/]

function chosen(parts: Draft['parts'], choice: RegExp): string {
  return Object.keys(parts)
    .filter((name) => choice.test(name))
    .join()
}

function complete(parts: Draft['parts'], by: Draft['parts']): void {
  for (const name in by) parts[name] ??= by[name]
  const [own, others] = [parts.category, by.category].map((list) => (Array.isArray(list) ? (list as unknown[]) : []))
  const known = new Set(own!.map((each) => JSON.stringify(each)))
  const more = others!.filter((each) => !known.has(JSON.stringify(each)))
  if (more.length > 0) parts.category = [...own!, ...more]
}

function contentOf({ parts }: Draft): string {
  return JSON.stringify(parts)
}

function resourceOf({ resourceType, parts, where }: Draft, id: string): MappedResource {
  const resource = { resourceType, id, ...parts } as Resource
  return { where, resource, text: JSON.stringify(resource), isPartial: false }
}

type WithRawJson = { rawJSON(text: string): object }
const json = JSON as unknown as typeof JSON & WithRawJson

/** Does something while each decimal is written as it was sent; afterwards it is a number again. */
function withDigits<Result>(digits: ReadonlyMap<Element, string>, work: () => Result): Result {
  const written = [...digits] as unknown as [{ value?: unknown }, string][]
  for (const [quantity, exact] of written) quantity.value = json.rawJSON(exact)
  try {
    return work()
  } finally {
    for (const [quantity, exact] of written) quantity.value = Number(exact)
  }
}

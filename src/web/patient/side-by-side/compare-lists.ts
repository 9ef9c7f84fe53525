import type { ClinicalDate } from '#base/instant'
import type { ListedFacts } from '#formats/fhir/read-listed'
import type { ListedEntry } from './gather-groups.ts'

export type Aspect = 'state' | 'criticality' | 'severity' | 'began' | 'ended' | 'given'

/** What the institutions say of one thing about one entry, each with all that it says; only where they do not agree. */
export type Difference = {
  readonly aspect: Aspect
  readonly said: readonly { readonly institutionName: string; readonly facts: readonly ListedFacts[] }[]
}

/** That one institution says there is none, and others have something of that kind on their lists. */
export type Denial = {
  readonly none: NonNullable<ListedFacts['none']>
  readonly institutionName: string
  readonly others: readonly { readonly institutionName: string; readonly titles: readonly string[] }[]
}

const ASPECTS: Readonly<Record<Aspect, (facts: ListedFacts) => string | ClinicalDate | null>> = {
  state: ({ state }) => state,
  criticality: ({ criticality }) => criticality,
  severity: ({ severity }) => severity,
  began: ({ began }) => began,
  ended: ({ ended }) => ended,
  given: ({ given }) => given,
}

/** In what the lists of several institutions differ about one thing. An institution that says nothing does not differ. */
export function differencesIn(group: readonly ListedEntry[]): readonly Difference[] {
  const byInstitution = [...Map.groupBy(group, ({ row }) => row.institutionId).values()]
  return (Object.keys(ASPECTS) as Aspect[]).flatMap((aspect) => {
    const read = ASPECTS[aspect]
    const said = byInstitution.flatMap((entries) => {
      const facts = entries.flatMap((entry) => (entry.facts && read(entry.facts) !== null ? [entry.facts] : []))
      return facts.length === 0 ? [] : [{ institutionName: entries[0]!.row.institutionName, facts }]
    })
    const values = said.map(({ facts }) => facts.map((each) => read(each)!))
    // "2019" agrees with two days that do not agree with each other: every two are compared.
    const differs = values.some((one, at) => values.slice(at + 1).some((other) => !agree(one, other)))
    return differs ? [{ aspect, said }] : []
  })
}

type Value = string | ClinicalDate

/** Each value of the one stands among the other's: "2019" agrees with "2019-05-03", which says more. */
function agree(one: readonly Value[], other: readonly Value[]): boolean {
  const isIn = (value: Value, values: readonly Value[]) => values.some((each) => isSame(value, each))
  return one.every((value) => isIn(value, other)) && other.every((value) => isIn(value, one))
}

function isSame(one: Value, other: Value): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other
  const [a, b] = [one.text.slice(0, 10), other.text.slice(0, 10)]
  return a.startsWith(b) || b.startsWith(a)
}

const OVER: ReadonlySet<string | null> = new Set(['inactive', 'resolved', 'remission', 'refuted', 'not-done'])

/** Who says that there is none, while another institution's list has something that is in force. */
export function denialsIn(entries: readonly ListedEntry[]): readonly Denial[] {
  return entries.flatMap(({ row, facts }) => {
    if (!facts?.none || OVER.has(facts.state)) return []
    const { none } = facts
    const against = entries.filter(
      (other) => other.row.institutionId !== row.institutionId && other.facts !== null && denies(none, other.facts),
    )
    const others = [...Map.groupBy(against, (other) => other.row.institutionId).values()].map((those) => ({
      institutionName: those[0]!.row.institutionName,
      titles: [...new Set(those.map((other) => other.row.title))],
    }))
    return others.length === 0 ? [] : [{ none, institutionName: row.institutionName, others }]
  })
}

function denies(none: NonNullable<ListedFacts['none']>, { none: saysNone, state, kinds }: ListedFacts): boolean {
  if (saysNone !== null || OVER.has(state)) return false
  return none === 'all' || kinds.includes(none)
}

import type { ListedFacts } from '#formats/fhir/read-listed'

/** One line of one institution's list, with what can be compared. Null: there is nothing to compare. */
export type ListedEntry<Row extends ListedRow = ListedRow> = { readonly row: Row; readonly facts: ListedFacts | null }
export type ListedRow = {
  readonly itemId: string
  readonly title: string
  readonly institutionId: string
  readonly institutionName: string
}

/** Which thing a code is about, where several codes are known to be one thing; null: nobody knows. */
export type Alike = (codeKey: string) => string | null

/**
 * Entries that are about one thing, in the order in which they came: they share a code, a thing that several codes are known to be, or
 * a name. Each entry is in exactly one group; nothing is merged, they only stand together.
 */
export function gatherGroups<Row extends ListedRow>(
  entries: readonly ListedEntry<Row>[],
  alike: Alike,
): readonly (readonly ListedEntry<Row>[])[] {
  const groupAt = entries.map((_, at) => at)
  const rootOf = (at: number): number => (groupAt[at] === at ? at : rootOf(groupAt[at]!))
  const firstWith = new Map<string, number>()
  for (const [at, entry] of entries.entries())
    for (const key of keysOf(entry, alike)) {
      const first = firstWith.get(key)
      if (first === undefined) firstWith.set(key, at)
      else join(groupAt, rootOf(first), rootOf(at))
    }
  return [...Map.groupBy(entries.entries(), ([at]) => rootOf(at)).values()].map((group) =>
    group.map(([, entry]) => entry),
  )
}

function join(groupAt: number[], one: number, other: number): void {
  groupAt[Math.max(one, other)] = Math.min(one, other)
}

function keysOf({ row, facts }: ListedEntry, alike: Alike): readonly string[] {
  if (facts === null) return []
  const things = facts.codes.flatMap((code) => alike(code) ?? [])
  const name = plainName(row.title)
  return [...facts.codes, ...things.map((thing) => `thing ${thing}`), ...(name ? [`name ${name}`] : [])]
}

const AROUND = [
  /^(?:allergy|allergic|hypersensitivity|intolerance) (?:to|against) /,
  /^(?:allergie|allergique) (?:à la|à l’|à l'|aux|au|à) /,
  /^alergia (?:a la|a los|a las|al|a) /,
  /^allergi(?:sk)? (?:mot|for) /,
  / (?:allergy|hypersensitivity|intolerance)$/,
]

/** A name without what only says that it is an allergy: "Penicillin", "Allergy to penicillin". */
function plainName(title: string): string {
  const plain = title.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return AROUND.reduce((name, around) => name.replace(around, ' ').trim(), plain)
}

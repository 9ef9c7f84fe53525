import type { Query } from './home.ts'

/** What stands in the database in the end, as sorted lines that hold nothing of when and in which order it came. */
export type State = readonly string[]

/** Ids that are drawn, instants of this run, and how many versions met in one batch. */
const OF_THIS_RUN = {
  item: [
    'person_id',
    'link_id',
    'message_id',
    'received_at',
    'changed_at',
    'counts_from',
    'release_at',
    'version',
    'source_dated',
    'arrived_at',
    'sort_at',
  ],
  quarantine: ['message_id', 'first_at', 'resolved_at', 'place', 'context'],
  delivery: ['first_received_at', 'last_received_at'],
} as const

/** Of two messages that say the same, either may be the one whose text was kept; `source_at` is of the later. */
const WHEN_SAID = /\\"lastUpdated\\":\\"[^"]*\\"/g

export async function readState(query: Query): Promise<State> {
  const lines: string[] = []
  for (const [table, columns] of Object.entries(OF_THIS_RUN)) {
    const rows = await query(`select (to_jsonb(t) - $1::text[])::text as line from ${table} t`, [columns])
    lines.push(...rows.map(({ line }) => `${table} ${String(line).replace(WHEN_SAID, '')}`))
  }
  const persons = await query(`
    select k.key || ' is ' || coalesce(p.given, '') || ' ' || coalesce(p.family, '') || ' ' || p.demographics as line
    from patient_key k left join patient_link l on l.link_id = k.link_id left join person p on p.person_id = l.person_id`)
  lines.push(...persons.map(({ line }) => String(line)))
  return lines.sort()
}

/** What differs from a run without faults, a line each: `+` too much, `-` missing, or the columns that are not the same. */
export function differences(found: State, expected: State): string[] {
  const [more, less] = [without(found, expected), without(expected, found)]
  const twins = new Map(less.map((line) => [nameOf(line), line]))
  const changed = more.flatMap((line) => {
    const twin = twins.get(nameOf(line))
    if (twin) twins.delete(nameOf(line))
    return twin ? [`${nameOf(line)}: ${columnsThatDiffer(line, twin)}`] : [`+ ${line}`]
  })
  return [...changed, ...[...twins.values()].map((line) => `- ${line}`)]
}

function without(lines: State, others: State): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

/** By what the same row is found in both: its table and its own name. */
function nameOf(line: string): string {
  const name = /"(?:item_id|body_hash|category)": "([^"]+)"/.exec(line)?.[1]
  return name ? `${line.split(' ', 1)[0]} ${name}` : line
}

function columnsThatDiffer(line: string, twin: string): string {
  const read = (text: string) => JSON.parse(text.slice(text.indexOf('{'))) as Record<string, unknown>
  const [one, other] = [read(line), read(twin)]
  const keys = Object.keys({ ...one, ...other }).filter(
    (key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]),
  )
  return keys.map((key) => `${key} ${JSON.stringify(one[key])} instead of ${JSON.stringify(other[key])}`).join('; ')
}

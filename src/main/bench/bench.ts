import { Invalid } from '#base/errors'
import type { Config } from '#platform/config'
import type { CommandOptions } from '../command.ts'
import type { Output } from '../output.ts'
import { BENCHES, type Bench } from './benches.ts'
import { FEED_BENCHES } from './feed-benches.ts'
import { openScratch } from './scratch.ts'
import { FULL, type Sizes } from './sizes.ts'
import { openWorkshop } from './workshop.ts'

export type BenchRow = {
  readonly name: string
  readonly ours: number
  readonly floor: number
  readonly ratio: number
  readonly unit: string
}

export const ALL_BENCHES: readonly Bench[] = [...BENCHES, ...FEED_BENCHES]

/** Measures one bench or all of them on a real PostgreSQL, ours and the floor in turns. */
export async function bench(config: Config, { values, words }: CommandOptions, output: Output): Promise<number> {
  const [name] = words
  const wanted = ALL_BENCHES.filter((each) => name === undefined || each.name === name)
  if (wanted.length === 0 || words.length > 1)
    throw new Invalid(`bench takes one name or none: ${ALL_BENCHES.map((each) => each.name).join(', ')}`)
  const note = (text: string) => (output.watched ? output.note(`${text}\n`) : undefined)
  const rows = await runBenches(wanted, { databaseUrl: config.databaseUrl, sizes: FULL, note })
  output.answer(values.json === true ? JSON.stringify(rows) : inWords(rows))
  return 0
}

/** Runs benches one after the other; whatever they made is gone afterwards. */
export async function runBenches(
  wanted: readonly Bench[],
  how: { readonly databaseUrl: string | null; readonly sizes: Sizes; readonly note: (text: string) => void },
): Promise<BenchRow[]> {
  const scratch = await openScratch(how.databaseUrl)
  const shop = openWorkshop(scratch, how.sizes, how.note)
  try {
    const rows: BenchRow[] = []
    for (const { name, unit, measure } of wanted) {
      how.note(`measuring ${name}`)
      const { ours, floor } = await measure(shop)
      rows.push({ name, ours: rounded(ours), floor: rounded(floor), ratio: rounded(ours / floor), unit })
    }
    return rows
  } finally {
    await shop.close()
    await scratch.close()
  }
}

/** Four figures: no bench is exact to more. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

function inWords(rows: readonly BenchRow[]): string {
  const line = (name: string, ...cells: (string | number)[]) =>
    [name.padEnd(20), ...cells.map((cell) => String(cell).padStart(10))].join(' ')
  return [
    line('', 'ours', 'floor', 'ratio'),
    ...rows.map(({ name, ours, floor, ratio, unit }) => `${line(name, ours, floor, ratio)}  ${unit}`),
  ].join('\n')
}

// Measures the matcher on sets whose truth is known: Febrl 1 to 3 where they are at hand (../shared/data/linkage), and
// invented ones from seeds. Prints the tables of docs/reference/matching.md.
// Usage: node --conditions=source tools/measure-matching.mjs [--seeds 3] [--only NAME] [--curve]
import { parseArgs } from 'node:util'
import { HAS_FEBRL, makeTwoFiles, readFebrl } from '../test/support/linkage/febrl-sets.ts'
import { makeSet, RECIPES } from '../test/support/linkage/linkage-sets.ts'
import { measureSet } from '../test/support/linkage/measure-set.ts'
import { HAS_SYNTHEA, readSynthea } from '../test/support/linkage/synthea-set.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '3' }, only: { type: 'string' }, curve: { type: 'boolean' } },
})
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1)

const CARE = {
  slip: 0.12,
  missing: 0.04,
  exchanged: 0.05,
  variant: 0,
  married: 0,
  moved: 0,
  replaced: 0.03,
  fillerBirth: 0,
}

function* sets() {
  if (HAS_FEBRL) {
    for (const which of [1, 2, 3]) yield [`Febrl ${which}`, () => readFebrl(which)]
    for (const seed of seeds) {
      yield [`two files of 5,000 like Febrl 4, seed ${seed}`, () => makeTwoFiles(CARE, seed)]
      const worse = { ...CARE, slip: 0.25, missing: 0.1, replaced: 0.06 }
      yield [`the same, twice as careless, seed ${seed}`, () => makeTwoFiles(worse, seed)]
      yield [`like Febrl 4, no number, seed ${seed}`, () => makeTwoFiles(CARE, seed, ['number'])]
    }
  } else process.stdout.write('LEFT OUT: Febrl is not at hand.\n')
  if (HAS_SYNTHEA) {
    yield ['250 of Synthea against themselves', () => readSynthea(null, 1)]
    for (const seed of seeds) {
      yield [`250 of Synthea and their copy, seed ${seed}`, () => readSynthea(CARE, seed)]
      yield [`the same without a number, seed ${seed}`, () => withoutNumber(readSynthea(CARE, seed))]
    }
  } else process.stdout.write('LEFT OUT: the Synthea bundle is not at hand.\n')
  for (const recipe of RECIPES)
    for (const seed of seeds) yield [`${recipe.name}, seed ${seed}`, () => makeSet(recipe, seed)]
}

const withoutNumber = ({ name, a, b }) => {
  const blank = (line) => ({ ...line, number: '' })
  return { name, a: a.map(blank), b: b?.map(blank) ?? null }
}

const percent = (share) => `${(100 * share).toFixed(2)} %`
process.stdout.write(
  '| set | true pairs | same | false | recall of same | same or possible | possible | of two people | expected false |\n',
)
process.stdout.write('|---|---|---|---|---|---|---|---|---|\n')
for (const [name, make] of sets()) {
  if (values.only && !name.includes(values.only)) continue
  const m = measureSet(make())
  const cells = [
    name,
    m.truePairs,
    m.same,
    m.falseSame,
    m.truePairs ? percent(m.recallOfSame) : '-',
    m.truePairs ? percent(m.recallOfBoth) : '-',
    m.possible,
    m.falsePossible,
    m.found.expectedFalse.toPrecision(2),
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
  if (values.curve)
    for (const [bits, { right, wrong }] of m.curve)
      process.stdout.write(`  ${bits} bits: ${percent(right / m.truePairs)} of true pairs, ${wrong} false\n`)
}

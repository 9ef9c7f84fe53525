/** One test of LOINC, by its axes (LOINC Users' Guide, 2): what, in which measure, of what, when, how. */
export type LoincTest = {
  readonly code: string
  readonly component: string
  readonly property: string
  readonly system: string
  readonly time: string | null
  readonly method: string | null
  /** As laboratories mostly give it, in UCUM. */
  readonly unit: string | null
  /** What people and machines call its component, ours in several languages. */
  readonly names: readonly string[]
  readonly molar: { readonly grams: number; readonly charge: number | null } | null
  /** Whether its meaning was held against a published name: only such a code is mapped without a person. */
  readonly isChecked: boolean
  /** Its place among codes of the same component: the commonest first, from 0. */
  readonly place: number
}

export type TestTable = {
  readonly all: readonly LoincTest[]
  readonly find: (code: string) => LoincTest | null
}

/** The tests in texts of our own format (content/terms/README.md). Throws with the line that cannot be read. */
export function readTestTable(texts: readonly { readonly name: string; readonly text: string }[]): TestTable {
  const all = texts.flatMap(({ name, text }) =>
    text
      .split('\n')
      .flatMap((line, at) =>
        line.trim() === '' || line.startsWith('#') ? [] : readLine(line, `${name}, line ${at + 1}`),
      ),
  )
  return tableOf(all)
}

/** A table of given tests; of a code that stands twice the first counts. */
export function tableOf(all: readonly LoincTest[]): TestTable {
  const byCode = new Map<string, LoincTest>()
  for (const test of all) if (!byCode.has(test.code)) byCode.set(test.code, test)
  return { all, find: (code) => byCode.get(code) ?? null }
}

function readLine(line: string, place: string): LoincTest[] {
  const [component, molar, names, codes, ...rest] = line.split('|').map((part) => part.trim())
  if (!component || !molar || names === undefined || !codes || rest.length > 0)
    throw new Error(`${place}: needs four parts between bars`)
  const shared = { component, names: [component, ...names.split(';').map((name) => name.trim())].filter(Boolean) }
  return codes
    .split(';')
    .map((each, at) => ({ ...shared, molar: readMolar(molar), ...readCode(each.trim(), place), place: at }))
}

function readMolar(text: string): LoincTest['molar'] {
  if (text === '-') return null
  const [grams, charge] = text.split(',').map(Number)
  return { grams: grams!, charge: charge ?? null }
}

function readCode(text: string, place: string): Omit<LoincTest, 'component' | 'names' | 'molar' | 'place'> {
  const [code, property, system, ...more] = text.split(' ').filter(Boolean)
  if (!code || !/^\d{1,7}-\d$/.test(code) || !property || !system)
    throw new Error(`${place}: "${text}" needs code, property and system`)
  const marked = (mark: string) => more.find((word) => word.startsWith(mark))?.slice(1) ?? null
  return {
    code,
    property,
    system,
    unit: more.find((word) => !/^[~@?]/.test(word)) ?? null,
    method: marked('~'),
    time: marked('@'),
    isChecked: !more.includes('?'),
  }
}

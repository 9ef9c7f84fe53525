import path from 'node:path'
import { Invalid } from '#base/errors'
import { wordsOf } from '../suggest/read-features.ts'
import type { TermSystem } from '../term-system.ts'
import { axesOf, namesOfVariant } from './loinc-axes.ts'
import { cellsOf, type FileRow, type Heading, headingOf } from './read-rows.ts'
import { LEFT_OUT, LONGEST_NAME, type RowRead, type TermLine } from './term-line.ts'

/** How files call what we need, in small letters, the best first. */
const HEADINGS = {
  code: [
    'loinc_num',
    'conceptid',
    'code',
    'atc_code',
    'atc code',
    'atckode',
    'cvx code',
    'cvx_code',
    'icd10_code',
    'kode',
    'codigo',
    'código',
  ],
  name: [
    'long_common_name',
    'linguisticvariantdisplayname',
    'term',
    'name',
    'display',
    'atc_name',
    'atc level name',
    'short description',
    'full vaccine name',
    'description',
    'title',
    'navn',
    'libelle',
    'libellé',
    'nombre',
    'shortname',
    'component',
  ],
  active: ['active', 'status', 'vaccinestatus'],
  language: ['languagecode', 'language', 'lang'],
} as const
type Wanted = keyof typeof HEADINGS

/** How codes of a table look; a national table may have any. */
const LOOKS: Readonly<Record<TermSystem, RegExp>> = {
  loinc: /^(?:\d{1,7}-\d|L[APG]\d{1,7}-\d)$/,
  snomed: /^[1-9]\d{5,17}$/,
  atc: /^[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?$/,
  icd10: /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?(?:-[A-Z]\d[0-9A-Z])?$/i,
  cvx: /^\d{1,3}$/,
  national: /^\S.{0,99}$/,
}

type TableFile = { readonly file: string; readonly system: TermSystem; readonly language: string }

/** A table with a code and its name in each row, under a heading that names the columns. Throws Invalid for another layout. */
export async function* readPlain(
  rows: AsyncGenerator<FileRow, void>,
  { file, system, language }: TableFile,
): AsyncGenerator<RowRead, void> {
  const first = await rows.next()
  if (first.done) throw new Invalid(`${path.basename(file)} is empty`)
  const fixed = system === 'icd10' ? fixedColumns(first.value.text) : null
  if (fixed) {
    yield fixedRow(first.value, fixed)
    for await (const row of rows) yield fixedRow(row, fixed)
    return
  }
  const heading = headingOf(first.value.text)
  checkHeading(heading, file)
  if (system === 'loinc' && language === 'en' && !heading.columns.includes('status'))
    throw new Invalid(
      `${path.basename(file)}, line 1: this is no Loinc.csv; of a linguistic variant say the --language`,
    )
  for await (const row of rows) yield readRow(heading, row, system)
}

function checkHeading({ columns }: Heading, file: string): void {
  for (const what of ['code', 'name'] as const) {
    if (HEADINGS[what].some((name) => columns.includes(name))) continue
    const wanted = HEADINGS[what].join(', ')
    throw new Invalid(
      `${path.basename(file)}, line 1: no column for the ${what} (one of ${wanted}); its columns are ${columns.join(', ').slice(0, 300)}`,
    )
  }
}

function readRow(heading: Heading, { line, text }: FileRow, system: TermSystem): RowRead {
  const cells = cellsOf(heading, text)
  if (typeof cells === 'string') return { line, fault: cells }
  const of = (what: Wanted) => HEADINGS[what].map((name) => cells.get(name)).find(Boolean) ?? null
  const code = of('code')
  const name = of('name')
  if (code === null) return { line, fault: 'it has no code' }
  if (!LOOKS[system].test(code)) return { line, fault: `"${code.slice(0, 40)}" is no code of ${system}` }
  // Variants of LOINC have a line for every code, with or without a translation.
  if (name === null) return system === 'loinc' ? LEFT_OUT : { line, fault: 'it has no name' }
  const isActive = !/^(0|false|deprecated|discouraged|inactive)$/i.test(of('active') ?? '')
  const language = of('language')?.toLowerCase().slice(0, 10) ?? null
  const axes = system === 'loinc' ? (axesOf(cells, name) ?? namesOfVariant(cells, name)) : null
  const words = axes ? [...new Set(axes.names.concat(name, axes.component).flatMap(wordsOf))] : []
  return { term: { ...plainTerm(code, name), language, isActive, axes, words } }
}

function plainTerm(code: string, name: string): TermLine {
  const short = name.slice(0, LONGEST_NAME)
  return { code, name: short, language: null, isActive: true, isWeak: false, axes: null, words: [] }
}

/** The files of ICD-10-CM have no heading: "A000    Cholera ...", or with a number, a mark and two names. */
const FIXED = [
  /^(?<code>[A-Z]\d[0-9A-Z]{1,5}) +(?<name>\S.*)$/,
  /^\d{5} (?<code>[A-Z]\d[0-9A-Z]{1,5}) +[01] .{60} (?<name>\S.*)$/,
]

function fixedColumns(first: string): RegExp | null {
  return FIXED.find((pattern) => pattern.test(first)) ?? null
}

function fixedRow({ line, text }: FileRow, pattern: RegExp): RowRead {
  const { code, name } = pattern.exec(text.trimEnd())?.groups ?? {}
  if (!code || !name) return { line, fault: 'it is no code and name like the first line' }
  return { term: plainTerm(code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code, name) }
}

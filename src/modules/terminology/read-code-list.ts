import { decodeText } from '#formats/csv/decode-text'
import { parseCsv } from '#formats/csv/parse-csv'
import type { LocalTest } from './suggest/local-test.ts'
import { plain } from './suggest/read-features.ts'

/** What a column of a list of codes holds. */
export const COLUMNS = [
  'code',
  'name',
  'unit',
  'specimen',
  'kind',
  'system',
  'loinc',
  'low',
  'high',
  'range',
  'count',
] as const
export type Column = (typeof COLUMNS)[number]

export type CodeLine = LocalTest & {
  /** From 1, the heading being line 1. */
  readonly line: number
  readonly system: string | null
  /** The code of LOINC that the list gives it; null where it gives none. */
  readonly loinc: string | null
  readonly count: number
}

export type CodeList = {
  readonly columns: Readonly<Partial<Record<Column, string>>>
  readonly lines: readonly CodeLine[]
  readonly faults: readonly { readonly line: number; readonly fault: 'no-code' | 'twice' | 'wrong-loinc' | 'cells' }[]
}

/** How headings of lists are called, most telling first; in small letters, words joined by one space. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  loinc: ['loinc', 'loinc code', 'loinc merged', 'loinc num', 'object id'],
  code: [
    'local code',
    'code',
    'test code',
    'itemid',
    'item id',
    'subject id',
    'lab code',
    'id',
    'analysekode',
    'kode',
    'codigo',
    'code local',
  ],
  name: [
    'label',
    'name',
    'test name',
    'local name',
    'subject label',
    'indentedname',
    'description',
    'test',
    'analyse',
    'navn',
    'nom',
    'libelle',
    'nombre',
    'name variants',
    'display',
  ],
  unit: [
    'units ri',
    'unit',
    'units',
    'local units',
    'uom',
    'unit of measure',
    'valueuom',
    'enhet',
    'unite',
    'unidad',
    'units display',
  ],
  specimen: [
    'fluid',
    'specimen',
    'sample',
    'material',
    'specimen type',
    'matrix',
    'provemateriale',
    'echantillon',
    'muestra',
  ],
  kind: ['category', 'department', 'kind', 'section', 'group', 'discipline'],
  system: ['system', 'code system'],
  low: ['low', 'norm low', 'range low', 'lower', 'ref low'],
  high: ['high', 'norm high', 'range high', 'upper', 'ref high'],
  range: ['range', 'norm range', 'norm range text', 'reference range'],
  count: ['count', 'row count', 'n results', 'results', 'n', 'antall', 'frequency', 'n results one hospital'],
}

/**
 * Reads a list of codes. Columns are those that are named, or are recognised by their headings; a line without a code or
 * a name is told, and nothing is lost in silence. Throws Invalid only for what is no table.
 */
export function readCodeList(bytes: Uint8Array, named: Readonly<Partial<Record<Column, string>>> = {}): CodeList {
  const { header: headings, rows } = parseCsv(decodeText(bytes), { keepsUneven: true })
  const columns = chooseColumns(headings, named)
  const at = (column: Column) => (columns[column] === undefined ? -1 : headings.indexOf(columns[column]))
  const places = Object.fromEntries(COLUMNS.map((column) => [column, at(column)])) as Record<Column, number>
  const lines: CodeLine[] = []
  const faults: CodeList['faults'][number][] = []
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const line = index + 2
    if (row.every((cell) => cell.trim() === '')) continue
    if (row.length !== headings.length) faults.push({ line, fault: 'cells' })
    const read = readLine(row, places, line)
    if (!read) faults.push({ line, fault: 'no-code' })
    else if (seen.has(`${read.system ?? ''}|${read.code}`)) faults.push({ line, fault: 'twice' })
    else {
      if (read.loinc === 'wrong') faults.push({ line, fault: 'wrong-loinc' })
      seen.add(`${read.system ?? ''}|${read.code}`)
      lines.push({ ...read, loinc: read.loinc === 'wrong' ? null : read.loinc })
    }
  }
  return { columns, lines, faults }
}

function chooseColumns(
  headings: readonly string[],
  named: Readonly<Partial<Record<Column, string>>>,
): Partial<Record<Column, string>> {
  const words = new Map(headings.map((heading) => [plain(heading).replace(/[\s_.-]+/g, ' '), heading]))
  const chosen: Partial<Record<Column, string>> = {}
  for (const column of COLUMNS) {
    const given = named[column]
    const found =
      given && headings.includes(given) ? given : HEADINGS[column].map((word) => words.get(word)).find(Boolean)
    if (found !== undefined) chosen[column] = found
  }
  if (chosen.code === undefined && chosen.name !== undefined) chosen.code = chosen.name
  return chosen
}

const LONGEST = 300

function readLine(row: readonly string[], at: Readonly<Record<Column, number>>, line: number): CodeLine | null {
  const cell = (column: Column) => row[at[column]]?.trim().slice(0, LONGEST) || null
  const code = cell('code')
  const name = cell('name') ?? code
  if (code === null || name === null) return null
  const loinc = cell('loinc')?.replace(/^(loinc:|http:\/\/loinc\.org\/?)/i, '') ?? null
  const [, low = null, high = null] = /^\s*(-?\d[\d.,]*)\s*(?:-|–|to)\s*(-?\d[\d.,]*)/.exec(cell('range') ?? '') ?? []
  return {
    line,
    code,
    name,
    system: cell('system'),
    unit: cell('unit')?.split('|').at(-1) ?? null,
    specimen: cell('specimen'),
    kind: cell('kind'),
    loinc: loinc === null || isLoinc(loinc) ? loinc : 'wrong',
    rangeLow: numberOf(cell('low') ?? low),
    rangeHigh: numberOf(cell('high') ?? high),
    count: Math.max(0, Math.trunc(numberOf(cell('count')) ?? 0)),
  }
}

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === '') return null
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}

/** A code of LOINC ends in a check digit by the Luhn rule (LOINC Users' Guide, appendix on the check digit). */
export function isLoinc(code: string): boolean {
  const [, digits, check] = /^(\d{1,7})-(\d)$/.exec(code) ?? []
  if (!digits || !check) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return (10 - (sum % 10)) % 10 === Number(check)
}

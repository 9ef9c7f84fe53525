import { parseCsv } from '#formats/csv/parse-csv'
import type { LoadedAxes } from './gather-for.ts'
import { wordsOf } from './suggest/read-features.ts'
import type { TermSystem } from './term-system.ts'

export type TermLine = {
  readonly code: string
  readonly name: string
  readonly language: string | null
  readonly isActive: boolean
  readonly axes: LoadedAxes | null
  /** By which suggestions find it; empty where no search by word is wanted. */
  readonly words: readonly string[]
}

/** How files call what we need, in small letters; RF2 is SNOMED CT's own form of a description file. */
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
  ],
  name: [
    'long_common_name',
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
    'nombre',
  ],
  active: ['active', 'status', 'vaccinestatus'],
  language: ['languagecode', 'language', 'lang'],
} as const

/**
 * Terms of a file, line by line; null for a line that is none. Read as a stream: a table of LOINC is a hundred megabytes.
 * A quoted cell may run over lines.
 */
export async function* readTermLines(
  lines: AsyncIterable<string>,
  system: TermSystem,
): AsyncGenerator<TermLine | null, void> {
  let heading: string | null = null
  let pending = ''
  for await (const line of lines) {
    pending = pending === '' ? line : `${pending}\n${line}`
    if (isOpen(pending) && pending.length < LONGEST_ROW && !isTabbed(heading)) continue
    const row = pending
    pending = ''
    if (row.trim() === '') continue
    if (heading === null) heading = row.replace(/^\uFEFF/, '')
    else yield readRow(heading, row, system)
  }
  if (pending.trim() !== '' && heading !== null) yield readRow(heading, pending, system)
}

const LONGEST_ROW = 200_000
const LONGEST_NAME = 1_000

/** Files with tabs (SNOMED CT's) do not quote. */
function isTabbed(heading: string | null): boolean {
  return heading?.includes('\t') ?? false
}

function isOpen(row: string): boolean {
  return (row.match(/"/g)?.length ?? 0) % 2 === 1
}

function readRow(heading: string, row: string, system: TermSystem): TermLine | null {
  const cells = cellsOf(heading, row)
  if (!cells) return null
  const of = (what: keyof typeof HEADINGS) =>
    HEADINGS[what].map((name) => cells.get(name)).find((cell) => cell !== undefined)
  const code = of('code')?.trim()
  const name = of('name')?.trim().slice(0, LONGEST_NAME)
  if (!code || !name || code.length > 100) return null
  // A concept has one fully specified name and several synonyms; the synonyms are what people say.
  if (system === 'snomed' && cells.get('typeid') === FULLY_SPECIFIED) return null
  const axes = system === 'loinc' ? axesOf(cells, name) : null
  return {
    code,
    name,
    language: of('language')?.trim().toLowerCase().slice(0, 10) || null,
    isActive: !/^(0|false|deprecated|discouraged|inactive)$/i.test(of('active')?.trim() ?? ''),
    axes,
    words: axes ? [...new Set([name, axes.component, ...axes.names].flatMap(wordsOf))] : [],
  }
}

/** SNOMED CT Release File Specification, 5.2: the type of a description. */
const FULLY_SPECIFIED = '900000000000003001'

function cellsOf(heading: string, row: string): ReadonlyMap<string, string> | null {
  if (isTabbed(heading)) {
    const names = heading.split('\t')
    const cells = row.split('\t')
    return cells.length < 2 ? null : new Map(names.map((name, at) => [name.trim().toLowerCase(), cells[at] ?? '']))
  }
  try {
    const { header, rows } = parseCsv(`${heading}\n${row}`, { keepsUneven: true })
    return rows[0] ? new Map(header.map((name, at) => [name.trim().toLowerCase(), rows[0]![at] ?? ''])) : null
  } catch {
    return null
  }
}

/** The axes of Loinc.csv (LOINC Users' Guide, appendix A). Classes other than laboratory and clinical are not for tests. */
function axesOf(cells: ReadonlyMap<string, string>, name: string): LoadedAxes | null {
  const component = cells.get('component')
  const [property, system] = [cells.get('property'), cells.get('system')]
  if (!component || !property || !system) return null
  const rank = Number(cells.get('common_test_rank') ?? 0)
  const time = cells.get('time_aspct') ?? 'Pt'
  const related = (cells.get('relatednames2') ?? '').split(';').slice(0, 12)
  return {
    component,
    property,
    system: system.replace('Ser/Plas', 'SerPl').replace('Bld.', 'Bld'),
    time: time === 'Pt' ? null : time,
    method: cells.get('method_typ')?.toLowerCase() || null,
    names: [component, cells.get('shortname') ?? name, ...related].map((each) => each.trim()).filter(Boolean),
    rank: rank > 0 ? rank : 99_999,
  }
}

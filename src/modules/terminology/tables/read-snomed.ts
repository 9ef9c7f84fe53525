import path from 'node:path'
import { Invalid } from '#base/errors'
import { withoutSemanticTag } from '#formats/fhir/say/concept'
import { readPlain } from './read-plain.ts'
import { cellsOf, type FileRow, type Heading, headingOf, readRows } from './read-rows.ts'
import { LEFT_OUT, LONGEST_NAME, type RowRead } from './term-line.ts'

/** The files of SNOMED CT's release format 2 that say names (SNOMED CT Release File Specification, 4.2 and 5.2). */
type Kind = 'description' | 'concept' | 'language' | 'plain'
const MARKS: readonly (readonly [Exclude<Kind, 'plain'>, string])[] = [
  ['description', 'conceptid'],
  ['concept', 'definitionstatusid'],
  ['language', 'acceptabilityid'],
]

const FULLY_SPECIFIED = '900000000000003001'
const PREFERRED = '900000000000548007'

/**
 * Names from a snapshot of SNOMED CT: a description file; with a concept file also which concepts are no longer in use,
 * with a file of a language reference set also which name is the preferred one. Without it the fully specified name is
 * taken, without its tag; where a language has none, a synonym. Throws Invalid for other files of a release.
 */
export async function* readSnomed(files: readonly string[]): AsyncGenerator<RowRead, void> {
  const byKind = new Map<Kind, string[]>()
  for (const file of files) {
    const kind = await kindOf(file)
    byKind.set(kind, [...(byKind.get(kind) ?? []), file])
  }
  for (const file of byKind.get('plain') ?? [])
    yield* readPlain(readRows(file), { file, system: 'snomed', language: 'en' })
  const described = byKind.get('description') ?? []
  if (described.length === 0 && !byKind.has('plain'))
    throw new Invalid(`${path.basename(files[0]!)}, line 1: it has no names; give the description file with it`)
  const retired = await idsIn(byKind.get('concept') ?? [], (cells) =>
    cells.get('active') === '0' ? cells.get('id') : null,
  )
  const preferred = await idsIn(byKind.get('language') ?? [], (cells) =>
    cells.get('active') === '1' && cells.get('acceptabilityid') === PREFERRED
      ? cells.get('referencedcomponentid')
      : null,
  )
  for (const file of described) for await (const row of bodyOf(file)) yield readDescription(row, { retired, preferred })
}

async function kindOf(file: string): Promise<Kind> {
  const rows = readRows(file)
  const first = await rows.next()
  await rows.return()
  if (first.done) throw new Invalid(`${path.basename(file)} is empty`)
  const { columns } = headingOf(first.value.text)
  const kind = MARKS.find(([, mark]) => columns.includes(mark))?.[0]
  if (kind) return kind
  if (columns.includes('effectivetime'))
    throw new Invalid(
      `${path.basename(file)}, line 1: neither descriptions, concepts nor a language reference set of SNOMED CT; its columns are ${columns.join(', ')}`,
    )
  return 'plain'
}

type Body = FileRow & { readonly cells: ReadonlyMap<string, string> | string }

async function* bodyOf(file: string): AsyncGenerator<Body, void> {
  let heading: Heading | null = null
  for await (const row of readRows(file)) {
    if (heading === null) heading = headingOf(row.text)
    else yield { ...row, cells: cellsOf(heading, row.text) }
  }
}

async function idsIn(
  files: readonly string[],
  pick: (cells: ReadonlyMap<string, string>) => string | null | undefined,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (const file of files)
    for await (const { line, cells } of bodyOf(file)) {
      if (typeof cells === 'string') throw new Invalid(`${path.basename(file)}, line ${line}: ${cells}`)
      const id = pick(cells)
      if (id) ids.add(id)
    }
  return ids
}

type Known = { readonly retired: ReadonlySet<string>; readonly preferred: ReadonlySet<string> }

function readDescription({ line, cells }: Body, { retired, preferred }: Known): RowRead {
  if (typeof cells === 'string') return { line, fault: cells }
  const [code, name] = [cells.get('conceptid') ?? '', cells.get('term') ?? '']
  if (!/^[1-9]\d{5,17}$/.test(code)) return { line, fault: `"${code.slice(0, 40)}" is no concept of SNOMED CT` }
  if (name === '') return { line, fault: 'it has no name' }
  const isFull = cells.get('typeid') === FULLY_SPECIFIED
  const isWanted = preferred.size === 0 || (preferred.has(cells.get('id') ?? '') && !isFull)
  if (cells.get('active') !== '1' || !isWanted) return LEFT_OUT
  return {
    term: {
      code,
      name: (isFull ? withoutSemanticTag(name) : name).slice(0, LONGEST_NAME),
      language: cells.get('languagecode')?.toLowerCase() || null,
      isActive: !retired.has(code),
      isWeak: preferred.size === 0 && !isFull,
      axes: null,
      words: [],
    },
  }
}

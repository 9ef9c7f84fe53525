/** What one section of a clinical document holds, counted in its raw text. */
export type CountedSection = {
  readonly code: string
  readonly title: string
  /** Statements by the path at which they stand ("entry/act/entryRelationship/observation") and their mood. */
  readonly statements: readonly { readonly path: string; readonly mood: string }[]
  /** The words of the narrative, in order. */
  readonly words: readonly string[]
}

const STATEMENTS = new Set(
  'act encounter observation organizer procedure substanceAdministration supply observationMedia'.split(' '),
)

/**
 * Counts sections, statements and words of a clinical document by cutting its text at tags, and nothing else: it shares no
 * code with the reader that it is there to check.
 */
export function countEntries(xml: string): readonly CountedSection[] {
  const sections: { code: string; title: string; statements: { path: string; mood: string }[]; words: string[] }[] = []
  const open: { name: string; section: (typeof sections)[number] | null }[] = []
  const text = xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner)
  for (const [, closing, name, attributes, selfClosing, words] of text.matchAll(
    /<(\/?)(?:[\w-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>([^<]*)/g,
  )) {
    if (closing) open.pop()
    else {
      const around = open.at(-1)?.section ?? null
      const path = open.map((each) => each.name)
      if (name === 'section') {
        const made = { code: '', title: '', statements: [], words: [] }
        sections.push(made)
        open.push({ name, section: made })
      } else open.push({ name: name!, section: around })
      if (around)
        note(around, { name: name!, attributes: attributes!, path: path.slice(path.lastIndexOf('section') + 1) })
      if (selfClosing) open.pop()
    }
    gather(open, words!)
  }
  return sections
}

function note(
  section: { code: string; statements: { path: string; mood: string }[] },
  { name, attributes, path }: { name: string; attributes: string; path: readonly string[] },
): void {
  if (name === 'code' && path.length === 0) section.code = attribute(attributes, 'code')
  if (STATEMENTS.has(name) && path[0] === 'entry')
    section.statements.push({ path: [...path, name].join('/'), mood: attribute(attributes, 'moodCode') })
}

function gather(
  open: readonly { name: string; section: { title: string; words: string[] } | null }[],
  raw: string,
): void {
  const section = open.at(-1)?.section
  if (!section || raw.trim() === '') return
  const names = open.map(({ name }) => name)
  const inner = names.slice(names.lastIndexOf('section') + 1)
  if (inner[0] === 'title') section.title += plain(raw)
  if (inner[0] === 'text') section.words.push(...plain(raw).split(/\s+/).filter(Boolean))
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? ''
}

function plain(raw: string): string {
  return raw
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

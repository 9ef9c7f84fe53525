/** Elements that begin and end a paragraph of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** Cells of a row stand side by side in one paragraph. */
const CELLS = new Set(['td', 'th'])

/** Marks where a cell begins; a character that HTML cannot hold. */
const CELL = '\u001f'

/** Elements whose content is not for reading. */
const UNREAD = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'iframe', 'object', 'svg'])

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  times: '×',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Aring: 'Å',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ouml: 'ö',
  auml: 'ä',
  uuml: 'ü',
  szlig: 'ß',
  ntilde: 'ñ',
}

/** Plain text as paragraphs: blank lines part them, line breaks inside stay. */
export function textParagraphs(plain: string): string[] {
  const paragraphs = plain.replace(/\r\n?/g, '\n').split(/\n[ \t]*(?:\n[ \t]*)+/)
  return paragraphs.map((paragraph) => paragraph.trim()).filter(Boolean)
}

/**
 * HTML or XHTML as paragraphs of plain text; markup, scripts, styles and comments are gone, and what remains is to be
 * escaped as any other text. One pass from tag to tag: no input makes it slow.
 */
export function htmlParagraphs(html: unknown): string[] {
  if (typeof html !== 'string') return []
  const paragraphs: string[] = []
  let current = ''
  const close = () => {
    const cells = current.split(CELL).map((cell) => oneSpaced(decodeEntities(cell)))
    const paragraph = cells.filter(Boolean).join(' · ')
    if (paragraph) paragraphs.push(paragraph)
    current = ''
  }
  let at = 0
  while (at < html.length) {
    const tag = nextTag(html, at)
    current += html.slice(at, tag.start)
    if (tag.name === 'br' || BLOCKS.has(tag.name)) close()
    else if (CELLS.has(tag.name) && tag.opens) current += CELL
    at = UNREAD.has(tag.name) && tag.opens ? endOfUnread(html, tag) : tag.end
  }
  close()
  return paragraphs
}

type Tag = { readonly start: number; readonly end: number; readonly name: string; readonly opens: boolean }

/** The next tag or comment; one that never ends swallows the rest, as in a browser. */
function nextTag(html: string, from: number): Tag {
  let start = html.indexOf('<', from)
  while (start >= 0 && !/[a-z/!?]/i.test(html[start + 1] ?? '')) start = html.indexOf('<', start + 1)
  if (start < 0) return { start: html.length, end: html.length, name: '', opens: false }
  const isComment = html.startsWith('<!--', start)
  const close = isComment ? html.indexOf('-->', start + 4) : html.indexOf('>', start)
  const end = close < 0 ? html.length : close + (isComment ? 3 : 1)
  const name = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(start, start + 32))?.[1]?.toLowerCase() ?? ''
  return { start, end, name, opens: html[start + 1] !== '/' && html[end - 2] !== '/' }
}

function endOfUnread(html: string, tag: Tag): number {
  let at = tag.end
  while (at < html.length) {
    const next = nextTag(html, at)
    if (next.name === tag.name && !next.opens) return next.end
    at = next.end
  }
  return html.length
}

function oneSpaced(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    const readable = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return readable ? String.fromCodePoint(code) : ' '
  })
}

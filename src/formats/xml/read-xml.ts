import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { decodeXml } from './decode-xml.ts'
import type { XmlElement, XmlFault } from './xml-element.ts'

export type XmlRead =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly fault: XmlFault }

const MEGABYTE = 1_000_000
const MOST_BYTES = 50 * MEGABYTE
const DEEPEST = 200
const MOST_ELEMENTS = 600_000
const MOST_ATTRIBUTES = 100

/**
 * Reads bytes as XML, strictly: well-formed, in the encoding that it names, without a document type and without entities
 * beyond the five that XML has. Instructions (style sheets) are passed over; nothing is ever fetched. Never throws.
 * `ownNamespace` is the one whose elements go by their names alone.
 */
export function readXml(bytes: Uint8Array, ownNamespace: string): XmlRead {
  if (bytes.length === 0) return refused('It is empty: 0 bytes.', 'Send the whole document.')
  if (bytes.length > MOST_BYTES)
    return refused(
      `It is larger than ${MOST_BYTES / MEGABYTE} MB.`,
      'Send a smaller document; large images belong in a picture archive.',
    )
  const decoded = decodeXml(bytes)
  if (!decoded.ok) return decoded
  const text = decoded.text.trimStart()
  if (text === '') return refused('There is nothing in it but white space.', 'Send the whole document.')
  if (/^<(?:!doctype\s+html|html)\b/i.test(text))
    return refused('It is a web page (HTML), not a document.', 'Look at what your system answered, and send the XML.')
  if (text[0] !== '<') return refused('It is no XML: it does not begin with "<".', 'Send the document as XML.')
  return new Reading(ownNamespace).read(text)
}

/** Ends the reading of one document; never leaves this file. */
class Stop extends Error {
  readonly what: string
  readonly mend: string
  constructor(what: string, mend: string) {
    super(what)
    this.what = what
    this.mend = mend
  }
}

/** Shared by the many that have none: a large document has a million elements. */
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {}
/** What indents a document says no more than a space. */
const SPACE = ' '

type Open = {
  name: string
  attributes: Readonly<Record<string, string>>
  content: (XmlElement | string)[]
  line: number
}

class Reading {
  readonly #parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  readonly #own: string
  readonly #open: Open[] = []
  /** What each prefix stands for, the innermost last: the same few all through a document. */
  readonly #prefixes: { readonly prefix: string; readonly namespace: string; readonly depth: number }[] = []
  #root: XmlElement | null = null
  #elements = 0
  #attributes = 0

  constructor(own: string) {
    this.#own = own
  }

  read(text: string): XmlRead {
    this.#listen()
    try {
      this.#parser.write(text).close()
      if (this.#root) return { ok: true, root: this.#root }
      return refused('There is no element in it.', 'Send the whole document.')
    } catch (fault) {
      return { ok: false, fault: this.#faultOf(fault as Error) }
    }
  }

  #listen(): void {
    const parser = this.#parser
    parser.on('error', (fault) => {
      throw fault
    })
    parser.on('doctype', () => {
      throw new Stop(
        'It has a document type (DOCTYPE); such documents are refused, because they can name files and entities.',
        'Send it without <!DOCTYPE ...>.',
      )
    })
    parser.on('attribute', () => {
      if (++this.#attributes > MOST_ATTRIBUTES)
        throw new Stop(`An element has more than ${MOST_ATTRIBUTES} attributes.`, 'Send a clinical document.')
    })
    parser.on('opentag', (tag) => this.#begin(tag))
    parser.on('closetag', () => this.#end())
    parser.on('text', (text) => this.#add(text))
    parser.on('cdata', (text) => this.#add(text))
  }

  #begin({ name, attributes }: SaxesTagPlain): void {
    this.#attributes = 0
    if (++this.#elements > MOST_ELEMENTS)
      throw new Stop(`It has more than ${MOST_ELEMENTS} elements.`, 'Send it in several documents.')
    if (this.#open.length >= DEEPEST)
      throw new Stop(`Its elements are nested more than ${DEEPEST} deep.`, 'Send a clinical document.')
    let own: Record<string, string> | null = null
    for (const key in attributes) {
      const value = attributes[key]!
      if (key === 'xmlns') this.#declare('', value)
      else if (key.startsWith('xmlns:')) this.#declare(key.slice('xmlns:'.length), value)
      else {
        own ??= {}
        own[key] = value
      }
    }
    this.#open.push({
      name: this.#plainName(name),
      attributes: own ?? NO_ATTRIBUTES,
      content: [],
      line: this.#parser.line,
    })
  }

  #declare(prefix: string, namespace: string): void {
    this.#prefixes.push({ prefix, namespace, depth: this.#open.length })
  }

  #plainName(name: string): string {
    const colon = name.indexOf(':')
    if (colon < 0) return name
    const prefix = name.slice(0, colon)
    const meant = this.#prefixes.findLast((each) => each.prefix === prefix)
    return meant?.namespace === this.#own ? name.slice(colon + 1) : name
  }

  #end(): void {
    const element = this.#open.pop()!
    while ((this.#prefixes.at(-1)?.depth ?? -1) >= this.#open.length) this.#prefixes.pop()
    const parent = this.#open.at(-1)
    if (parent) parent.content.push(element)
    else this.#root = element
  }

  #add(text: string): void {
    this.#open.at(-1)?.content.push(text.trim() === '' ? SPACE : text)
  }

  #faultOf(fault: Error): XmlFault {
    const { line, column } = this.#parser
    if (fault instanceof Stop) return { line, column, what: fault.what, mend: fault.mend }
    // "12:7: text" of the parser: the place stands beside it already.
    const said = fault.message.replace(/^\S*?\d+:\d+: /, '').replace(/\.$/, '')
    if (/undefined entity/.test(said)) return { line, column, ...NO_ENTITIES }
    return {
      line,
      column,
      what: `It is not well-formed XML: ${said}.`,
      mend: 'Look at that place; a character such as & or < may have to be written &amp; or &lt;.',
    }
  }
}

const NO_ENTITIES = {
  what: 'It uses an entity that XML does not have; such documents are refused.',
  mend: 'Write the character itself, or its number (&#233;).',
}

function refused(what: string, mend: string): XmlRead {
  return { ok: false, fault: { line: null, column: null, what, mend } }
}

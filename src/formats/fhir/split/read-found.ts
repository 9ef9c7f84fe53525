import { child, follow, isElement, isResource, text } from '../elements.ts'
import { parseReference } from '../references.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'
import type { Element } from '../types.ts'
import type { Found, Why } from './found.ts'
import { JsonScan } from './json-scan.ts'
import { parseStrictly } from './parse-strictly.ts'
import type { Piece, Problem, SplitLimits } from './piece.ts'

type Entry = Extract<Found, { kind: 'entry' }>
type Value = Extract<Found, { kind: 'value' }>

type Reason = Pick<Problem, 'what' | 'mend'>

const REASONS: Readonly<Record<Why, Reason>> = {
  'not-json': {
    what: 'It is not JSON.',
    mend: 'Send a FHIR Bundle, a FHIR resource, or one resource a line (NDJSON).',
  },
  truncated: { what: 'It ends in the middle.', mend: 'Send it again, whole.' },
  'too-large': { what: 'It is larger than we take.', mend: 'Send large documents as a link, or in parts.' },
}

/** A problem with a copy of the bytes: those of a scan do not last. */
export function problem(where: string, { what, mend }: Reason, bytes: Uint8Array): Problem {
  return { kind: 'problem', where, what, mend, bytes: Uint8Array.from(bytes) }
}

/**
 * The pieces of what was cut off, or is no JSON at all. When a line of an NDJSON file is cut off, the scan may have
 * taken the next line for a part of it: each line that is a resource by itself is one.
 */
export function* piecesOfBroken(bytes: Buffer, where: string, why: Why, limits: SplitLimits): Generator<Piece> {
  const bad: Buffer[] = []
  for (const line of why === 'truncated' ? linesOf(bytes) : [bytes]) {
    const found = bad.length && line[0] === 0x7b ? onlyValue(line, limits) : null
    const read = found ? [...piecesOfValue(found, where, limits)] : []
    if (read.length === 1 && read[0]!.kind === 'resource') yield read[0]!
    else bad.push(line)
  }
  if (bad.length) yield problem(where, REASONS[why], Buffer.concat(bad))
}

/** The pieces of a whole value: a resource, or a Bundle that could not be told from one while it was scanned. */
export function* piecesOfValue(found: Value, where: string, limits: SplitLimits): Generator<Piece> {
  const parsed = parseStrictly(found.bytes, found, limits.depth)
  if (!parsed.ok) yield problem(where, parsed, found.bytes)
  else if (isElement(parsed.value) && parsed.value.resourceType === 'Bundle') {
    yield* piecesOfBundle(found.bytes, parsed.value, where, limits)
  } else yield pieceOfResource(parsed.value, parsed.text, where, null, found.bytes)
}

/** The pieces of one entry of a Bundle: its resource, or what it says has been deleted. */
export function* piecesOfEntry(found: Entry, where: string, limits: SplitLimits): Generator<Piece> {
  const { bytes, resource: span } = found
  const inner = span && bytes.subarray(span.from, span.to)
  const around = span ? Buffer.concat([bytes.subarray(0, span.from), NULL, bytes.subarray(span.to)]) : bytes
  const keys = found.keys - (span?.keys ?? 0)
  const entry = parseStrictly(around, { keys, depth: found.depth }, limits.depth)
  if (!entry.ok) return yield problem(where, entry, bytes)
  const wrapper = entry.value as Element
  const method = text(child(wrapper, 'request'), 'method')
  if (method === 'DELETE') return yield pieceOfDeletion(wrapper, where, bytes)
  if (method && !BRINGING.has(method)) {
    return yield problem(
      where,
      { what: `It asks (${method}) instead of bringing something.`, mend: 'Use PUT or POST.' },
      bytes,
    )
  }
  if (!inner) {
    if (wrapper.response === undefined)
      yield problem(where, { what: 'The entry has no resource.', mend: 'Put one in it.' }, bytes)
    return
  }
  const resource = parseStrictly(inner, span, limits.depth)
  if (!resource.ok) return yield problem(where, resource, bytes)
  if (isElement(resource.value) && resource.value.resourceType === 'Bundle') {
    return yield* piecesOfBundle(inner, resource.value, where, limits)
  }
  yield pieceOfResource(resource.value, resource.text, where, wrapper, bytes)
}

/** Methods by which an entry brings its resource. */
const BRINGING = new Set(['PUT', 'POST'])
const NULL = Buffer.from('null')

/** The piece that says that a Bundle begins; its own elements are read from what stands before its entries. */
export function pieceOfHeader(bundle: Element | null, where: string): Piece {
  return { kind: 'bundle', where, bundleType: text(bundle, 'type'), id: text(bundle, 'id') }
}

/** What stood around the entries must be a Bundle, too: its entries have been handed out in good faith. */
export function* checkBundle(
  found: Extract<Found, { kind: 'bundle-end' }>,
  where: string,
  limits: SplitLimits,
): Generator<Piece> {
  const parsed = parseStrictly(found.bytes, found, limits.depth)
  if (!parsed.ok)
    return yield problem(where, { ...parsed, what: `What stands around the entries: ${parsed.what}` }, found.bytes)
  const bundle = parsed.value as Element
  if (bundle.resourceType !== 'Bundle') yield problem(where, NO_BUNDLE, found.bytes)
  else if (follow(bundle, 'entry').length) yield problem(where, NO_ENTRIES, found.bytes)
}

const NO_BUNDLE: Reason = {
  what: 'It has entries, and does not say that it is a Bundle.',
  mend: 'Say so in "resourceType".',
}
const NO_ENTRIES: Reason = { what: 'Its entries have no resource.', mend: 'Put each resource in an entry.' }

/** The pieces of a Bundle that is in memory as a whole (inside an entry, or one with its entries before its type). */
function* piecesOfBundle(bytes: Buffer, bundle: Element, where: string, limits: SplitLimits): Generator<Piece> {
  yield pieceOfHeader(bundle, where)
  const scan = new JsonScan({ ...limits, resourceBytes: Number.POSITIVE_INFINITY, assumeBundle: true })
  scan.feed(bytes)
  scan.end()
  let number = 0
  for (let found = scan.next(); found; found = scan.next()) {
    if (found.kind === 'entry') yield* piecesOfEntry(found, `${where} entry ${++number}`, limits)
    else if (found.kind === 'broken') yield* piecesOfBroken(found.bytes, where, found.why, limits)
  }
  const entries = bundle.entry
  const expected = Array.isArray(entries) ? entries.length : entries === undefined ? 0 : 1
  if (number < expected) yield problem(where, NO_ENTRIES, bytes)
}

function pieceOfResource(value: unknown, json: string, where: string, wrapper: Element | null, bytes: Buffer): Piece {
  if (!isResource(value)) {
    return problem(where, { what: 'It has no resourceType.', mend: 'Say in "resourceType" what it is.' }, bytes)
  }
  if (!RESOURCE_TYPES.has(value.resourceType)) {
    const what = `"${value.resourceType.slice(0, 64)}" is not a type of resource in FHIR R4.`
    return problem(where, { what, mend: 'Send it as one of the R4 types.' }, bytes)
  }
  const request = child(wrapper, 'request')
  const method = text(request, 'method')
  return {
    kind: 'resource',
    where,
    fullUrl: text(wrapper, 'fullUrl'),
    request: method ? { method, url: text(request, 'url') ?? '' } : null,
    text: json,
    resource: value,
  }
}

function pieceOfDeletion(wrapper: Element, where: string, bytes: Buffer): Piece {
  const url = text(child(wrapper, 'request'), 'url') ?? text(wrapper, 'fullUrl')
  const target = parseReference(url)
  if (target.kind === 'relative' || target.kind === 'absolute') {
    return { kind: 'deletion', where, resourceType: target.type, id: target.id }
  }
  return problem(where, { what: 'It does not say which resource is deleted.', mend: 'Name it as "Type/id".' }, bytes)
}

function onlyValue(line: Buffer, limits: SplitLimits): Value | null {
  const scan = new JsonScan(limits)
  scan.feed(line)
  scan.end()
  const found = scan.next()
  return found?.kind === 'value' && scan.next() === null ? found : null
}

/** The lines with their line ends. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let from = 0
  while (from < bytes.length) {
    const newline = bytes.indexOf(0x0a, from)
    const to = newline < 0 ? bytes.length : newline + 1
    lines.push(bytes.subarray(from, to))
    from = to
  }
  return lines
}

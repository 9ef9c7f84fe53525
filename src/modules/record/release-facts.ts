import type { Coding, ItemDraft } from '#formats/fhir/item-draft'

type Code = Pick<Coding, 'system' | 'code'>

/** What the rules of release may know of an item, as the column `facts` keeps it: nothing that the item says. */
export type KnownBefore = {
  readonly codings: readonly Code[]
  readonly labels: readonly Code[]
  /** The sender's wishes for the patient's sight of it (HL7 table 0909). */
  readonly senderWishes: readonly string[]
}

/** Short names of the systems that come most often, so that a resource costs some thirty bytes. Never change a line. */
const SHORT: readonly (readonly [string, string])[] = [
  ['l', 'http://loinc.org'],
  ['s', 'http://snomed.info/sct'],
  ['o', 'http://terminology.hl7.org/CodeSystem/observation-category'],
  ['d', 'http://terminology.hl7.org/CodeSystem/v2-0074'],
  ['a', 'http://terminology.hl7.org/CodeSystem/v3-ActCode'],
  ['k', 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'],
  ['r', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['t', 'http://www.whocc.no/atc'],
  ['c', 'http://terminology.hl7.org/CodeSystem/condition-category'],
  ['n', 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category'],
  ['i', 'http://hl7.org/fhir/sid/icd-10'],
  ['v', 'http://hl7.org/fhir/sid/cvx'],
  ['m', 'http://dicom.nema.org/resources/ontology/DCM'],
]
const SHORT_OF = new Map(SHORT.map(([short, system]) => [system, `~${short}`]))
const SYSTEM_OF = new Map(SHORT.map(([short, system]) => [`~${short}`, system]))

/** One line a fact: a mark (c coding, l label, w wish), the system, a bar, the code. */
export function writeFacts({ codings, labels, senderWishes }: KnownBefore): string {
  const lines = [
    ...codings.map((coding) => `c${codeText(coding)}`),
    ...labels.map((label) => `l${codeText(label)}`),
    ...senderWishes.map((wish) => `w${escaped(wish)}`),
  ]
  return [...new Set(lines)].join('\n')
}

const read = new Map<string, KnownBefore>()
const MOST_REMEMBERED = 20_000

/** Reads what `writeFacts` wrote. The same few texts come a million times, so that each is read once. */
export function readFacts(text: string): KnownBefore {
  const known = read.get(text)
  if (known) return known
  const lines = text === '' ? [] : text.split('\n')
  const of = (mark: string) => lines.filter((line) => line[0] === mark).map((line) => line.slice(1))
  const fresh = {
    codings: of('c').map(readCode),
    labels: of('l').map(readCode),
    senderWishes: of('w').map(plain),
  }
  if (read.size >= MOST_REMEMBERED) read.clear()
  read.set(text, fresh)
  return fresh
}

/** What a draft lets the rules know; the sender's wish stands in an extension of the resource. */
export function knownBefore(draft: Pick<ItemDraft, 'codings' | 'labels'>, body: string): KnownBefore {
  return { codings: draft.codings, labels: draft.labels, senderWishes: senderWishesIn(body) }
}

const WISH = 'urn:causeway:hl7v2:patient-results-release'

function senderWishesIn(body: string): readonly string[] {
  if (!body.includes(WISH)) return []
  const { extension } = JSON.parse(body) as { extension?: unknown }
  if (!Array.isArray(extension)) return []
  return extension.flatMap((each: { url?: unknown; valueCoding?: { code?: unknown } } | null) =>
    each?.url === WISH && typeof each.valueCoding?.code === 'string' ? [each.valueCoding.code] : [],
  )
}

function codeText({ system, code }: Code): string {
  const named = system === null ? '' : (SHORT_OF.get(system) ?? `=${escaped(system)}`)
  return `${named}|${escaped(code)}`
}

function readCode(text: string): Code {
  const bar = text.indexOf('|')
  const named = text.slice(0, bar)
  const system = named === '' ? null : (SYSTEM_OF.get(named) ?? plain(named.slice(1)))
  return { system, code: plain(text.slice(bar + 1)) }
}

function escaped(text: string): string {
  return /[\\\n|]/.test(text) ? text.replaceAll('\\', '\\b').replaceAll('\n', '\\n').replaceAll('|', '\\p') : text
}

function plain(text: string): string {
  if (!text.includes('\\')) return text
  return text.replaceAll(/\\([bnp])/g, (_, mark: string) => (mark === 'b' ? '\\' : mark === 'n' ? '\n' : '|'))
}

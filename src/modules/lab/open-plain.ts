import type { LinkId } from '#base/ids'
import type { Kind, Kinds, Waits } from './kinds.ts'
import type { PlainItem } from './list-plain.ts'
import { BOOKS, type Replayed } from './replayed.ts'

export type PlainCircumstances = {
  readonly kinds: Kinds
  /** The persons' ages in whole years as their institutions know them; null: unknown. */
  readonly ages: ReadonlyMap<LinkId, number | null>
}

export type PlainDecided = { readonly kind: Kind; readonly replayed: Replayed }

type Opening = { readonly item: PlainItem; readonly kind: Kind; readonly opensMs: { current: number; draft: number } }

/** The deepest panel whose parts wait for it, as when verdicts are stored. */
const DEEPEST_PANEL = 3

/**
 * Decides the items of a person about whom nobody has done anything: each alone, a report with the codings of its parts,
 * and then no part before its report.
 */
export function openPlain(items: readonly PlainItem[], circumstances: PlainCircumstances): readonly PlainDecided[] {
  const { kinds } = circumstances
  const openings: Opening[] = []
  const children = new Map<string, Opening[]>()
  for (const item of items) {
    const kind = kinds.kindOf(item.kind)
    const opening = { item, kind, opensMs: { current: 0, draft: 0 } }
    openings.push(opening)
    if (item.partOf !== '') childrenOf(item.partOf, children).push(opening)
  }
  for (const opening of openings) openAlone(opening, children.get(opening.item.itemId) ?? [], circumstances)
  if (children.size > 0) holdParts(openings, children)
  return openings.flatMap(({ item, kind, opensMs }) =>
    kind.isRow ? [{ kind, replayed: replayed(item, kind, opensMs) }] : [],
  )
}

function childrenOf(report: string, children: Map<string, Opening[]>): Opening[] {
  const known = children.get(report) ?? []
  if (known.length === 0) children.set(report, known)
  return known
}

function openAlone(
  { item, kind, opensMs }: Opening,
  parts: readonly Opening[],
  { kinds, ages }: PlainCircumstances,
): void {
  const startMs = Math.min(item.countsFromMs, item.changedMs)
  const waits: Waits = kinds.waitsOf({
    kind,
    parts: parts.map((part) => part.kind),
    ageYears: ages.get(item.linkId) ?? null,
    startMs,
  })
  for (const book of BOOKS) opensMs[book] = startMs + waits[book]
}

function holdParts(openings: readonly Opening[], children: ReadonlyMap<string, readonly Opening[]>): void {
  const ids = new Set(openings.map(({ item }) => item.itemId))
  const hold = (report: Opening, depth: number): void => {
    if (depth === DEEPEST_PANEL) return
    for (const part of children.get(report.item.itemId) ?? []) {
      for (const book of BOOKS) part.opensMs[book] = Math.max(part.opensMs[book], report.opensMs[book])
      hold(part, depth + 1)
    }
  }
  for (const opening of openings) if (!ids.has(opening.item.partOf)) hold(opening, 0)
}

function replayed({ changedMs, countsFromMs }: PlainItem, { flag }: Kind, opensMs: Opening['opensMs']): Replayed {
  return {
    receivedMs: cameAt(changedMs, countsFromMs),
    ...toldBy(flag),
    commentedMs: Number.POSITIVE_INFINITY,
    opensMs,
    calls: 0,
    asks: 0,
  }
}

const LATE_MS = 2 * 86_400_000

/**
 * When an item counts as having come: when it did, or when it was issued, where it was older than two days by then. A
 * region loads years of history on its first day; under every rule all of it would open at once, and tell nothing.
 */
export function cameAt(changedMs: number, countsFromMs: number): number {
  return changedMs - countsFromMs > LATE_MS ? countsFromMs : changedMs
}

const NOT_ABNORMAL: ReadonlySet<string> = new Set(['normal', 'negative', 'susceptible'])

/** What the sender's word for a value says. It is counted and never decided by. */
export function toldBy(flag: string | null): Pick<Replayed, 'isAbnormal' | 'isCritical'> {
  return {
    isAbnormal: flag !== null && !NOT_ABNORMAL.has(flag),
    isCritical: flag?.startsWith('critical') ?? false,
  }
}

import type { LinkId } from '#base/ids'
import { IdTable, idsOf, wordsOf } from './id-table.ts'
import type { Kind, Kinds } from './kinds.ts'
import { millisOf, type PlainItems } from './list-plain.ts'
import { BOOKS, type Book, type Replayed } from './replayed.ts'

export type PlainCircumstances = {
  readonly kinds: Kinds
  /** The persons' ages in whole years as their institutions know them; null: unknown. */
  readonly ages: ReadonlyMap<LinkId, number | null>
}

/** Is told of each item that stands in a list. */
export type TellPlain = (kind: Kind, replayed: Replayed) => void

/** The deepest panel whose parts wait for it, as when verdicts are stored. */
const DEEPEST_PANEL = 3

/**
 * Decides the items of persons about whom nobody has done anything: each alone, a report with the codings of its parts,
 * and then no part before its report.
 */
export function openPlain(listed: readonly PlainItems[], { kinds, ages }: PlainCircumstances, tell: TellPlain): void {
  const portion = readPortion(listed, { kinds, ages })
  const panels = findPanels(listed)
  const opensMs = openEach(portion, panels, kinds)
  holdParts(opensMs, panels)
  portion.kinds.forEach((kind, place) => {
    if (kind.isRow) tell(kind, replayed(portion, opensMs, place))
  })
}

/** The items of all kinds in one order, by their places in it. */
type Portion = {
  readonly kinds: readonly Kind[]
  readonly ages: readonly (number | null)[]
  readonly changedMs: Float64Array
  readonly countsFromMs: Float64Array
}

function readPortion(listed: readonly PlainItems[], { kinds, ages }: PlainCircumstances): Portion {
  const links = new IdTable(idsOf([...ages.keys()]))
  const known = [...ages.values()]
  const linkIds = wordsOf(listed.map((items) => items.linkIds))
  const ofItems = listed.flatMap((items) => new Array<Kind>(items.count).fill(kinds.kindOf(items)))
  return {
    kinds: ofItems,
    ages: ofItems.map((_, place) => known[links.placeOf(linkIds, place)] ?? null),
    changedMs: millisOf(listed.map(({ changedAt }) => changedAt)),
    countsFromMs: millisOf(listed.map(({ countsFrom }) => countsFrom)),
  }
}

const NONE = -1

/** By the places of items: the report of a part, the first part of a report, and the next part of the same. */
type Panels = { readonly report: Int32Array; readonly first: Int32Array; readonly next: Int32Array }

function findPanels(listed: readonly PlainItems[]): Panels {
  const partOf = wordsOf(listed.map((items) => items.partOf))
  const ids = new IdTable(wordsOf(listed.map(({ itemIds }) => itemIds)))
  const places = () => new Int32Array(partOf.length / 4).fill(NONE)
  const panels = { report: places(), first: places(), next: places() }
  for (let place = panels.report.length - 1; place >= 0; place--) {
    const report = ids.placeOf(partOf, place)
    if (report === NONE) continue
    panels.report[place] = report
    panels.next[place] = panels.first[report]!
    panels.first[report] = place
  }
  return panels
}

function partsOf({ first, next }: Panels, report: number): readonly number[] {
  const parts: number[] = []
  for (let part = first[report]!; part !== NONE; part = next[part]!) parts.push(part)
  return parts
}

type Openings = Readonly<Record<Book, Float64Array>>

const NO_PARTS: readonly Kind[] = []

function openEach({ kinds, ages, changedMs, countsFromMs }: Portion, panels: Panels, known: Kinds): Openings {
  const opensMs = { current: new Float64Array(kinds.length), draft: new Float64Array(kinds.length) }
  kinds.forEach((kind, place) => {
    const startMs = Math.min(countsFromMs[place]!, changedMs[place]!)
    const isReport = panels.first[place] !== NONE
    const parts = isReport ? partsOf(panels, place).map((part) => kinds[part]!) : NO_PARTS
    const waits = known.waitsOf({ kind, parts, ageYears: ages[place]!, startMs })
    opensMs.current[place] = startMs + waits.current
    opensMs.draft[place] = startMs + waits.draft
  })
  return opensMs
}

function holdParts(opensMs: Openings, panels: Panels): void {
  const hold = (report: number, depth: number): void => {
    if (depth === DEEPEST_PANEL) return
    for (let part = panels.first[report]!; part !== NONE; part = panels.next[part]!) {
      for (const book of BOOKS) opensMs[book][part] = Math.max(opensMs[book][part]!, opensMs[book][report]!)
      hold(part, depth + 1)
    }
  }
  panels.report.forEach((report, place) => {
    if (report === NONE && panels.first[place] !== NONE) hold(place, 0)
  })
}

function replayed({ kinds, changedMs, countsFromMs }: Portion, opensMs: Openings, place: number): Replayed {
  const { isAbnormal, isCritical } = kinds[place]!
  return {
    receivedMs: cameAt(changedMs[place]!, countsFromMs[place]!),
    isAbnormal,
    isCritical,
    commentedMs: Number.POSITIVE_INFINITY,
    opensMs: { current: opensMs.current[place]!, draft: opensMs.draft[place]! },
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

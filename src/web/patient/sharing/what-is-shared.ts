import { createHash } from 'node:crypto'
import type { Category } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import { translator } from '#messages/translator'
import type { PatientScope } from '#platform/database/scopes'
import type { ItemRow } from '#record'
import { gatherKinds, gatherSummary, kindsAsCollection, type SharedPage, type Summary, summaryAsIps } from '#sharing'
import { namesOf, statusWords } from '../item-row.tsx'
import { rowOf } from '../row-of.ts'
import { linesOf, type SummaryLine, wordsOfLine } from '../summary/line-of.ts'
import type { Frame } from '../view-types.ts'
import type { ShareForm } from './share-form.ts'

/** What a share would hold now: what a person reads, what a system reads, and of what it is made. */
export type WhatIsShared = {
  readonly page: SharedPage
  readonly file: () => string
  readonly itemIds: readonly string[]
  /** Null: the summary. */
  readonly categories: readonly Category[] | null
  /** Of which kinds there is an entry, left out or not: the preview names them all. */
  readonly shownKinds: readonly Category[]
  /** Each entry by name, to be left out; those that are left out, too. */
  readonly entries: readonly { readonly itemId: string; readonly says: string; readonly isOut: boolean }[]
  /** The same content has the same one, so that nobody shares what they have not seen. */
  readonly seen: string
}

/** Gathers what the form asks for, as far as it is open to who asks, in the words that the reader was promised. */
export async function whatIsShared(scope: PatientScope, form: ShareForm, frame: Frame): Promise<WhatIsShared> {
  const theirs: Frame = { ...frame, w: translator(form.language) }
  const out = new Set(form.without)
  if (form.what === 'summary') {
    const summary = await gatherSummary(scope)
    const kept = { ...summary, parts: summary.parts.map((part) => without(part, out)) }
    const parts = kept.parts.map(({ part, items }) => ({
      title: theirs.w.summary.parts[part],
      lines: linesOf(part, items, theirs),
    }))
    const file = () => ips(scope, kept, theirs)
    return whole(scope, theirs, { all: summary, kept, parts, categories: null, out, file })
  }
  const all = await gatherKinds(scope, { categories: form.kinds })
  const kept = { ...all, parts: all.parts.map((part) => without(part, out)) }
  const parts = kept.parts.map(({ part, items }) => ({
    title: theirs.w.categories[part].name,
    lines: items.flatMap((item) => lineWithStatus(item, theirs)),
  }))
  const words = { language: theirs.w.language, regionName: frame.regionName }
  const file = () => JSON.stringify(kindsAsCollection(scope, kept, words))
  return whole(scope, theirs, { all, kept, parts, categories: form.kinds, out, file })
}

/** One entry, one line; with what has become of it, where that is news: a stopped medicine, a refuted allergy. */
function lineWithStatus(item: ItemRow, frame: Frame): SummaryLine[] {
  const status = statusWords(rowOf(item, frame), frame.w)
  return linesOf(item.category, [item], frame).map((line) => ({
    ...line,
    facts: status ? [status, ...line.facts] : line.facts,
  }))
}

function without<Part extends { readonly items: readonly ItemRow[] }>(part: Part, out: ReadonlySet<string>): Part {
  return { ...part, items: part.items.filter(({ itemId }) => !out.has(itemId)) }
}

type Gathered = {
  readonly person: Summary['person']
  readonly parts: readonly { readonly items: readonly ItemRow[] }[]
}

type ToShow = {
  readonly all: Gathered
  readonly kept: Gathered
  readonly parts: readonly { readonly title: string; readonly lines: readonly SummaryLine[] }[]
  readonly categories: readonly Category[] | null
  readonly out: ReadonlySet<string>
  readonly file: () => string
}

function whole(scope: PatientScope, frame: Frame, { all, kept, parts, categories, out, file }: ToShow): WhatIsShared {
  const { w } = frame
  const page: SharedPage = {
    language: w.language,
    about: aboutOf(kept.person, scope, frame),
    parts: parts.map(({ title, lines }) => ({
      title,
      lines: lines.map(({ itemId: _itemId, ...line }) => line),
      nothing: w.summary.nothing,
    })),
  }
  const itemIds = kept.parts.flatMap(({ items }) => items.map(({ itemId }) => itemId as string))
  const seen = createHash('sha256')
    .update(JSON.stringify([page, itemIds]))
    .digest('base64url')
  const entries = all.parts.flatMap(({ items }) =>
    items.map((item) => ({ itemId: item.itemId, says: nameOf(item, frame), isOut: out.has(item.itemId) })),
  )
  const shownKinds = [...new Set(all.parts.flatMap(({ items }) => items.map(({ category }) => category)))]
  return { page, file, itemIds, categories, shownKinds, entries, seen }
}

function aboutOf(person: Summary['person'], scope: PatientScope, { w, timeZone }: Frame): string {
  const born = readClinicalDate(person.birthDate)
  const about = [
    person.name,
    born && w.summary.born({ date: w.formatDay(born) }),
    w.summary.made({ date: w.formatInstantDay(scope.now, timeZone) }),
  ]
  return about.filter(Boolean).join(' · ')
}

function nameOf(item: ItemRow, frame: Frame): string {
  const row = rowOf(item, frame)
  const day = row.happened && frame.w.formatDay(row.happened)
  return [namesOf(row).title, row.valueText, day, row.institutionName].filter(Boolean).join(' · ')
}

function ips(scope: PatientScope, summary: Summary, frame: Frame): string {
  const { w } = frame
  const document = summaryAsIps(scope, summary, {
    language: w.language,
    title: w.summary.title,
    regionName: frame.regionName,
    parts: w.summary.parts,
    nothingKnown: w.summary.nothing,
    says: (item) => linesOf(item.part, [item], frame).map(wordsOfLine).join(' '),
  })
  return JSON.stringify(document)
}

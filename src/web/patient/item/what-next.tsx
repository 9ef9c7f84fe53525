import type { Category } from '#base/categories'
import { Rows } from '#ui/rows/rows'
import { paths } from '../../paths.ts'
import { ItemRow } from '../item-row.tsx'
import type { Frame, ItemPageData } from '../view-types.ts'

type Shown = { readonly item: ItemPageData; readonly frame: Frame }

const RESULTS: ReadonlySet<Category> = new Set(['laboratory', 'microbiology', 'pathology', 'radiology', 'blood-bank'])

/** Who has it in hand and whom to ask, as far as anybody told us; nothing is promised for others. */
export function WhatNext({ item, frame }: Shown) {
  const { w, timeZone } = frame
  const t = w.explain
  if (!RESULTS.has(item.category)) return null
  const callDueAt = item.pulse?.callDueAt ?? null
  const writer = item.comments.at(-1)?.authorName ?? null
  return (
    <section>
      <h2>{t.next}</h2>
      {writer && <p>{t.hasWritten({ name: writer })}</p>}
      {item.orderedBy && <p>{t.orderedBy({ name: item.orderedBy })}</p>}
      {callDueAt && <p>{t.callIsComing({ date: w.formatInstantDay(callDueAt, timeZone) })}</p>}
      {!callDueAt && !writer && <p>{t.notTold({ institution: item.institutionName })}</p>}
      {item.contact && (
        <p>
          {t.contact} <bdi>{item.contact}</bdi>
        </p>
      )}
      {item.pulse && !callDueAt && <p>{t.askBelow}</p>}
    </section>
  )
}

/** The other values of the same report: a panel is read as one. */
export function Together({ item, frame }: Shown) {
  const t = frame.w.explain
  if (!item.partOf) return null
  return (
    <section>
      {item.together.length > 0 && (
        <>
          <h2>{t.together}</h2>
          <Rows>
            {item.together.map((row) => (
              <ItemRow row={row} w={frame.w} />
            ))}
          </Rows>
        </>
      )}
      <p>
        <a href={paths.item(item.partOf.itemId)}>{t.wholeReport({ title: item.partOf.title })}</a>
      </p>
    </section>
  )
}

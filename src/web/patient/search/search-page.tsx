import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import { Rows } from '#ui/rows/rows'
import { paths } from '../../paths.ts'
import { ItemRow } from '../item-row.tsx'
import { PortalPage } from '../portal-page.tsx'
import type { Frame, ListRow } from '../view-types.ts'

export type SearchPageProps = {
  readonly frame: Frame
  /** What was asked for; null before the first search. */
  readonly words: string | null
  /** What was looked for instead, because nothing is spelled as asked; null: nothing else. */
  readonly instead: string | null
  /** At most fifty, newest first. */
  readonly rows: readonly ListRow[]
  readonly hasMore: boolean
}

/** Finds open items by words in them. */
export function SearchPage({ frame, words, instead, rows, hasMore }: SearchPageProps) {
  const { w } = frame
  const t = w.search
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <search>
        <form class="inline" method="get" action={paths.search()}>
          <Field name="q" type="search" label={t.label} hint={t.hint} value={words ?? ''} />
          <Button>{t.submit}</Button>
        </form>
      </search>
      {words !== null && <Found words={words} instead={instead} rows={rows} hasMore={hasMore} frame={frame} />}
    </PortalPage>
  )
}

function Found({ words, instead, rows, hasMore, frame }: SearchPageProps & { readonly words: string }) {
  const { w } = frame
  const t = w.search
  const meant = instead ?? words
  if (words.trim().length < 2) return <p>{t.tooShort}</p>
  if (rows.length === 0) {
    return (
      <>
        <h2>{t.none({ words })}</h2>
        <p>{t.noneNext}</p>
      </>
    )
  }
  return (
    <>
      {instead !== null && <p role="status">{t.instead({ words, instead })}</p>}
      <h2>
        {hasMore ? t.foundMany({ count: rows.length, words: meant }) : t.found({ count: rows.length, words: meant })}
      </h2>
      <Rows>
        {rows.map((row) => (
          <ItemRow row={row} w={w} />
        ))}
      </Rows>
    </>
  )
}

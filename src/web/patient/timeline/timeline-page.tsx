import type { Category } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field, SelectField } from '#ui/field/field'
import { Paging } from '#ui/paging/paging'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { RowGroups } from '../row-groups.tsx'
import { SealedCards } from '../sealed-cards.tsx'
import type { Frame, ListRow, SealedCardView } from '../view-types.ts'

export type TimelinePageProps = {
  readonly frame: Frame
  /** What may be chosen. */
  readonly kinds: readonly Category[]
  readonly asked: { readonly kind: Category | null; readonly year: string | null }
  /** One page, newest first. */
  readonly rows: readonly ListRow[]
  /** What waits: on the first page only, because nobody is told from which day it is. */
  readonly sealed: readonly SealedCardView[]
  readonly isFirst: boolean
  /** Where the older page begins. */
  readonly next: string | null
}

/** Everything in the order in which it happened, month by month. */
export function TimelinePage({ frame, kinds, asked, rows, sealed, isFirst, next }: TimelinePageProps) {
  const { w } = frame
  const t = w.timeline
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.record()}>{w.frame.backTo({ page: w.recordPage.title })}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Chooser kinds={kinds} asked={asked} frame={frame} />
      <SealedCards cards={sealed} frame={frame} />
      {rows.length === 0 && (
        <EmptyState sentences={[isFirst && !asked.kind ? t.empty : w.categoryPage.emptyFiltered]} />
      )}
      {monthsOf(rows, frame).map(({ name, rows: ofMonth }) => (
        <section>
          <h2>{name}</h2>
          <RowGroups rows={ofMonth} frame={frame} saysKind={!asked.kind} />
        </section>
      ))}
      <Paging
        label={w.categoryPage.paging}
        newer={isFirst ? null : { href: paths.timeline({ kind: asked.kind }), text: t.newest }}
        older={next ? { href: paths.timeline({ kind: asked.kind, after: next }), text: w.categoryPage.older } : null}
      />
      <section class="quiet">
        <p>{w.categoryPage.gap}</p>
        <p>
          <a href={paths.missing()}>{w.recordPage.seeMissing}</a>
        </p>
      </section>
    </PortalPage>
  )
}

function Chooser({ kinds, asked: { kind, year }, frame: { w } }: Pick<TimelinePageProps, 'kinds' | 'asked' | 'frame'>) {
  const t = w.timeline
  const choices = [
    { value: '', text: t.allKinds },
    ...kinds.map((one) => ({ value: one, text: w.categories[one].name })),
  ]
  return (
    <details class="filters" open={Boolean(kind || year)}>
      <summary>{t.choose}</summary>
      <form method="get" action={paths.timeline()}>
        <SelectField name="kind" label={t.kind} value={kind ?? ''} choices={choices} />
        <Field name="year" label={t.year} value={year ?? ''} hint={t.yearHint} />
        <Button kind="secondary">{w.categoryPage.apply}</Button>
        {(kind || year) && <a href={paths.timeline()}>{w.categoryPage.clear}</a>}
      </form>
    </details>
  )
}

type Month = { readonly name: string; readonly rows: ListRow[] }

/** Rows under the month, or the year alone, that their sender told; the order stays. */
function monthsOf(rows: readonly ListRow[], { w }: Frame): readonly Month[] {
  const months: Month[] = []
  for (const row of rows) {
    const date = readClinicalDate(row.happened?.text.slice(0, 7)) ?? readClinicalDate(row.happened?.text.slice(0, 4))
    const name = date ? w.formatDay(date) : w.categoryPage.noDate
    const last = months.at(-1)
    if (last?.name === name) last.rows.push(row)
    else months.push({ name, rows: [row] })
  }
  return months
}

import type { Instant } from '#base/instant'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Facts } from '#ui/facts/facts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { SealedCards } from '../sealed-cards.tsx'
import type { Frame, SealedCardView } from '../view-types.ts'
import { isOver, type MedicineEntry, type MedicineGroup } from './medicine-view.ts'

export type Asked = ReadonlyMap<string, { readonly requestId: string; readonly dueAt: Instant }>

export type MedicinesPageProps = {
  readonly frame: Frame
  readonly groups: readonly MedicineGroup[]
  readonly sealed: readonly SealedCardView[]
  /** What waits for an answer, by item. */
  readonly asked: Asked
  readonly mayAsk: boolean
}

/** What is current on the lists of all institutions, entries of one medicine side by side. */
export function MedicinesPage({ frame, groups, sealed, asked, mayAsk }: MedicinesPageProps) {
  const t = frame.w.medicines
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <SealedCards cards={sealed} frame={frame} />
      {groups.length === 0 && <EmptyState sentences={[t.none]} />}
      {groups.map(({ entries }) => (
        <section>
          <h2>
            <bdi>{entries[0]!.title}</bdi>
          </h2>
          {new Set(entries.map(({ institutionId }) => institutionId)).size > 1 && <p>{t.differs}</p>}
          {entries.map((entry) => (
            <Entry frame={frame} entry={entry} asked={asked} mayAsk={mayAsk} />
          ))}
        </section>
      ))}
      <p>{t.notListed}</p>
      <p>
        <a href={paths.category('medications')}>{t.whole}</a>
      </p>
    </PortalPage>
  )
}

type EntryProps = Pick<MedicinesPageProps, 'frame' | 'asked' | 'mayAsk'> & { readonly entry: MedicineEntry }

function Entry({ frame, entry, asked, mayAsk }: EntryProps) {
  const { w, timeZone } = frame
  const t = w.medicines
  const waits = asked.get(entry.itemId)
  return (
    <article class="card">
      <h3>
        <a href={paths.item(entry.itemId)}>
          <bdi>{entry.institutionName}</bdi>
        </a>
        : {t[entry.state]}
      </h3>
      <Facts facts={factsOf(entry, frame)} />
      {waits ? (
        <p>
          {t.asked({ date: w.formatInstantDay(waits.dueAt, timeZone) })}{' '}
          <a href={paths.request(waits.requestId)}>{t.seeRequest}</a>
        </p>
      ) : (
        mayAsk && (
          <p>
            <a class="ds-button" data-variant="secondary" href={paths.moreOfMedicine(entry.itemId)}>
              {t.ask}
              <span class="ds-sr-only">
                : {entry.title}, {entry.institutionName}
              </span>
            </a>
          </p>
        )
      )}
    </article>
  )
}

function factsOf(entry: MedicineEntry, frame: Frame) {
  const { w } = frame
  const t = w.medicines
  const told = [
    entry.since && t.since({ date: w.formatDay(entry.since) }),
    entry.by && t.by({ name: entry.by }),
    entry.repeats !== null && entry.isOrder && entry.state !== 'lapsed' ? t.repeats({ count: entry.repeats }) : null,
    entry.until && untilWords(entry, frame),
  ].filter((words) => words !== null && words !== '')
  const facts = [
    { label: t.dose, value: entry.dose ?? t.noDose },
    { label: t.forWhat, value: entry.forWhat },
    { label: w.details.status, value: told.join(' · ') },
  ]
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))
}

function untilWords(entry: MedicineEntry, frame: Frame): string | null {
  const { w } = frame
  if (!entry.until) return null
  const date = w.formatDay(entry.until)
  if (!isOver(entry, frame)) return w.medicines.until({ date })
  return entry.isOrder ? w.medicines.untilPast({ date }) : w.medicines.endedOn({ date })
}

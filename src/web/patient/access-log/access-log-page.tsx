import { Paging } from '#ui/paging/paging'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { AccessLogEntry, Frame } from '../view-types.ts'
import { AccessSentence } from './access-sentence.tsx'

export type AccessLogPageProps = {
  readonly frame: Frame
  /** One page, newest first. */
  readonly entries: readonly AccessLogEntry[]
  /** From 1. */
  readonly page: number
  readonly hasOlder: boolean
  /** The account whose looks alone are shown; null: everybody’s. */
  readonly by: string | null
}

/** Who has looked, day by day, in plain sentences. */
export function AccessLogPage({ frame, entries, page, hasOlder, by }: AccessLogPageProps) {
  const { w, timeZone } = frame
  const t = w.accessLog
  const addressOf = (other: number) => (by ? paths.accessLogOf(by, other) : paths.accessLog(other))
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {by && (
        <p>
          <a href={paths.accessLog()}>{w.home.wholeLog}</a>
        </p>
      )}
      {entries.length === 0 && <p>{t.none}</p>}
      {byDay(entries, frame).map(({ day, looks }) => (
        <section>
          <h2>{day}</h2>
          <ul class="looks">
            {looks.map((entry) => (
              <li>
                <AccessSentence entry={entry} frame={frame} when={w.formatTime(entry.at, timeZone)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Paging
        label={t.paging}
        newer={page > 1 ? { href: addressOf(page - 1), text: t.newer } : null}
        older={hasOlder ? { href: addressOf(page + 1), text: t.older } : null}
      />
      <p class="quiet">{t.strange}</p>
    </PortalPage>
  )
}

function byDay(entries: readonly AccessLogEntry[], { w, timeZone }: Frame) {
  const days: { day: string; looks: AccessLogEntry[] }[] = []
  for (const entry of entries) {
    const day = w.formatInstantDay(entry.at, timeZone)
    const last = days.at(-1)
    if (last?.day === day) last.looks.push(entry)
    else days.push({ day, looks: [entry] })
  }
  return days
}

import type { Contact } from '#messaging'
import { type Fact, Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { leftToRight } from '../../left-to-right.ts'
import type { Frame } from '../view-types.ts'
import { hoursWords } from './thread-words.ts'

/** What a team says before somebody writes to it: who answers, by when, and what its own limit does today. */
export function BeforeWriting({ frame, contact }: { readonly frame: Frame; readonly contact: Contact }) {
  const { w, timeZone } = frame
  const t = w.threads.before
  const { line, dueAt, promiseDays, awayUntil } = contact
  const hours = hoursWords(line.openingHours, frame)
  const facts: Fact[] = [
    ...(line.answeredBy ? [{ label: t.who, value: line.answeredBy }] : []),
    { label: t.hours, value: hours.length === 0 ? t.closed : hours.map((each) => <div>{each}</div>) },
    ...(line.phone ? [{ label: t.phone, value: <bdi>{line.phone}</bdi> }] : []),
    { label: t.promise, value: t.within({ date: w.formatInstantDay(dueAt, timeZone), count: promiseDays }) },
  ]
  return (
    <>
      <p>{t.goes({ team: line.name, institution: line.institutionName })}</p>
      <Facts facts={facts} />
      {awayUntil && (
        <Notice kind="info">
          <p>{t.away({ date: w.formatInstantDay(awayUntil, timeZone) })}</p>
          {line.coverName && <p>{t.covered({ team: line.coverName })}</p>}
        </Notice>
      )}
      <CapNotice frame={frame} contact={contact} />
    </>
  )
}

function CapNotice({ frame, contact: { cap, line } }: { readonly frame: Frame; readonly contact: Contact }) {
  if (!cap) return null
  const t = frame.w.threads.before
  return (
    <Notice kind="info">
      <p>{t.cap[cap.effect]({ count: cap.weekly, phone: leftToRight(line.phone) })}</p>
      {cap.effect === 'pause' && line.phone && <p>{t.callInstead({ phone: leftToRight(line.phone) })}</p>}
    </Notice>
  )
}

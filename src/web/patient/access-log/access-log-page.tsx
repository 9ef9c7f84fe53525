import { type Looker, MARKS, type Mark, UNUSUAL } from '#audit'
import type { Instant } from '#base/instant'
import { isLookByStaff, type LogQuestion } from '#requests'
import { Button, PostButton } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { Paging } from '#ui/paging/paging'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { AccessSentence } from './access-sentence.tsx'
import { type GatheredLook, gatherLooks, type LookEntry } from './gather-looks.ts'
import { fieldsOfLog, isNarrowed, type LogAsked } from './log-filter.ts'

export type AccessLogPageProps = {
  readonly frame: Frame
  /** One page, newest first. */
  readonly entries: readonly LookEntry[]
  /** From 1. */
  readonly page: number
  readonly hasOlder: boolean
  readonly asked: LogAsked
  readonly institutions: readonly { readonly id: string; readonly name: string }[]
  readonly lookers: readonly Looker[]
  readonly mayAsk: boolean
  /** Of unusual looks only: so many were gone through, and there are older ones. */
  readonly goneThrough: number | null
  /** Since when the log is whole, where older looks were deleted; null: since its beginning. */
  readonly reach: Instant | null
  /** So many of them are in the table, and there are more; null: all are. */
  readonly tableEnds: number | null
  /** Null where nobody is told: to helpers. */
  readonly notice: { readonly isOn: boolean; readonly hasMail: boolean } | null
}

/** Who has looked, day by day, in plain sentences; what is unusual, and one tap to ask about it. */
export function AccessLogPage(props: AccessLogPageProps) {
  const { frame, entries, page, hasOlder, asked, goneThrough } = props
  const { w } = frame
  const t = w.accessLog
  const addressOf = (other: number) => paths.accessLogBy({ ...fieldsOfLog(asked), page: other > 1 ? other : null })
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <LogFilters {...props} />
      {entries.length === 0 && <p>{isNarrowed(asked) ? w.log.noneFound : t.none}</p>}
      {goneThrough !== null && <p class="m">{w.log.most({ count: goneThrough })}</p>}
      {byDay(entries, frame).map(({ day, looks }) => (
        <section>
          <h2>{day}</h2>
          <ul class="looks">
            {gatherLooks(looks).map((entry) => (
              <li id={`look-${entry.disclosureId}`}>
                <AccessSentence entry={entry} frame={frame} when={hoursOf(entry, frame)} />
                <Marked marks={entry.marks} frame={frame} />
                <Asked entry={entry} props={props} />
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
      <p>
        <a href={paths.accessLogCsv(fieldsOfLog(asked))}>{w.log.csv}</a>
      </p>
      {props.tableEnds !== null && <p class="m">{w.log.tableMost({ count: props.tableEnds })}</p>}
      <p class="m">
        {w.log.kept({ count: frame.logKeepYears })}{' '}
        {props.reach && w.log.reach({ day: w.formatInstantDay(props.reach, frame.timeZone) })}
      </p>
      <Rules frame={frame} />
      {props.notice && <TellMe notice={props.notice} frame={frame} />}
    </PortalPage>
  )
}

function LogFilters({ frame, asked, institutions, lookers }: AccessLogPageProps) {
  const t = frame.w.log
  const { from, to, institution, who, unusual, by } = asked
  return (
    <details class="filters" open={isNarrowed(asked)}>
      <summary>{t.filters}</summary>
      <form method="get" action={paths.accessLog()}>
        {by && <input type="hidden" name="by" value={by} />}
        <Field name="from" type="date" label={t.from} value={from} />
        <Field name="to" type="date" label={t.to} value={to} />
        <SelectField
          name="institution"
          label={t.institution}
          value={institution}
          choices={[
            { value: '', text: t.anyInstitution },
            ...institutions.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <SelectField
          name="who"
          label={t.who}
          value={who}
          choices={[{ value: '', text: t.anybody }, ...lookers.map((value) => ({ value, text: t.looker[value] }))]}
        />
        <CheckField label={t.unusual} choices={[{ name: 'unusual', text: t.unusual, isChosen: unusual }]} />
        <Button kind="secondary">{t.apply}</Button>
        {isNarrowed(asked) && <a href={paths.accessLog()}>{t.clear}</a>}
      </form>
    </details>
  )
}

function Marked({ marks, frame }: { readonly marks: readonly Mark[]; readonly frame: Frame }) {
  if (marks.length === 0) return null
  const t = frame.w.log
  return (
    <p>
      <b>{t.marked({ why: frame.w.formatList(marks.map((mark) => t.marks[mark])) })}</b>
    </p>
  )
}

function Asked({ entry, props }: { readonly entry: LookEntry; readonly props: AccessLogPageProps }) {
  const { frame, mayAsk } = props
  const { w, timeZone } = frame
  const { question } = entry
  if (!question)
    return mayAsk && isLookByStaff(entry.capacity) ? (
      <p>
        <a href={paths.askAboutLook(entry.disclosureId)}>{w.log.ask}</a>
      </p>
    ) : null
  const day = (at: Date) => w.formatInstantDay(at, timeZone)
  if (question.answer === null) return <p class="m">{waitsWords(question, frame)}</p>
  return (
    <div class="look">
      <p class="m">{w.log.answered({ date: day(question.answeredAt!) })}</p>
      <blockquote dir="auto">
        <p class="said">{question.answer}</p>
      </blockquote>
      <p class="m">
        <bdi>{question.answeredName}</bdi>
      </p>
    </div>
  )
}

function hoursOf({ since, at, times }: GatheredLook, { w, timeZone }: Frame): string {
  const [first, last] = [w.formatTime(since, timeZone), w.formatTime(at, timeZone)]
  const hours = first === last ? last : `${first}–${last}`
  return times === 1 ? hours : `${hours} · ${w.log.times({ count: times })}`
}

/** When it was asked, and by when the answer comes. */
export function waitsWords({ askedAt, dueAt }: LogQuestion, { w, timeZone, now }: Frame): string {
  const says = dueAt < now ? w.log.late : w.log.asked
  return says({ date: w.formatInstantDay(askedAt, timeZone), due: w.formatInstantDay(dueAt, timeZone) })
}

function Rules({ frame }: { readonly frame: Frame }) {
  const t = frame.w.log
  const hour = (at: number) => `${String(at).padStart(2, '0')}:00`
  const says: Readonly<Record<Mark, string>> = {
    'break-glass': t.rules['break-glass'],
    'other-institution': t.rules['other-institution'],
    'nothing-there': t.rules['nothing-there']({ before: UNUSUAL.daysBefore, after: UNUSUAL.daysAfter }),
    night: t.rules.night({ from: hour(UNUSUAL.nightFrom), until: hour(UNUSUAL.nightUntil) }),
    'same-name': t.rules['same-name'],
    many: t.rules.many({ count: UNUSUAL.personsAnHour }),
  }
  return (
    <details>
      <summary>{t.rulesTitle}</summary>
      <p>{t.rules.intro}</p>
      <ul>
        {MARKS.map((mark) => (
          <li>{says[mark]}</li>
        ))}
      </ul>
    </details>
  )
}

function TellMe({
  notice,
  frame,
}: {
  readonly notice: NonNullable<AccessLogPageProps['notice']>
  readonly frame: Frame
}) {
  const t = frame.w.log.notice
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      {notice.isOn && (
        <Notice kind="info">
          <p>{t.isOn}</p>
        </Notice>
      )}
      {notice.hasMail ? (
        <PostButton action={paths.lookNotice()} kind="secondary" name="does" value={notice.isOn ? 'end' : 'tell'}>
          {notice.isOn ? t.off : t.turnOn}
        </PostButton>
      ) : (
        <p>{t.noMail}</p>
      )}
    </section>
  )
}

function byDay(entries: readonly LookEntry[], { w, timeZone }: Frame) {
  const days: { day: string; looks: LookEntry[] }[] = []
  for (const entry of entries) {
    const day = w.formatInstantDay(entry.at, timeZone)
    const last = days.at(-1)
    if (last?.day === day) last.looks.push(entry)
    else days.push({ day, looks: [entry] })
  }
  return days
}

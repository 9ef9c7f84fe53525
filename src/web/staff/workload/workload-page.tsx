import { readClinicalDate } from '#base/instant'
import type { Team } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import type { ReadingWeek, RequestWeek, StageChange, WorkloadWeek } from '#workload'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type WorkloadPageProps = {
  readonly frame: Frame
  readonly place: 'institution' | 'region'
  /** The newest first. */
  readonly weeks: readonly WorkloadWeek[]
  readonly requests: readonly RequestWeek[]
  readonly readings: readonly ReadingWeek[]
  readonly changes: readonly StageChange[]
  /** Names of institutions by id. */
  readonly names: ReadonlyMap<string, string>
  /** For whom telephone and desk can be counted here. */
  readonly teams: readonly Pick<Team, 'teamId' | 'name'>[]
  readonly typed: Readonly<Record<string, string>>
  readonly hasFault: boolean
  readonly isSaved: boolean
}

/** What messages cost: a line for each week and team, and when messages were switched. */
export function WorkloadPage(props: WorkloadPageProps) {
  const { frame, place, weeks, hasFault, isSaved } = props
  const { w } = frame
  const t = w.workload
  const [back, page] =
    place === 'region' ? [paths.region(), w.staff.regionTitle] : [paths.institution(), w.staff.institutionTitle]
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={back}>{w.frame.backTo({ page })}</BackLink>
      {hasFault && (
        <ErrorSummary title={t.faultTitle} text={w.errors.invalid} faults={[{ field: 'phone', text: t.fault }]} />
      )}
      <h1>{t.title}</h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      {weeks.length === 0 ? <EmptyState sentences={[t.none]} /> : <Weeks {...props} />}
      <Requests {...props} />
      <Readings {...props} />
      <Changes {...props} />
      {props.teams.length > 0 && <CountForm {...props} />}
    </PortalPage>
  )
}

function Weeks({ frame, place, weeks, names }: WorkloadPageProps) {
  const { w } = frame
  const t = w.workload
  const counted = (count: number | null) => (count === null ? t.notCounted : w.formatNumber(count))
  const numbers = [t.asked, t.words, t.answered, t.inTime, t.answerTime, t.doneTime, t.phone, t.desk]
  return (
    <>
      <DataTable
        caption={t.title}
        isCaptionHidden
        columns={[
          { title: t.week },
          { title: t.team },
          ...(place === 'region' ? [{ title: t.institution }] : []),
          ...numbers.map((title) => ({ title, isNumber: true })),
        ]}
        rows={weeks.map((week) => ({
          key: `${week.teamId} ${week.week}`,
          cells: [
            dayWords(week.week, frame),
            <bdi>{week.teamName}</bdi>,
            ...(place === 'region' ? [<bdi>{names.get(week.institutionId) ?? week.institutionId}</bdi>] : []),
            ...[week.asked, week.messages, week.answered, week.inTime].map((count) => w.formatNumber(count)),
            hoursWords(week.answerSeconds, frame),
            hoursWords(week.doneSeconds, frame),
            counted(week.phone),
            counted(week.desk),
          ],
        }))}
      />
      <p class="m">{t.medians}</p>
    </>
  )
}

function Requests({ frame, place, requests, names }: WorkloadPageProps) {
  const { w } = frame
  const t = w.workload
  return (
    <section>
      <h2>{t.requests.title}</h2>
      <p>{t.requests.intro}</p>
      {requests.length === 0 ? (
        <p>{t.requests.none}</p>
      ) : (
        <DataTable
          caption={t.requests.title}
          isCaptionHidden
          columns={[
            { title: t.week },
            { title: t.requests.kind },
            ...(place === 'region' ? [{ title: t.institution }] : []),
            ...[t.requests.asked, t.answered, t.inTime, t.answerTime, t.requests.done, t.doneTime].map((title) => ({
              title,
              isNumber: true,
            })),
          ]}
          rows={requests.map((line) => ({
            key: `${line.institutionId} ${line.week} ${line.kind}`,
            cells: [
              dayWords(line.week, frame),
              w.requests.kinds[line.kind],
              ...(place === 'region' ? [<bdi>{names.get(line.institutionId) ?? line.institutionId}</bdi>] : []),
              ...[line.asked, line.answered, line.inTime].map((count) => w.formatNumber(count)),
              hoursWords(line.answerSeconds, frame),
              w.formatNumber(line.done),
              hoursWords(line.doneSeconds, frame),
            ],
          }))}
        />
      )}
    </section>
  )
}

/** Values from home and answers to questionnaires: what came, and when it was read. */
function Readings({ frame, place, readings, names }: WorkloadPageProps) {
  const { w } = frame
  const t = w.workload
  return (
    <section>
      <h2>{t.readings.title}</h2>
      <p>{t.readings.intro}</p>
      {readings.length === 0 ? (
        <p>{t.readings.none}</p>
      ) : (
        <DataTable
          caption={t.readings.title}
          isCaptionHidden
          columns={[
            { title: t.week },
            { title: t.team },
            { title: t.requests.kind },
            ...(place === 'region' ? [{ title: t.institution }] : []),
            ...[t.readings.came, t.readings.read, t.inTime, t.readings.time].map((title) => ({
              title,
              isNumber: true,
            })),
          ]}
          rows={readings.map((line) => ({
            key: `${line.teamId} ${line.week} ${line.kind}`,
            cells: [
              dayWords(line.week, frame),
              <bdi>{line.teamName}</bdi>,
              t.readings.kinds[line.kind],
              ...(place === 'region' ? [<bdi>{names.get(line.institutionId) ?? line.institutionId}</bdi>] : []),
              ...[line.came, line.read, line.inTime].map((count) => w.formatNumber(count)),
              hoursWords(line.readSeconds, frame),
            ],
          }))}
        />
      )}
    </section>
  )
}

function Changes({ frame, place, changes, names }: WorkloadPageProps) {
  if (changes.length === 0) return null
  const { w, timeZone } = frame
  const t = w.workload
  return (
    <section>
      <h2>{t.switches}</h2>
      <ul>
        {changes.map(({ institutionId, stage, setAt }) => (
          <li>
            {place === 'region' && <bdi>{names.get(institutionId) ?? institutionId} · </bdi>}
            {t.switchLine({ date: w.formatInstantDay(setAt, timeZone), stage: t.stages[stage] })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function CountForm({ frame, teams, weeks, typed, hasFault }: WorkloadPageProps) {
  const t = frame.w.workload
  const days = [...new Set(weeks.map(({ week }) => week))]
  const fault = hasFault ? t.fault : null
  return (
    <section>
      <h2>{t.enter}</h2>
      <p>{t.enterHint}</p>
      <form class="stack" method="post" action={paths.workload('institution')}>
        <SelectField
          name="team"
          label={t.team}
          value={typed.team ?? teams[0]!.teamId}
          choices={teams.map(({ teamId, name }) => ({ value: teamId, text: name }))}
        />
        <SelectField
          name="week"
          label={t.week}
          value={typed.week ?? days[1] ?? days[0] ?? ''}
          choices={days.map((day) => ({ value: day, text: dayWords(day, frame) }))}
        />
        <Field name="phone" label={t.phone} value={typed.phone ?? ''} fault={fault} isRequired />
        <Field name="desk" label={t.desk} value={typed.desk ?? ''} isRequired />
        <div>
          <Button>{t.save}</Button>
        </div>
      </form>
    </section>
  )
}

function dayWords(day: string, { w }: Frame): string {
  return w.formatDay(readClinicalDate(day)!)
}

/** A median in whole hours; less than one counts as one. */
function hoursWords(seconds: number | null, { w }: Frame): string {
  return seconds === null ? w.workload.noneYet : w.workload.hours({ count: Math.max(1, Math.round(seconds / 3600)) })
}

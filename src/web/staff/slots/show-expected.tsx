import { type Expected, listExpected, videoRoom } from '#appointments'
import { recordSight } from '#audit'
import { readClinicalDate } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field } from '#ui/field/field'
import { leftToRight } from '../../left-to-right.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { openSecretarysTeams } from '../own-teams.tsx'

/** Who comes on a day. Everybody who is named finds the look in their access log. */
export async function showExpected(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const asked = readClinicalDate(visit.query.day)
  const day = asked?.precision === 'day' ? asked.text : todayIn(frame)
  await openSecretarysTeams(scope)
  const expected = await listExpected(scope, { day })
  await recordSight(scope, { persons: expected.map(({ personId }) => personId), page: 'requests' })
  return { view: <ExpectedPage frame={frame} day={day} expected={expected} /> }
}

/** The day on the wall of the region, as YYYY-MM-DD. */
function todayIn({ now, timeZone }: Frame): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(now)
}

type ExpectedPageProps = { readonly frame: Frame; readonly day: string; readonly expected: readonly Expected[] }

function ExpectedPage({ frame, day, expected }: ExpectedPageProps) {
  const { w } = frame
  const t = w.slots
  const title = t.expected({ day: w.formatInstantDay(new Date(day), 'UTC') })
  return (
    <PortalPage frame={frame} title={t.expectedTitle} wide>
      <h1>{title}</h1>
      <p class="lead">{t.expectedLead}</p>
      <form class="inline" method="get" action={paths.expectedVisits()}>
        <Field name="day" type="date" label={t.day} value={day} />
        <Button kind="secondary">{t.showDay}</Button>
      </form>
      {expected.length === 0 ? (
        <EmptyState sentences={[t.expectedNone]} />
      ) : (
        <DataTable
          caption={title}
          isCaptionHidden
          columns={[t.when, t.who, t.what, t.details].map((column) => ({ title: column }))}
          rows={expected.map((each) => ({ key: each.visitId, cells: cellsOf(each, frame) }))}
        />
      )}
    </PortalPage>
  )
}

function cellsOf(each: Expected, frame: Frame) {
  const { w, timeZone } = frame
  const t = w.slots
  const born = readClinicalDate(each.birthDate)
  return [
    w.formatTime(each.startsAt, timeZone),
    <>
      <bdi>{each.personName}</bdi>
      {born && (
        <>
          <br />
          {w.worklist.born({ day: w.formatDay(born) })}
        </>
      )}
    </>,
    <>
      <bdi>{each.serviceName ?? t.otherVisit}</bdi>
      {each.videoLink && (
        <>
          <br />
          <a href={videoRoom(each.videoLink, each.visitId)} target="_blank" rel="noopener noreferrer">
            {t.video}
          </a>
        </>
      )}
      {each.note && <Words text={each.note} />}
    </>,
    <>
      {detailsOf(each, frame)}
      {each.wishes && <Words text={each.wishes} />}
      {each.consents.map(({ title, answer }) => (
        <p class="m">
          <bdi>{title}</bdi>: {w.consents.said[answer ?? 'none']}
        </p>
      ))}
    </>,
  ]
}

function detailsOf(each: Expected, { w, timeZone }: Frame): string {
  const t = w.slots
  if (!each.confirmedAt) return t.notChecked
  const state = each.arrivedAt
    ? t.here({ time: w.formatTime(each.arrivedAt, timeZone) })
    : t.checked({ time: w.formatInstant(each.confirmedAt, timeZone) })
  const rest = [
    each.phone && t.phoneIs({ phone: leftToRight(each.phone) }),
    each.addressStands === false && t.addressChanged,
  ]
  return [state, ...rest].filter(Boolean).join(' · ')
}

function Words({ text }: { readonly text: string }) {
  return (
    <blockquote dir="auto">
      <p>{text}</p>
    </blockquote>
  )
}

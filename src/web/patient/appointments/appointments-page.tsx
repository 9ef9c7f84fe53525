import type { Reminder, VisitWish } from '#appointments'
import { REMINDER_CHANNELS, REMINDER_HOURS } from '#appointments'
import { Button, PostButton } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { Row, Rows } from '#ui/rows/rows'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { SealedCards } from '../sealed-cards.tsx'
import type { Frame, SealedCardView } from '../view-types.ts'
import { type AppointmentView, placesOf, timeIn, whenOf } from './appointment-view.ts'
import { SaidBefore } from './said-before.tsx'

export type AppointmentsPageProps = {
  readonly frame: Frame
  /** The soonest first. */
  readonly coming: readonly AppointmentView[]
  /** The latest first. */
  readonly past: readonly AppointmentView[]
  /** What is written down to be asked, by visit. */
  readonly asked: ReadonlyMap<string, readonly unknown[]>
  readonly sealed: readonly SealedCardView[]
  readonly wishes: readonly VisitWish[]
  readonly reminder: Reminder
  /** Whether the reader may book and be reminded: not while somebody looks with another's eyes. */
  readonly mayAct: boolean
  readonly said: string | undefined
}

/** Coming and past visits of all institutions, what is waited for, and how one is reminded. */
export function AppointmentsPage(props: AppointmentsPageProps) {
  const { frame, coming, past, sealed, wishes, mayAct } = props
  const t = frame.w.appointments
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <SaidBefore frame={frame} said={props.said} />
      <p class="lead">{t.lead}</p>
      {mayAct && (
        <p>
          <a href={paths.bookVisit()}>{t.book}</a> · <a href={paths.askForVisit()}>{t.ask}</a>
        </p>
      )}
      <Waiting frame={frame} wishes={wishes} />
      <SealedCards cards={sealed} frame={frame} />
      <h2>{t.coming}</h2>
      {coming.length === 0 && <EmptyState sentences={[t.noneComing]} />}
      <Visits frame={frame} visits={coming} />
      <Questions {...props} />
      <h2>{t.past}</h2>
      {past.length === 0 && <EmptyState sentences={[t.nonePast]} />}
      <Visits frame={frame} visits={past} />
      <p>
        <a href={paths.category('appointments')}>{t.whole}</a>
      </p>
      {mayAct && <ReminderForm frame={frame} reminder={props.reminder} />}
    </PortalPage>
  )
}

function Visits({ frame, visits }: { readonly frame: Frame; readonly visits: readonly AppointmentView[] }) {
  const t = frame.w.appointments
  return (
    <Rows>
      {visits.map((visit) => (
        <Row
          itemId={visit.visitId}
          href={paths.appointment(visit.visitId)}
          title={visit.title}
          tag={visit.isCancelled ? t.cancelled : visit.isOpen ? t.unsettled : null}
          value={whenOf(visit, frame)}
          facts={[...placesOf(visit), ...(visit.booking ? [t.bookedHere] : [])]}
        />
      ))}
    </Rows>
  )
}

/** Where to write down what one wants to ask: of the visits that come, and of those that had questions. */
function Questions({ frame, coming, past, asked, mayAct }: AppointmentsPageProps) {
  const t = frame.w.questions
  const visits = [...coming.filter(({ isCancelled }) => !isCancelled), ...past].filter(
    (visit) => coming.includes(visit) || asked.has(visit.visitId),
  )
  if (!mayAct || visits.length === 0) return null
  return (
    <section>
      <h2>{t.listTitle}</h2>
      <p>{t.listLead}</p>
      <ul>
        {visits.map((visit) => {
          const count = asked.get(visit.visitId)?.length ?? 0
          return (
            <li>
              <bdi>{visit.title}</bdi>, {whenOf(visit, frame)}:{' '}
              <a href={paths.questions(visit.visitId)}>{count > 0 ? t.see({ count }) : t.link}</a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Waiting({ frame, wishes }: Pick<AppointmentsPageProps, 'frame' | 'wishes'>) {
  if (wishes.length === 0) return null
  const { w } = frame
  const t = w.appointments
  return (
    <section>
      <h2>{t.waiting}</h2>
      {wishes.map((wish) => (
        <Notice kind="info">
          <p>
            {t.waitsFor({
              service: wish.serviceName,
              institution: wish.institutionName,
              from: w.formatInstantDay(new Date(wish.fromDay), 'UTC'),
              until: w.formatInstantDay(new Date(wish.untilDay), 'UTC'),
            })}
          </p>
          {wish.offered && (
            <>
              <p>
                <b>
                  {t.offered({ time: timeIn(wish.offered.startsAt, frame), until: timeIn(wish.offered.until, frame) })}
                </b>
              </p>
              <PostButton action={paths.visitWish(wish.wishId)} name="does" value="take">
                {t.offerTake}
              </PostButton>
              <PostButton action={paths.visitWish(wish.wishId)} kind="secondary" name="does" value="leave">
                {t.offerLeave}
              </PostButton>
            </>
          )}
          <PostButton action={paths.visitWish(wish.wishId)} kind="quiet" name="does" value="end">
            {t.waitEnd}
          </PostButton>
        </Notice>
      ))}
    </section>
  )
}

function ReminderForm({ frame, reminder }: Pick<AppointmentsPageProps, 'frame' | 'reminder'>) {
  const t = frame.w.appointments
  return (
    <section>
      <h2>{t.remind}</h2>
      <p>{t.remindLead}</p>
      <form class="stack" method="post" action={paths.appointments()}>
        <RadioField
          name="channel"
          label={t.remindHow}
          value={reminder.channel}
          choices={REMINDER_CHANNELS.map((value) => ({
            value,
            text: t.channels[value],
            ...(value === 'sms' && { hint: t.noSms }),
          }))}
        />
        <SelectField
          name="hours"
          label={t.remindWhen}
          value={String(reminder.hoursBefore)}
          choices={REMINDER_HOURS.map((hours) => ({
            value: String(hours),
            text: t.remindBefore({ count: hours / 24 }),
          }))}
        />
        <div>
          <Button kind="secondary">{t.remindSave}</Button>
        </div>
      </form>
    </section>
  )
}

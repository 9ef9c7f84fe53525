import type { AskedConsent, CheckIn } from '#appointments'
import { type FormAsk, formOf, waitsForAnswers } from '#questionnaires'
import type { DoneElsewhereItem } from '#record'
import { BackLink } from '#ui/back-link/back-link'
import { Button, PostButton } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { Facts } from '#ui/facts/facts'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { DoneElsewhere } from '../item/done-elsewhere.tsx'
import { PortalPage } from '../portal-page.tsx'
import { Said } from '../questionnaires/answer-words.tsx'
import { pastWords } from '../questionnaires/list-page.tsx'
import type { Frame } from '../view-types.ts'
import { type AppointmentView, hasDay, placesOf, timeIn, whenOf } from './appointment-view.ts'
import { SaidBefore } from './said-before.tsx'
import { type Video, VideoPart } from './video-part.tsx'

export type AppointmentPageProps = {
  readonly frame: Frame
  readonly visit: AppointmentView
  /** When it was to be before the sender moved it. */
  readonly wasAt: string | null
  readonly contact: string | null
  /** Tests that it is for, and that another institution has taken lately. */
  readonly doneElsewhere: readonly DoneElsewhereItem[]
  /** What the service asks beforehand. */
  readonly forms: readonly FormAsk[]
  /** What it asks one to agree to. */
  readonly consents: readonly AskedConsent[]
  /** How many questions are written down for it. */
  readonly questions: number
  readonly said: string | undefined
  /** Whether the reader may change it and check in. */
  readonly mayAct: boolean
  readonly entering: Entering | null
  /** Null: it is not by video, or there is nothing to come to. */
  readonly video: Video | null
}

/** What there is to check in with; null where the visit is not one to come to. */
export type Entering = {
  /** Null: it is open now. */
  readonly opensAt: Date | null
  readonly mayArrive: boolean
  readonly done: CheckIn | null
  readonly typed: Pick<CheckIn, 'phone' | 'addressStands' | 'wishes'>
  readonly hasFault: boolean
}

/** One visit: when, where, how to prepare and get there, and what one can do about it. */
export function AppointmentPage(props: AppointmentPageProps) {
  const { frame, visit, wasAt, mayAct, entering } = props
  const t = frame.w.appointments
  return (
    <PortalPage frame={frame} title={visit.title}>
      <BackLink href={paths.appointments()}>{frame.w.frame.backTo({ page: t.title })}</BackLink>
      <h1>
        <bdi>{visit.title}</bdi>
      </h1>
      <SaidBefore frame={frame} said={props.said} />
      {visit.isCancelled && (
        <Notice kind="info" title={t.cancelled}>
          <p>{visit.booking ? endedWords(visit, frame) : t.offWarning}</p>
        </Notice>
      )}
      {wasAt && !visit.isCancelled && (
        <Notice kind="info">
          <p>{t.wasAt({ time: wasAt })}</p>
        </Notice>
      )}
      <Facts facts={factsOf(props)} />
      {!visit.booking && (
        <p>
          <a href={paths.item(visit.visitId)}>{t.record}</a>
        </p>
      )}
      <VideoPart {...props} />
      <FormsBefore forms={props.forms} frame={frame} />
      <ConsentsLink {...props} />
      <QuestionsLink {...props} />
      <DoneElsewhere done={props.doneElsewhere} frame={frame} />
      {entering && mayAct && <CheckInPart frame={frame} visit={visit} entering={entering} />}
      {hasDay(visit) && <CalendarPart frame={frame} visit={visit} />}
      {visit.booking && mayAct && <ChangePart frame={frame} visit={visit} />}
    </PortalPage>
  )
}

/** What the service wants to know before the visit. */
function FormsBefore({ forms, frame }: Pick<AppointmentPageProps, 'forms' | 'frame'>) {
  if (forms.length === 0) return null
  const t = frame.w.questionnaires
  return (
    <section>
      <h2>{t.beforeVisit}</h2>
      <ul>
        {forms.map((ask) => {
          const form = formOf(ask)
          return (
            <li>
              <a href={paths.questionnaire(ask.askId)}>
                <Said wording={form.title} form={form} frame={frame} />
              </a>
              {!waitsForAnswers(ask) && ` (${pastWords(ask, frame)})`}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What one is asked to agree to; the page of it has the words. */
function ConsentsLink({ frame, visit, consents }: AppointmentPageProps) {
  if (consents.length === 0) return null
  const t = frame.w.consents
  const waiting = visit.isCancelled ? 0 : consents.filter(({ answer, isEnded }) => answer === null && !isEnded).length
  return (
    <section>
      <h2>{t.title}</h2>
      {waiting > 0 && <p>{t.open({ count: waiting })}</p>}
      <p>
        <a href={paths.consents(visit.visitId)}>{t.link}</a>
      </p>
    </section>
  )
}

/** What one wants to ask; nothing is asked at a visit that is off, unless it was written down before. */
function QuestionsLink({ frame, visit, questions, mayAct }: AppointmentPageProps) {
  const t = frame.w.questions
  if (!mayAct || (visit.isCancelled && questions === 0)) return null
  return (
    <p>
      <a class="ds-button" data-variant="secondary" href={paths.questions(visit.visitId)}>
        {questions > 0 ? t.see({ count: questions }) : t.link}
      </a>
    </p>
  )
}

function endedWords({ booking }: AppointmentView, { w }: Frame): string {
  if (booking?.endedWord === 'withdrawn') return w.appointments.withdrawn
  return booking?.endedWord === 'moved' ? w.appointments.movedAway : w.appointments.offWarning
}

function factsOf({ frame, visit, contact, video }: AppointmentPageProps) {
  const { w } = frame
  const t = w.appointments
  const facts = [
    { label: t.when, value: visit.isOpen ? `${whenOf(visit, frame)} (${t.unsettled})` : whenOf(visit, frame) },
    { label: t.where, value: video ? w.video.title : placesOf(visit).join(', ') },
    { label: t.whom, value: w.formatList(visit.people) },
    { label: t.prepare, value: visit.preparation },
    { label: t.directions, value: visit.directions },
    { label: t.reason, value: visit.isCancelled ? visit.reason : null },
    { label: t.yourWords, value: visit.booking?.note },
    { label: t.systemKnows, value: visit.booking?.toldAt ? timeIn(visit.booking.toldAt, frame) : null },
    { label: t.contact, value: contact },
  ]
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))
}

type Part = Pick<AppointmentPageProps, 'frame' | 'visit'>

function CalendarPart({ frame, visit }: Part) {
  const t = frame.w.appointments
  return (
    <section>
      <h2>{t.calendar}</h2>
      <ul>
        <li>
          <a href={paths.calendar(visit.visitId, 'little')}>{t.calendarPlain}</a>
        </li>
        <li>
          <a href={paths.calendar(visit.visitId, 'all')}>{t.calendarFull}</a>. {t.calendarHint}
        </li>
      </ul>
    </section>
  )
}

function ChangePart({ frame, visit }: Part) {
  const { now, w } = frame
  const t = w.appointments
  const { booking } = visit
  if (!booking || booking.endedAt || booking.startsAt <= now) return null
  if (booking.changesUntil <= now)
    return (
      <section>
        <h2>{t.change}</h2>
        <p>{t.changeOver}</p>
      </section>
    )
  return (
    <section>
      <h2>{t.change}</h2>
      <p>{t.changeUntil({ time: timeIn(booking.changesUntil, frame) })}</p>
      <p>
        <a href={paths.bookService(booking.serviceId, { moves: booking.bookingId })}>{t.move}</a>
      </p>
      <form class="stack" method="post" action={paths.appointment(visit.visitId)}>
        <input type="hidden" name="does" value="cancel" />
        <LongField name="reason" label={t.cancelReason} longest={500} />
        <div>
          <Button kind="secondary">{t.cancel}</Button>
        </div>
      </form>
    </section>
  )
}

function CheckInPart({ frame, visit, entering }: Part & { readonly entering: Entering }) {
  const { w, timeZone } = frame
  const t = w.appointments
  const { done } = entering
  if (entering.opensAt)
    return (
      <section>
        <h2>{t.checkIn}</h2>
        <p>{t.checkInFrom({ date: w.formatInstantDay(entering.opensAt, timeZone) })}</p>
      </section>
    )
  return (
    <section>
      <h2>{t.checkIn}</h2>
      {done?.arrivedAt && <p>{t.arrived({ time: timeIn(done.arrivedAt, frame) })}</p>}
      {entering.mayArrive && !done?.arrivedAt && (
        <>
          <p>{t.arriveHint}</p>
          <PostButton action={paths.appointment(visit.visitId)} name="does" value="arrive">
            {t.arrive}
          </PostButton>
        </>
      )}
      {done ? <p>{t.checkedIn({ time: timeIn(done.confirmedAt, frame) })}</p> : <p>{t.checkInLead}</p>}
      <CheckInForm frame={frame} visit={visit} entering={entering} />
    </section>
  )
}

function CheckInForm({ frame, visit, entering }: Part & { readonly entering: Entering }) {
  const t = frame.w.appointments
  const { typed, hasFault } = entering
  return (
    <form class="stack" method="post" action={paths.appointment(visit.visitId)}>
      <input type="hidden" name="does" value="check-in" />
      <Field name="phone" label={t.phone} value={typed.phone} fault={hasFault ? t.phoneFault : null} />
      <CheckField label={t.checkIn} choices={[{ name: 'address', text: t.address, isChosen: typed.addressStands }]} />
      <LongField name="wishes" label={t.wishes} hint={t.wishesHint} value={typed.wishes} longest={500} />
      <div>
        <Button kind="secondary">{t.checkInSend}</Button>
      </div>
    </form>
  )
}

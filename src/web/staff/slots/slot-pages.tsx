import type { BookingFeed, OwnService, OwnSlot } from '#appointments'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { timeIn } from '../../patient/appointments/appointment-view.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

/** As typed, or as it is. */
export type RulesTyped = {
  readonly place: string
  readonly directions: string
  readonly preparation: string
  readonly videoLink: string
  readonly latestCancel: string
  readonly offerHours: string
}

/** What of the rules cannot be taken. */
export type RulesFault = 'latestCancel' | 'videoLink'

export type ServicesPageProps = {
  readonly frame: Frame
  readonly services: readonly OwnService[]
  /** Through which feeds the own system fetches what was booked. */
  readonly feeds: readonly BookingFeed[]
  readonly now: Date
  readonly typed: RulesTyped & { readonly name: string }
  readonly fault: 'name' | RulesFault | null
}

/** What can be booked at the institution, and the form that offers something new. */
export function ServicesPage(props: ServicesPageProps) {
  const { frame, typed, fault } = props
  const { w } = frame
  const t = w.slots
  const words = { name: t.nameFault, latestCancel: t.hoursFault, videoLink: t.videoFault }[fault ?? 'name']
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={paths.institution()}>{w.frame.backTo({ page: w.staff.institutionTitle })}</BackLink>
      <h1>{t.title}</h1>
      {fault && <ErrorSummary title={w.errors.invalidTitle} text={words} faults={[{ field: fault, text: words }]} />}
      <p class="lead">{t.lead}</p>
      <FeedsThatFetch {...props} />
      <Offered {...props} />
      <p>
        <a href={paths.pickUpPlaces()}>{t.pickUp}</a>
      </p>
      <p>
        <a href={paths.consentTexts()}>{w.consents.askTitle}</a>
      </p>
      <h2>{t.add}</h2>
      <form class="stack" method="post" action={paths.visitServices()} novalidate>
        <Field name="name" label={t.name} value={typed.name} fault={fault === 'name' ? words : null} isRequired />
        <RuleFields frame={frame} typed={typed} fault={fault === 'name' ? null : fault} />
        <div>
          <Button>{t.add}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

/** What can be booked, with how much of it is free. */
function Offered({ frame: { w }, services }: ServicesPageProps) {
  const t = w.slots
  if (services.length === 0) return <EmptyState sentences={[t.none]} />
  return (
    <DataTable
      caption={t.title}
      isCaptionHidden
      columns={[{ title: t.service }, { title: t.free, isNumber: true }, { title: t.booked, isNumber: true }]}
      rows={services.map((service) => ({
        key: service.serviceId,
        cells: [
          <>
            <a href={paths.visitService(service.serviceId)}>
              <bdi>{service.name}</bdi>
            </a>
            {service.isSent && ` (${t.sent})`}
            {service.closedAt && ` (${t.closed})`}
          </>,
          w.formatNumber(service.free),
          w.formatNumber(service.booked),
        ],
      }))}
    />
  )
}

const LATE_MS = 3_600_000

/** Whether the institution's own calendar has what was booked here. */
function FeedsThatFetch({ frame, feeds, now }: ServicesPageProps) {
  const t = frame.w.slots
  return feeds.map(({ feedId, askedAt, waiting, waitingSince }) => (
    <Notice kind={waitingSince && now.getTime() - waitingSince.getTime() > LATE_MS ? 'danger' : 'info'}>
      <p>{askedAt ? t.feedTells({ feed: feedId, time: timeIn(askedAt, frame) }) : t.feedNever({ feed: feedId })}</p>
      {waitingSince && (
        <p>{t.feedWaits({ count: frame.w.formatNumber(waiting), time: timeIn(waitingSince, frame) })}</p>
      )}
    </Notice>
  ))
}

function RuleFields({
  frame,
  typed,
  fault,
}: {
  readonly frame: Frame
  readonly typed: RulesTyped
  readonly fault: RulesFault | null
}) {
  const t = frame.w.slots
  return (
    <>
      <Field name="place" label={t.place} value={typed.place} />
      <LongField name="directions" label={t.directions} value={typed.directions} longest={1000} />
      <LongField name="preparation" label={t.preparation} value={typed.preparation} longest={1000} />
      <Field
        name="videoLink"
        label={t.videoLink}
        hint={t.videoHint({ visit: '{visit}' })}
        value={typed.videoLink}
        fault={fault === 'videoLink' ? t.videoFault : null}
      />
      <Field
        name="latestCancel"
        label={t.latestCancel}
        value={typed.latestCancel}
        fault={fault === 'latestCancel' ? t.hoursFault : null}
        isRequired
      />
      <Field name="offerHours" label={t.offerHours} value={typed.offerHours} isRequired />
    </>
  )
}

export type MakeTyped = {
  readonly fromDay: string
  readonly untilDay: string
  readonly fromTime: string
  readonly untilTime: string
  readonly minutes: string
  readonly atOnce: string
}

export type OwnServicePageProps = {
  readonly frame: Frame
  readonly service: OwnService
  readonly slots: readonly OwnSlot[]
  readonly rules: RulesTyped
  readonly plan: MakeTyped
  readonly fault: RulesFault | 'fromDay' | null
  readonly said: string | null
}

/** One thing that can be booked: its rules, its times, and the form that makes more. */
export function OwnServicePage(props: OwnServicePageProps) {
  const { frame, service, rules, fault, said } = props
  const { w } = frame
  const t = w.slots
  const words = { fromDay: t.makeFault, latestCancel: t.hoursFault, videoLink: t.videoFault }[fault ?? 'fromDay']
  return (
    <PortalPage frame={frame} title={service.name} wide>
      <BackLink href={paths.visitServices()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>
        <bdi>{service.name}</bdi>
      </h1>
      {fault && <ErrorSummary title={w.errors.invalidTitle} text={words} faults={[{ field: fault, text: words }]} />}
      {said && (
        <Notice kind="info">
          <p role="status">{said}</p>
        </Notice>
      )}
      {!service.isSent && <MakeForm {...props} />}
      <h2>{t.coming}</h2>
      <Times {...props} />
      <h2>{t.service}</h2>
      <form class="stack" method="post" action={paths.visitService(service.serviceId)} novalidate>
        <input type="hidden" name="does" value="rules" />
        <RuleFields frame={frame} typed={rules} fault={fault === 'fromDay' ? null : fault} />
        <CheckField
          label={t.state}
          choices={[{ name: 'closed', text: t.isClosed, isChosen: service.closedAt !== null }]}
        />
        <div>
          <Button kind="secondary">{t.save}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

function MakeForm({ frame, service, plan, fault }: OwnServicePageProps) {
  const t = frame.w.slots
  return (
    <section>
      <h2>{t.make}</h2>
      <p>{t.makeHint}</p>
      <form class="stack" method="post" action={paths.visitService(service.serviceId)} novalidate>
        <input type="hidden" name="does" value="make" />
        <Field
          name="fromDay"
          type="date"
          label={t.fromDay}
          value={plan.fromDay}
          fault={fault === 'fromDay' ? t.makeFault : null}
          isRequired
        />
        <Field name="untilDay" type="date" label={t.untilDay} value={plan.untilDay} isRequired />
        <Field name="fromTime" label={t.fromTime} value={plan.fromTime} isRequired />
        <Field name="untilTime" label={t.untilTime} value={plan.untilTime} isRequired />
        <Field name="minutes" label={t.minutes} value={plan.minutes} isRequired />
        <Field name="atOnce" label={t.atOnce} value={plan.atOnce} isRequired />
        <div>
          <Button>{t.makeSend}</Button>
        </div>
      </form>
    </section>
  )
}

function Times({ frame, service, slots }: OwnServicePageProps) {
  const t = frame.w.slots
  if (slots.length === 0) return <EmptyState sentences={[t.noSlots]} />
  return (
    <DataTable
      caption={t.coming}
      isCaptionHidden
      columns={[{ title: t.when }, { title: t.state }, { title: t.withdraw }]}
      rows={slots.map((slot) => ({
        key: slot.slotId,
        cells: [
          timeIn(slot.startsAt, frame),
          slot.isBooked ? t.isBooked : t.isFree,
          <form class="inline" method="post" action={paths.visitService(service.serviceId)}>
            <input type="hidden" name="does" value="withdraw" />
            <input type="hidden" name="slot" value={slot.slotId} />
            {slot.isBooked && <Field id={`reason-${slot.slotId}`} name="reason" label={t.withdrawReason} />}
            <Button kind="quiet">{t.withdraw}</Button>
          </form>,
        ],
      }))}
    />
  )
}

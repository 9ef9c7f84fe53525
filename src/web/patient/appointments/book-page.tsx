import type { Booking, BookingOutcome, OfferedService } from '#appointments'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { timeIn } from './appointment-view.ts'

/** Everything that can be booked, with its next free time. */
export function BookPage({ frame, services }: { readonly frame: Frame; readonly services: readonly OfferedService[] }) {
  const t = frame.w.appointments
  return (
    <PortalPage frame={frame} title={t.book}>
      <BackLink href={paths.appointments()}>{frame.w.frame.backTo({ page: t.title })}</BackLink>
      <h1>{t.book}</h1>
      {services.length === 0 ? <EmptyState sentences={[t.bookNone]} /> : <p class="lead">{t.bookLead}</p>}
      <ul class="kinds">
        {services.map((service) => (
          <li>
            <a href={paths.bookService(service.serviceId)}>
              <bdi>{service.name}</bdi>, <bdi>{service.institutionName}</bdi>
            </a>
            <p class="m">{service.nextAt ? t.nextFree({ time: timeIn(service.nextAt, frame) }) : t.noneFree}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.askForVisit()}>{t.ask}</a>
      </p>
    </PortalPage>
  )
}

/** Why a form was not taken: what became of the slot, or what is missing. */
export type BookFault = Exclude<BookingOutcome, 'booked'> | 'choose' | 'days' | 'had'

export type ServicePageProps = {
  readonly frame: Frame
  readonly service: OfferedService & {
    readonly slots: readonly { readonly slotId: string; readonly startsAt: Date }[]
  }
  /** The visit that moves; null: a new one. */
  readonly moves: Booking | null
  /** Only the person keeps a visit from those who help. */
  readonly isSelf: boolean
  readonly typed: {
    readonly slot?: string
    readonly note?: string
    readonly onlyMe?: string
    readonly from?: string
    readonly until?: string
  }
  readonly fault: BookFault | null
}

/** One service: what to know, its free times, and the waiting list. */
export function ServicePage(props: ServicePageProps) {
  const { frame, service, moves, fault } = props
  const { w } = frame
  const t = w.appointments
  return (
    <PortalPage frame={frame} title={service.name}>
      <BackLink href={paths.bookVisit()}>{w.frame.backTo({ page: t.book })}</BackLink>
      <h1>
        <bdi>{service.name}</bdi>
      </h1>
      {fault && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={faultWords(fault, frame)}
          faults={[{ field: fault === 'days' || fault === 'had' ? 'from' : 'slot', text: faultWords(fault, frame) }]}
        />
      )}
      <Facts facts={factsOf(props)} />
      {moves && <p>{t.now({ time: timeIn(moves.startsAt, frame) })}</p>}
      <p>{t.rule({ count: service.latestCancelHours })}</p>
      {service.slots.length === 0 ? <EmptyState sentences={[t.noneFree]} /> : <TimesForm {...props} />}
      {!moves && <WaitForm {...props} />}
    </PortalPage>
  )
}

function faultWords(fault: BookFault, { w }: Frame): string {
  const t = w.appointments
  if (fault === 'choose') return t.chooseFault
  if (fault === 'days') return t.waitFault
  return fault === 'had' ? t.waitHad : t.outcomes[fault]
}

function factsOf({ frame, service }: ServicePageProps) {
  const t = frame.w.appointments
  const facts = [
    { label: t.where, value: [service.place, service.institutionName].filter(Boolean).join(', ') },
    { label: t.prepare, value: service.preparation },
    { label: t.directions, value: service.directions },
  ]
  return facts.filter(({ value }) => value !== '')
}

function TimesForm({ frame, service, moves, isSelf, typed }: ServicePageProps) {
  const t = frame.w.appointments
  return (
    <form class="stack" method="post" action={paths.bookService(service.serviceId)}>
      <input type="hidden" name="does" value="book" />
      {moves && <input type="hidden" name="moves" value={moves.bookingId} />}
      <RadioField
        name="slot"
        label={t.chooseTime}
        value={typed.slot ?? null}
        choices={service.slots.map(({ slotId, startsAt }) => ({ value: slotId, text: timeIn(startsAt, frame) }))}
      />
      {!moves && <LongField name="note" label={t.note} hint={t.noteHint} value={typed.note} longest={500} />}
      {!moves && isSelf && (
        <CheckField
          label={frame.w.delegates.title}
          choices={[{ name: 'onlyMe', text: t.onlyMe, isChosen: typed.onlyMe === 'yes' }]}
        />
      )}
      <div>
        <Button>{moves ? t.sendMove : t.send}</Button>
      </div>
    </form>
  )
}

function WaitForm({ frame, service, typed }: ServicePageProps) {
  const t = frame.w.appointments
  return (
    <section>
      <h2>{t.wait}</h2>
      <p>{t.waitHint({ count: service.offerHours })}</p>
      <form class="stack" method="post" action={paths.bookService(service.serviceId)}>
        <input type="hidden" name="does" value="wait" />
        <Field name="from" type="date" label={t.waitFrom} value={typed.from ?? ''} />
        <Field name="until" type="date" label={t.waitUntil} value={typed.until ?? ''} />
        <div>
          <Button kind="secondary">{t.waitSend}</Button>
        </div>
      </form>
    </section>
  )
}

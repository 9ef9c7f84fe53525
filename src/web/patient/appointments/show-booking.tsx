import {
  bookSlot,
  findBooking,
  leaveOffer,
  listOfferedServices,
  listWishes,
  mayVisit,
  readOfferedService,
  takeGuestsAlong,
  takeQuestionsAlong,
  waitForSlot,
} from '#appointments'
import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { readClinicalDate } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { type BookFault, BookPage, ServicePage, type ServicePageProps } from './book-page.tsx'

const CATEGORY = 'appointments' as const

/** What can be booked. */
export async function showBooking(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  if (!mayVisit(scope)) throw new NotFound('page', { detail: 'appointments are not of this scope' })
  return { view: <BookPage frame={frame} services={await listOfferedServices(scope)} />, category: CATEGORY }
}

/** The free times of one service. */
export async function showService(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  return servicePage(scope, visit, { frame, fault: null, moves: visit.query.moves })
}

type Asked = { readonly frame: Frame; readonly fault: BookFault | null; readonly moves: string | undefined }

async function servicePage(scope: PatientScope, visit: Visit, { frame, fault, moves }: Asked): Promise<Shown> {
  const service = await readOfferedService(scope, { serviceId: visit.params.serviceId! })
  const old = moves && isUuid(moves) ? await findBooking(scope, { bookingId: moves }) : null
  const { slot, note, onlyMe, from, until } = visit.form
  const typed: ServicePageProps['typed'] = {
    ...(slot && { slot }),
    ...(note && { note }),
    ...(onlyMe && { onlyMe }),
    ...(from && { from }),
    ...(until && { until }),
  }
  const isSelf = scope.capacity === 'self'
  return {
    view: (
      <ServicePage
        frame={frame}
        service={service}
        moves={old && old.endedAt === null && old.serviceId === service.serviceId ? old : null}
        isSelf={isSelf}
        typed={typed}
        fault={fault}
      />
    ),
    category: CATEGORY,
    ...(fault && { status: 422 }),
  }
}

/** Books a time, moves a visit to it, or waits for one. */
export async function actOnService(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { does, slot, moves, note = '', onlyMe } = visit.form
  await readOfferedService(scope, { serviceId: visit.params.serviceId! })
  if (does === 'wait') return wait(scope, visit, frame)
  if (does !== 'book') throw new Invalid('form', { detail: 'what to do with the service' })
  if (!slot) return servicePage(scope, visit, { frame, fault: 'choose', moves })
  const wish = { slotId: slot, moves: moves ?? null, note, showsDelegates: onlyMe !== 'yes' }
  const { outcome, bookingId } = await bookSlot(scope, wish)
  if (outcome !== 'booked') return servicePage(scope, visit, { frame, fault: outcome, moves })
  if (moves) {
    await takeQuestionsAlong(scope, { from: moves, to: bookingId! })
    await takeGuestsAlong(scope, { from: moves, to: bookingId! })
  }
  return { goTo: paths.appointment(bookingId!, moves ? 'moved' : 'booked') }
}

const LONGEST_WAIT_DAYS = 366
const DAY_MS = 86_400_000

async function wait(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const [from, until] = [readClinicalDate(visit.form.from), readClinicalDate(visit.form.until)]
  const isWhole = from?.precision === 'day' && until?.precision === 'day'
  const days = isWhole ? (until.sortAt.getTime() - from.sortAt.getTime()) / DAY_MS : -1
  const isAhead = isWhole && until.sortAt.getTime() > scope.now.getTime() - DAY_MS
  if (!isWhole || !isAhead || days < 0 || days > LONGEST_WAIT_DAYS)
    return servicePage(scope, visit, { frame, fault: 'days', moves: undefined })
  const wish = { serviceId: visit.params.serviceId!, fromDay: from.text, untilDay: until.text }
  const outcome = await waitForSlot(scope, wish)
  if (outcome === 'waits') return { goTo: paths.appointments('waits') }
  return servicePage(scope, visit, { frame, fault: outcome === 'had' ? 'had' : 'not-here', moves: undefined })
}

/** Takes what is offered to whoever waits, lets the next one have it, or waits no longer. */
export async function actOnWish(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const wish = (await listWishes(scope)).find((each) => each.wishId === visit.params.wishId)
  if (!wish) throw new NotFound('wish', { detail: 'not of this scope' })
  const { does } = visit.form
  if (does === 'take' && wish.offered) {
    const { slotId } = wish.offered
    const { outcome, bookingId } = await bookSlot(scope, { slotId, moves: null, note: '', showsDelegates: true })
    if (outcome === 'booked') return { goTo: paths.appointment(bookingId!, 'booked') }
    const params = { ...visit.params, serviceId: wish.serviceId }
    return servicePage(scope, { ...visit, params }, { frame, fault: outcome, moves: undefined })
  }
  if (does === 'leave' || does === 'end') await leaveOffer(scope, { wishId: wish.wishId, forGood: does === 'end' })
  return { goTo: paths.appointments('left') }
}

import {
  CHECK_IN_DAYS,
  cancelBooking,
  checkIn,
  comesToVisit,
  decideVideo,
  inviteGuest,
  isArrivalOpen,
  isCheckInOpen,
  listConsents,
  listGuests,
  listQuestions,
  listWishes,
  mayVisit,
  readCheckIn,
  readReminder,
  setReminder,
  videoRoom,
} from '#appointments'
import { Invalid, NotFound } from '#base/errors'
import { type Instant, plusDays } from '#base/instant'
import { readAppointment } from '#formats/fhir/read-appointment'
import type { Resource } from '#formats/fhir/types'
import { writeCalendar } from '#formats/ical/write-calendar'
import { listAgreements } from '#institutions'
import type { PatientScope } from '#platform/database/scopes'
import { isAddress, readPhone } from '#platform/post/queue-message'
import { listFormsForVisit } from '#questionnaires'
import { listOrderedCodes, listVersionBodies } from '#record'
import { listSealed, recordOpening } from '#release'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { cardsOf } from '../cards-of.ts'
import { doneElsewhereOf } from '../item/done-elsewhere-of.ts'
import type { Frame } from '../view-types.ts'
import { AppointmentPage, type Entering } from './appointment-page.tsx'
import { type AppointmentView, hasDay, isComing, placesOf, whenOf } from './appointment-view.ts'
import { AppointmentsPage } from './appointments-page.tsx'
import { findVisit, listAll, mustSee } from './find-visit.ts'
import { askedOf } from './show-consents.tsx'
import { VideoCheckPage } from './video-check-page.tsx'
import type { Video } from './video-part.tsx'

const CATEGORY = 'appointments' as const

/** All visits in one list. Outside a helper's permission there is no such page. */
export async function showAppointments(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  mustSee(scope)
  const visits = await listAll(scope)
  const coming = visits.filter((each) => isComing(each, scope.now))
  const past = visits.filter((each) => !isComing(each, scope.now)).toReversed()
  const sealed = await cardsOf(scope, await listSealed(scope, { category: CATEGORY }), frame)
  const [wishes, reminder] = [await listWishes(scope), await readReminder(scope)]
  const asked = Map.groupBy(await listQuestions(scope), ({ visitId }) => visitId)
  const { said } = visit.query
  const props = { frame, coming, past, asked, sealed, wishes, reminder, said, mayAct: mayVisit(scope) }
  return { view: <AppointmentsPage {...props} />, category: CATEGORY }
}

/** One visit. */
export async function showAppointment(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  return pageOf(scope, visit, { frame, typed: null })
}

type Typed = Entering['typed'] | null

async function pageOf(
  scope: PatientScope,
  { params, query }: Visit,
  { frame, typed }: { readonly frame: Frame; readonly typed: Typed },
): Promise<Shown> {
  const visit = await findVisit(scope, params.visitId!)
  const institutions = await listAgreements(scope)
  const contact = institutions.find((each) => each.institutionId === visit.institutionId)?.contact ?? null
  const entering = await enteringOf(scope, visit, typed)
  const isSent = visit.booking === null
  if (isSent) await recordOpening(scope, { itemId: visit.visitId })
  const wasAt = isSent ? await earlierTime(scope, visit, frame) : null
  const doneElsewhere = isComing(visit, scope.now) ? await testsOf(scope, visit) : []
  const video = await videoOf(scope, visit)
  const questions = (await listQuestions(scope, { visitId: visit.visitId })).length
  const forms = await listFormsForVisit(scope, { visitId: visit.visitId })
  const consents = await listConsents(scope, askedOf(visit))
  const props = {
    frame,
    visit,
    forms,
    consents,
    wasAt,
    contact,
    entering,
    doneElsewhere,
    video,
    questions,
    said: query.said,
    mayAct: mayVisit(scope),
  }
  return {
    view: <AppointmentPage {...props} />,
    category: CATEGORY,
    ...(isSent && { itemId: visit.visitId }),
    ...(typed && { status: 422 }),
  }
}

/** The way into a visit by video, and who comes along; null where there is none. */
async function videoOf(scope: PatientScope, { booking, isCancelled }: AppointmentView): Promise<Video | null> {
  const hours = booking && !isCancelled ? decideVideo(booking, scope.now) : null
  if (!hours || !booking) return null
  const { opensAt } = hours
  const door = opensAt ? { opensAt } : { href: videoRoom(booking.videoLink, booking.bookingId) }
  return { door, mayJoin: await comesToVisit(scope, booking), guests: await listGuests(scope, booking) }
}

/** Where one tries camera and microphone before a visit by video. */
export async function showVideoCheck(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const found = await findVisit(scope, visit.params.visitId!)
  if (!(await videoOf(scope, found))) throw new NotFound('visit', { detail: 'not by video' })
  const institutions = await listAgreements(scope)
  const contact = institutions.find((each) => each.institutionId === found.institutionId)?.contact ?? null
  return {
    view: <VideoCheckPage frame={frame} visit={found} contact={contact} />,
    category: CATEGORY,
    runsScript: true,
  }
}

/** Tests that this visit is for, and that another institution has taken lately. */
async function testsOf(scope: PatientScope, visit: AppointmentView) {
  const { visitId: itemId, institutionId, codeKey, orders } = visit
  const ordered = await listOrderedCodes(scope, { institutionId, orders })
  const looked = { itemId, institutionId, category: CATEGORY, resourceType: 'Appointment' }
  return doneElsewhereOf(scope, looked, [codeKey, ...ordered])
}

/** Cancels a visit that was booked here, takes somebody along, or checks in to one. */
export async function actOnAppointment(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const found = await findVisit(scope, visit.params.visitId!)
  const { does, reason = '' } = visit.form
  if (does === 'cancel' && found.booking) {
    const { bookingId } = found.booking
    const outcome = await cancelBooking(scope, { bookingId, reason })
    // Too late, or over already: the page says so itself.
    return { goTo: paths.appointment(found.visitId, outcome === 'cancelled' ? 'cancelled' : undefined) }
  }
  if ((does === 'invite' || does === 'uninvite') && found.booking) {
    const { bookingId } = found.booking
    await inviteGuest(scope, { bookingId, accountId: visit.form.helper ?? '', comes: does === 'invite' })
    return { goTo: paths.appointment(found.visitId, does === 'invite' ? 'invited' : 'uninvited') }
  }
  if (does !== 'arrive' && does !== 'check-in') throw new Invalid('form', { detail: 'what to do with the visit' })
  const entering = await enteringOf(scope, found, null)
  if (!entering || entering.opensAt) return { goTo: paths.appointment(found.visitId) }
  if (does === 'arrive') return arrive(scope, found, entering)
  const said = typedIn(visit)
  if (said.phone !== '' && !isAddress('sms', readPhone(said.phone))) return pageOf(scope, visit, { frame, typed: said })
  await checkIn(scope, toEnter(found), { ...said, hasArrived: false })
  return { goTo: paths.appointment(found.visitId, 'checked-in') }
}

async function arrive(scope: PatientScope, found: AppointmentView, { done, mayArrive }: Entering): Promise<Shown> {
  if (!mayArrive) return { goTo: paths.appointment(found.visitId) }
  const known = done ?? { phone: '', addressStands: false, wishes: '' }
  await checkIn(scope, toEnter(found), { ...known, hasArrived: true })
  return { goTo: paths.appointment(found.visitId, 'arrived') }
}

function typedIn({ form }: Visit): Entering['typed'] {
  return {
    phone: (form.phone ?? '').trim().slice(0, 40),
    addressStands: form.address === 'yes',
    wishes: (form.wishes ?? '').trim().slice(0, 500),
  }
}

function toEnter(visit: AppointmentView) {
  const { visitId, institutionId, booking, start } = visit
  return { visitId, institutionId, startsAt: start!.sortAt, showsDelegates: booking?.showsDelegates ?? true }
}

/** A calendar file: when, and only on request where and what. */
export async function downloadCalendar(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const found = await findVisit(scope, visit.params.visitId!)
  if (!hasDay(found)) throw new NotFound('calendar', { detail: 'no day' })
  const { w, publicUrl } = frame
  const isFull = visit.query.with === 'all'
  const calendar = writeCalendar(
    {
      uid: `${found.visitId}@${new URL(publicUrl).hostname}`,
      start: found.start!,
      end: found.end,
      summary: isFull ? `${found.title}, ${found.institutionName}` : w.appointments.calendarSummary,
      location: isFull ? placesOf(found).join(', ') : null,
      description: isFull ? found.preparation : w.appointments.calendarMore,
      url: `${publicUrl.replace(/\/+$/, '')}${paths.appointment(found.visitId)}`,
      status: statusOf(found),
      sequence: sequenceOf(scope.now),
    },
    scope.now,
  )
  const file = {
    contentType: 'text/calendar',
    name: `${w.appointments.calendarSummary}.ics`,
    bytes: Buffer.from(calendar),
  }
  return { file, ...(found.booking === null && { itemId: found.visitId }) }
}

function statusOf({ isCancelled, isOpen }: AppointmentView) {
  if (isCancelled) return 'CANCELLED'
  return isOpen ? 'TENTATIVE' : 'CONFIRMED'
}

const FIRST_DAY = Date.UTC(2020, 0, 1)

/** Minutes since 2020: what is fetched later replaces what was fetched before. */
function sequenceOf(now: Instant): number {
  return Math.floor((now.getTime() - FIRST_DAY) / 60_000)
}

/** Chooses how one is reminded. */
export async function saveReminder(scope: PatientScope, { form }: Visit): Promise<Shown> {
  mustSee(scope)
  await setReminder(scope, { channel: form.channel ?? '', hoursBefore: Number(form.hours) })
  return { goTo: paths.appointments('reminder') }
}

async function enteringOf(scope: PatientScope, visit: AppointmentView, typed: Typed): Promise<Entering | null> {
  const { start, isCancelled, isOpen } = visit
  if (start?.precision !== 'time' || isCancelled || isOpen) return null
  const opensAt = plusDays(start.sortAt, -CHECK_IN_DAYS)
  const isOpenNow = isCheckInOpen(start.sortAt, scope.now)
  if (!isOpenNow && opensAt <= scope.now) return null
  const done = isOpenNow ? await readCheckIn(scope, { visitId: visit.visitId }) : null
  return {
    opensAt: isOpenNow ? null : opensAt,
    mayArrive: isArrivalOpen(start.sortAt, scope.now),
    done,
    typed: typed ?? done ?? { phone: '', addressStands: true, wishes: '' },
    hasFault: typed !== null,
  }
}

/** When it was to be in the last version that said another time. */
async function earlierTime(scope: PatientScope, visit: AppointmentView, frame: Frame): Promise<string | null> {
  const bodies = await listVersionBodies(scope, { itemId: visit.visitId })
  const starts = bodies.map((body) => readAppointment(JSON.parse(body) as Resource).start)
  const other = starts.find((start) => start && start.sortAt.getTime() !== visit.start?.sortAt.getTime())
  return other ? whenOf({ start: other }, frame) : null
}

import {
  addService,
  changeService,
  isVideoLink,
  listBookingFeeds,
  listOwnSlots,
  listVisitServices,
  makeSlots,
  type OwnService,
  type ServiceRules,
  type SlotsToMake,
  withdrawSlot,
} from '#appointments'
import { Invalid, NotFound } from '#base/errors'
import { readClinicalDate } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import {
  type MakeTyped,
  OwnServicePage,
  type OwnServicePageProps,
  type RulesFault,
  type RulesTyped,
  ServicesPage,
} from './slot-pages.tsx'

const NEW: RulesTyped = {
  place: '',
  directions: '',
  preparation: '',
  videoLink: '',
  latestCancel: '24',
  offerHours: '4',
}

/** What can be booked at the own institution. */
export async function showSlots(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const offered = await offeredAt(scope)
  return { view: <ServicesPage frame={frame} {...offered} typed={{ ...NEW, name: '' }} fault={null} /> }
}

async function offeredAt(scope: StaffScope) {
  return { services: await listVisitServices(scope), feeds: await listBookingFeeds(scope), now: scope.now }
}

/** Offers something new. */
export async function offerNew(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const name = (form.name ?? '').trim()
  const rules = rulesIn(form)
  const serviceId =
    typeof rules !== 'string' && name !== '' && name.length <= 120 ? await addService(scope, { name, ...rules }) : null
  if (serviceId) return { goTo: paths.visitService(serviceId) }
  const typed = { ...typedRules(form), name }
  const offered = await offeredAt(scope)
  const fault = typeof rules === 'string' ? rules : 'name'
  return { view: <ServicesPage frame={frame} {...offered} typed={typed} fault={fault} />, status: 422 }
}

/** One thing that can be booked, with its times. */
export async function showOwnService(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const service = await findService(scope, visit)
  const t = frame.w.slots
  const { done, count } = visit.query
  const said = { saved: t.saved, withdrawn: t.withdrawn, gone: t.notThere, made: t.made({ count: Number(count) || 0 }) }
  const words = done && Object.hasOwn(said, done) ? said[done as keyof typeof said] : null
  return page(scope, frame, { service, rules: rulesOf(service), plan: {}, fault: null, said: words })
}

type PageGiven = Pick<OwnServicePageProps, 'service' | 'rules' | 'fault' | 'said'> & {
  readonly plan: Partial<MakeTyped>
}

async function page(scope: StaffScope, frame: Frame, given: PageGiven): Promise<Shown> {
  const slots = await listOwnSlots(scope, { serviceId: given.service.serviceId })
  const day = scope.now.toISOString().slice(0, 10)
  const usual = { fromDay: day, untilDay: day, fromTime: '09:00', untilTime: '12:00', minutes: '20', atOnce: '1' }
  const view = <OwnServicePage frame={frame} slots={slots} {...given} plan={{ ...usual, ...given.plan }} />
  return { view, ...(given.fault && { status: 422 }) }
}

/** Changes its rules, makes times, or takes one back. */
export async function actOnOwnService(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const service = await findService(scope, visit)
  const { form } = visit
  const { serviceId } = service
  if (form.does === 'withdraw') {
    const isGone = await withdrawSlot(scope, { slotId: form.slot ?? '', reason: (form.reason ?? '').slice(0, 500) })
    return { goTo: paths.visitService(serviceId, isGone ? 'withdrawn' : 'gone') }
  }
  if (form.does === 'make') {
    const plan = planIn(form, serviceId)
    if (plan) return { goTo: paths.visitService(serviceId, 'made', await makeSlots(scope, plan)) }
    return page(scope, frame, { service, rules: rulesOf(service), plan: typedPlan(form), fault: 'fromDay', said: null })
  }
  if (form.does !== 'rules') throw new Invalid('form', { detail: 'what to do with the service' })
  const rules = rulesIn(form)
  if (typeof rules === 'string')
    return page(scope, frame, { service, rules: typedRules(form), plan: {}, fault: rules, said: null })
  await changeService(scope, { serviceId, ...rules, isClosed: form.closed === 'yes' })
  return { goTo: paths.visitService(serviceId, 'saved') }
}

async function findService(scope: StaffScope, { params }: Visit): Promise<OwnService> {
  const service = (await listVisitServices(scope)).find(({ serviceId }) => serviceId === params.serviceId)
  if (!service) throw new NotFound('service', { detail: 'not of this institution' })
  return service
}

type Form = Visit['form']

function rulesOf(service: OwnService): RulesTyped {
  const { place, directions, preparation, videoLink, latestCancelHours, offerHours } = service
  const hours = { latestCancel: String(latestCancelHours), offerHours: String(offerHours) }
  return { place, directions, preparation, videoLink, ...hours }
}

function typedRules(form: Form): RulesTyped {
  const { place = '', directions = '', preparation = '', videoLink = '', latestCancel = '', offerHours = '' } = form
  return { place, directions, preparation, videoLink: videoLink.trim(), latestCancel, offerHours }
}

/** The rules as typed, or the field that cannot be taken. */
function rulesIn(form: Form): ServiceRules | RulesFault {
  const { place, directions, preparation, videoLink, latestCancel, offerHours } = typedRules(form)
  const [latestCancelHours, offered] = [readWhole(latestCancel, 0, 720), readWhole(offerHours, 1, 72)]
  if (latestCancelHours === null || offered === null) return 'latestCancel'
  if (videoLink !== '' && !isVideoLink(videoLink)) return 'videoLink'
  return {
    place: place.trim().slice(0, 200),
    directions: directions.trim().slice(0, 1000),
    preparation: preparation.trim().slice(0, 1000),
    videoLink,
    latestCancelHours,
    offerHours: offered,
  }
}

function typedPlan(form: Form): MakeTyped {
  const { fromDay = '', untilDay = '', fromTime = '', untilTime = '', minutes = '', atOnce = '' } = form
  return { fromDay, untilDay, fromTime, untilTime, minutes, atOnce }
}

const MOST_DAYS = 60
const DAY_MS = 86_400_000
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/

function planIn(form: Form, serviceId: string): SlotsToMake | null {
  const { fromDay, untilDay, fromTime, untilTime, ...counts } = typedPlan(form)
  const [from, until] = [readClinicalDate(fromDay), readClinicalDate(untilDay)]
  const [minutes, atOnce] = [readWhole(counts.minutes, 5, 480), readWhole(counts.atOnce, 1, 20)]
  if (from?.precision !== 'day' || until?.precision !== 'day' || minutes === null || atOnce === null) return null
  const days = (until.sortAt.getTime() - from.sortAt.getTime()) / DAY_MS
  if (days < 0 || days >= MOST_DAYS || !CLOCK.test(fromTime) || !CLOCK.test(untilTime) || untilTime <= fromTime)
    return null
  return { serviceId, fromDay, untilDay, fromTime, untilTime, minutes, atOnce }
}

/** A whole number in any figures that people type. */
function readWhole(text: string, least: number, most: number): number | null {
  const plain = text.trim().replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  if (!/^\d{1,4}$/.test(plain)) return null
  const number = Number(plain)
  return number >= least && number <= most ? number : null
}

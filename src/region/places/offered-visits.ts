import type { Bundle, Schedule, Slot } from 'fhir/r4.js'
import { dayOf, instantText, minuteOf, workday } from '../ground/calendar.ts'
import type { RegionPlan } from '../plan-region.ts'

/** What some institutions of the region offer to be booked from here. */
const OFFERED = [
  {
    institutionId: 'nordfjord-hospital',
    id: 'blood-tests',
    what: 'Blood test',
    place: 'Laboratory, ground floor',
    hour: 8,
    minutes: 15,
  },
  {
    institutionId: 'nordfjord-hospital',
    id: 'heart-nurse',
    what: 'Talk with the heart nurse',
    place: 'Medical clinic, entrance B',
    hour: 12,
    minutes: 30,
  },
  {
    institutionId: 'lesja-medical-centre',
    id: 'own-doctor',
    what: 'Visit to your doctor',
    place: 'Lesja Medical Centre',
    hour: 9,
    minutes: 20,
  },
  {
    institutionId: 'coast-public-health',
    id: 'vaccination',
    what: 'Vaccination',
    place: 'Coast Public Health Service',
    hour: 10,
    minutes: 10,
  },
] as const
const DAYS = 8
const A_DAY = 6

/** Where medicines of the region are picked up. */
export const PICK_UP_PLACES = [
  { name: 'Sundvik Pharmacy', address: 'Storgata 12, Sundvik' },
  { name: 'Nordfjord Pharmacy', address: 'Fjordvegen 3, Nordfjord' },
  { name: 'At our reception', address: '' },
] as const

/** Schedules and free slots of the next days, each as its institution would send them. */
export function offeredVisits(plan: RegionPlan): readonly { readonly feedId: string; readonly bundle: Bundle }[] {
  const known = new Set(plan.institutions.map(({ id }) => id))
  return OFFERED.filter(({ institutionId }) => known.has(institutionId)).map((offer) => ({
    feedId: `${offer.institutionId}-fhir`,
    bundle: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [scheduleOf(offer), ...slotsOf(offer, dayOf(plan.today))].map((resource) => ({ resource })),
    },
  }))
}

type Offer = (typeof OFFERED)[number]

function scheduleOf({ id, what, place }: Offer): Schedule {
  return {
    resourceType: 'Schedule',
    id,
    active: true,
    serviceType: [{ text: what }],
    actor: [{ type: 'Location', display: place }],
  }
}

function slotsOf({ id, hour, minutes }: Offer, today: number): readonly Slot[] {
  const days = [...new Set(Array.from({ length: DAYS }, (_, at) => workday(today + 1 + at)))]
  return days.flatMap((day) =>
    Array.from({ length: A_DAY }, (_, at): Slot => {
      const start = minuteOf(day, hour, at * minutes)
      return {
        resourceType: 'Slot',
        id: `${id}-${day}-${at}`,
        schedule: { reference: `Schedule/${id}` },
        status: 'free',
        start: instantText(start),
        end: instantText(start + minutes),
      }
    }),
  )
}

import { type Instant, readClinicalDate } from '#base/instant'
import { children, firstOf, text } from './elements.ts'
import { referenceText } from './references.ts'
import { say } from './say/say.ts'
import type { Element, Resource } from './types.ts'

/** What a Schedule (R4) offers, in words for people. */
export type OfferedSchedule = { readonly key: string; readonly name: string | null; readonly place: string | null }

/** A Slot (R4). `free`: can be booked; `busy`: taken somewhere; `gone`: not offered at all. */
export type OfferedSlot = {
  readonly sourceId: string
  /** `Schedule/id`. */
  readonly scheduleKey: string
  readonly name: string | null
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: 'free' | 'busy' | 'gone'
}

const NAME = ['serviceType', 'specialty', 'serviceCategory', 'comment'] as const
const STATES: Readonly<Record<string, OfferedSlot['state']>> = {
  free: 'free',
  busy: 'busy',
  'busy-tentative': 'busy',
}

/** Reads a Schedule; null for every other resource, and one without an id. */
export function readSchedule(resource: Resource): OfferedSchedule | null {
  const id = text(resource, 'id')
  if (resource.resourceType !== 'Schedule' || !id) return null
  const actors = children(resource, 'actor')
  const named = (types: readonly string[]) => actors.find((actor) => types.includes(typeOf(actor)))
  const service = named(['HealthcareService', 'Practitioner', 'PractitionerRole'])
  const place = named(['Location'])
  return {
    key: `Schedule/${id}`,
    name: firstOf(resource, NAME, say) ?? (service ? say(service) : null),
    place: place ? say(place) : null,
  }
}

/** Reads a Slot; null for every other resource, and for one that has no schedule or no sound times. */
export function readSlot(resource: Resource): OfferedSlot | null {
  const id = text(resource, 'id')
  if (resource.resourceType !== 'Slot' || !id) return null
  const schedule = referenceText(resource.schedule)?.match(/(?:^|\/)(Schedule\/[^/]+)/)?.[1]
  const [start, end] = [readClinicalDate(text(resource, 'start')), readClinicalDate(text(resource, 'end'))]
  if (!schedule || start?.precision !== 'time' || end?.precision !== 'time' || end.sortAt <= start.sortAt) return null
  return {
    sourceId: id,
    scheduleKey: schedule,
    name: firstOf(resource, NAME, say),
    startsAt: start.sortAt,
    endsAt: end.sortAt,
    state: STATES[text(resource, 'status') ?? ''] ?? 'gone',
  }
}

function typeOf(actor: Element): string {
  return text(actor, 'type') ?? referenceText(actor)?.match(/(?:^|\/)([A-Z]\w+)[/?]/)?.[1] ?? ''
}

import { type Instant, plusMinutes } from '#base/instant'
import { uuidOf } from '#platform/uuid-of'
import type { Booking } from './booking.ts'

/** The way into a visit by video: not open yet, or open now. */
export type VideoDoor = { readonly opensAt: Instant } | { readonly href: string }

/** Who comes early tries whether it works; who is late, or talks on, is not put out. In minutes. */
export const VIDEO_EARLY = 15
export const VIDEO_LATE = 120

/**
 * Decides on the way in: null where the visit is not by video, does not take place, or is over. Each booking has a room of
 * its own where the service's address has a place for it, named so that who runs the rooms learns no id of ours.
 */
export function decideVideo(
  { videoLink, bookingId, startsAt, endsAt, endedAt }: VideoVisit,
  now: Instant,
): VideoDoor | null {
  if (videoLink === '' || endedAt || now > plusMinutes(endsAt, VIDEO_LATE)) return null
  const opensAt = plusMinutes(startsAt, -VIDEO_EARLY)
  return now < opensAt ? { opensAt } : { href: videoRoom(videoLink, bookingId) }
}

type VideoVisit = Pick<Booking, 'videoLink' | 'bookingId' | 'startsAt' | 'endsAt' | 'endedAt'>

/** The address of the room where a booking takes place. */
export function videoRoom(videoLink: string, bookingId: string): string {
  return videoLink.replaceAll('{visit}', uuidOf(`video visit ${bookingId}`))
}

/** Whether this is an address that a service can meet people at: https, no name or password, at most 500 letters. */
export function isVideoLink(text: string): boolean {
  const address = URL.parse(text.replaceAll('{visit}', 'x'))
  return (
    text.length <= 500 &&
    /^https:\/\/[^\s<>"'\\]+$/.test(text) &&
    address?.protocol === 'https:' &&
    address.username === '' &&
    address.password === ''
  )
}

import { type Instant, plusMinutes } from '#base/instant'

/** When a visit by video can be come to: from `opensAt` on, or (null) now. */
export type VideoHours = { readonly opensAt: Instant | null }

export type VideoVisit = {
  /** Where the service meets people; empty: not by video. */
  readonly videoLink: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly endedAt: Instant | null
}

/** Who comes early tries whether it works; who is late, or talks on, is not put out. In minutes. */
export const VIDEO_EARLY = 15
export const VIDEO_LATE = 120

/** Decides on the way into a visit: null where it is not by video, does not take place, or is over. */
export function decideVideo({ videoLink, startsAt, endsAt, endedAt }: VideoVisit, now: Instant): VideoHours | null {
  if (videoLink === '' || endedAt || now > plusMinutes(endsAt, VIDEO_LATE)) return null
  const opensAt = plusMinutes(startsAt, -VIDEO_EARLY)
  return { opensAt: now < opensAt ? opensAt : null }
}

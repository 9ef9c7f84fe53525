import { uuidOf } from '#platform/uuid-of'

const ROOM = '{visit}'

/**
 * The address of the room where a booking takes place: one of its own where the service's address has a place for it, named
 * so that who runs the rooms learns no id of ours.
 */
export function videoRoom(videoLink: string, bookingId: string): string {
  return videoLink.replaceAll(ROOM, uuidOf(`video visit ${bookingId}`))
}

/** Whether this is an address that a service can meet people at: https, no name or password, at most 500 letters. */
export function isVideoLink(text: string): boolean {
  const address = URL.parse(text.replaceAll(ROOM, 'x'))
  return (
    text.length <= 500 &&
    /^https:\/\/[^\s<>"'\\]+$/.test(text) &&
    address?.protocol === 'https:' &&
    address.username === '' &&
    address.password === ''
  )
}

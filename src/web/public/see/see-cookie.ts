import type { ReadingTicket } from '#sharing'
import { cookieValue } from '../../shell/visit.ts'

/** Holds ticket and key of whoever typed a code: the key is here and nowhere on the server. */
export const SEE_COOKIE = 'causeway.see'

const SHAPE = /^([\w-]{43})\.([\w-]{43})$/

/** The cookie's text. */
export function writeSeeCookie({ ticket, key }: ReadingTicket): string {
  return `${ticket}.${key}`
}

/** What the browser holds; null where it is not one of ours. */
export function readSeeCookie(header: string | undefined): Pick<ReadingTicket, 'ticket' | 'key'> | null {
  const found = SHAPE.exec(cookieValue(header, SEE_COOKIE) ?? '')
  return found ? { ticket: found[1]!, key: found[2]! } : null
}

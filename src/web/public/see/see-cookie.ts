import type { ReadingTicket } from '#sharing'
import { cookieValue } from '../../shell/visit.ts'

/** Holds ticket and key of whoever typed a code: the key is here and nowhere on the server. */
export const SEE_COOKIE = 'causeway.see'

const SHAPE = /^([\w-]{43})\.([\w-]{43})$/

/** The header that sets it for these pages alone, until the browser closes; null takes it away. */
export function seeCookie(ticket: ReadingTicket | null, { secure }: { readonly secure: boolean }): string {
  const [value, life] = ticket ? [writeSeeCookie(ticket), ''] : ['', '; Max-Age=0']
  return `${SEE_COOKIE}=${value}; Path=/see; HttpOnly; SameSite=Lax${life}${secure ? '; Secure' : ''}`
}

/** The cookie's text. */
function writeSeeCookie({ ticket, key }: ReadingTicket): string {
  return `${ticket}.${key}`
}

/** What the browser holds; null where it is not one of ours. */
export function readSeeCookie(header: string | undefined): Pick<ReadingTicket, 'ticket' | 'key'> | null {
  const found = SHAPE.exec(cookieValue(header, SEE_COOKIE) ?? '')
  return found ? { ticket: found[1]!, key: found[2]! } : null
}

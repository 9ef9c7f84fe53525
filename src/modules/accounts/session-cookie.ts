import { createHmac, timingSafeEqual } from 'node:crypto'

export const SESSION_COOKIE = 'causeway.session_token'

/**
 * The session token out of a Cookie header, or null. The value is `token.signature`, an HMAC-SHA-256 under the house's
 * secret as the sign-in library writes it; of two cookies of one name neither is believed (a sibling host set one).
 */
export function readSessionToken(cookieHeader: string | undefined, secret: string): string | null {
  const values = (cookieHeader ?? '').split(';').flatMap((part) => {
    const [name, value] = part.trim().split('=', 2)
    return name?.replace(/^__(Secure|Host)-/, '') === SESSION_COOKIE && value ? [value] : []
  })
  return values.length === 1 ? verifiedToken(decode(values[0]!), secret) : null
}

function verifiedToken(signed: string, secret: string): string | null {
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const wanted = createHmac('sha256', secret).update(token).digest()
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

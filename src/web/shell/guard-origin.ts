import type { FastifyRequest } from 'fastify'

/** Viewers of SMART Health Links come from anywhere; no cookie of ours speaks for anybody there. */
const FOREIGNERS_WELCOME = '/shl/'

/** Scripts sign in here, and systems ask for tokens, without an Origin header; a foreign Origin is refused here too. */
const SCRIPTS_WELCOME: ReadonlySet<string> = new Set(['/api/auth/sign-in/email', '/ingest/token'])

/**
 * Whether an unsafe request comes from our own pages. Browsers say so by Sec-Fetch-Site (https and loopback) and by
 * Origin; a request that says neither is let through only where scripts sign in, and where a bearer token instead of a
 * cookie speaks for it. (Fetch Metadata; OWASP CSRF.)
 */
export function isOwnRequest(request: FastifyRequest, ownOrigins: ReadonlySet<string>): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.url.startsWith(FOREIGNERS_WELCOME)) return true
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  if (origin !== undefined && !ownOrigins.has(origin)) return false
  if (site !== undefined) return site === 'same-origin'
  if (origin !== undefined) return true
  if (request.headers.authorization && !request.headers.cookie) return true
  return SCRIPTS_WELCOME.has(request.url)
}

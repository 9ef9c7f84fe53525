import type { FastifyReply } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { LANGUAGE_COOKIE, type Shown, type Visit } from './visit.ts'

const INERT = "default-src 'none'; sandbox"
/** Types that a reader opens by itself; everything else is a plain download. */
const KNOWN_TYPES =
  /^(text\/(?:plain|calendar)|application\/pdf|image\/(?:png|jpeg|gif)|application\/(?:fhir\+)?json)(?=\s*(?:;|$))/

/** Sends what a page gave back. Nothing about a person is ever kept by a cache. */
export function send(reply: FastifyReply, visit: Visit, shown: Shown, secure: boolean): FastifyReply {
  if (visit.query.lang && visit.chosenLanguage === visit.query.lang)
    addCookie(reply, LANGUAGE_COOKIE, visit.chosenLanguage, secure)
  if ('goTo' in shown) {
    for (const cookie of shown.setCookies ?? []) reply.header('set-cookie', cookie)
    for (const [name, value] of Object.entries(shown.cookies ?? {})) addCookie(reply, name, value, secure)
    return reply.header('cache-control', 'no-store').redirect(shown.goTo, 303)
  }
  reply.header('cache-control', 'no-store, private')
  if ('file' in shown) {
    const { contentType, name, bytes } = shown.file
    return reply
      .type(plainType(contentType))
      .header('content-disposition', `attachment; filename="attachment"; filename*=UTF-8''${encodeName(name)}`)
      .header('content-security-policy', INERT)
      .send(Buffer.from(bytes))
  }
  if (shown.runsScript) allowOwnScript(reply)
  return reply
    .code(shown.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(Buffer.from(`<!doctype html>${renderToString(shown.view)}`))
}

/** Scripts and requests of our own origin, on top of what every page may. */
function allowOwnScript(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  reply.header('content-security-policy', `${policy};script-src 'self';connect-src 'self'`)
}

/** Keeps something in the browser, or (null) forgets it. */
export function addCookie(reply: FastifyReply, name: string, value: string | null, secure: boolean): void {
  const life = value === null ? 'Max-Age=0' : 'Max-Age=31536000'
  reply.header(
    'set-cookie',
    `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${life}${secure ? '; Secure' : ''}`,
  )
}

/** The bare type, none of the sender's parameters: what they wrote there is nothing to put into a header. */
function plainType(contentType: string): string {
  const type = KNOWN_TYPES.exec(contentType)?.[1] ?? 'application/octet-stream'
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}

/** RFC 8187: a file name of any script, without paths, line breaks or direction marks. */
function encodeName(name: string): string {
  const letters = [
    ...name
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}/\\]/gu, ' ')
      .trim(),
  ]
  const plain = letters.slice(0, 120).join('') || 'attachment'
  return encodeURIComponent(plain).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

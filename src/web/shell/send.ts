import type { FastifyReply } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { LANGUAGE_COOKIE, LOOKS_COOKIE, type Shown, type Visit } from './visit.ts'

const INERT = "default-src 'none'; sandbox"
/** Types that a reader opens by itself; everything else is a plain download. */
const KNOWN_TYPES =
  /^(text\/(?:plain|calendar)|application\/pdf|image\/(?:png|jpeg|gif)|application\/(?:fhir\+)?json)(?=\s*(?:;|$))/

/** Sends what a page gave back. Nothing about a person is ever kept by a cache. */
export function send(reply: FastifyReply, visit: Visit, shown: Shown, secure: boolean): FastifyReply {
  if (visit.query.lang && visit.chosenLanguage === visit.query.lang)
    addCookies(reply, visit, { [LANGUAGE_COOKIE]: visit.chosenLanguage }, secure)
  if ('goTo' in shown) {
    for (const cookie of shown.setCookies ?? []) reply.header('set-cookie', cookie)
    addCookies(reply, visit, shown.cookies ?? {}, secure)
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
  if (shown.runsScript || visit.looks.isReadAloud) allowOwnScript(reply)
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

/**
 * Keeps things in the browser, or (null) forgets them; where others use it, until its window is closed, but for the fact that
 * they do.
 */
export function addCookies(
  reply: FastifyReply,
  { looks }: Pick<Visit, 'looks'>,
  cookies: Readonly<Record<string, string | null>>,
  secure: boolean,
): void {
  for (const [name, value] of Object.entries(cookies)) {
    const kept = looks.isShared && name !== LOOKS_COOKIE ? '' : 'Max-Age=31536000'
    const parts = [`${name}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', value === null ? 'Max-Age=0' : kept]
    reply.header('set-cookie', [...parts, secure && 'Secure'].filter(Boolean).join('; '))
  }
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

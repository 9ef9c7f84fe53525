import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { DEVICE_COOKIE } from '#accounts'
import { type Category, LANGUAGES, type Language } from '#base/categories'
import { isUuid } from '#base/ids'
import { type Looks, readLooks } from '#base/looks'
import type { ArchiveAddress, PictureSource, Wish } from '#imaging'
import { languageFor } from '#messages/translator'
import type { Upload } from './receive-upload.ts'

export const LANGUAGE_COOKIE = 'causeway.language'
/** How pages are to be in this browser (src/base/looks.ts). */
export const LOOKS_COOKIE = 'causeway.looks'
export const SUBJECT_COOKIE = 'causeway.subject'

/** What a request asks for, read once: no page looks at headers, cookies or raw query by itself. */
export type Visit = {
  /** Only the headers of the page are asked for: nobody is looking at it. */
  readonly isHead: boolean
  /** By what the browser knows a picture that it has; null: it has none. */
  readonly knownTag: string | null
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  /** Null: the form came without a place for files. */
  readonly upload: Upload | null
  readonly token: string | null
  /** The person whose record the visitor chose; only a wish until a grant says yes. */
  readonly subject: string | null
  /** What this browser keeps, so that its owner is known here; it signs nobody in. */
  readonly device: string | null
  readonly looks: Looks
  /** Chosen on this visit or remembered by this browser; null: the account's setting, then the browser's languages. */
  readonly chosenLanguage: Language | null
  readonly browserLanguage: Language
  /** Short enough to be read out on the telephone; in the log, the audit row and on error pages. */
  readonly requestId: string
}

/** What a page gives back: something to show, somewhere to go, or a file. */
export type Shown =
  | {
      readonly view: VNode
      readonly status?: number
      /** The page carries the one script of the portal, and only what it may ask of us is let through. */
      readonly runsScript?: true
      readonly itemId?: string
      /** Of a page that has no category in its address: what the access log says was looked at. */
      readonly category?: Category
    }
  | {
      readonly goTo: string
      readonly cookies?: Readonly<Record<string, string | null>>
      readonly setCookies?: readonly string[]
    }
  | {
      readonly file: { readonly contentType: string; readonly name: string; readonly bytes: Uint8Array }
      readonly itemId?: string
    }

/** A picture: drawn, or fetched from its archive, when the record has been left. */
export type ShownPicture = {
  readonly picture: {
    readonly source: PictureSource
    readonly wish: Wish
    readonly address: ArchiveAddress | null
    /** What to say where it cannot be had. */
    readonly instead: string
  }
  readonly itemId: string
  readonly category: Category
}

const NOWHERE = '/no-such-address'

/** The address as asked for, or one of no page at all when it cannot be read as a path of ours ("//", "/%"). */
export function readableUrl(url: string): string {
  const path = url.split(/[?#]/, 1)[0]!
  if (/^\/[/\\]/.test(path) || !URL.canParse(url, 'http://localhost')) return NOWHERE
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return NOWHERE
  }
}

/**
 * Reads a request. A repeated parameter counts as missing: nobody can say which one was meant. So
 * does one with a NUL, which no text of the database can hold (D02).
 */
export function readVisit(request: FastifyRequest, tokenOf: (cookie: string | undefined) => string | null): Visit {
  const url = new URL(request.url, 'http://localhost')
  const query = onceEach(url.searchParams)
  const cookie = request.headers.cookie
  const subject = cookieValue(cookie, SUBJECT_COOKIE)
  return {
    isHead: request.method === 'HEAD',
    knownTag: request.headers['if-none-match'] ?? null,
    // Never a second slash at the front: a link to such a path would lead to another host.
    path: url.pathname.replace(/^\/+/, '/') + url.search,
    params: request.params as Record<string, string>,
    query,
    form: request.body instanceof URLSearchParams ? onceEach(request.body) : {},
    upload: request.upload ?? null,
    token: tokenOf(cookie),
    subject: subject && isUuid(subject) ? subject : null,
    device: cookieValue(cookie, DEVICE_COOKIE),
    looks: readLooks(cookieValue(cookie, LOOKS_COOKIE)),
    chosenLanguage: asLanguage(query.lang) ?? asLanguage(cookieValue(cookie, LANGUAGE_COOKIE)),
    browserLanguage: languageFor(request.headers['accept-language']),
    requestId: request.id,
  }
}

/** A reference such as K7-2M4Q: no letter that is taken for a digit. */
export function newReference(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const text = [...randomBytes(8)].map((byte) => letters[byte % 32]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

export function asLanguage(text: string | undefined | null): Language | null {
  return LANGUAGES.find((language) => language === text) ?? null
}

function onceEach(values: URLSearchParams): Record<string, string> {
  const found: Record<string, string> = Object.create(null)
  for (const name of new Set(values.keys())) {
    const all = values.getAll(name)
    if (all.length === 1 && all[0] !== '' && !all[0]!.includes('\0')) found[name] = all[0]!
  }
  return found
}

/** The value of one cookie of ours. */
export function cookieValue(header: string | undefined, name: string): string | null {
  const part = (header ?? '').split(';').find((each) => each.trim().startsWith(`${name}=`))
  return part ? part.trim().slice(name.length + 1) : null
}

import { createHash } from 'node:crypto'
import type { Instant } from '#base/instant'
import type { Resource } from '#formats/fhir/types'
import type { AddressBook } from './address-book.ts'

/** The kept message that a resource came in. */
export type MessageMark = {
  readonly messageId: string
  /** When it was kept; null: in this transaction. */
  readonly receivedAt: Instant | null
}

/** One resource on its way through the steps, with where it stood and the bytes it came in. */
export type ResourcePiece = MessageMark & {
  readonly where: string
  readonly fullUrl: string | null
  readonly text: string
  /** The text before anything was added to it. */
  readonly asItCame: string
  readonly resource: Resource
  /** Resource.id, or a name made from the entry's address or content where the sender gave none. */
  readonly sourceId: string
  /** What the addresses of its own Bundle stand for. */
  readonly addresses: AddressBook
  /** Worked out before, for a resource that comes back from quarantine without its Bundle. */
  readonly patientKey: string | null
  /** It says only a part: what it leaves out stays as it was. */
  readonly isPartial: boolean
  /** The part as it came, once `resource` and `text` have been made whole. */
  readonly said: string | null
  /** All that was said to the current content, where this piece says nothing new of it. */
  readonly saidByNow: string | null
  /** Under what it is counted: its message, mostly. */
  readonly account: string
  /** The accounts of those in the same batch that said the same again; they share its fate. */
  readonly repeats: readonly string[]
  /** Not received: a current version made whole anew because an older part came late. */
  readonly isOurs: boolean
}

/** What cannot go further, and why; `kind` says who can mend it. */
export type SetAside = {
  readonly kind: 'invalid' | 'patient-unknown' | 'unmatched' | 'fault'
  readonly where: string
  readonly what: string
  readonly mend: string
  readonly resourceType: string | null
  readonly patientKey: string | null
  /** The name of the resource as it was worked out, so that it is the same one when it comes back. */
  readonly sourceId: string | null
  readonly body: Uint8Array
  readonly messageId: string
  readonly account: string
  readonly repeats: readonly string[]
  /** What else it needs to come back (`quarantine-context.ts`). */
  readonly context: string | null
}

export type Counts = {
  stored: number
  updated: number
  unchanged: number
  quarantined: number
  unmatched: number
}

export const noCounts = (): Counts => ({ stored: 0, updated: 0, unchanged: 0, quarantined: 0, unmatched: 0 })

type Unnamed = Pick<ResourcePiece, 'where' | 'fullUrl' | 'text' | 'resource'>

/** Gives a resource the name by which the record will know it. */
export function pieceOf(
  unnamed: Unnamed,
  addresses: AddressBook,
  { messageId, receivedAt }: MessageMark,
): ResourcePiece {
  const { where, fullUrl, text, resource } = unnamed
  const { id } = resource as { id?: unknown }
  const sourceId = typeof id === 'string' && id ? id : nameFor(unnamed)
  addresses.add({ fullUrl, resource, sourceId })
  return {
    messageId,
    receivedAt,
    where,
    fullUrl,
    text,
    asItCame: text,
    resource,
    sourceId,
    addresses,
    patientKey: null,
    isPartial: false,
    said: null,
    saidByNow: null,
    account: messageId,
    repeats: NONE,
    isOurs: false,
  }
}

const NONE: readonly string[] = []

/** A resource without an id is known by its entry's address, or else by its content: sent again, it is the same one. */
function nameFor({ fullUrl, text }: Unnamed): string {
  const uuid = /^urn:uuid:(.+)$/i.exec(fullUrl ?? '')?.[1]
  return uuid ?? createHash('sha256').update(text).digest('hex').slice(0, 40)
}

import type { Instant } from '#base/instant'
import { mapDocument } from '#formats/ccda/map-document'
import { readDocument } from '#formats/ccda/read-document'
import { mapMessage } from '#formats/hl7v2/map-message'
import type { MappedMessage, MessageFault, PatientChange } from '#formats/hl7v2/mapped-message'
import { readMessage } from '#formats/hl7v2/read-message'
import type { Feed } from '#institutions'
import { AddressBook } from './address-book.ts'
import { type Claimed, rawBytes } from './claim.ts'
import { messageAside } from './message-aside.ts'
import { pieceOf, type ResourcePiece, type SetAside } from './piece.ts'
import { type MayCarry, NO_DOCUMENTS, refusals } from './read-for-keeping.ts'
import { originFaults, originOfMessage } from './read-origin.ts'

/** A kept message in FHIR, or why it cannot be: exactly one of `aside` and the rest says something. */
export type Mapped = {
  readonly message: Claimed
  readonly aside: SetAside | null
  readonly pieces: readonly ResourcePiece[]
  readonly changes: readonly PatientChange[]
  readonly at: Instant | null
  /** What was left out of it, and went in without. */
  readonly warnings: readonly MessageFault[]
}

/** Reads and maps kept messages and documents. Nothing in them makes it throw: what does is a fault of ours, and sets aside that one. */
export function mapToFhir(
  messages: readonly Claimed[],
  { feed, ...mayCarry }: MayCarry & { readonly feed: Feed },
): readonly Mapped[] {
  const addresses = new AddressBook()
  return messages.map((message) => {
    const bytes = rawBytes(message)
    const refuse = (faults: readonly MessageFault[], kind: SetAside['kind'] = 'invalid'): Mapped => ({
      message,
      aside: messageAside({ ...message, bytes }, faults, kind),
      pieces: [],
      changes: [],
      at: null,
      warnings: [],
    })
    try {
      const mapped = message.format === 'ccda' ? readCcda(bytes, feed) : readHl7(bytes, { feed, ...mayCarry })
      const fatal = mapped.faults.filter(({ severity }) => severity === 'E')
      if (fatal.length > 0) return refuse(fatal)
      if (mapped.resources.length + mapped.changes.length === 0) return refuse([NOTHING_FOR_A_RECORD])
      return { ...inPieces(message, mapped, addresses), aside: null }
    } catch (fault) {
      return refuse([ourFault(fault as Error)], 'fault')
    }
  })
}

function readHl7(bytes: Uint8Array, { feed, ...mayCarry }: MayCarry & { readonly feed: Feed }): MappedMessage {
  const read = readMessage(bytes)
  if (!read.ok) return { ...NOTHING, faults: [read.fault] }
  const foreign = mayCarry.carried
    ? strangersOf(bytes, { feed, carried: mayCarry.carried })
    : refusals(read.message.header, mayCarry.senders)
  return foreign.length > 0 ? { ...NOTHING, faults: foreign } : mapMessage(read.message, { zone: feed.timeZone })
}

/** Why a message of an aggregator feed is not of the institution that it was kept for: the list has changed since. */
function strangersOf(bytes: Uint8Array, { feed, carried }: { feed: Feed; carried: NonNullable<MayCarry['carried']> }) {
  const origin = originOfMessage(bytes, carried)
  if (origin.verdict === 'known' && origin.institutionId === feed.institutionId) return []
  return originFaults(
    origin.verdict === 'known'
      ? { verdict: 'unknown', because: 'the list of this feed has changed since it came', mend: 'Send it again.' }
      : origin,
  )
}

/** A document changes nobody's numbers. */
function readCcda(bytes: Uint8Array, feed: Feed): MappedMessage {
  if (feed.aggregator) return { ...NOTHING, faults: [NO_DOCUMENTS] }
  const read = readDocument(bytes)
  if (!read.ok) return { ...NOTHING, faults: [read.fault] }
  return { ...mapDocument(read.document, { zone: feed.timeZone }), changes: [] }
}

const NOTHING = { at: null, resources: [], changes: [] } as const

function inPieces(message: Claimed, mapped: MappedMessage, addresses: AddressBook): Omit<Mapped, 'aside'> {
  const pieces = mapped.resources.map(({ where, resource, text, isPartial }) => ({
    ...pieceOf({ where: `${message.origin}, ${where}`, fullUrl: null, text, resource }, addresses, message),
    isPartial,
  }))
  const at = mapped.at === null ? null : new Date(mapped.at)
  return { message, pieces, changes: mapped.changes, at, warnings: mapped.faults }
}

const NOTHING_FOR_A_RECORD: MessageFault = {
  segment: 'MSH',
  segmentSequence: 1,
  field: 9,
  code: 200,
  severity: 'E',
  what: 'It says nothing for a person’s record.',
  mend: 'Nothing needs to be done; a message of this kind need not be sent.',
}

function ourFault({ message }: Error): MessageFault {
  return {
    segment: null,
    segmentSequence: null,
    field: null,
    code: 207,
    severity: 'E',
    what: `It could not be read: ${message}.`,
    mend: 'This is a fault of ours; tell the operator. It goes in when the feed is replayed, once it is mended.',
  }
}

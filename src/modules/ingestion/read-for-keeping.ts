import { createHash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { studyUidIn } from '#formats/dicom/study-uid-in'
import type { MessageFault } from '#formats/hl7v2/mapped-message'
import { type Header, readHeader } from '#formats/hl7v2/read-header'
import { type Carried, decideSender, type Senders } from '#institutions'
import { originFaults, originOfMessage } from './read-origin.ts'
import type { MessageToKeep } from './receipt.ts'

/** A message as the inbox keeps it, and by what it knows the same one again. */
export type ReadForKeeping = {
  readonly bytes: Uint8Array
  readonly origin: string
  readonly format: 'hl7v2' | 'ccda' | 'dicom'
  /** MSH-10; of DICOM the study; empty where there is none. */
  readonly controlId: string
  readonly contentHash: Buffer
  readonly encoding: 'identity' | 'zstd'
  readonly kept: Uint8Array
  /** Whose it is, of an aggregator feed; null: the feed's. */
  readonly institutionId: string | null
  /** Why it is hopeless; empty for nearly all. */
  readonly faults: readonly MessageFault[]
}

/** Whose names a feed may bear: of one institution, or of those on the list of an aggregator. */
export type MayCarry = { readonly senders: Senders; readonly carried: Carried | null }

/**
 * Reads no more than the header of a message: whether it can be read at all, and whether its sender may send through this
 * feed; of an aggregator feed also whose patient it names. A document is known by its bytes alone; the feed says whose it is.
 */
export function readForKeeping(message: MessageToKeep, mayCarry: MayCarry): ReadForKeeping {
  const { bytes, origin, fault, format = 'hl7v2' } = message
  const { controlId, faults, institutionId } =
    format === 'hl7v2' ? headerOf(message, mayCarry) : unnamed(format === 'dicom' ? studyUidIn(bytes) : '', mayCarry)
  return {
    bytes,
    format,
    origin: origin.replaceAll('\u0000', '').slice(0, 500),
    controlId,
    contentHash: createHash('sha256').update(withoutEnd(bytes)).digest(),
    ...compressed(bytes),
    institutionId,
    faults: fault ? [fault] : faults,
  }
}

type HeaderRead = Pick<ReadForKeeping, 'controlId' | 'faults' | 'institutionId'>

function headerOf({ bytes }: MessageToKeep, mayCarry: MayCarry): HeaderRead {
  const read = readHeader(bytes)
  const controlId = (read.header?.controlId ?? '').replaceAll('\u0000', '').slice(0, 200)
  if (!read.ok) return { controlId, institutionId: null, faults: [read.fault] }
  const { senders, carried } = mayCarry
  if (!carried) return { controlId, institutionId: null, faults: refusals(read.header, senders) }
  const origin = originOfMessage(bytes, carried)
  return {
    controlId,
    institutionId: origin.verdict === 'known' ? origin.institutionId : null,
    faults: originFaults(origin),
  }
}

/** What only the connection says whose it is. */
function unnamed(controlId: string, { carried }: MayCarry): HeaderRead {
  return { controlId, institutionId: null, faults: carried ? [NO_DOCUMENTS] : [] }
}

/** Of an aggregator feed nothing but the connection says whose a document is, and the connection does not. */
export const NO_DOCUMENTS: MessageFault = {
  segment: null,
  segmentSequence: null,
  field: null,
  code: 103,
  severity: 'E',
  what: 'It is a document or a picture, and this feed carries several institutions.',
  mend: 'Send documents and pictures through a feed of the institution that they are from.',
}

/** Why a message may not come through this feed. */
export function refusals(header: Header, senders: Senders): readonly MessageFault[] {
  const { component, subcomponent, repetition } = header.delimiters
  const parts = (raw: string) =>
    raw.split(component).flatMap((each) => each.split(subcomponent).flatMap((sub) => sub.split(repetition)))
  const sender = decideSender(senders, {
    facility: parts(header.sendingFacility),
    application: parts(header.sendingApplication),
  })
  if (sender.verdict === 'own') return []
  return [
    {
      segment: 'MSH',
      segmentSequence: 1,
      field: sender.field,
      code: 103,
      severity: 'E',
      what: `${sender.because}.`,
      mend: 'Send it through the feed of the institution that it names, or have the name put on the list of this feed.',
    },
  ]
}

const CR = 0x0d

/** Line ends behind the last segment are not part of what it says: a file has them, a frame has not. */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === CR || bytes[end - 1] === 0x0a)) end--
  return bytes.subarray(0, end)
}

/** Below this a compressed message takes hardly less room, and time. */
const WORTH_IT_BYTES = 1_500
const MOST_LEFT = 0.9

function compressed(bytes: Uint8Array): Pick<ReadForKeeping, 'encoding' | 'kept'> {
  if (bytes.length < WORTH_IT_BYTES) return { encoding: 'identity', kept: bytes }
  const smaller = zstdCompressSync(bytes)
  return smaller.length < bytes.length * MOST_LEFT
    ? { encoding: 'zstd', kept: smaller }
    : { encoding: 'identity', kept: bytes }
}

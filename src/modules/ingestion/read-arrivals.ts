import { createHash } from 'node:crypto'
import { DicomFault } from '#formats/dicom/dicom-fault'
import { readInstance } from '#formats/dicom/read-instance'
import { looksLikeMetadata, readMetadata } from '#formats/dicom/read-metadata'
import { patientNumberOf } from '#formats/dicom/to-fhir'
import type { MessageFault } from '#formats/hl7v2/mapped-message'
import type { Arrival } from '#record'
import { type Claimed, rawBytes } from './claim.ts'
import { messageAside } from './message-aside.ts'
import type { SetAside } from './piece.ts'

/** What one kept message brought: objects of a study, or why it cannot be read. */
export type Brought = {
  readonly message: Claimed
  readonly arrivals: readonly Arrival[]
  readonly aside: SetAside | null
}

/** Reads kept DICOM files and descriptions of studies. Nothing in them makes it throw. */
export function readArrivals(messages: readonly Claimed[]): readonly Brought[] {
  return messages.map((message) => {
    const bytes = rawBytes(message)
    try {
      const arrivals = looksLikeMetadata(bytes) ? described(bytes) : [fromFile(bytes)]
      return { message, arrivals: arrivals.map(withPatient), aside: null }
    } catch (fault) {
      const aside = messageAside({ ...message, bytes }, [inWords(fault as Error)], kindOf(fault))
      return { message, arrivals: [], aside }
    }
  })
}

function described(bytes: Uint8Array): readonly Arrival[] {
  const instances = readMetadata(bytes)
  if (instances.length === 0) throw new DicomFault('it describes no object', 'Nothing needs to be done.')
  const noFile = Buffer.alloc(32)
  return instances.map((instance) => ({ instance, frames: null, hash: Buffer.concat([factsHash(instance), noFile]) }))
}

function fromFile(bytes: Uint8Array): Arrival {
  const { instance, frames } = readInstance(bytes)
  const file = createHash('sha256').update(bytes).digest()
  return { instance, frames, hash: Buffer.concat([factsHash(instance), file]) }
}

function factsHash(instance: Arrival['instance']): Buffer {
  return createHash('sha256').update(JSON.stringify(instance)).digest()
}

function withPatient(arrival: Arrival): Arrival {
  if (patientNumberOf(arrival.instance)) return arrival
  throw new DicomFault(
    'it names no patient: PatientID (0010,0020) is empty',
    'Send it with the number under which the institution knows its patient.',
  )
}

function kindOf(fault: unknown): SetAside['kind'] {
  return fault instanceof DicomFault ? 'invalid' : 'fault'
}

/** As a fault of a message: quarantine has one form for all. */
export function inWords(fault: Error): MessageFault {
  const place = { segment: null, segmentSequence: null, field: null, code: 207, severity: 'E' } as const
  const isTheirs = fault instanceof DicomFault
  return {
    ...place,
    what: isTheirs ? `${sentence(fault.message)}.` : `It could not be read: ${fault.message}.`,
    mend: isTheirs ? fault.mend : 'This is a fault of ours; tell the operator. It goes in when the feed is replayed.',
  }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

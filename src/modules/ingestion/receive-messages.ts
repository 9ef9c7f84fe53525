import type { MessageFault } from '#formats/hl7v2/mapped-message'
import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import type { CrashPoint } from './crash-point.ts'

/** One HL7 v2 message as it came, without its frame. */
export type RawMessage = {
  readonly bytes: Uint8Array
  /** For people: the peer and connection, or the file and place in it. Never anything out of the message. */
  readonly origin: string
}

/**
 * What the door may say of a message it has handed over; all three are committed. `kept` waits for the worker; `known`
 * was here before, byte for byte; `refused` stands in quarantine already, and no sending again helps.
 */
export type Receipt = {
  readonly messageId: string
  readonly outcome: 'kept' | 'known' | 'refused'
  /** Why it was refused; also for a known one that had been. */
  readonly faults: readonly MessageFault[]
}

export type Reception = {
  readonly feed: Feed
  readonly messages: readonly RawMessage[]
  readonly crashPoint?: CrashPoint
}

/**
 * Keeps HL7 v2 messages as they came, all in one transaction, and answers in their order once that has been committed:
 * whoever has a receipt may acknowledge. The same bytes again give the same receipt and no second effect. Throws when the
 * database does; then nothing of it is known to be kept, and nothing may be acknowledged.
 */
export async function receiveMessages(_database: Database, _reception: Reception): Promise<readonly Receipt[]> {
  throw new Error('to come')
}

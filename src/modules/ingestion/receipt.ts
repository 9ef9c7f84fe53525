import type { MessageFault } from '#formats/hl7v2/mapped-message'

/** One HL7 v2 message as it came, without its frame. */
export type RawMessage = {
  readonly bytes: Uint8Array
  /** For people: the peer and connection, or the file and place in it. Never anything out of the message. */
  readonly origin: string
}

/** A message, and what is known against it before anybody has read it. */
export type MessageToKeep = RawMessage & {
  readonly fault?: MessageFault
  /** HL7 v2 unless it says otherwise. */
  readonly format?: 'hl7v2' | 'ccda' | 'dicom'
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

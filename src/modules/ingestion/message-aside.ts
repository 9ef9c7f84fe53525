import type { MessageFault } from '#formats/hl7v2/mapped-message'
import type { SetAside } from './piece.ts'

/** A whole message for quarantine, with why it cannot be taken in. */
export function messageAside(
  { messageId, origin, bytes }: { messageId: string; origin: string; bytes: Uint8Array },
  faults: readonly MessageFault[],
  kind: SetAside['kind'] = 'invalid',
): SetAside {
  return {
    kind,
    where: origin,
    what: faults.map(({ segment, field, what }) => `${place(segment, field)}${what}`).join(' '),
    mend: [...new Set(faults.map(({ mend }) => mend))].join(' '),
    resourceType: null,
    sourceId: null,
    patientKey: null,
    body: bytes,
    messageId,
    account: messageId,
    repeats: [],
    context: null,
  }
}

/** "PID-3: ", as people write places in HL7 v2. */
function place(segment: string | null, field: number | null): string {
  return segment ? `${segment}${field === null ? '' : `-${field}`}: ` : ''
}

import { randomUUID } from 'node:crypto'
import { acknowledge } from '#formats/hl7v2/acknowledge'
import { framed } from '#formats/hl7v2/frame'
import type { MessageFault } from '#formats/hl7v2/mapped-message'
import { type Header, readHeader } from '#formats/hl7v2/read-header'
import { splitMessages } from '#formats/hl7v2/split-messages'
import type { Receipt } from '#ingestion'
import type { Log } from '#platform/log'
import { answerCodes, type Fate } from './answer-codes.ts'
import type { Flaw } from './connection.ts'

/** What it takes to answer one connection's messages. */
export type Exchange = {
  /** For logs: feed and peer. */
  readonly name: string
  /** Keeps a message, or puts it into quarantine, and resolves after the commit. */
  readonly keep: (bytes: Uint8Array) => Promise<Receipt>
  readonly log: Log
  readonly now: () => Date
}

/**
 * Keeps what a block holds and gives the answer to it, as it goes over the wire; null where the sender wants none. A
 * block holds one message; a batch, or messages whose frames were lost, are answered message by message. Never rejects.
 */
export async function answerMessage(block: Uint8Array, exchange: Exchange): Promise<Uint8Array | null> {
  const messages = holdsSeveral(block) ? await messagesOf(block) : [block]
  const answers = await Promise.all(messages.map((message) => answerOne(message, exchange)))
  const bytes = Buffer.concat(answers.flat())
  return bytes.length > 0 ? bytes : null
}

/** The answer to what was no message: it is not kept, and the sender hears why. */
export function refuseMessage(head: Uint8Array, flaw: Flaw, exchange: Exchange): Uint8Array {
  const { header } = readHeader(head)
  return Buffer.concat(write('rejected', header, [FLAWS[flaw]], null, exchange))
}

async function answerOne(message: Uint8Array, exchange: Exchange): Promise<Uint8Array[]> {
  let header: Header | null = null
  try {
    header = readHeader(message).header
    const { outcome, faults, messageId } = await exchange.keep(message)
    const fate = fateOf(outcome, faults)
    if (fate !== 'kept') warn(fate, faults, exchange)
    return write(fate, header, faults, messageId, exchange)
  } catch (fault) {
    exchange.log.error('mllp message not kept', { connection: exchange.name, message: (fault as Error).message })
    return write('faulty', header, [NOT_KEPT], null, exchange)
  }
}

/** The answer to the same message bears the same number, so that it can be known again. */
function write(
  fate: Fate,
  header: Header | null,
  faults: readonly MessageFault[],
  messageId: string | null,
  { now }: Exchange,
): Uint8Array[] {
  const controlId = (messageId ?? randomUUID()).replaceAll('-', '').slice(0, LONGEST_CONTROL_ID)
  const own = { controlId, now: now().toISOString(), application: '', facility: '' }
  const asked = header ?? { acceptAcknowledgement: '', applicationAcknowledgement: '' }
  return answerCodes(fate, asked).map((code) => framed(Buffer.from(acknowledge(header, { code, faults }, own))))
}

/** MSH-10 (HL7 v2.5, 2.15.9.10). */
const LONGEST_CONTROL_ID = 20

/** Where the fault is and of what kind, never what the message says. */
function warn(fate: Fate, faults: readonly MessageFault[], { log, name }: Exchange): void {
  const [fault] = faults
  const place = fault ? `${fault.segment ?? ''}-${fault.field ?? ''} ${fault.code}` : null
  const isForeign = fault?.segment === 'MSH' && (fault.field === 3 || fault.field === 4)
  const event = isForeign ? 'mllp message of another institution' : 'mllp message refused'
  log.warn(event, { connection: name, fate, place })
}

/** What is wrong with MSH (which message, which version, whose) is no matter of its content (HL7 v2.5, 2.9.2.2). */
function fateOf(outcome: Receipt['outcome'], faults: readonly MessageFault[]): Fate {
  const grave = faults.filter(({ severity }) => severity === 'E')
  if (outcome !== 'refused' && grave.length === 0) return 'kept'
  return grave.some(({ segment }) => segment === 'MSH') ? 'rejected' : 'faulty'
}

const FLAWS: Readonly<Record<Flaw, MessageFault>> = {
  'no beginning': inHeader(null, 100, 'The block does not begin with VT (0B).', 'Send VT, the message, FS, CR.'),
  'too large': inHeader(null, 102, 'The message is larger than may be sent.', 'Send large documents in another way.'),
}

const NOT_KEPT: MessageFault = {
  segment: null,
  segmentSequence: null,
  field: null,
  code: 207,
  severity: 'E',
  what: 'The message could not be kept.',
  mend: 'This is a fault of ours. Send it again.',
}

function inHeader(field: number | null, code: number, what: string, mend: string): MessageFault {
  return { segment: 'MSH', segmentSequence: 1, field, code, severity: 'E', what, mend }
}

/** Whether more than one message stands in a block: a batch, or a second header. */
function holdsSeveral(block: Uint8Array): boolean {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  const start = text.toString('latin1', 0, 3)
  return start === 'FHS' || start === 'BHS' || text.includes('\rMSH') || text.includes('\nMSH')
}

async function messagesOf(block: Uint8Array): Promise<Uint8Array[]> {
  const messages: Uint8Array[] = []
  for await (const piece of splitMessages(once(block), 'block')) messages.push(piece.bytes)
  return messages
}

async function* once(block: Uint8Array): AsyncGenerator<Uint8Array> {
  yield block
}

import type { AcknowledgementCode } from '#formats/hl7v2/acknowledge'
import type { Header } from '#formats/hl7v2/read-header'

/** How a message fared at this door: kept (now or before), faulty, or not to be taken from this sender at all. */
export type Fate = 'kept' | 'faulty' | 'rejected'

const ORIGINAL = { kept: 'AA', faulty: 'AE', rejected: 'AR' } as const
const ACCEPT = { kept: 'CA', faulty: 'CE', rejected: 'CR' } as const

/**
 * The answers that a sender wants, in order (HL7 v2.5, 2.9.2 and 2.9.3). Without MSH-15 and MSH-16 it is one, in the
 * original mode. With either, MSH-15 asks for word that the message was kept, MSH-16 for word of the application; a
 * message that was not kept never reaches the application, and one bad answer says so.
 */
export function answerCodes(
  fate: Fate,
  asked: Pick<Header, 'acceptAcknowledgement' | 'applicationAcknowledgement'>,
): AcknowledgementCode[] {
  const accept = conditionOf(asked.acceptAcknowledgement)
  const application = conditionOf(asked.applicationAcknowledgement)
  if (!accept && !application) return [ORIGINAL[fate]]
  const codes: AcknowledgementCode[] = []
  if (isWanted(accept, fate)) codes.push(ACCEPT[fate])
  if (isWanted(application, fate) && (fate === 'kept' || codes.length === 0)) codes.push(ORIGINAL[fate])
  return codes
}

/** What is in no table asks for nothing. */
function conditionOf(text: string): string {
  return ['AL', 'NE', 'ER', 'SU'].includes(text) ? text : ''
}

/** Table 0155: always, never, on error or rejection only, on success only. What is empty beside the other is never. */
function isWanted(condition: string, fate: Fate): boolean {
  if (condition === 'AL') return true
  return condition === (fate === 'kept' ? 'SU' : 'ER')
}

/** `push`: to a browser that wants to be told. */
export type MessageKind = 'mail' | 'sms' | 'push'

/** A message on its way out. */
export type OutgoingMessage = {
  readonly messageId: string
  readonly kind: MessageKind
  readonly toAddress: string
  readonly subject: string
  readonly body: string
}

/** How a message leaves; null: this house has no such way. Throws Undeliverable, or anything else to be tried again. */
export type Senders = {
  readonly mail: ((message: OutgoingMessage) => Promise<void>) | null
  readonly sms: ((message: OutgoingMessage) => Promise<void>) | null
  readonly push: ((message: OutgoingMessage) => Promise<void>) | null
}

/** The other side has said for good that it does not take this message. */
export class Undeliverable extends Error {}

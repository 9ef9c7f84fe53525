/** What one sender may take, so that there is enough for all. */
export type Limits = {
  /** Of one message. */
  readonly mostBytes: number
  readonly mostConnections: number
  /** Connections from one address. */
  readonly mostPerPeer: number
  /** Messages of one connection that wait for their answers; beyond it nothing is read from it. */
  readonly mostUnanswered: number
  /** Bytes of all messages that have begun and have not been answered, over all connections. */
  readonly mostHeldBytes: number
  /** Messages and bytes in one transaction. */
  readonly mostTogether: number
  readonly mostBytesTogether: number
  /** Messages of the inbox that wait for the worker; beyond it nothing is read from anybody. */
  readonly mostBacklog: number
  /** Oddities of the framing after which a connection is closed: noise, messages broken off. */
  readonly mostFlaws: number
  /** Nothing came. */
  readonly idleSeconds: number
  /** Nothing came in the middle of a message. */
  readonly silentSeconds: number
  /** From the beginning of a message to its end. */
  readonly messageSeconds: number
  /** From FS until it is believed that no CR will come. */
  readonly settleSeconds: number
  /** Until a sender has read an answer. */
  readonly answerSeconds: number
  readonly handshakeSeconds: number
  /** How long the answer to a question about the inbox, and to whom a certificate belongs, is believed. */
  readonly backlogSeconds: number
  readonly identitySeconds: number
  /** For answers that are due when the door closes. */
  readonly farewellSeconds: number
}

export const LIMITS: Limits = {
  mostBytes: 10_000_000,
  mostConnections: 1_000,
  mostPerPeer: 100,
  mostUnanswered: 100,
  mostHeldBytes: 256_000_000,
  mostTogether: 256,
  mostBytesTogether: 16_000_000,
  mostBacklog: 100_000,
  mostFlaws: 100,
  idleSeconds: 600,
  silentSeconds: 60,
  messageSeconds: 300,
  settleSeconds: 1,
  answerSeconds: 60,
  handshakeSeconds: 10,
  backlogSeconds: 1,
  identitySeconds: 30,
  farewellSeconds: 10,
}

import type { Server, Socket } from 'node:net'
import type { TlsOptions } from 'node:tls'
import { type CrashPoint, isBehind, type RawMessage, receiveMessages } from '#ingestion'
import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import type { MllpTlsFiles } from '#platform/read-mllp-config'
import { answerMessage, type Exchange, refuseMessage } from './answer-message.ts'
import { Connection, type DoorPoint } from './connection.ts'
import { ConnectionCensus } from './connection-census.ts'
import { HeldBytes } from './held-bytes.ts'
import { KeepTogether } from './keep-together.ts'
import { LIMITS, type Limits } from './limits.ts'
import { type Identity, identityOf, nameTheFeed } from './name-the-feed.ts'
import { openServer, readTlsFiles } from './open-server.ts'

export type MllpOrder = {
  readonly database: Database
  readonly host: string
  /** Each port with the feed of all that connect to it; null: their certificates say. Port 0 takes a free one. */
  readonly ports: ReadonlyMap<number, string | null>
  readonly tls: MllpTlsFiles | null
  readonly log: Log
  /** The process's clock: when an answer was written. */
  readonly now: () => Date
  /** Something has been kept. */
  readonly onKept: () => void
  readonly limits?: Partial<Limits>
  readonly crashPoint?: (at: DoorPoint | Parameters<CrashPoint>[0]) => void
}

export type MllpListener = {
  /** As they are open, in the order of the request. */
  readonly ports: readonly number[]
  /** Takes no more connections, keeps and answers what has come, and closes. */
  readonly stop: () => Promise<void>
}

/**
 * The door through which institutions send HL7 v2 as it has always been sent: MLLP over TCP, with or without TLS. The
 * connection says which feed it is; a message is answered once it has been committed. Throws Unavailable when a port
 * cannot be had.
 */
export async function listenForMllp(order: MllpOrder): Promise<MllpListener> {
  const limits = { ...LIMITS, ...order.limits }
  const tls = order.tls && (await readTlsFiles(order.tls, limits.handshakeSeconds))
  const door = new MllpDoor(order, limits)
  try {
    const ports: number[] = []
    for (const [port, feedId] of order.ports) ports.push(await door.open(port, feedId, tls))
    return { ports, stop: () => door.stop() }
  } catch (fault) {
    await door.stop()
    throw fault
  }
}

/** A connection that is served; what it was known by is asked again now and then. */
type Served = { readonly identity: Identity; readonly feed: Feed; readonly connection: Connection }

class MllpDoor {
  readonly #order: MllpOrder
  readonly #limits: Limits
  readonly #byCertificate: boolean
  readonly #servers: Server[] = []
  readonly #served = new Set<Served>()
  /** Sockets of which it is not known yet whose they are. */
  readonly #unknown = new Set<Socket>()
  readonly #census: ConnectionCensus
  readonly #held: HeldBytes
  readonly #keepers = new Map<string, KeepTogether>()
  readonly #rounds: readonly NodeJS.Timeout[]
  /** Peers of which a warning has been written lately. */
  #warned = new Set<string>()
  #isBehind = false
  /** Since the inbox was looked at. */
  #hasKept = false
  #isClosing = false

  constructor(order: MllpOrder, limits: Limits) {
    this.#order = order
    this.#limits = limits
    this.#byCertificate = order.tls?.clientAuthorities != null
    this.#census = new ConnectionCensus(limits)
    this.#held = new HeldBytes(limits.mostHeldBytes)
    this.#rounds = [
      setInterval(() => void this.#lookAtInbox(), limits.backlogSeconds * 1000).unref(),
      setInterval(() => void this.#lookAtIdentities(), limits.identitySeconds * 1000).unref(),
    ]
  }

  async open(port: number, feedId: string | null, tls: TlsOptions | null): Promise<number> {
    const { server, port: found } = await openServer({
      host: this.#order.host,
      port,
      tls,
      mostConnections: this.#limits.mostConnections,
      admit: (socket) => this.#admit(socket),
      onConnection: (socket) => void this.#serve(socket, feedId),
    })
    this.#servers.push(server)
    return found
  }

  async stop(): Promise<void> {
    this.#isClosing = true
    for (const round of this.#rounds) clearInterval(round)
    const closed = this.#servers.map((server) => new Promise((resolve) => server.close(resolve)))
    for (const socket of this.#unknown) socket.destroy()
    await Promise.all([...this.#served].map(({ connection }) => connection.stop()))
    await Promise.all(closed)
  }

  #admit(socket: Socket): boolean {
    const peer = socket.remoteAddress ?? 'nobody'
    if (this.#isClosing || !this.#census.enter(peer)) {
      this.#warnOnce(peer, 'mllp connection refused: the peer has as many as it may')
      return false
    }
    socket.once('close', () => this.#census.leave(peer))
    this.#unknown.add(socket)
    socket.once('close', () => this.#unknown.delete(socket))
    return true
  }

  async #serve(socket: Socket, portFeed: string | null): Promise<void> {
    const peer = socket.remoteAddress ?? 'nobody'
    const identity = identityOf(socket, portFeed)
    const feed = await this.#nameTheFeed(identity)
    if (!feed || this.#isClosing || socket.destroyed) {
      if (!feed) this.#warnOnce(peer, 'mllp connection refused: no feed is known by this port or certificate')
      socket.destroy()
      return
    }
    const connection = this.#connect(socket, feed, `${feed.feedId} from ${peer}:${socket.remotePort}`)
    const served = { identity, feed, connection }
    this.#served.add(served)
    await connection.closed
    this.#served.delete(served)
  }

  #connect(socket: Socket, feed: Feed, name: string): Connection {
    const { log, now, crashPoint = () => undefined } = this.#order
    const keeper = this.#keeperOf(feed)
    const exchange: Exchange = { name, keep: (bytes) => keeper.add({ bytes, origin: `mllp ${name}` }), log, now }
    return new Connection(socket, {
      name,
      limits: this.#limits,
      held: this.#held,
      log,
      isBehind: () => this.#isBehind,
      answer: (message) => answerMessage(message, exchange),
      refuse: (head, flaw) => refuseMessage(head, flaw, exchange),
      crashPoint,
    })
  }

  #keeperOf(feed: Feed): KeepTogether {
    const keeper = this.#keepers.get(feed.feedId) ?? this.#newKeeper(feed)
    this.#keepers.set(feed.feedId, keeper)
    return keeper
  }

  #newKeeper(feed: Feed): KeepTogether {
    const { database, onKept, crashPoint } = this.#order
    const { mostTogether: mostMessages, mostBytesTogether: mostBytes } = this.#limits
    const keep = async (messages: readonly RawMessage[]) => {
      const receipts = await receiveMessages(database, { feed, messages, ...(crashPoint ? { crashPoint } : {}) })
      this.#hasKept = true
      onKept()
      return receipts
    }
    return new KeepTogether({ keep, mostMessages, mostBytes })
  }

  /** Null also while the database does not answer: whoever connects tries again. */
  async #nameTheFeed(identity: Identity): Promise<Feed | null> {
    try {
      return await nameTheFeed(this.#order.database, identity, { byCertificate: this.#byCertificate })
    } catch (fault) {
      this.#order.log.error('mllp cannot ask who connects', { message: (fault as Error).message })
      return null
    }
  }

  /** Nothing more is read while the worker is far behind; what has been read is kept and answered all the same. */
  async #lookAtInbox(): Promise<void> {
    if (!this.#hasKept && !this.#isBehind) return
    this.#hasKept = false
    const { database, log } = this.#order
    const most = this.#limits.mostBacklog
    const found = await withSystemScope(database, { purpose: 'feed' }, (scope) => isBehind(scope, { most })).catch(
      () => this.#isBehind,
    )
    if (found !== this.#isBehind) log.warn(found ? 'mllp waits for the worker' : 'mllp reads on', { most })
    this.#isBehind = found
    for (const { connection } of this.#served) connection.balance()
  }

  async #lookAtIdentities(): Promise<void> {
    this.#warned = new Set()
    if (this.#byCertificate) for (const served of this.#served) await this.#lookAgain(served)
  }

  /** A certificate that has been shut out loses its open connections too. */
  async #lookAgain({ identity, feed, connection }: Served): Promise<void> {
    const found = await this.#nameTheFeed(identity)
    if (found?.feedId !== feed.feedId) await connection.stop()
  }

  #warnOnce(peer: string, event: string): void {
    if (this.#warned.has(peer)) return
    this.#warned.add(peer)
    this.#order.log.warn(event, { peer })
  }
}

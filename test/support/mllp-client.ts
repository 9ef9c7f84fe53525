import net from 'node:net'
import tls from 'node:tls'
import { FrameDecoder, framed } from '#formats/hl7v2/frame'

/** A sender with one connection, as bare as can be. */
export class MllpClient {
  readonly socket: net.Socket
  readonly #answers: string[] = []
  #waiting: { readonly count: number; readonly resolve: (answers: string[]) => void }[] = []
  /** Resolves when the connection is gone. */
  readonly closed: Promise<void>

  constructor(socket: net.Socket) {
    this.socket = socket
    const decoder = new FrameDecoder({ mostBytes: 1_000_000 })
    socket.on('data', (portion) => {
      for (const event of decoder.push(portion))
        if (event.kind === 'message') this.#answers.push(Buffer.from(event.bytes).toString())
      this.#tell()
    })
    socket.on('error', () => undefined)
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()))
    void this.closed.then(() => this.#tell(true))
  }

  static async connect(port: number, from = '127.0.0.1'): Promise<MllpClient> {
    const client = new MllpClient(net.connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true }))
    await new Promise((resolve, reject) => client.socket.once('connect', resolve).once('error', reject))
    return client
  }

  /** With TLS; a connection that is refused is one that closes. */
  static connectSafely(port: number, options: tls.ConnectionOptions): MllpClient {
    return new MllpClient(tls.connect({ port, host: '127.0.0.1', ...options }))
  }

  /** Sends one message in its frame and answers what came back; an empty text when the connection closed instead. */
  async send(message: string): Promise<string> {
    this.write(framed(Buffer.from(message)))
    return (await this.answers(1))[0] ?? ''
  }

  write(bytes: string | Uint8Array): void {
    this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  }

  /** The next answers, when so many have come or the connection is gone. */
  answers(count: number): Promise<string[]> {
    const answered = new Promise<string[]>((resolve) => this.#waiting.push({ count, resolve }))
    this.#tell(this.socket.destroyed)
    return answered
  }

  close(): Promise<void> {
    this.socket.destroy()
    return this.closed
  }

  #tell(isGone = false): void {
    const next = this.#waiting[0]
    if (!next || (this.#answers.length < next.count && !isGone)) return
    this.#waiting.shift()
    next.resolve(this.#answers.splice(0, next.count))
    this.#tell(isGone)
  }
}

/** "AA 17": MSA-1 and MSA-2. */
export function said(answer: string): string {
  const [, code, id] = /(?:^|\r)MSA\|(\w\w)\|([^|\r]*)/.exec(answer) ?? []
  return code ? `${code} ${id}` : 'nothing'
}

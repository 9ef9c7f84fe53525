import { readFile } from 'node:fs/promises'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import tls from 'node:tls'
import { Unavailable } from '#base/errors'
import type { MllpTlsFiles } from '#platform/read-mllp-config'

export type ServerOrder = {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly tls: tls.TlsOptions | null
  readonly mostConnections: number
  /** Whether a socket may stay, asked before any byte of it is read. */
  readonly admit: (socket: Socket) => boolean
  readonly onConnection: (socket: Socket) => void
}

/** Listens on one port; with TLS a connection is handed on once it has shown who it is. Throws Unavailable. */
export async function openServer(order: ServerOrder): Promise<{ readonly server: Server; readonly port: number }> {
  const options = { allowHalfOpen: true, noDelay: true, keepAlive: true }
  const server = order.tls ? tls.createServer({ ...options, ...order.tls }) : net.createServer(options)
  server.maxConnections = order.mostConnections
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined)
    if (!order.admit(socket)) socket.destroy()
    else if (!order.tls) order.onConnection(socket)
  })
  server.on('secureConnection', order.onConnection)
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: Error) =>
      reject(new Unavailable(`MLLP cannot listen on port ${order.port}: ${cause.message}`, { cause }))
    server.once('error', failed).listen(order.port, order.host, () => resolve())
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** TLS as the files say: 1.2 or newer; with `clientAuthorities` nobody comes in without a certificate of theirs. */
export async function readTlsFiles(files: MllpTlsFiles, handshakeSeconds: number): Promise<tls.TlsOptions> {
  const { clientAuthorities, revoked } = files
  return {
    key: await readFile(files.key),
    cert: await readFile(files.certificate),
    ...(clientAuthorities ? { ca: await readFile(clientAuthorities) } : {}),
    ...(revoked ? { crl: await readFile(revoked) } : {}),
    requestCert: clientAuthorities !== null,
    rejectUnauthorized: clientAuthorities !== null,
    minVersion: 'TLSv1.2',
    handshakeTimeout: handshakeSeconds * 1000,
  }
}

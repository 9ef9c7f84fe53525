import net, { type AddressInfo, type Socket } from 'node:net'
import type { Dice } from './dice.ts'

/** What happens to a portion on its way. */
type Mishap = 'delay' | 'byte by byte' | 'lose' | 'half' | 'reset'

const TO_APP: readonly Mishap[] = ['delay', 'byte by byte', 'lose', 'half', 'reset']
/** An answer on its way back means that the message has been committed. */
const TO_SENDER: readonly Mishap[] = ['delay', 'lose', 'half', 'reset']
const LONGEST_DELAY_MS = 60

export type FaultProxy = {
  readonly port: number
  /** How often each thing happened. */
  readonly mishaps: ReadonlyMap<string, number>
  readonly close: () => void
}

/** Stands between sender and app and lets things happen to what passes; no byte of it is ever changed. */
export async function openFaultProxy(target: () => number, dice: Dice, rate: number): Promise<FaultProxy> {
  const mishaps = new Map<string, number>()
  const sockets = new Set<Socket>()
  const server = net.createServer({ noDelay: true }, (sender) => {
    const app = net.connect({ port: target(), host: '127.0.0.1', noDelay: true })
    const both = [sender, app]
    const reset = () => both.forEach((socket) => void socket.resetAndDestroy())
    for (const socket of both) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        for (const each of both) each.destroy()
      })
    }
    const pass = (from: Socket, to: Socket, kinds: readonly Mishap[], where: string) => {
      let isLost = false
      let before: Promise<void> = Promise.resolve()
      from.on('data', (portion) => {
        const mishap = dice.happens(rate) ? dice.oneOf(kinds) : null
        if (mishap) mishaps.set(`${mishap} ${where}`, (mishaps.get(`${mishap} ${where}`) ?? 0) + 1)
        const wait = dice.below(LONGEST_DELAY_MS)
        before = before.then(async () => {
          if (isLost || to.destroyed) return
          if (mishap === 'delay') await new Promise((resolve) => setTimeout(resolve, wait))
          if (mishap === 'byte by byte') for (const byte of portion) to.write(Uint8Array.of(byte))
          else if (mishap === 'half') to.write(portion.subarray(0, portion.length >> 1), reset)
          else if (mishap === 'reset') reset()
          else if (mishap === 'lose') isLost = true
          else to.write(portion)
        })
      })
    }
    pass(sender, app, TO_APP, 'on the way in')
    pass(app, sender, TO_SENDER, 'on the way back')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    mishaps,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

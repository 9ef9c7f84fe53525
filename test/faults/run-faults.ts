import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../../src/main/bench/start-postgres.ts'
import { startApp } from './app.ts'
import { checkEffects } from './check-effects.ts'
import { type Dice, diceOf } from './dice.ts'
import { type DurablePostgres, startDurablePostgres } from './durable-postgres.ts'
import { openFaultProxy } from './fault-proxy.ts'
import { type Home, openEmbeddedHome, openServerHome } from './home.ts'
import { readLedger } from './ledger.ts'
import { type BlowKind, evenBlows, makeDeaths } from './make-kills.ts'
import { makeTraffic, type Traffic } from './make-messages.ts'
import type { Plant } from './plants.ts'
import { differences, readState, type State } from './read-state.ts'
import { type Sender, startSender } from './start-sender.ts'
import { Supervisor } from './supervisor.ts'

export type FaultRun = {
  readonly database: 'postgres' | 'embedded'
  readonly messages: number
  readonly kills: number
  readonly lanes: number
  readonly seed: number
  /** How many of the portions that pass the proxy meet with a mishap. */
  readonly mishapRate: number
  /** A mistake put in on purpose: then the run has to find something. */
  readonly plant: Plant | null
  readonly note: (text: string) => void
}

export type FaultReport = {
  readonly seed: number
  readonly messages: number
  /** What PostgreSQL says of the settings on which a commit rests. */
  readonly durable: Readonly<Record<string, string>> | null
  readonly answers: Readonly<Record<string, number>>
  /** How often messages went out beyond the first time. */
  readonly sentAgain: number
  readonly kills: Readonly<Record<string, number>>
  readonly mishaps: Readonly<Record<string, number>>
  /** Promises broken; none is the only good answer. */
  readonly broken: readonly string[]
  readonly seconds: number
}

const ANSWER_SECONDS = 3
const STANDSTILL_MS = 1_500
const PACE_MS = 10
const LONGEST_STANDSTILL_MS = 60_000
const LONGEST_DRAIN_MS = 180_000

/**
 * Sends the same traffic twice: once in peace, once through a proxy that breaks connections while app and server are
 * killed. Then what the sender heard, what the database holds, and what it held in peace must agree.
 */
export async function runFaults(run: FaultRun): Promise<FaultReport> {
  const from = performance.now()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-faults-'))
  const server = run.database === 'postgres' ? await startDurablePostgres(run.plant?.serverSettings) : null
  try {
    const durable = server && !run.plant?.serverSettings ? await server.assertDurable() : null
    const traffic = makeTraffic(run)
    // What is put in on purpose must show by itself.
    const peace = run.plant ? null : await inPeace(run, { folder, server })
    const war = new War(run, { folder, server, traffic })
    const { broken, state } = await war.wage()
    const strange = (peace ? differences(state, peace) : []).map(
      (line) => `not as without faults: ${line.slice(0, 400)}`,
    )
    const entries = [...readLedger(war.ledger).values()]
    return {
      seed: run.seed,
      messages: run.messages,
      durable,
      answers: tally(entries.map(({ code }) => code ?? 'none')),
      sentAgain: entries.reduce((sum, { tries }) => sum + tries - 1, 0),
      kills: tally(war.deaths),
      mishaps: Object.fromEntries([...war.mishaps].sort()),
      broken: [...broken, ...strange],
      seconds: Math.round((performance.now() - from) / 100) / 10,
    }
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Place = { readonly folder: string; readonly server: DurablePostgres | null }

function openHome(server: DurablePostgres | null, name: string): Promise<Home> {
  return server ? openServerHome(server, name) : openEmbeddedHome()
}

/** The same messages in the same order, and nothing happens. */
async function inPeace(run: FaultRun, { folder, server }: Place): Promise<State> {
  const home = await openHome(server, 'peace')
  const port = await freePort()
  const app = await startApp({ env: settings(home, port), log: path.join(folder, 'peace.log') })
  const ledger = path.join(folder, 'peace.ledger')
  const sender = startSender({ ...run, port, ledger, answerSeconds: 60 })
  sender.allow(Number.POSITIVE_INFINITY)
  await sender.done
  run.note('in peace: sent')
  await drained(home)
  run.note('in peace: understood')
  await app.stop()
  const state = await readState(home.query)
  await home.close()
  run.note(`in peace: ${state.length} lines of state`)
  return state
}

function settings(home: Home, port: number): Record<string, string> {
  return { ...home.env, MLLP_PORT: String(port), LOG_LEVEL: 'warn' }
}

async function drained(home: Home): Promise<void> {
  const until = performance.now() + LONGEST_DRAIN_MS
  while (performance.now() < until) {
    if ((await home.waiting()) === 0) return
    await setTimeout(100)
  }
  throw new Error(`messages still wait after ${LONGEST_DRAIN_MS / 1000} s`)
}

class War {
  readonly deaths: string[] = []
  mishaps: ReadonlyMap<string, number> = new Map()
  readonly ledger: string
  readonly #run: FaultRun
  readonly #place: Place & { readonly traffic: Traffic }
  readonly #dice: Dice

  constructor(run: FaultRun, place: Place & { readonly traffic: Traffic }) {
    this.#run = run
    this.#place = place
    this.#dice = diceOf(run.seed + 1)
    this.ledger = path.join(place.folder, 'war.ledger')
  }

  async wage(): Promise<{ readonly broken: string[]; readonly state: State }> {
    const { folder, server, traffic } = this.#place
    const { plant, kills, mishapRate } = this.#run
    const home = await openHome(server, 'war')
    if (plant?.before) await home.query(plant.before)
    const steps = traffic.lanes.flat().length
    const { points, blows } = plant
      ? evenBlows(plant.kills, steps)
      : makeDeaths({ kills, steps, hasServer: server !== null }, this.#dice)
    const port = await freePort()
    const app = new Supervisor({
      env: { ...settings(home, port), ...(plant?.inApp ? { FAULT_PLANT: plant.inApp } : {}) },
      log: path.join(folder, 'war.log'),
      points,
      beforeStart: async () => plant?.beforeStart && (await home.query(plant.beforeStart)),
    })
    const proxy = await openFaultProxy(() => port, this.#dice, mishapRate)
    await app.start()
    const sender = startSender({ ...this.#run, port: proxy.port, ledger: this.ledger, answerSeconds: ANSWER_SECONDS })
    const pacing = paced(sender, app, { steps, points: points.length })
    try {
      for (const [number, { after, kind }] of blows.entries()) {
        // Each after a death at a point: those that follow one another too fast would leave no life to die in.
        const isDue = () => sender.settled() >= after && app.reached.length >= Math.min(number + 1, points.length)
        while (!isDue() && !sender.isDone()) await setTimeout(5)
        this.#run.note(`${sender.settled()} settled: ${kind}`)
        await this.#strike(kind, app)
      }
      await sender.done
      this.#run.note('sent')
      await drained(home)
      this.#run.note('understood')
      if (plant?.lastKill) await this.#strike(plant.lastKill, app)
    } finally {
      clearInterval(pacing)
      sender.stop()
      proxy.close()
      this.mishaps = proxy.mishaps
      await app.close()
    }
    this.deaths.push(...app.reached)
    const broken = await checkEffects(home.query, { traffic, ledger: readLedger(this.ledger) })
    const state = await readState(home.query)
    await home.close()
    return { broken: [...app.unasked, ...broken], state }
  }

  async #strike(kind: BlowKind, app: Supervisor): Promise<void> {
    const { server } = this.#place
    if (kind === 'app' || kind === 'app and postmaster') await app.kill()
    if (kind === 'postmaster' || kind === 'app and postmaster') await server!.killPostmaster()
    if (kind === 'backend') await server!.killBackend()
    if (kind === 'update') await app.update()
    if (kind === 'standstill') await app.standStill(STANDSTILL_MS)
    this.deaths.push(kind)
  }
}

/**
 * Lets the sender go on by one share of the traffic with each death at a point, so that every point meets messages
 * however slow the machine is. After a standstill it goes on to the end, and the deaths left out are missed in the tally.
 */
function paced(
  sender: Sender,
  app: Supervisor,
  { steps, points }: { readonly steps: number; readonly points: number },
) {
  let seen = ''
  let since = performance.now()
  return setInterval(() => {
    const now = `${sender.settled()} ${app.reached.length}`
    if (now !== seen) since = performance.now()
    seen = now
    const isStuck = performance.now() - since > LONGEST_STANDSTILL_MS
    sender.allow(isStuck ? steps : Math.ceil((steps * (app.reached.length + 1)) / Math.max(points, 1)))
  }, PACE_MS)
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

import type { AddressInfo } from 'node:net'
import { openAccounts } from '#accounts'
import { Invalid } from '#base/errors'
import { readArchiveSecrets } from '#imaging'
import { carryOut } from '#ingestion'
import type { Config } from '#platform/config'
import { crashPointAt } from '#platform/crash-point'
import { withSystemScope } from '#platform/database/scopes'
import { createLog, type Log } from '#platform/log'
import { isLoopback } from '#platform/loopback'
import { redecideAsked } from '#release'
import { issueTokens } from '../../feeds/fhir/backend-services/issue-tokens.ts'
import { serveBookings } from '../../feeds/fhir/bookings/serve-bookings.ts'
import { receiveFhir } from '../../feeds/fhir/receive-fhir.ts'
import { buildServer } from '../../web/build-server.ts'
import { checkAside } from '../check-aside.ts'
import { type CommandOptions, type Commands, faultInWords, readOptions } from '../command.ts'
import { listenForCommands } from '../command-socket.ts'
import { type House, openHouse } from '../open-house.ts'
import type { Output } from '../output.ts'
import { readContent } from '../read-content.ts'
import { readEids } from '../read-eids.ts'
import { readUrgentHelp } from '../read-urgent-help.ts'
import { startMllp } from '../start-mllp.ts'
import { startWorking, startWorkingAside, type Working } from '../start-working.ts'
import { DEMO_PASSWORD, isEmpty, makeDemo } from './demo.ts'

const DEMO_PEOPLE = 200
const DEMO_SEED = 1

const ROLES = ['web', 'worker', 'mllp']

/**
 * Serves until a signal comes: pages and pushed FHIR (web), what feeds sent and nobody has understood yet (worker), HL7 v2
 * (mllp). On the embedded database the first start makes the demo region; a PostgreSQL server is never seeded here.
 */
export async function serve(
  config: Config,
  { values }: CommandOptions,
  output: Output,
  commands: Commands,
): Promise<number> {
  const roles = rolesOf(String(values.roles))
  const house = await openHouse(config, { mayMigrate: !config.production })
  const closing: (() => unknown)[] = [house.close]
  try {
    output.answer((await open(house, roles, { output, commands, closing })).join('\n'))
    await untilSignal()
  } finally {
    for (const close of closing.reverse()) await close()
  }
  return 0
}

type Opening = { readonly output: Output; readonly commands: Commands; readonly closing: (() => unknown)[] }

/** Opens what the roles ask for, and notes how to close it; answers what to tell whoever started it. */
async function open(house: House, roles: ReadonlySet<string>, { output, commands, closing }: Opening) {
  const { config, database } = house
  const log = createLog(config.logLevel, () => new Date().toISOString())
  const crashPoint = config.crashAt ? { crashPoint: crashPointAt(config.crashAt) } : {}
  const progress = { isReady: false }
  const web = roles.has('web') ? await startWeb(house, log, progress) : null
  if (web) closing.push(() => web.server.close())
  if (!config.databaseUrl) {
    closing.push(await listenForCommands(config.dataFolder, runCommand(house, commands)))
    if (await isEmpty(database)) await seed(house, config, output)
  }
  const working = roles.has('worker') ? startWork(house, roles, log) : null
  if (working) closing.push(working.stop)
  const onKept = working?.nudge ?? (() => undefined)
  const door = { database, log, now: () => new Date(), onKept, ...crashPoint }
  const mllp = roles.has('mllp') ? await startMllp(config.mllp, door) : null
  if (mllp) closing.push(mllp.listener.stop)
  progress.isReady = true
  const said = [...(web ? await greeting(house, web.publicUrl) : []), ...(mllp?.lines ?? [])]
  return said.length > 0 ? said : [`Causeway serves ${[...roles].join(', ')}`]
}

function startWork(house: House, roles: ReadonlySet<string>, log: Log): Working {
  return house.config.databaseUrl && roles.size > 1 ? startWorkingAside() : startWorking(house, log)
}

function rolesOf(text: string): Set<string> {
  const roles = text.split(',')
  const unknown = roles.find((role) => !ROLES.includes(role))
  if (unknown !== undefined) throw new Invalid(`--roles has "${unknown}"; there are ${ROLES.join(', ')}`)
  return new Set(roles)
}

async function startWeb(house: House, log: Log, progress: { readonly isReady: boolean }) {
  const { config } = house
  const origins = new Set([new URL(config.publicUrl).origin])
  const server = await buildServer({
    database: house.database,
    accounts: openAccounts(house.database, {
      publicUrl: config.publicUrl,
      secret: house.secret,
      secureCookies: config.publicUrl.startsWith('https:'),
      allowDemo: !config.production && isLoopback(config.host),
    }),
    log,
    regionName: config.regionName,
    publicUrl: config.publicUrl,
    timeZone: config.timeZone,
    logKeepYears: config.logKeepYears,
    explanations: readContent(config),
    staff: config.staff,
    eids: readEids(config, house.matchRules),
    urgentHelp: readUrgentHelp(config),
    ...(config.wayOut && { wayOut: config.wayOut }),
    ...(config.post.pushKeys && { push: { key: config.post.pushKeys.publicKey, services: config.post.pushServices } }),
    origins,
    proxies: config.proxies,
    secure: config.publicUrl.startsWith('https:'),
    carryOut: () => carryOut(house.database, { rules: house.matchRules }),
    decideAnew: () => redecideAsked(house.database),
    checkSamples: checkAside(house),
    archiveSecrets: () => readArchiveSecrets(config.archiveSecretsFile),
    isReady: async () => progress.isReady && (await signInWorks(house)),
  })
  await issueTokens(server, { database: house.database, log, publicUrl: config.publicUrl })
  await receiveFhir(server, { database: house.database, rules: house.matchRules, log })
  await serveBookings(server, { database: house.database, publicUrl: config.publicUrl })
  await server.listen({ host: config.host, port: config.port })
  const { port } = server.server.address() as AddressInfo
  if (isLoopback(config.host)) for (const origin of loopbackOrigins(port)) origins.add(origin)
  return { server, publicUrl: config.port === 0 ? `http://${config.host}:${port}` : config.publicUrl }
}

/** On loopback one machine has several names. */
function loopbackOrigins(port: number): string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}`)
}

async function seed(house: House, config: Config, output: Output): Promise<void> {
  if (!isLoopback(config.host))
    throw new Invalid(
      'the demo accounts work on loopback only; set HOST=127.0.0.1, or use a PostgreSQL server (DATABASE_URL)',
    )
  output.note('First start: making the demo region. This takes about half a minute.\n')
  await makeDemo(house.database, { people: DEMO_PEOPLE, seed: DEMO_SEED, accounts: true }, config.production, output)
}

async function signInWorks(house: House): Promise<boolean> {
  return withSystemScope(house.database, { purpose: 'readiness' }, async (scope) => {
    const rulebook = await scope.db.selectFrom('rulebook').select('version').limit(1).executeTakeFirst()
    return rulebook !== undefined
  })
}

async function greeting({ config, database }: House, publicUrl: string): Promise<string[]> {
  const lines = [`Causeway is at ${publicUrl}`]
  if (config.production || !isLoopback(config.host)) return lines
  const demo = await withSystemScope(database, { purpose: 'greeting' }, (scope) =>
    scope.db.selectFrom('portalAccount').select('email').where('demo', '=', true).orderBy('email').execute(),
  )
  if (demo.length > 0)
    lines.push(`Sign in with the password ${DEMO_PASSWORD} as:`, ...demo.map(({ email }) => `  ${email}`))
  return lines
}

/** Commands that the command line hands to this process. */
function runCommand(house: House, commands: Commands) {
  return async (argv: readonly string[], folder: string, output: Output): Promise<number> => {
    const [name, ...rest] = argv
    const command = commands.get(name ?? '')
    if (!command?.run) throw new Invalid(`a running server cannot do "${name}"`)
    try {
      return await command.run(house, readOptions(command, rest, folder), output)
    } catch (fault) {
      output.note(`${faultInWords(fault)}\n`)
      return fault instanceof Invalid ? 2 : 1
    }
  }
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

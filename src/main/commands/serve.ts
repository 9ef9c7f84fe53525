import type { AddressInfo } from 'node:net'
import { openAccounts } from '#accounts'
import { Invalid } from '#base/errors'
import type { Config } from '#platform/config'
import { withSystemScope } from '#platform/database/scopes'
import { createLog } from '#platform/log'
import { receiveFhir } from '../../feeds/fhir/receive-fhir.ts'
import { buildServer } from '../../web/build-server.ts'
import { type CommandOptions, type Commands, faultInWords, readOptions } from '../command.ts'
import { listenForCommands } from '../command-socket.ts'
import { keepMemorySmall } from '../keep-memory-small.ts'
import { MATCH_RULES } from '../match-rules.ts'
import { type House, openHouse } from '../open-house.ts'
import type { Output } from '../output.ts'
import { DEMO_PASSWORD, isEmpty, makeDemo } from './demo.ts'

const DEMO_PEOPLE = 200
const DEMO_SEED = 1

/**
 * Serves until a signal comes. On the embedded database the first start makes the demo region; a PostgreSQL server is
 * never seeded here.
 */
export async function serve(
  config: Config,
  { values }: CommandOptions,
  output: Output,
  commands: Commands,
): Promise<number> {
  keepMemorySmall()
  const roles = String(values.roles).split(',')
  const unknown = roles.find((role) => !['web', 'worker'].includes(role))
  if (unknown) throw new Invalid(`--roles has "${unknown}"; this version has web and worker`)
  if (!roles.includes('web')) throw new Invalid('--roles worker alone has nothing to do yet in this version; add web')
  const house = await openHouse(config, { mayMigrate: !config.production })
  const log = createLog(config.logLevel, () => new Date().toISOString())
  const origins = new Set([new URL(config.publicUrl).origin])
  let ready = false
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
    timeZone: config.timeZone,
    origins,
    proxies: config.proxies,
    secure: config.publicUrl.startsWith('https:'),
    isReady: async () => ready && (await signInWorks(house)),
  })
  await receiveFhir(server, { database: house.database, rules: MATCH_RULES, log })
  await server.listen({ host: config.host, port: config.port })
  const { port } = server.server.address() as AddressInfo
  if (isLoopback(config.host)) for (const origin of loopbackOrigins(port)) origins.add(origin)
  const stopListening = config.databaseUrl
    ? async () => undefined
    : await listenForCommands(config.dataFolder, runCommand(house, commands))
  if (!config.databaseUrl && (await isEmpty(house.database))) await seed(house, config, output)
  ready = true
  output.answer(
    await greeting(house, config.port === 0 ? { ...config, publicUrl: `http://${config.host}:${port}` } : config),
  )
  await untilSignal()
  await server.close()
  await stopListening()
  await house.close()
  return 0
}

/** On loopback one machine has several names. */
function loopbackOrigins(port: number): string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}`)
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1'].includes(host)
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

async function greeting(house: House, config: Config): Promise<string> {
  const demo =
    config.production || !isLoopback(config.host)
      ? []
      : await withSystemScope(house.database, { purpose: 'greeting' }, (scope) =>
          scope.db.selectFrom('portalAccount').select('email').where('demo', '=', true).orderBy('email').execute(),
        )
  const lines = [`Causeway is at ${config.publicUrl}`]
  if (demo.length > 0)
    lines.push(`Sign in with the password ${DEMO_PASSWORD} as:`, ...demo.map(({ email }) => `  ${email}`))
  return lines.join('\n')
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

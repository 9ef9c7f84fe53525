import path from 'node:path'
import { Invalid } from '#base/errors'
import { bench } from './bench/bench.ts'
import { type Command, type Commands, one } from './command.ts'
import { archive, hasArchive, pullFromArchive } from './commands/archive.ts'
import { check } from './commands/check.ts'
import { makeDemo } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { explainItem } from './commands/explain.ts'
import { exportPerson } from './commands/export.ts'
import { importFiles } from './commands/import.ts'
import { match } from './commands/match.ts'
import { migrateOnly } from './commands/migrate.ts'
import { clientKeys, pull, pullFrom } from './commands/pull.ts'
import { pushKeys } from './commands/push-keys.ts'
import { redecide } from './commands/redecide.ts'
import { rulePack } from './commands/rule-pack.ts'
import { rulebook } from './commands/rulebook.ts'
import { serve } from './commands/serve.ts'
import { simulate } from './commands/simulate.ts'
import { steward } from './commands/steward.ts'
import { terms } from './commands/terms.ts'
import { verifyLog } from './commands/verify-log.ts'
import { whoSaw } from './commands/who-saw.ts'
import { FEED_COMMANDS } from './feed-commands.ts'

const PULL_OPTIONS = ['level', 'group', 'types', 'client', 'token-url', 'scope', 'origins', 'every', 'patients']
const json = { json: { type: 'boolean', default: false } } as const

/** Every command, in the order in which help lists them. */
export const COMMANDS: Commands = new Map<string, Command>([
  [
    'serve',
    {
      usage: '[--roles web,worker,mllp]',
      does: 'serves the portal',
      options: { roles: { type: 'string', default: 'web,worker,mllp' } },
      standsAlone: serve,
    },
  ],
  ['migrate', { usage: '', does: 'brings the database up to date', options: {}, standsAlone: migrateOnly }],
  [
    'demo',
    {
      usage: '[--people 200] [--seed 1]',
      does: 'fills an empty database with the synthetic region',
      options: { people: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
      migrates: true,
      run: async ({ database, config }, { values }, output) => {
        const people = wholeNumber('--people', values.people, 10)
        await makeDemo(
          database,
          { people, seed: wholeNumber('--seed', values.seed, 0), accounts: true },
          config.production,
          output,
        )
        return 0
      },
    },
  ],
  [
    'import',
    {
      usage: 'PATH... --feed ID [--format auto] [--json]',
      does: 'takes files in through a feed',
      options: { feed: { type: 'string' }, format: { type: 'string', default: 'auto' }, ...json },
      run: async (house, { values, words, folder }, output) => {
        if (!values.feed)
          throw new Invalid('--feed is missing: through which feed do these files come? (causeway doctor lists them)')
        const files = words.map((word) => path.resolve(folder, word))
        const options = {
          paths: files,
          feedId: String(values.feed),
          format: String(values.format),
          json: values.json === true,
        }
        return importFiles(house, options, output)
      },
    },
  ],
  [
    'pull',
    {
      usage: 'FEED [--full] [--json]',
      does: 'fetches a feed from the server or the picture archive of its institution',
      options: { full: { type: 'boolean', default: false }, ...json },
      run: async (house, { words, values }, output) => {
        const feedId = one(words, 'the id of a feed')
        const options = { feedId, isFull: values.full === true, json: values.json === true }
        const fetch = (await hasArchive(house.database, feedId)) ? pullFromArchive : pull
        return fetch(house, options, output)
      },
    },
  ],
  [
    'archive',
    {
      usage: 'FEED URL [--every MINUTES] [--days-back DAYS] [--origins ORIGIN,...] [--private] | FEED --end',
      does: 'says where the picture archive of a feed is',
      options: {
        ...Object.fromEntries(['every', 'days-back', 'origins'].map((name) => [name, { type: 'string' }] as const)),
        private: { type: 'boolean', default: false },
        end: { type: 'boolean', default: false },
      },
      run: ({ database }, options, output) => archive(database, options, output),
    },
  ],
  [
    'pull-from',
    {
      usage: 'FEED URL [--level patient] [--group ID] [--client ID] [--every MINUTES] ... | FEED --end',
      does: 'says where a feed is fetched from',
      options: {
        ...Object.fromEntries(PULL_OPTIONS.map((name) => [name, { type: 'string' }] as const)),
        private: { type: 'boolean', default: false },
        end: { type: 'boolean', default: false },
      },
      run: ({ database }, options, output) => pullFrom(database, options, output),
    },
  ],
  [
    'client-keys',
    {
      usage: '',
      does: 'shows the public keys that institutions register for us',
      options: {},
      run: (house, _options, output) => clientKeys(house, output),
    },
  ],
  [
    'check',
    {
      usage: 'PATH... --feed ID [--format auto] [--json]',
      does: 'says what would become of sample files, and keeps nothing',
      options: { feed: { type: 'string' }, format: { type: 'string', default: 'auto' }, ...json },
      run: async (house, { values, words, folder }, output) => {
        if (!values.feed) throw new Invalid('--feed is missing: through which feed would these files come?')
        const paths = words.map((word) => path.resolve(folder, word))
        const options = {
          paths,
          feedId: String(values.feed),
          format: String(values.format),
          json: values.json === true,
        }
        return check(house, options, output)
      },
    },
  ],
  [
    'export',
    {
      usage: 'PERSON',
      does: "writes one person's open record as a FHIR Bundle",
      options: {},
      run: ({ database }, { words }, output) => exportPerson(database, one(words, 'the id of a person'), output),
    },
  ],
  [
    'explain',
    {
      usage: 'ITEM [--json]',
      does: 'says why an item is open or held',
      options: json,
      run: ({ database }, { words, values }, output) =>
        explainItem(database, one(words, 'the id of an item'), values.json === true, output),
    },
  ],
  [
    'rulebook',
    {
      usage: 'check FILE | publish DECISION [--from DAY] | diff A B | export [VERSION] [--table-0909]',
      does: 'reads, compares and publishes rulebooks',
      options: { 'table-0909': { type: 'boolean', default: false }, from: { type: 'string' } },
      run: rulebook,
    },
  ],
  [
    'terms',
    {
      usage:
        'load PATH... --system loinc [--version 2.80] [--language en] [--url URI] | measure PATH... [--json] | remap',
      does: 'loads tables of codes; measures how well local codes are suggested; reads stored items anew',
      options: {
        system: { type: 'string' },
        version: { type: 'string' },
        language: { type: 'string' },
        url: { type: 'string' },
        ...json,
      },
      run: ({ database }, order, output) => terms(database, order, output),
    },
  ],
  [
    'rule-pack',
    {
      usage: 'check FILE | publish FILE',
      does: 'checks and publishes the rules for children, teenagers and capacity',
      options: {},
      run: rulePack,
    },
  ],
  [
    'simulate',
    {
      usage: 'RULEBOOK.yaml [--days 90] [--json]',
      does: 'replays what has come through a draft of a rulebook',
      options: { days: { type: 'string', default: '90' }, ...json },
      run: simulate,
    },
  ],
  [
    'redecide',
    {
      usage: '[--all] [--json]',
      does: 'decides anew what is due, or everything',
      options: { all: { type: 'boolean', default: false }, ...json },
      run: (house, { values }, output) =>
        redecide(house, { all: values.all === true, json: values.json === true }, output),
    },
  ],
  ...FEED_COMMANDS,
  [
    'steward',
    {
      usage: 'SIGN-IN-NAME --name NAME --because TEXT [--language en]',
      does: 'sets up the first steward of the region, who gives all other roles by page',
      options: {
        name: { type: 'string', default: '' },
        because: { type: 'string', default: '' },
        language: { type: 'string', default: 'en' },
      },
      run: ({ database }, { words, values }, output) => {
        const signInName = one(words, 'the sign-in name, such as an e-mail address')
        const { name, because, language } = values
        return steward(
          database,
          { signInName, name: String(name), because: String(because), language: String(language) },
          output,
        )
      },
    },
  ],
  [
    'who-saw',
    {
      usage: 'ACCOUNT --from TIME --to TIME --because TEXT [--json]',
      does: 'says whom an account of staff saw between two times',
      options: {
        from: { type: 'string', default: '' },
        to: { type: 'string', default: '' },
        because: { type: 'string', default: '' },
        ...json,
      },
      run: ({ database }, { words, values }, output) => {
        const account = one(words, 'the sign-in name or id of an account')
        const { from, to, because } = values
        if (!because) throw new Invalid('--because is missing: why is it asked? It is kept')
        const order = {
          account,
          from: String(from),
          to: String(to),
          reason: String(because),
          json: values.json === true,
        }
        return whoSaw(database, order, output)
      },
    },
  ],
  [
    'verify-log',
    {
      usage: '[--anchors FILE] [--json]',
      does: 'says whether the access log is what was sealed and anchored',
      options: { anchors: { type: 'string', default: '' }, ...json },
      run: ({ database, config }, { values }, output) =>
        verifyLog(database, { file: String(values.anchors || config.anchorsFile), json: values.json === true }, output),
    },
  ],
  [
    'push-keys',
    {
      usage: '',
      does: 'makes the keys by which browsers know this region, for the settings',
      options: {},
      standsAlone: (_config, _options, output) => pushKeys(output),
    },
  ],
  [
    'doctor',
    {
      usage: '[--json]',
      does: 'checks database, roles, rulebook and feeds',
      options: json,
      run: (house, { values }, output) => doctor(house, values.json === true, output),
    },
  ],
  [
    'match',
    {
      usage: 'A.csv [B.csv] --id COLUMN --map given=COLUMN,... [--json]',
      does: 'finds who is the same person in two lists, or twice in one',
      options: {
        id: { type: 'string' },
        map: { type: 'string' },
        'identifier-system': { type: 'string' },
        'accept-false': { type: 'string', default: '0.01' },
        ...json,
      },
      standsAlone: match,
    },
  ],
  [
    'bench',
    {
      usage: '[NAME] [--json]',
      does: 'measures this version against the floors, on PostgreSQL',
      options: json,
      standsAlone: bench,
    },
  ],
])

function wholeNumber(option: string, value: string | boolean | undefined, least: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < least)
    throw new Invalid(`${option} is "${value}"; it must be a whole number, at least ${least}`)
  return number
}

import path from 'node:path'
import { Invalid } from '#base/errors'
import { bench } from './bench/bench.ts'
import type { Command, Commands } from './command.ts'
import { archive, hasArchive, pullFromArchive } from './commands/archive.ts'
import { carries, makeFeed } from './commands/carries.ts'
import { check } from './commands/check.ts'
import { admit, credential, shutOut } from './commands/credential.ts'
import { makeDemo } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { explainItem } from './commands/explain.ts'
import { exportPerson } from './commands/export.ts'
import { admitClient, shutOutClient } from './commands/feed-client.ts'
import { pause, replay, resume } from './commands/feed-state.ts'
import { importFiles } from './commands/import.ts'
import { match } from './commands/match.ts'
import { migrateOnly } from './commands/migrate.ts'
import { clientKeys, pull, pullFrom } from './commands/pull.ts'
import { redecide } from './commands/redecide.ts'
import { rulePack } from './commands/rule-pack.ts'
import { rulebook } from './commands/rulebook.ts'
import { senders } from './commands/senders.ts'
import { serve } from './commands/serve.ts'
import { simulate } from './commands/simulate.ts'
import { terms } from './commands/terms.ts'
import { verifyLog } from './commands/verify-log.ts'
import { whoSaw } from './commands/who-saw.ts'

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
      usage: 'load PATH --system loinc [--version 2.80] [--language en] | measure PATH... [--json] | remap',
      does: 'loads tables of codes; measures how well local codes are suggested; reads stored items anew',
      options: {
        system: { type: 'string' },
        version: { type: 'string' },
        language: { type: 'string', default: 'en' },
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
  [
    'credential',
    {
      usage: 'FEED [--certificate FILE] [--end FILE] [--client ID --keys FILE|URL] [--end-client ID]',
      does: 'gives a feed a new credential and shows it once, or lets a certificate or a client in or out',
      options: {
        certificate: { type: 'string' },
        end: { type: 'string' },
        client: { type: 'string' },
        keys: { type: 'string' },
        'end-client': { type: 'string' },
      },
      run: ({ database }, { words, values, folder }, output) => {
        const feedId = one(words, 'the id of a feed')
        const { certificate, end, client, keys, 'end-client': endClient } = values
        if (typeof client === 'string')
          return admitClient(database, { feedId, clientId: client, keys: String(keys ?? ''), folder }, output)
        if (typeof endClient === 'string') return shutOutClient(database, endClient, output)
        if (typeof certificate === 'string') return admit(database, feedId, path.resolve(folder, certificate), output)
        if (typeof end === 'string') return shutOut(database, path.resolve(folder, end), output)
        return credential(database, feedId, output)
      },
    },
  ],
  [
    'add-feed',
    {
      usage: 'FEED --institution ID [--format fhir] [--aggregator]',
      does: 'adds a feed of an institution',
      options: {
        institution: { type: 'string' },
        format: { type: 'string', default: 'fhir' },
        aggregator: { type: 'boolean', default: false },
      },
      run: ({ database }, options, output) => makeFeed(database, options, output),
    },
  ],
  [
    'carries',
    {
      usage: 'FEED [NAME... --institution ID [--authority]] [NAME... --remove [--authority]]',
      does: 'says which institutions an aggregator feed may carry',
      options: {
        institution: { type: 'string' },
        authority: { type: 'boolean', default: false },
        remove: { type: 'boolean', default: false },
      },
      run: ({ database }, options, output) => carries(database, options, output),
    },
  ],
  [
    'senders',
    {
      usage: 'FEED NAME... | --any',
      does: 'says which names of senders (HL7 v2 MSH-4) a feed may carry',
      options: { any: { type: 'boolean', default: false } },
      run: ({ database }, { words: [feedId, ...names], values }, output) => {
        if (!feedId || (names.length === 0) === (values.any !== true))
          throw new Invalid('senders needs a feed and either names or --any')
        return senders(database, feedId, names, output)
      },
    },
  ],
  [
    'pause',
    {
      usage: 'FEED [--because TEXT]',
      does: 'keeps back what a feed sends',
      options: { because: { type: 'string', default: 'paused by the operator' } },
      run: (house, { words, values }, output) =>
        pause(house, one(words, 'the id of a feed'), String(values.because), output),
    },
  ],
  [
    'resume',
    {
      usage: 'FEED',
      does: 'lets a paused feed go on',
      options: {},
      run: (house, { words }, output) => resume(house, one(words, 'the id of a feed'), output),
    },
  ],
  [
    'replay',
    {
      usage: 'FEED --from TIME [--until TIME]',
      does: 'takes kept messages of a feed through the steps once more',
      options: { from: { type: 'string' }, until: { type: 'string' } },
      run: (house, { words, values }, output) => {
        if (!values.from) throw new Invalid('--from is missing: from when on? (a time such as 2026-03-01T08:00:00Z)')
        const span = { from: String(values.from), until: values.until === undefined ? undefined : String(values.until) }
        return replay(house, one(words, 'the id of a feed'), span, output)
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

function one(words: readonly string[], what: string): string {
  if (words.length !== 1) throw new Invalid(`this command needs ${what}, and nothing else`)
  return words[0]!
}

function wholeNumber(option: string, value: string | boolean | undefined, least: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < least)
    throw new Invalid(`${option} is "${value}"; it must be a whole number, at least ${least}`)
  return number
}

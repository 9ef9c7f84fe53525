import path from 'node:path'
import { Invalid } from '#base/errors'
import { type Command, one } from './command.ts'
import { carries, makeFeed } from './commands/carries.ts'
import { admit, credential, shutOut } from './commands/credential.ts'
import { admitClient, shutOutClient } from './commands/feed-client.ts'
import { pause, replay, resume } from './commands/feed-state.ts'
import { senders } from './commands/senders.ts'
import { tellBookings } from './commands/tell-bookings.ts'

/** What an operator does with feeds. */
export const FEED_COMMANDS: readonly (readonly [string, Command])[] = [
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
    'tell-bookings',
    {
      usage: 'FEED [--stop]',
      does: 'lets the system behind a feed fetch the bookings of its institution, or no more',
      options: { stop: { type: 'boolean', default: false } },
      run: ({ database }, { words, values }, output) =>
        tellBookings(database, { feedId: one(words, 'the id of a feed'), may: values.stop !== true }, output),
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
]

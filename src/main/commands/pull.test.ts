import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { patient } from '../../../test/support/fhir-samples.ts'
import { ndjson, openPullStage, PULLED, type PullStage } from '../../../test/support/pull-stage.ts'
import { readOptions } from '../command.ts'
import { COMMANDS } from '../commands.ts'
import { MATCH_RULES } from '../match-rules.ts'

describe('causeway pull', () => {
  let stage: PullStage

  beforeAll(async () => {
    stage = await openPullStage('embedded')
    stage.server.files = [{ type: 'Patient', body: ndjson(patient('p1')) }]
  })
  afterAll(() => stage.close())

  const run = async (...argv: readonly string[]) => {
    const said: string[] = []
    const [name, ...rest] = argv
    const command = COMMANDS.get(name!)!
    const house = {
      database: stage.house.database,
      matchRules: MATCH_RULES,
      config: { clientKeysFile: stage.file },
    } as never
    const output = {
      answer: (text: string) => void said.push(text),
      note: (text: string) => void said.push(text),
      watched: false,
    }
    const exit = await command.run!(house, readOptions(command, rest, path.resolve('.')), output)
    return { exit, said: said.join('\n') }
  }

  it('fetches with the accounting of an import', async () => {
    const set = await run(
      'pull-from',
      PULLED,
      stage.server.base,
      '--group',
      'all',
      '--client',
      'causeway-of-nordhavn',
      '--private',
    )
    expect(set.said).toContain('the group all, as the client causeway-of-nordhavn, when causeway pull is called')
    const { exit, said } = await run('pull', PULLED, '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(said)).toMatchObject({
      received: 1,
      stored: 1,
      skipped: 0,
      persons: 1,
      problems: [],
      pull: { outcome: 'complete' },
    })
    expect((await run('pull', PULLED)).said).toMatch(/^Fetched all of 1 files: what changed since 2020-11-20/)
  })

  it('says what is wrong, and how to mend it', async () => {
    stage.server.behave({ kickOff: (answer) => void answer.writeHead(404).end() })
    expect(await run('pull', PULLED)).toMatchObject({
      exit: 1,
      said: expect.stringMatching(/answers 404.*Look whether/),
    })
    stage.server.behave()
    stage.server.files = [{ type: 'Patient', body: ndjson(patient('p1')), count: 2 }]
    expect(await run('pull', PULLED)).toMatchObject({ exit: 3, said: expect.stringMatching(/holds 1 resources/) })
    expect((await run('pull-from', PULLED, '--end')).said).toBe(`${PULLED} is not fetched any more`)
    await expect(run('pull', PULLED)).rejects.toThrow(/is fetched from nowhere; causeway pull-from/)
  })

  it('shows public keys, and nothing that is secret', async () => {
    const { said } = await run('client-keys')
    const { keys } = JSON.parse(said) as { keys: Record<string, unknown>[] }
    expect(keys.map(({ alg }) => alg)).toEqual(['ES384', 'RS384'])
    for (const key of keys) for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key[part]).toBeUndefined()
  })

  // biome-ignore format: the table is read down its columns
  test.each([
    ['an open line',        ['http://fhir.example/r4'],                                   /must be an address that begins with https/],
    ['this machine',        ['http://127.0.0.1/fhir'],                                    /must be an address that begins with https/],
    ['no address',          ['fhir.example'],                                             /must be an address/],
    ['a name in it',        ['https://a:b@fhir.example/r4'],                              /must be an address/],
    ['no level',            ['https://fhir.example', '--level', 'all'],                   /--level is "all"/],
    ['a group without one', ['https://fhir.example', '--level', 'group'],                 /--group ID and --level group/],
    ['odd types',           ['https://fhir.example', '--types', 'patients'],              /--types has "patients"/],
    ['too often',           ['https://fhir.example', '--every', '1'],                     /--every is "1"/],
    ['odd origins',         ['https://fhir.example', '--origins', 'files.example'],       /--origins is "files.example"/],
    ['no list of patients', ['https://fhir.example', '--level', 'everything', '--patients', '/none'], /cannot be read/],
  ])('%s is refused', async (_what, argv, says) => {
    await expect(run('pull-from', PULLED, ...argv)).rejects.toThrow(says)
  })

  it('adds feeds, and keeps the list of one that carries several', async () => {
    expect(
      (await run('add-feed', 'engine', '--institution', 'fjord-hospital', '--format', 'hl7v2', '--aggregator')).exit,
    ).toBe(0)
    await expect(run('add-feed', 'engine', '--institution', 'fjord-hospital')).rejects.toThrow(/already/)
    await expect(run('add-feed', 'other', '--institution', 'nowhere')).rejects.toThrow(/no institution "nowhere"/)
    expect((await run('carries', 'engine')).said).toBe('engine carries nobody')
    expect((await run('carries', 'engine', 'FH', '--institution', 'fjord-hospital')).said).toContain(
      'facility fh: fjord-hospital',
    )
    expect((await run('carries', 'engine', 'FH', '--remove')).said).toBe('engine carries nobody')
    await expect(run('pull-from', 'engine', 'https://fhir.example')).rejects.toThrow(
      /brings hl7v2; what is fetched is FHIR/,
    )
    await expect(run('carries', PULLED, 'FH', '--institution', 'fjord-hospital')).rejects.toThrow(
      /its own institution only/,
    )
  })
})

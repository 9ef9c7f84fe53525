import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckReport } from '#conformance'
import { approveSenders } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { adt, oru } from '../../../test/support/hl7-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { MATCH_RULES } from '../match-rules.ts'
import { check } from './check.ts'
import { importFiles } from './import.ts'

const NO_ARCHIVE = { archiveSecretsFile: '' }

const SAMPLES = '../shared/data/hl7v2'

describe.each(databaseKinds())('causeway check, on %s', (kind) => {
  let house: TestHouse
  let folder: string
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
    folder = await mkdtemp(path.join(tmpdir(), 'causeway-check-'))
  })
  afterAll(async () => {
    await house.close()
    await rm(folder, { recursive: true })
  })

  const ask = async <Report>(command: typeof check | typeof importFiles, file: string, feedId = 'demo-hl7v2') => {
    const answers: string[] = []
    const output = { answer: (text: string) => answers.push(text), note: () => undefined, watched: false }
    const options = { paths: [file], feedId, format: 'auto', json: true }
    const exit = await command({ ...house, matchRules: MATCH_RULES, config: NO_ARCHIVE }, options, output)
    return { exit, report: JSON.parse(answers.join('')) as Report }
  }
  const file = async (name: string, messages: readonly Buffer[]) => {
    await writeFile(path.join(folder, name), Buffer.concat(messages))
    return path.join(folder, name)
  }
  const kept = async () =>
    house.owner(`select (select count(*) from inbox_message)::int as messages,
    (select count(*) from item)::int as items, (select count(*) from quarantine)::int as aside,
    (select count(*) from person)::int as persons`)

  it('says where each would go and what it lacks, and keeps nothing', async () => {
    const before = await kept()
    const anna = { number: 'check-1', born: '1950' }
    const { exit, report } = await ask<CheckReport>(
      check,
      await file('two.hl7', [
        oru({ id: 'k1' }, anna, { order: 'k1', value: '4.1' }),
        oru({ id: 'k2' }, anna, { order: 'k2', value: '4.2', test: 'K^Kalium^L' }),
      ]),
    )
    expect(exit).toBe(3)
    expect(report.files).toMatchObject([{ file: 'two.hl7', quarantined: 0, unmatched: 0, persons: 1 }])
    const laboratory = report.categories.find(({ category }) => category === 'laboratory')!
    expect(laboratory.rules).toContainEqual({ rule: 'everyday-tests-open', verdict: 'open', samples: 3 })
    expect(laboratory.samples).toBe(laboratory.rules.reduce((sum, { samples }) => sum + samples, 0))
    expect(report.findings).toContainEqual(
      expect.objectContaining({ category: 'person', element: 'a full birth date', missing: 1, of: 1 }),
    )
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        category: 'laboratory',
        element: 'a code that others know',
        missing: 1,
        of: 4,
        examples: ['two.hl7 message 2: Observation “Kalium”'],
      }),
    )
    expect(await kept()).toEqual(before)
  })

  it('knows what the institution agreed to, its list of senders and the other institutions', async () => {
    await withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      approveSenders(scope, { feedId: 'demo-hl7v2', names: ['MYLAB'] }),
    )
    const [agreed] = await house.owner(`select count(*)::int as count from agreement a
      join feed f on f.institution_id = a.institution_id where f.feed_id = 'demo-hl7v2'`)
    const foreign = adt('A01', { id: 'f1', facility: 'ELSEWHERE' }, { number: 'check-2' }, 'v1')
    const { report } = await ask<CheckReport>(check, await file('foreign.hl7', [foreign]))
    expect(report.files).toMatchObject([{ received: 1, quarantined: 1 }])
    expect(report.files[0]!.problems[0]!.what).toContain('not on the list of this feed')
    expect(report.withoutSample).toHaveLength(agreed!.count as number)
  })

  it('refuses an unknown feed', async () => {
    await expect(ask(check, folder, 'nobody')).rejects.toThrow('there is no feed "nobody"')
  })
})

describe.runIf(existsSync(SAMPLES))('causeway check on samples that nobody here wrote', () => {
  it('foretells what the import then says', async () => {
    const house = await openTestHouse('embedded')
    try {
      await house.owner(`insert into institution (institution_id, name, service_type, municipality, time_zone, contact, joined_on, status)
        values ('lab', 'Laboratory', 'laboratory', 'Here', 'Europe/Oslo', 'lab@example.org', '2026-01-01', 'offering')`)
      await house.owner(
        `insert into feed (feed_id, institution_id, format, aggregator) values ('lab', 'lab', 'hl7v2', false)`,
      )
      const answers: string[] = []
      const output = { answer: (text: string) => answers.push(text), note: () => undefined, watched: false }
      const options = { paths: [SAMPLES], feedId: 'lab', format: 'auto', json: true }
      expect(await check({ ...house, matchRules: MATCH_RULES }, options, output)).toBe(3)
      expect(await importFiles({ ...house, matchRules: MATCH_RULES, config: NO_ARCHIVE }, options, output)).toBe(3)
      const [foretold, imported] = answers.map((text) => JSON.parse(text)) as [CheckReport, Record<string, number>]
      for (const count of ['received', 'stored', 'updated', 'unchanged', 'quarantined', 'unmatched'] as const)
        expect(`${count} ${foretold.files.reduce((sum, each) => sum + each[count], 0)}`).toBe(
          `${count} ${imported[count]}`,
        )
      expect(foretold.findings.length).toBeGreaterThan(0)
    } finally {
      await house.close()
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotFound, Refused } from '#base/errors'
import { type StaffScope, withPatientScope, withStaffScope } from '#platform/database/scopes'
import { listItems, listTrend } from '#record'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { importCodes } from './import-codes.ts'
import { listCodes, readCode } from './list-codes.ts'
import { readCodeList } from './read-code-list.ts'
import { setTermsSetting } from './settings.ts'
import { type CodeOrder, settleCode } from './settle-code.ts'
import { suggestFor } from './suggest-for.ts'
import { tendTerms } from './tend-terms.ts'

const FEED = 'nordfjord-hospital-fhir'
const HERE = 'nordfjord-hospital'
const AWAY = 'st-eystein-hospital'
const OWN = 'urn:oid:2.999.77'

describe.each(databaseKinds())('what local codes mean, on %s', (kind) => {
  let portal: TestPortal
  const tokens: Record<string, string> = {}
  let personId = ''
  let self = ''
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.addAccount('second@test.example', { role: 'steward' })
    for (const name of ['steward@demo', 'second@test', 'site@demo'])
      tokens[name.split('@')[0]!] = tokenIn(await portal.signIn(`${name}.example`))
    await portal.takeIn(FEED, bundle(patient('codes')))
    await portal.takeIn(
      FEED,
      bundle(local('a', 'KREA', 'Kreatinin (serum)', 80), local('b', 'KREA', 'Kreatinin (serum)', 84)),
    )
    await portal.takeIn(FEED, bundle(local('z', 'ZZZ', 'Zonulin special', 3), local('q', 'QQQ', 'Quaint test', 5)))
    const [row] = await portal.house.owner(
      `select l.person_id from patient_key k join patient_link l using (link_id) where k.key = 'Patient/codes'`,
      [],
    )
    personId = row!.person_id as string
    await portal.addAccount('codes@test.example', {
      name: 'Codes',
      grants: [{ personId: personId as never, capacity: 'self' }],
    })
    self = tokenIn(await portal.signIn('codes@test.example'))
  })
  afterAll(() => portal.close())

  const local = (id: string, code: string, name: string, value: number) =>
    observation(`codes-${id}`, 'codes', {
      code: { coding: [{ system: OWN, code, display: name }] },
      specimen: { display: 'Serum' },
      valueQuantity: { value, unit: 'UMOL/L' },
      referenceRange: [{ low: { value: 60 }, high: { value: 105 } }],
    })
  const as = <Result>(who: 'steward' | 'second' | 'site', work: (scope: StaffScope) => Promise<Result>) =>
    withStaffScope(
      portal.house.database,
      { token: tokens[who]!, role: who === 'site' ? 'institution-administrator' : 'steward', requestId: 'test' },
      work,
    )
  const key = (code: string) => `${OWN}|${code}`
  const decide = (who: 'steward' | 'second' | 'site', order: Partial<CodeOrder>) =>
    as(who, (scope) =>
      settleCode(scope, {
        institutionId: HERE,
        codeKey: key('ZZZ'),
        word: 'map',
        loinc: null,
        reason: '',
        suggested: null,
        ...order,
      }),
    )
  const bodies = () =>
    portal.house.owner(
      `select source_id, body, version, mapped_code from item where person_id = $1 order by source_id`,
      [personId],
    )
  const stateOf = (code: string) =>
    as('steward', (scope) => readCode(scope, { institutionId: HERE, codeKey: key(code) }))

  it('gathers codes as results come, counted once for each, with unit, specimen and range, and nothing of anybody', async () => {
    expect(await stateOf('KREA')).toMatchObject({
      name: 'Kreatinin (serum)',
      unit: 'UMOL/L',
      specimen: 'Serum',
      seen: 2,
      rangeLow: 60,
      rangeHigh: 105,
    })
    await portal.takeIn(FEED, bundle(local('a', 'KREA', 'Kreatinin (serum)', 80)))
    expect((await stateOf('KREA')).seen).toBe(2)
  })

  it('maps what is beyond doubt by itself, reads what is stored anew, and leaves the resource as it was', async () => {
    const before = await bodies()
    const done = await tendTerms(portal.house.database)
    expect(done).toMatchObject({ mapped: 1, items: 2 })
    const creatinine = await stateOf('KREA')
    expect(creatinine).toMatchObject({ state: 'mapped', loinc: '14682-9' })
    expect(creatinine.history[0]).toMatchObject({ isByItself: true, word: 'mapped' })
    const after = await bodies()
    expect(after.map(({ body, version }) => [body, version])).toEqual(
      before.map(({ body, version }) => [body, version]),
    )
    await withPatientScope(
      portal.house.database,
      { token: self, subject: personId, requestId: 'test' },
      async (scope) => {
        const { rows } = await listItems(scope, { category: 'laboratory', page: 1 } as never)
        expect(rows.map(({ codeKey }) => codeKey)).toContain('http://loinc.org|14682-9')
        const trend = await listTrend(scope, { category: 'laboratory', codeKeys: ['http://loinc.org|14682-9'] })
        expect(trend).toHaveLength(2)
      },
    )
  })

  it('gives what comes later its meaning at once', async () => {
    await portal.takeIn(FEED, bundle(local('c', 'KREA', 'Kreatinin (serum)', 90)))
    const found = (await bodies()).find((row) => row.source_id === 'codes-c')
    expect(found?.mapped_code).toBe('14682-9')
  })

  it('believes a code of LOINC that the sender wrote beside the own one', async () => {
    await portal.takeIn(
      FEED,
      bundle(
        observation('codes-both', 'codes', {
          code: {
            coding: [
              { system: OWN, code: 'K' },
              { system: 'http://loinc.org', code: '2823-3' },
            ],
          },
        }),
      ),
    )
    expect((await bodies()).find((row) => row.source_id === 'codes-both')?.mapped_code).toBe('2823-3')
    await expect(stateOf('K')).rejects.toThrow(NotFound)
  })

  it('keeps every decision and takes it back: undone, nothing of it is left on stored items', async () => {
    await decide('site', { loinc: '2160-0' })
    await tendTerms(portal.house.database)
    expect((await bodies()).find((row) => row.source_id === 'codes-z')?.mapped_code).toBe('2160-0')
    await decide('steward', { word: 'undo' })
    await tendTerms(portal.house.database)
    expect((await bodies()).find((row) => row.source_id === 'codes-z')?.mapped_code).toBe(null)
    expect((await stateOf('ZZZ')).history.map(({ word }) => word)).toEqual(['undone', 'mapped'])
  })

  it('refuses what is no code of LOINC, a word without reason, and another institution’s codes', async () => {
    await expect(decide('steward', { loinc: '2160-1' })).rejects.toThrow(Invalid)
    await expect(decide('steward', { word: 'cannot', reason: '  ' })).rejects.toThrow(Invalid)
    await expect(decide('site', { institutionId: AWAY, loinc: '2160-0' })).rejects.toThrow(NotFound)
    await expect(decide('steward', { word: 'confirm' })).rejects.toThrow(Conflict)
    await decide('steward', { word: 'cannot', reason: 'a test of the house' })
    expect(await stateOf('ZZZ')).toMatchObject({ state: 'unmappable', loinc: null })
  })

  it('waits for a second person where the region wants four eyes', async () => {
    await as('steward', (scope) => setTermsSetting(scope, { fourEyes: true, byItself: true }))
    await expect(as('site', (scope) => setTermsSetting(scope, { fourEyes: false, byItself: true }))).rejects.toThrow(
      Refused,
    )
    await decide('steward', { codeKey: key('QQQ'), loinc: '1988-5' })
    expect(await stateOf('QQQ')).toMatchObject({ state: 'proposed', loinc: '1988-5' })
    await expect(decide('steward', { codeKey: key('QQQ'), word: 'confirm' })).rejects.toThrow(Refused)
    await decide('second', { codeKey: key('QQQ'), word: 'confirm' })
    expect(await stateOf('QQQ')).toMatchObject({ state: 'mapped' })
    await as('steward', (scope) => setTermsSetting(scope, { fourEyes: false, byItself: true }))
  })

  it('takes a list in, line by line, and learns from what others decided', async () => {
    await decide('steward', { word: 'undo' })
    await decide('steward', { loinc: '33959-8' })
    const list = readCodeList(
      new TextEncoder().encode(
        'Test code;Test name;Units;Specimen\n1;Zonulin special;UMOL/L;Serum\n2;Natrium;mmol/l\n;Nobody;x;y\n1;again;;\n',
      ),
    )
    expect(list.faults).toEqual([
      { line: 3, fault: 'cells' },
      { line: 4, fault: 'no-code' },
      { line: 5, fault: 'twice' },
    ])
    expect(await as('steward', (scope) => importCodes(scope, { institutionId: AWAY, list, system: 'x' }))).toEqual({
      added: 2,
      known: 0,
    })
    await expect(as('site', (scope) => importCodes(scope, { institutionId: AWAY, list, system: 'x' }))).rejects.toThrow(
      NotFound,
    )
    const { codes } = await as('steward', (scope) => listCodes(scope, { institutionId: AWAY, state: 'open', skip: 0 }))
    const found = await as('steward', (scope) => suggestFor(scope, codes))
    const zonulin = found.find(({ code }) => code.name === 'Zonulin special')
    expect(zonulin?.suggestions[0]).toMatchObject({ loinc: '33959-8', learnedFrom: 1 })
    expect(zonulin?.sure).toBe(null)
    expect(found.find(({ code }) => code.name === 'Natrium')?.suggestions[0]).toMatchObject({ loinc: '2951-2' })
  })
})

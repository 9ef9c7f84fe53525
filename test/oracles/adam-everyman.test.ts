import { createReadStream, existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importInput } from '#ingestion'
import { MATCH_RULES } from '../../src/main/match-rules.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../support/test-house.ts'

const DATA = '../shared/data/ccda'
/** Four documents about somebody called Adam Everyman, each sent by another institution. */
const SENT = [
  ['demo-ccda', 'hl7-r11/CCD.sample.xml'],
  ['demo-hl7v2', 'hl7-r11/DS.sample.xml'],
  ['demo-fhir', 'hl7-r11/UD.sample.xml'],
  ['demo-bulk', 'allscripts/b2_Adam_Everyman_ToC.xml'],
] as const

describe.skipIf(!existsSync(DATA)).each(databaseKinds())('four people called Adam Everyman, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
    for (const [feedId, file] of SENT)
      await importInput(house.database, {
        feedId,
        rules: MATCH_RULES,
        sources: [{ name: file, chunks: createReadStream(`${DATA}/${file}`), format: 'ccda' }],
      })
  })
  afterAll(() => house.close())

  it('are never joined by themselves: each is a person of his own, or waits for a clerk', async () => {
    const people = await house.owner(`select l.person_id, l.link_id from patient_link l where l.link_id in
      (select link_id from item where resource_type = 'Patient' and body like '%Everyman%')`)
    const cases = await house.owner(`select case_id from match_case where demographics::text like '%Everyman%'`)
    expect(people.length + cases.length).toBe(SENT.length)
    expect(new Set(people.map(({ person_id }) => person_id)).size).toBe(people.length)
  })

  it('what waits with a case is shown to nobody', async () => {
    const [waiting] = await house.owner(`select count(*)::int as n from quarantine where kind = 'unmatched'`)
    expect(waiting!.n).toBeGreaterThan(0)
    const [shown] =
      await house.owner(`select count(distinct institution_id)::int as n from item where body like '%Everyman%'
      and resource_type = 'Patient'`)
    const people = await house.owner(`select 1 from patient_link where link_id in
      (select link_id from item where resource_type = 'Patient' and body like '%Everyman%')`)
    expect(shown!.n).toBe(people.length)
  })
})

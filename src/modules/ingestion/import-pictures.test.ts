import { createReadStream, existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SampleObject, sampleObject } from '../../../test/support/dicom-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { findInput } from '../../main/commands/find-input.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { bringInWaiting } from './carry-out.ts'
import { importInput } from './import-input.ts'
import type { ImportReport } from './import-report.ts'
import type { Source } from './source.ts'
import { startWorker } from './start-worker.ts'

const SAMPLES = '../shared/data/dicom'
const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }
const RADIOLOGY = 'havna-radiology'

describe.each(databaseKinds())('pictures, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  const take = async (sources: readonly Source[], feedId = 'demo-dicom'): Promise<ImportReport> => {
    const report = await importInput(house.database, { feedId, rules: MATCH_RULES, sources })
    const { received, stored, updated, unchanged, quarantined, unmatched } = report
    expect(received).toBe(stored + updated + unchanged + quarantined + unmatched)
    return report
  }
  const takeObjects = (...objects: readonly SampleObject[]) =>
    take(
      objects.map((each) => ({
        name: `object ${each.at}`,
        chunks: once(sampleObject(each)),
        format: 'dicom' as const,
      })),
    )
  const takeFhir = (...resources: readonly object[]) =>
    take(
      [{ name: 'fhir', chunks: once(Buffer.from(resources.map((each) => JSON.stringify(each)).join('\n'))) }],
      `${RADIOLOGY}-fhir`,
    )
  const studyOf = async (uid: string) => {
    const [row] = await house.owner(
      `select item_id, person_id, category, listed, part_of, release_at, body::jsonb ->> 'numberOfInstances' as instances,
         (select count(*)::int from picture p where p.person_id = i.person_id and p.item_id = i.item_id) as pictures
       from item i where resource_type = 'ImagingStudy' and body like $1`,
      [`%urn:oid:${uid}"%`],
    )
    return row
  }

  it('count one each, grow their study as they come, and change nothing the second time', async () => {
    const object = (at: number, value = 1) => ({ study: '1.2.30', at, number: 'P30', value })
    expect(await takeObjects(object(1), object(2))).toMatchObject({ received: 2, stored: 2, persons: 1, problems: [] })
    expect(await takeObjects(object(2), object(3))).toMatchObject({ stored: 1, unchanged: 1 })
    expect(await takeObjects(object(3, 9))).toMatchObject({ updated: 1 })
    expect(await takeObjects(object(1), object(2), object(3), object(3, 9))).toMatchObject({ unchanged: 4 })
    expect(await studyOf('1.2.30')).toMatchObject({ instances: '3', pictures: 3, category: 'images', listed: true })
  })

  it('of a study that came for somebody else are set aside with their bytes', async () => {
    await takeObjects({ study: '1.2.31', at: 1, number: 'P31' })
    const other = { study: '1.2.31', at: 2, number: 'P32', name: 'Other^Olga' }
    expect(await takeObjects(other)).toMatchObject({ quarantined: 1, stored: 0 })
    const [aside] = await house.owner(
      `select what, mend, body from quarantine where what like '%another patient%' order by first_at desc limit 1`,
    )
    expect(Buffer.from(aside!.body as Uint8Array).equals(sampleObject(other))).toBe(true)
    expect(await studyOf('1.2.31')).toMatchObject({ pictures: 1 })
  })

  it('go to whom their institution knows by the number, unless they contradict it', async () => {
    const [known] = await house.owner(
      `select k.key, l.person_id, l.demographics from patient_key k join patient_link l using (link_id)
       where k.institution_id = $1 and k.key like '%urn:oid:%' and k.key like '%|RAD%' limit 1`,
      [RADIOLOGY],
    )
    const [, issuer, number] = /urn:oid:([\d.]+)\|(.+)$/.exec(String(known!.key))!
    const { family, given, birthDate } = JSON.parse(String(known!.demographics))
    const said = { number: number!, issuer: issuer!, birth: birthDate.replaceAll('-', '') }
    const fits = await takeObjects({ study: '1.2.33', at: 1, ...said, name: `${family}^${given[0]}` })
    expect(fits).toMatchObject({ stored: 1 })
    expect((await studyOf('1.2.33'))!.person_id).toBe(known!.person_id)
    const contradicts = await takeObjects({ study: '1.2.34', at: 1, ...said, name: 'Somebody^Else' })
    expect(contradicts).toMatchObject({ stored: 0, unmatched: 1 })
    expect(await studyOf('1.2.34')).toBeUndefined()
  })

  it('that waited for a decision come in with their study once it is made', async () => {
    const [kari] = await house.owner(
      `select l.link_id, l.demographics from patient_link l join person p using (person_id)
      where p.given like 'Kari%' and l.institution_id = $1 and l.parted_at is null limit 1`,
      [RADIOLOGY],
    )
    const { family, given, birthDate } = JSON.parse(String(kari!.demographics))
    const object = (at: number) => ({
      study: '1.2.35',
      at,
      number: 'ANOTHER-35',
      name: `${family}^${given[0]}`,
      birth: birthDate.replaceAll('-', ''),
    })
    expect(await takeObjects(object(1), object(2))).toMatchObject({ unmatched: 2 })
    await house.owner(`update patient_key set case_id = null, link_id = $1 where key like '%ANOTHER-35'`, [
      kari!.link_id,
    ])
    await bringInWaiting(house.database, { rules: MATCH_RULES })
    const worker = startWorker(house.database, { rules: MATCH_RULES, log: QUIET })
    await worker.drain()
    await worker.stop()
    expect(await studyOf('1.2.35')).toMatchObject({ pictures: 2 })
  })

  it.each(['report', 'pictures'] as const)(
    'wait with the report of their accession number when the %s came first',
    async (first) => {
      const [study, number, accession] = first === 'report' ? ['1.2.36', 'P36', 'A36'] : ['1.2.37', 'P37', 'A37']
      const report = {
        resourceType: 'DiagnosticReport',
        id: `report-${number}`,
        identifier: [
          {
            type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'ACSN' }] },
            value: accession,
          },
        ],
        status: 'final',
        category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'CT' }] }],
        code: { text: 'CT of a sample' },
        subject: { type: 'Patient', identifier: { value: number } },
        issued: new Date(performance.timeOrigin).toISOString(),
      }
      const takePictures = () => takeObjects({ study: study!, at: 1, number: number!, accession: accession! })
      await takeObjects({ study: `${study}.9`, at: 1, number: number! })
      if (first === 'report') await takeFhir(report)
      await takePictures()
      if (first === 'pictures') await takeFhir(report)
      const found = await studyOf(study!)
      const [held] = await house.owner(
        `select item_id, release_at, release_at > now() as waits from item where source_id = $1`,
        [`report-${number}`],
      )
      expect(held!.waits).toBe(true)
      expect(found).toMatchObject({
        part_of: held!.item_id,
        release_at: held!.release_at,
        category: 'images',
        listed: true,
      })
      expect(await studyOf(`${study}.9`)).toMatchObject({ part_of: null })
    },
  )

  it.skipIf(!existsSync(SAMPLES))(
    'take a folder of real files, each object once, and nothing the second time',
    async () => {
      const { files, skipped } = await findInput([SAMPLES], null)
      const sources = () => files.map(({ path, format }) => ({ name: path, format, chunks: createReadStream(path) }))
      const first = await take(sources())
      expect(files.every(({ format }) => format === 'dicom')).toBe(true)
      expect(skipped).toBeGreaterThan(0)
      expect(first.received).toBe(files.length)
      expect(first.stored).toBeGreaterThan(first.quarantined)
      expect(first.problems.every(({ what }) => what.length > 20)).toBe(true)
      expect(await take(sources())).toMatchObject({
        received: first.received,
        stored: 0,
        updated: 0,
        unchanged: first.stored + first.updated + first.unchanged,
        quarantined: first.quarantined,
      })
    },
  )
})

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

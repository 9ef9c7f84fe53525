import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '#base/categories'
import { Invalid } from '#base/errors'
import { withPatientScope, withStaffScope } from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { findTerm } from './find-term.ts'
import { type LoadOrder, loadTerms } from './load-terms.ts'
import { suggestFor } from './suggest-for.ts'

const FEED = 'nordfjord-hospital-fhir'
const folder = mkdtempSync(path.join(tmpdir(), 'terms-'))

const tabbed = (...rows: readonly string[]) => `${rows.map((row) => row.replaceAll('|', '\t')).join('\r\n')}\r\n`
const quoted = (...rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')

const DESCRIPTION = 'id|effectiveTime|active|moduleId|conceptId|languageCode|typeId|term|caseSignificanceId'
const described = (
  id: string,
  active: string,
  concept: string,
  type: 'full' | 'synonym',
  term: string,
  language = 'en',
) =>
  `${id}|20240101|${active}|900000000000207008|${concept}|${language}|${type === 'full' ? '900000000000003001' : '900000000000013009'}|${term}|900000000000448009`
const LOINC_COLUMNS =
  'LOINC_NUM,COMPONENT,PROPERTY,TIME_ASPCT,SYSTEM,SCALE_TYP,METHOD_TYP,CLASS,STATUS,RELATEDNAMES2,SHORTNAME,LONG_COMMON_NAME,COMMON_TEST_RANK'
const VARIANT_COLUMNS =
  'LOINC_NUM,COMPONENT,PROPERTY,TIME_ASPCT,SYSTEM,SCALE_TYP,METHOD_TYP,CLASS,SHORTNAME,LONG_COMMON_NAME,RELATEDNAMES2,LinguisticVariantDisplayName'

const FILES = {
  'sct2_Description_Snapshot-en_INT_20240101.txt': tabbed(
    DESCRIPTION,
    described('1', '1', '73211009', 'full', 'Diabetes mellitus (disorder)'),
    described('2', '1', '73211009', 'synonym', 'Diabetes mellitus "DM"'),
    described('3', '0', '73211009', 'synonym', 'Sugar disease'),
    described('4', '1', '38341003', 'full', 'Hypertensive disorder, systemic arterial (disorder)'),
    described('5', '1', '38341003', 'synonym', 'High blood pressure'),
    described('6', '1', '38341003', 'synonym', 'Hypertension'),
    described('7', '1', '73211009', 'synonym', 'Diabetes mellitus (norsk)', 'no'),
    described('8', '1', '73211009', 'synonym', 'Sukkersyke', 'no'),
    'broken|20240101|1',
    described('9', '1', 'x', 'full', 'No concept'),
  ),
  'sct2_Concept_Snapshot_INT_20240101.txt': tabbed(
    'id|effectiveTime|active|moduleId|definitionStatusId',
    '73211009|20020131|1|900000000000207008|900000000000074008',
    '38341003|20240101|0|900000000000207008|900000000000074008',
  ),
  'der2_cRefset_LanguageSnapshot-en_INT_20240101.txt': tabbed(
    'id|effectiveTime|active|moduleId|refsetId|referencedComponentId|acceptabilityId',
    'u1|20020131|1|900000000000207008|900000000000508004|5|900000000000549004',
    'u2|20020131|1|900000000000207008|900000000000508004|6|900000000000548007',
    'u3|20020131|1|900000000000207008|900000000000508004|4|900000000000548007',
    'u4|20020131|1|900000000000207008|900000000000508004|2|900000000000548007',
  ),
  'sct2_Relationship_Snapshot_INT_20240101.txt': tabbed(
    'id|effectiveTime|active|moduleId|sourceId|destinationId|relationshipGroup|typeId|characteristicTypeId|modifierId',
  ),
  'Loinc.csv': quoted(
    LOINC_COLUMNS.split(','),
    // Two codes that are not in the shipped table.
    [
      '99901-6',
      'Zonulin',
      'MCnc',
      'Pt',
      'Stool',
      'Qn',
      'IA',
      'CHEM',
      'ACTIVE',
      'Zot; tight junction',
      'Zonulin Stl',
      'Zonulin [Mass/volume] in Stool',
      '900',
    ],
    ['99902-4', 'Xylulose', 'MCnc', 'Pt', 'Ser/Plas', 'Qn', '', 'CHEM', 'DEPRECATED', '', 'Xyl', 'Xylulose, old', '0'],
    [
      '2823-3',
      'Potassium',
      'SCnc',
      'Pt',
      'Ser/Plas',
      'Qn',
      '',
      'CHEM',
      'ACTIVE',
      'K; Kalium',
      'Potassium SerPl-sCnc',
      'Potassium [Moles/volume] in Serum or Plasma',
      '2',
    ],
  ),
  'frFR18LinguisticVariant.csv': quoted(
    VARIANT_COLUMNS.split(','),
    [
      '99901-6',
      'Zonuline fécale',
      'Masse/Volume',
      'Ponctuel',
      'Selles',
      'Quantitatif',
      '',
      'CHIMIE',
      '',
      '',
      '',
      'Zonuline [Masse/Volume] Selles',
    ],
    ['2823-3', 'Potassium', 'Moles/Volume', 'Ponctuel', 'Sérum/Plasma', 'Quantitatif', '', 'CHIMIE', '', '', '', ''],
  ),
  'atc.csv':
    'ATC code;ATC level name;DDD;Uni;Adm.R;Note\nC09AA03;lisinopril;10;mg;O;\nC09AA03;lisinopril;;;;\nC9;wrong;;;;\n',
  'icd10cm_codes_2024.txt':
    'A000    Cholera due to Vibrio cholerae 01, biovar cholerae\nE119    Type 2 diabetes mellitus without complications\n',
  'national.csv': 'Kode\tNavn\nNPU03230\tP—Kalium; stoffk.\n',
  'latin.csv': Buffer.from('code;name\n1;K\xf8n\n', 'latin1'),
  'other.csv': 'Foo,Bar\n1,2\n',
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(databaseKinds())('tables of codes that operators load, on %s', (kind) => {
  let portal: TestPortal
  let [self, personId, steward] = ['', '', '']
  beforeAll(async () => {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text)
    portal = await openTestPortal(kind)
    await portal.takeIn(FEED, bundle(patient('tables', { name: [{ family: 'Tabell', given: ['Tora'] }] })))
    personId = await portal.personCalled('Tora Tabell')
    await portal.addAccount('tables@test.example', { grants: [{ personId: personId as never, capacity: 'self' }] })
    self = await portal.signIn('tables@test.example')
    steward = await portal.signIn('steward@demo.example')
  })
  afterAll(() => portal.close())

  const load = (system: LoadOrder['system'], names: string | readonly string[], over: Partial<LoadOrder> = {}) =>
    loadTerms(portal.house.database, {
      system,
      files: [names].flat().map((name) => path.join(folder, name)),
      version: '1',
      language: 'en',
      url: null,
      ...over,
    })
  const named = (codeKey: string, language: Language = 'en') =>
    withPatientScope(portal.house.database, { token: tokenIn(self), subject: personId, requestId: 'test' }, (scope) =>
      findTerm(scope, { codeKey, language }),
    )
  const SNOMED = 'http://snomed.info/sct|'
  const [DESCRIPTIONS, CONCEPTS, PREFERENCES, RELATIONS] = Object.keys(FILES) as [string, string, string, string]

  it('name concepts of SNOMED CT by their full name without its tag, and by the preferred one where the release says it', async () => {
    const first = await load('snomed', DESCRIPTIONS)
    expect(first).toMatchObject({ wasLoaded: false, leftOut: 1, faulty: 2 })
    expect(first.faults).toEqual([
      'line 10: it has 3 cells, the first line has 9',
      'line 11: "x" is no concept of SNOMED CT',
    ])
    expect(await named(`${SNOMED}73211009`)).toMatchObject({
      name: 'Diabetes mellitus',
      table: 'SNOMED CT',
      version: '1',
    })
    expect(await named(`${SNOMED}73211009`, 'nb')).toMatchObject({ name: 'Diabetes mellitus (norsk)', language: 'no' })
    expect(await load('snomed', DESCRIPTIONS)).toMatchObject({ wasLoaded: true })
    await load('snomed', [PREFERENCES, CONCEPTS, DESCRIPTIONS], { version: '2' })
    expect(await named(`${SNOMED}38341003`)).toMatchObject({ name: 'Hypertension', version: '2', isActive: false })
    expect(await named(`${SNOMED}73211009`)).toMatchObject({ name: 'Diabetes mellitus "DM"', isActive: true })
  })

  it('say by line and column what another layout lacks', async () => {
    const refusals: readonly (readonly [Parameters<typeof load>[0], string, RegExp])[] = [
      ['snomed', RELATIONS, /line 1: neither descriptions, concepts nor/],
      ['snomed', CONCEPTS, /line 1: it has no names; give the description file/],
      ['atc', 'other.csv', /other\.csv, line 1: no column for the code .* its columns are foo, bar/],
      ['national', 'latin.csv', /latin\.csv, line 2: this is no text in UTF-8/],
      ['loinc', 'frFR18LinguisticVariant.csv', /line 1: this is no Loinc\.csv.*--language/],
      ['atc', 'Loinc.csv', /line 2: "99901-6" is no code of atc/],
    ]
    for (const [system, file, said] of refusals) {
      const fault = await load(system, file, { version: `refused ${file}` }).catch((fault: unknown) => fault)
      expect(fault).toBeInstanceOf(Invalid)
      expect((fault as Invalid).message).toMatch(said)
    }
  })

  it('of ATC, ICD-10 and a national set give their names, each under its own address', async () => {
    expect(await load('atc', 'atc.csv')).toMatchObject({ faulty: 1, faults: ['line 4: "C9" is no code of atc'] })
    await load('icd10', 'icd10cm_codes_2024.txt')
    await load('national', 'national.csv', { url: 'urn:oid:1.2.208.176.2.1', language: 'nb' })
    expect(await named('http://www.whocc.no/atc|C09AA03')).toMatchObject({ name: 'lisinopril', table: 'ATC' })
    for (const code of ['E11.9', 'E119'])
      expect((await named(`http://hl7.org/fhir/sid/icd-10-cm|${code}`))?.name).toMatch(/^Type 2 diabetes/)
    expect(await named('urn:oid:1.2.208.176.2.1|NPU03230')).toMatchObject({ table: 'urn:oid:1.2.208.176.2.1' })
    expect(await named('urn:oid:9.9|NPU03230')).toBeNull()
  })

  it('of LOINC suggest codes for local names, also by a linguistic variant, in the workbench', async () => {
    await load('loinc', 'Loinc.csv')
    await load('loinc', 'frFR18LinguisticVariant.csv', { language: 'fr' })
    expect(await named('http://loinc.org|99901-6', 'fr')).toMatchObject({ name: 'Zonuline [Masse/Volume] Selles' })
    expect(await named('http://loinc.org|99902-4')).toMatchObject({ isActive: false })
    const test = { institutionId: 'st-eystein-hospital', codeKey: 'x|1', unit: null, specimen: 'Selles', kind: null }
    const scope = { token: tokenIn(steward), role: 'steward', requestId: 'test' } as const
    for (const name of ['Zonulin', 'Zonuline fécale']) {
      const [found] = await withStaffScope(portal.house.database, scope, (staff) =>
        suggestFor(staff, [{ ...test, name, rangeLow: null, rangeHigh: null } as never]),
      )
      expect(found?.suggestions.map(({ loinc }) => loinc)).toContain('99901-6')
    }
    const table = 'code;name;unit;specimen\nZON;Zonulin;ng/mL;Stool\n'
    await portal.post(
      '/region/terms/import',
      { institution: 'st-eystein-hospital', system: 'urn:oid:2.999.5', table },
      steward,
    )
    const { text } = await portal.get('/region/terms?institution=st-eystein-hospital', steward)
    expect(text).toContain('99901-6 Zonulin (MCnc, Stool, ia)')
  })

  it('stand on an item’s page with table and version, beside what its institution calls it', async () => {
    const code = { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'S-Kalium' }] }
    await portal.takeIn(FEED, bundle(observation('tables-k', 'tables', { code })))
    const [row] = await portal.house.owner(`select item_id from item where source_id = 'tables-k'`, [])
    const { text } = await portal.get(`/record/item/${row!.item_id}`, self)
    expect(text).toContain('Clinical name: Potassium [Moles/volume] in Serum or Plasma (LOINC, version 1).')
    expect(text).toContain('S-Kalium')
  })
})

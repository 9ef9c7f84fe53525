import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { translator } from '#messages/translator'
import { bundle, observation, patient } from '../../support/fhir-samples.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const en = translator('en')
const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'

const loinc = (code: string, text: string) => ({ coding: [{ system: 'http://loinc.org', code }], text })
const germ = (id: string, name: string, members: readonly string[]) =>
  observation(id, 'sol', {
    code: loinc('600-7', 'Bacteria identified'),
    valueQuantity: undefined,
    valueCodeableConcept: { text: name },
    hasMember: members.map((member) => ({ reference: `Observation/${member}` })),
  })
const tried = (id: string, name: string, judged: string, value: object = {}, system = INTERPRETATION) =>
  observation(id, 'sol', {
    code: { text: name },
    valueQuantity: undefined,
    interpretation: [{ coding: [{ system, code: judged, display: `as sent ${judged}` }] }],
    ...value,
  })
const report = (id: string, department: string, title: string, results: readonly string[], over: object = {}) => ({
  resourceType: 'DiagnosticReport',
  id,
  status: 'final',
  subject: { reference: 'Patient/sol' },
  effectiveDateTime: '2026-03-02T08:00:00+01:00',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: department }] }],
  code: { text: title },
  result: results.map((result) => ({ reference: `Observation/${result}` })),
  ...over,
})
const written = (text: string) => ({
  presentedForm: [{ contentType: 'text/plain', data: Buffer.from(text).toString('base64') }],
})

const TISSUE = `Clinical information
Brown spot on the back.

Microscopic description: Nests of cells.

FINAL DIAGNOSIS:
Naevus, benign.`

const LETTER =
  'Dear colleague,\n\nHOSPITAL COURSE\nShe came with edema. BP was high. She bid us farewell.\nEdema is less.'

describe('Sol', () => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds().at(-1)!)
    await portal.takeIn(
      FEED,
      bundle(
        patient('sol', { name: [{ family: 'Dahl', given: ['Sol'] }], birthDate: '1956-05-17' }),
        germ('coli', 'Escherichia coli', ['cipro', 'nitro', 'own']),
        germ('klebs', 'Klebsiella <oxytoca>', ['cipro-2']),
        tried('cipro', 'Ciprofloxacin', 'R'),
        tried('nitro', 'Nitrofurantoin', 'S', { valueQuantity: { value: 16, comparator: '<=', unit: 'mg/L' } }),
        tried('own', 'Ownmycin', 'S', {}, 'urn:laboratory:own'),
        tried('cipro-2', 'Ciprofloxacin', 'SDD'),
        observation('gram', 'sol', {
          code: loinc('664-3', 'Gram stain'),
          valueQuantity: undefined,
          valueString: 'Rods',
        }),
        report('culture', 'MB', 'Urine culture', ['coli', 'klebs', 'gram']),
        report('susceptibility', 'MB', 'Susceptibility', ['cipro', 'nitro', 'own', 'cipro-2']),
        report('tissue', 'SP', 'Skin sample', [], written(TISSUE)),
        {
          resourceType: 'DocumentReference',
          id: 'letter',
          status: 'current',
          type: loinc('18842-5', 'Discharge summary'),
          subject: { reference: 'Patient/sol' },
          date: '2026-03-02T08:00:00+01:00',
          content: [{ attachment: written(LETTER).presentedForm[0] }],
        },
        report('chest', 'RAD', 'Chest x-ray', [], {
          conclusion: 'Normal chest.',
          ...written('Findings\nLungs clear.\n\nConclusion\nNormal chest.'),
        }),
        observation('abo', 'sol', {
          code: loinc('883-9', 'ABO group'),
          valueQuantity: undefined,
          valueString: 'Group A',
        }),
        observation('rh', 'sol', {
          code: loinc('10331-7', 'Rh type'),
          valueQuantity: undefined,
          valueString: 'Rh positive',
        }),
        report('blood', 'BLB', 'Blood type', ['abo', 'rh']),
      ),
    )
    const grants = [{ personId: await portal.personCalled('Sol Dahl'), capacity: 'self' as const }]
    await portal.addAccount('sol@test.example', { name: 'Sol Dahl', grants })
    cookie = await portal.signIn('sol@test.example')
    // Whether a result is open is not what is asked here.
    await portal.house.owner(`update item set verdict = 'open', release_at = received_at`)
  })
  afterAll(() => portal.close())

  const read = async (sourceId: string, language = 'en') => {
    const [row] = await portal.house.owner('select item_id from item where source_id = $1', [sourceId])
    const { status, text } = await portal.get(`/record/item/${row!.item_id}?lang=${language}`, cookie)
    expect(status).toBe(200)
    return text
  }
  const tableOf = (page: string, name: string) =>
    new RegExp(`aria-label="[^"]*${name}[^"]*"[\\s\\S]*?</table>`).exec(page)![0]

  it('reads for each germ which medicines work on it, in words, beside what the laboratory wrote', async () => {
    const page = await read('culture')
    const coli = tableOf(page, 'Escherichia coli')
    expect(coli).toMatch(/Ciprofloxacin[\s\S]*does not work[\s\S]*as sent R/)
    expect(coli).toMatch(/Nitrofurantoin[\s\S]*>works<[\s\S]*16 mg\/L/)
    expect(tableOf(page, 'Klebsiella &lt;oxytoca')).toMatch(/Ciprofloxacin[\s\S]*may not work[\s\S]*as sent SDD/)
  })

  it('is not told a meaning of a judgement in the laboratory’s own code', async () => {
    expect(tableOf(await read('culture'), 'Escherichia coli')).toMatch(
      new RegExp(`Ownmycin[\\s\\S]*${en.displays.susceptibility.unsaid}[\\s\\S]*as sent S`),
    )
  })

  it('loses nothing of the report: what is no germ stands below', async () => {
    const page = await read('culture')
    expect(page).toMatch(new RegExp(`${en.item.results}[\\s\\S]*Gram stain[\\s\\S]*Rods`))
  })

  it('reads medicines without a germ as such: nobody guesses which one', async () => {
    const page = await read('susceptibility')
    expect(tableOf(page, en.displays.noGerm)).toMatch(/Ciprofloxacin[\s\S]*Nitrofurantoin/)
    expect(page).not.toContain('Escherichia coli</bdi></h3>')
  })

  it('reads the diagnosis of a tissue sample first, and every other word below it', async () => {
    const page = await read('tissue')
    const places = ['Naevus, ', en.displays.moved, 'Clinical information', 'Brown spot', 'Nests of cells'].map(
      (words) => page.indexOf(words),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(page).toContain('<h3 dir="auto">FINAL DIAGNOSIS</h3>')
  })

  it('reads the conclusion about her chest once, before the findings', async () => {
    const page = await read('chest')
    expect(page.split('Normal chest.')).toHaveLength(2)
    expect(page.indexOf('Normal chest.')).toBeLessThan(page.indexOf('Lungs clear.'))
    expect(page).not.toContain(en.displays.moved)
  })

  it('reads her blood group large, part by part, and nothing put together', async () => {
    const page = await read('blood')
    expect(page).toMatch(/<dl class="large">[\s\S]*ABO group[\s\S]*Group A[\s\S]*Rh type[\s\S]*Rh positive/)
    expect(page).toContain(en.displays.testedAgain)
  })

  it('is told on the spot what words of a note mean, by the exact word and as unreviewed', async () => {
    const page = await read('letter')
    expect(page).toContain('<h3 dir="auto">HOSPITAL COURSE</h3>')
    expect(page).toContain('<a href="#word-edema">edema</a>')
    expect(page).toMatch(/id="word-edema"[\s\S]*?swelling from fluid/)
    expect(page).toMatch(/id="word-blood-pressure"[\s\S]*?blood pressure/)
    expect(page).not.toContain('id="word-bid"')
    expect(page).toMatch(new RegExp(`${en.displays.wordsAre}\\s*${en.explain.unreviewed}`))
    expect(await read('letter', 'ar')).toContain('تورم بسبب السوائل')
  })

  it('reads all of it in five languages', async () => {
    for (const language of LANGUAGES) {
      const t = translator(language).displays
      const page = await read('culture', language)
      for (const words of [t.found, t.question, t.susceptibility['does-not'], t.choosing]) expect(page).toContain(words)
    }
  })
})

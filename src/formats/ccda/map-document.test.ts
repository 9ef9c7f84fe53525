import { describe, expect, it } from 'vitest'
import { categorise } from '#record'
import {
  allergy,
  ccda,
  HIVES,
  medicine,
  problem,
  result,
  results,
  type SampleDocument,
  section,
} from '../../../test/support/ccda-samples.ts'
import { describeItem } from '../fhir/describe-item.ts'
import { readItem } from '../fhir/read-item.ts'
import type { Resource } from '../fhir/types.ts'
import { mapDocument } from './map-document.ts'
import { readDocument } from './read-document.ts'

function mapped(text: string) {
  const read = readDocument(Buffer.from(text))
  if (!read.ok) throw new Error(read.fault.what)
  return mapDocument(read.document, { zone: 'Europe/Oslo' })
}

function ofType(text: string, ...types: readonly string[]): readonly Resource[] {
  return mapped(text)
    .resources.map(({ resource }) => resource)
    .filter(({ resourceType }) => types.includes(resourceType))
}

const withSections = (...sections: readonly string[]) => ccda({ sections })
const idsOf = (document: SampleDocument, type: string) => ofType(ccda(document), type).map(({ id }) => id)

/** What a patient finds: title, value and category of everything but the patient and the document itself. */
function found(text: string): readonly string[] {
  return mapped(text)
    .resources.filter(({ resource, where }) => resource.resourceType !== 'Patient' && where !== 'the whole document')
    .map(({ resource, text }) => {
      const draft = readItem(resource, text)
      return [categorise(draft).category, draft.title, draft.value?.text].filter(Boolean).join(': ')
    })
}

const value = (text: string) =>
  found(withSections(section('30954-2', 'Results', '', results('o', result({ value: text })))))[0]

describe('values', () => {
  it.each([
    ['<value xsi:type="PQ" value="4.10" unit="mmol/L"/>', '4.10 mmol/L'],
    ['<value xsi:type="PQ" value=".5" unit="1"/>', '0.5'],
    ['<value xsi:type="PQ" value="&lt;0.05" unit="mg/L"/>', '<0.05 mg/L'],
    ['<value xsi:type="PQ" value="120/80" unit="mm[Hg]"/>', '120/80 mm[Hg]'],
    ['<value value="7" unit="g/L"/>', '7 g/L'],
    ['<value xsi:type="PQ" nullFlavor="OTH"><translation value="12.5" unit="g/dL"/></value>', '12.5 g/dL'],
    ['<value xsi:type="IVL_PQ"><low value="3" unit="g/L"/><high value="5" unit="g/L"/></value>', '3 – 5 g/L'],
    ['<value xsi:type="IVL_PQ"><high value="5" unit="g/L" inclusive="false"/></value>', '<5 g/L'],
    ['<value xsi:type="RTO_PQ_PQ"><numerator value="1"/><denominator value="128"/></value>', '1:128'],
    ['<value xsi:type="CD" code="260373001" codeSystem="2.16.840.1.113883.6.96" displayName="Detected"/>', 'Detected'],
    ['<value code="260373001" codeSystem="2.16.840.1.113883.6.96" displayName="Detected"/>', 'Detected'],
    ['<value xsi:type="CD" nullFlavor="OTH"><originalText>Some bacteria</originalText></value>', 'Some bacteria'],
    ['<value xsi:type="ST">  slightly\n turbid </value>', 'slightly turbid'],
    ['<value xsi:type="ED">No growth</value>', 'No growth'],
    ['<value xsi:type="INT" value="3"/>', '3'],
    ['<value xsi:type="REAL" value="1.020"/>', '1.020'],
    ['<value xsi:type="BL" value="true"/>', 'Yes'],
    ['<value xsi:type="TS" value="20260214"/>', '2026-02-14'],
    ['<value xsi:type="PQ" nullFlavor="TRC"/>', 'trace'],
  ])('%s reads "%s"', (written, read) => {
    expect(value(written)).toBe(`laboratory: Potassium: ${read}`)
  })

  it('a null value is the reason why', () => {
    const [observation] = ofType(
      withSections(
        section('30954-2', 'R', '', results('o', result({ value: '<value xsi:type="PQ" nullFlavor="MSK"/>' }))),
      ),
      'Observation',
    )
    expect(observation!.dataAbsentReason).toMatchObject({ coding: [{ code: 'masked' }] })
  })
})

describe('allergies', () => {
  const only = (text: string) =>
    ofType(withSections(section('48765-2', 'Allergies', '', text)), 'AllergyIntolerance')[0]!

  it('have their reaction with its own severity', () => {
    expect(only(allergy({ inner: HIVES })).reaction).toMatchObject([
      { severity: 'severe', manifestation: [{ text: 'Hives' }] },
    ])
  })

  it.each([
    ['419199007', '716186003', 'No known allergy'],
    ['416098002', '409137002', 'No known drug allergy'],
    ['414285001', '429625007', 'No known food allergy'],
  ])('a denial of %s is "no known" of that kind', (kind, code, text) => {
    expect(only(allergy({ substance: '', kind, negated: true })).code).toMatchObject({ text, coding: [{ code }] })
  })

  it('a denied substance is refuted', () => {
    expect(only(allergy({ negated: true })).verificationStatus).toMatchObject({ coding: [{ code: 'refuted' }] })
  })
})

describe('problems', () => {
  const only = (options: Parameters<typeof problem>[0]) =>
    ofType(
      withSections(section('11450-4', 'Problems', '<list><item ID="p7">Sore knee</item></list>', problem(options))),
      'Condition',
    )[0]!

  it('with an end are resolved, though their concern is active', () => {
    expect(only({ high: '20190101' })).toMatchObject({
      clinicalStatus: { coding: [{ code: 'resolved' }] },
      abatementDateTime: '2019-01-01',
    })
  })

  it('whose code stands in the narrative alone have its words', () => {
    const coded = '<value xsi:type="CD" nullFlavor="UNK"><originalText><reference value="#p7"/></originalText></value>'
    expect(only({ value: coded }).code).toEqual({ text: 'Sore knee' })
  })

  it('keep their translations, by the URIs that FHIR knows', () => {
    const coded = `<value xsi:type="CD" code="38341003" codeSystem="2.16.840.1.113883.6.96" displayName="High blood pressure">
      <translation code="I10" codeSystem="2.16.840.1.113883.6.90"/><translation code="x" codeSystem="1.2.3"/></value>`
    expect(only({ value: coded }).code).toMatchObject({
      coding: [
        { system: 'http://snomed.info/sct' },
        { system: 'http://hl7.org/fhir/sid/icd-10-cm' },
        { system: 'urn:oid:1.2.3' },
      ],
    })
  })

  it('that are denied as such are "none"', () => {
    const any = '<value xsi:type="CD" code="55607006" codeSystem="2.16.840.1.113883.6.96"/>'
    expect(only({ value: any, negated: true }).code).toMatchObject({ text: 'No current problems or disability' })
  })
})

describe('medicines', () => {
  const line = (options: Parameters<typeof medicine>[0]) =>
    found(
      withSections(
        section('10160-0', 'Medications', '<paragraph ID="m">Take with food</paragraph>', medicine(options)),
      ),
    )[0]
  const times = (frequency: string) =>
    `<effectiveTime xsi:type="IVL_TS"><low value="20260101"/></effectiveTime>${frequency}`

  it.each([
    ['<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="8" unit="h"/></effectiveTime>', 'every 8 hours'],
    ['<effectiveTime operator="A"><period value="1" unit="d"/></effectiveTime>', 'once per day'],
    ['<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="ACM"/></effectiveTime>', 'before breakfast'],
  ])('%s reads "%s"', (frequency, read) => {
    expect(line({ times: times(frequency) })).toBe(`medications: Amlodipine 5 MG Oral Tablet: 1 tablet, Oral, ${read}`)
  })

  it('that stand in words alone have their words', () => {
    expect(line({ name: '<code nullFlavor="NI"><originalText><reference value="#m"/></originalText></code>' })).toMatch(
      /^medications: Take with food/,
    )
  })

  it('a denial that names none is "no known medications", not a medicine that is not taken', () => {
    expect(
      line({
        name: '<code nullFlavor="OTH"><translation code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="drug or medication"/></code>',
        negated: true,
      }),
    ).toBe('medications: No known medications')
  })

  it('in a plan are planned; ordered ones active', () => {
    const [plan] = ofType(withSections(section('18776-5', 'Plan', '', medicine({ mood: 'INT' }))), 'MedicationRequest')
    const [order] = ofType(
      withSections(section('10160-0', 'Medications', '', medicine({ mood: 'INT' }))),
      'MedicationRequest',
    )
    expect([plan!.intent, order!.intent]).toEqual(['plan', 'order'])
  })
})

describe('departments', () => {
  it.each([
    ['30746-2', 'Chest X-ray 2 views', 'radiology'],
    ['600-7', 'Bacteria identified in Blood by Culture', 'microbiology'],
    ['22634-0', 'Surgical pathology report', 'pathology'],
    ['882-1', 'ABO group', 'blood-bank'],
    ['2823-3', 'Potassium', 'laboratory'],
    ['9999-9', 'CT ratio of something', 'laboratory'],
  ])('%s (%s) stands in %s', (code, name, category) => {
    const alone = withSections(
      section('30954-2', 'Results', '', result({ code, name, value: '<value xsi:type="ST">x</value>' })),
    )
    expect(found(alone)[0]).toBe(`${category}: ${name}: x`)
  })
})

describe('documents of other products', () => {
  const entries = [problem({ id: null })]

  it.each([
    ['no code, but a template', '<templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>', 'Anything'],
    ['no code and no template, but a title', '', 'Active Problems'],
    ['a code that is null', '<code nullFlavor="UNK"/>', 'Problem list'],
  ])('a section with %s is known', (_, head, title) => {
    const text = section('', title, '', ...entries).replace('<title>', `${head}<title>`)
    expect(found(withSections(text))[0]).toBe('problems: High blood pressure')
  })

  it('a section that nobody knows has its entries by what they are, and its words', () => {
    const text = section(
      '99999-9',
      'Spiritual care',
      'Visited by the chaplain.',
      result({ value: '<value xsi:type="ST">calm</value>' }),
      medicine(),
    )
    expect(found(withSections(text))).toEqual([
      'clinical-notes: Potassium: calm',
      'medications: Amlodipine 5 MG Oral Tablet: 1 tablet, Oral, every 12 hours',
      'documents: Spiritual care',
    ])
  })

  it('sections within sections are sections', () => {
    const inner = section('8648-8', 'Hospital course', 'Walked.')
    const outer = section('', 'All of it', 'Outside.').replace(
      '</section>',
      `<component>${inner}</component></section>`,
    )
    expect(found(withSections(outer))).toEqual(['documents: All of it', 'discharge-summaries: Hospital course'])
  })

  it('any prefix, and names with other prefixes, read the same', () => {
    const prefixed = ccda({ sections: [section('11450-4', 'Problems', '', problem())] })
      .replace('xmlns="urn:hl7-org:v3"', 'xmlns:n1="urn:hl7-org:v3"')
      .replace(/<(\/?)(?!\?)([A-Za-z])/g, '<$1n1:$2')
    expect(found(prefixed)).toEqual(['problems: High blood pressure'])
  })

  it('an entry that says nothing leaves its section’s words', () => {
    const empty =
      '<organizer classCode="BATTERY" moodCode="EVN"><id nullFlavor="NI"/><component><observation><code nullFlavor="NI"/></observation></component></organizer>'
    expect(found(withSections(section('30954-2', 'Results', 'Not indicated', empty)))).toEqual(['laboratory: Results'])
  })

  it('words beside the entries are kept as a whole; words that only repeat them are not', () => {
    const table = (...rows: readonly string[]) =>
      `<table><thead><tr><th>Problem</th></tr></thead><tbody>${rows.map((row) => `<tr><td>${row}</td></tr>`).join('')}</tbody></table>`
    const of = (text: string) => found(withSections(section('11450-4', 'Problems', text, problem())))
    expect(of(table('High blood pressure, since 2012'))).toHaveLength(1)
    expect(of(table('High blood pressure', 'A rash'))).toEqual(['problems: High blood pressure', 'problems: Problems'])
    expect(of('High blood pressure<br/>A rash')).toHaveLength(2)
    expect(of('<paragraph>Active</paragraph><list><item>High blood pressure</item></list>')).toHaveLength(1)
  })

  it('the words of an item keep their lines, rows and lists', () => {
    const text =
      '<paragraph>First<br/>second</paragraph><list><item>one</item></list><table><tr><th>a</th><td>b</td></tr></table>'
    const [note] = mapped(withSections(section('8648-8', 'Hospital course', text))).resources.filter(({ where }) =>
      where.endsWith('in words'),
    )
    expect(describeItem(note!.resource, note!.text).text[0]!.paragraphs).toEqual(['First', 'second', 'one', 'a · b'])
  })

  it('times of any length and zone stay as they were sent; what is none is left out and told', () => {
    const at = (time: string) =>
      ofType(withSections(section('11450-4', 'Problems', '', problem({ low: time }))), 'Condition')[0]!.onsetDateTime
    expect(['2012', '201203', '19540323000000.000-0600', '20120305101500'].map(at)).toEqual([
      '2012',
      '2012-03',
      '1954-03-23T00:00:00.000-06:00',
      '2012-03-05T10:15:00+01:00',
    ])
    const { faults } = mapped(withSections(section('11450-4', 'Problems', '', problem({ low: '732497932932937' }))))
    expect(faults).toMatchObject([
      { severity: 'W', segment: expect.stringContaining('<low>, line'), what: expect.stringContaining('is no time') },
    ])
  })
})

describe('results of other shapes', () => {
  const loinc = (code: string, name: string) =>
    `<code code="${code}" codeSystem="2.16.840.1.113883.6.1" displayName="${name}"/>`
  const organizer = (code: string, ...components: readonly string[]) =>
    `<organizer classCode="BATTERY" moodCode="EVN">${code}${components.map((each) => `<component>${each}</component>`).join('')}</organizer>`
  const inResults = (text: string, entry: string) => found(withSections(section('30954-2', 'Results', text, entry)))

  it('an organizer within an organizer is a report of its own, in the same department where its name tells', () => {
    const inner = organizer(
      loinc('18769-0', 'Susceptibility panel'),
      result({
        id: 's',
        code: '18862-3',
        name: 'Ampicillin',
        value: '<value xsi:type="CD" code="R" displayName="Resistant"/>',
      }),
    )
    const outer = organizer(
      loinc('600-7', 'Blood culture'),
      result({ id: 'b', code: '600-7', name: 'Organism', value: '<value xsi:type="CD" displayName="E. coli"/>' }),
      inner,
    )
    expect(inResults('', outer)).toEqual([
      'microbiology: Organism: E. coli',
      'microbiology: Blood culture',
      'microbiology: Ampicillin: Resistant',
      'microbiology: Susceptibility panel',
    ])
  })

  it('a report that stands in the narrative is read from there; an attached one opens as a file', () => {
    const words = result({
      id: 'w',
      code: '18782-3',
      name: 'Findings',
      value: '<value xsi:type="ED"><reference value="#rad"/></value>',
    })
    expect(
      inResults('<paragraph ID="rad">No acute disease.</paragraph>', organizer(loinc('36643-5', 'XR Chest'), words)),
    ).toEqual(['radiology: Findings: No acute disease.', 'radiology: XR Chest'])
    const file = result({
      id: 'f',
      code: '18782-3',
      name: 'Findings',
      value: '<value xsi:type="ED" mediaType="application/pdf" representation="B64">JVBERi0x</value>',
    })
    const [report] = ofType(
      withSections(section('30954-2', 'Results', '', organizer(loinc('36643-5', 'XR Chest'), file))),
      'DiagnosticReport',
    )
    expect(report!.presentedForm).toMatchObject([{ contentType: 'application/pdf', data: 'JVBERi0x' }])
  })

  it('the sample is that of the observation, else of the procedure beside it', () => {
    const blood =
      '<specimen><specimenRole><specimenPlayingEntity><code code="119297000" codeSystem="2.16.840.1.113883.6.96" displayName="Blood"/></specimenPlayingEntity></specimenRole></specimen>'
    const entry = organizer(
      loinc('24323-8', 'Panel'),
      result({}),
      `<procedure classCode="PROC" moodCode="EVN">${blood}</procedure>`,
    )
    const [observation] = ofType(withSections(section('30954-2', 'Results', '', entry)), 'Observation')
    expect(observation!.specimen).toEqual({ display: 'Blood' })
  })
})

describe('names of things', () => {
  const labs = (id: string, ...ids: readonly (string | null)[]): SampleDocument => ({
    id,
    sections: [section('30954-2', 'Results', '', results('o', ...ids.map((each) => result({ id: each }))))],
  })

  it('are the same in another document, with an id and without', () => {
    expect(idsOf(labs('a', 'r1'), 'Observation')).toEqual(idsOf(labs('b', 'r1'), 'Observation'))
    expect(idsOf(labs('a', null), 'Observation')).toEqual(idsOf(labs('b', null), 'Observation'))
    expect(idsOf(labs('a', 'r1'), 'Observation')).not.toEqual(idsOf(labs('a', 'r2'), 'Observation'))
  })

  it('are another patient’s for another patient', () => {
    const other = { ...labs('a', 'r1'), patient: { number: 'p2' } }
    expect(idsOf(labs('a', 'r1'), 'Observation')).not.toEqual(idsOf(other, 'Observation'))
    expect(idsOf(labs('a', 'r1'), 'DocumentReference')).not.toEqual(idsOf(other, 'DocumentReference'))
  })

  it('of one id: what says the same is one, another time or another value is another', () => {
    const two = (second: Parameters<typeof result>[0]) =>
      ofType(withSections(section('30954-2', 'R', '', results('o', result({}), result(second)))), 'Observation').length
    expect(two({})).toBe(1)
    expect(two({ time: '20260302' })).toBe(2)
    expect(two({ value: '<value xsi:type="PQ" value="9" unit="mmol/L"/>' })).toBe(2)
    expect(two({ value: '<value xsi:type="ST">high</value>' })).toBe(2)
  })

  it('one diagnosis under one id in two sections is one item in both', () => {
    const [only, ...others] = ofType(
      withSections(section('11450-4', 'Problems', '', problem()), section('11535-2', 'Diagnosis', '', problem())),
      'Condition',
    )
    expect(others).toEqual([])
    expect(JSON.stringify(only!.category)).toMatch(/problem-list-item.*encounter-diagnosis/)
  })

  it('one document id for two types of document is two documents', () => {
    expect(idsOf({ code: '34133-9' }, 'DocumentReference')).not.toEqual(idsOf({ code: '18842-5' }, 'DocumentReference'))
  })
})

describe('labels', () => {
  it('are the document’s, and a section’s own where it says one; normal is none', () => {
    const restricted = ccda({ label: 'R', sections: [section('11450-4', 'Problems', '', problem())] })
    expect(ofType(restricted, 'Condition')[0]!.meta).toMatchObject({ security: [{ code: 'R' }] })
    const own = restricted.replace(
      '<title>Problems',
      '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><title>Problems',
    )
    expect(ofType(own, 'Condition')[0]!.meta).not.toHaveProperty('security')
  })

  it('of a section are the whole document’s, too', () => {
    const inner = section('11450-4', 'Problems', '', problem())
    const label = '<confidentialityCode code="V" codeSystem="2.16.840.1.113883.5.25"/>'
    const whole = mapped(withSections(inner.replace('<text>', `${label}<text>`))).resources.at(-1)!
    expect(whole.resource.meta).toMatchObject({ security: [{ code: 'V' }] })
  })
})

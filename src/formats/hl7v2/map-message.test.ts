import { describe, expect, it } from 'vitest'
import { header, KARI, mapLines, OLA, readLines, resourcesOf, segment } from '../../../test/support/hl7v2-message.ts'
import { mapMessage } from './map-message.ts'

const obr = (fields: Record<number, string> = {}) =>
  segment('OBR', { 3: 'F-1^LAB', 4: 'CHEM^Chemistry^L', 7: '20260305073000', 24: 'LAB', 25: 'F', ...fields })
const obx = (fields: Record<number, string>) =>
  segment('OBX', { 2: 'NM', 3: '2823-3^Potassium^LN', 5: '4.4', 6: 'mmol/L', 11: 'F', ...fields })
const oru = (...lines: string[]) => mapLines(header('ORU^R01^ORU_R01'), KARI, ...lines)
const observations = (...lines: string[]) => resourcesOf(oru(...lines), 'Observation')
const adt = (event: string, ...lines: string[]) =>
  mapLines(header(`ADT^${event}`), segment('EVN', { 1: event, 2: '20260305101400' }), ...lines)
const faults = (mapped: ReturnType<typeof mapLines>) =>
  mapped.faults.map(({ segment, field, code, severity }) => [segment, field, code, severity])

describe('the id of a thing', () => {
  it('is the same in the correction, whatever the message, the order and the patient’s other numbers', () => {
    const first = mapLines(header('ORU^R01', { 10: 'A', 7: '20260305' }), KARI, obr(), obx({}))
    const again = mapLines(
      header('ORU^R01', { 10: 'B', 7: '20260306' }),
      segment('PID', { 3: '9^^^FNR^NNNOR~40011^^^NFS^MR' }),
      obr({ 25: 'C' }),
      obx({ 3: 'X^Other^L' }),
      obx({ 5: '4.6', 11: 'C' }),
    )
    const id = (mapped: typeof first, type: string) => resourcesOf(mapped, type).at(-1)!.id
    for (const type of ['Patient', 'Observation', 'DiagnosticReport']) expect(id(again, type)).toBe(id(first, type))
  })

  it('differs by filler, by test, by sub-id, and by which of several it is', () => {
    const ids = observations(
      obr(),
      obx({}),
      obx({ 4: '2' }),
      obx({ 3: 'X^Other^L' }),
      obx({}),
      obr({ 3: 'F-2^LAB' }),
      obx({}),
      obr({ 3: 'F-1^OTHER' }),
      obx({}),
    ).map(({ id }) => id)
    expect(new Set(ids).size).toBe(6)
  })

  it('of a number without an authority is the sending facility’s', () => {
    const at = (facility: string) =>
      resourcesOf(mapLines(header('ORU^R01', { 4: facility }), KARI, obr({ 3: 'F-1' }), obx({})), 'Observation')[0]!.id
    expect(at('HOSPITAL')).not.toBe(at('LABORATORY'))
  })

  it('is one that FHIR allows', () => {
    for (const { resource } of oru(obr({ 3: 'å/ø|'.repeat(90) }), obx({})).resources)
      expect(resource.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
  })
})

describe('results', () => {
  it.each([
    ['F', 'final'],
    ['P', 'preliminary'],
    ['C', 'corrected'],
    ['A', 'amended'],
    ['B', 'amended'],
    ['V', 'final'],
    ['S', 'preliminary'],
    ['X', 'cancelled'],
    ['N', 'cancelled'],
    ['D', 'entered-in-error'],
    ['W', 'entered-in-error'],
    ['R', 'registered'],
    ['I', 'registered'],
    ['O', 'registered'],
    ['', 'final'],
    ['?', 'final'],
  ])('OBX-11 %s is %s', (code, status) => {
    expect(observations(obr(), obx({ 11: code }))[0]).toMatchObject({ status })
  })

  it('that were not verified, deleted or wrong tell no value', () => {
    for (const code of ['R', 'D', 'W'])
      expect(observations(obr(), obx({ 8: 'H', 11: code }))[0]).not.toMatchObject({ valueQuantity: {} })
    expect(observations(obr(), obx({ 5: '', 11: 'X' }))[0]).toMatchObject({
      dataAbsentReason: { coding: [{ code: 'not-performed' }] },
    })
    expect(observations(obr(), obx({ 5: '', 11: 'N' }))[0]).toMatchObject({
      dataAbsentReason: { coding: [{ code: 'not-asked' }] },
    })
  })

  it('all sent for the wrong patient make the report wrong; some do not', () => {
    const status = (...codes: string[]) =>
      resourcesOf(
        oru(obr({ 25: 'C' }), ...codes.map((code, at) => obx({ 4: `${at}`, 11: code }))),
        'DiagnosticReport',
      )[0]!.status
    expect([status('W', 'W'), status('W', 'F'), status('D', 'C')]).toEqual([
      'entered-in-error',
      'corrected',
      'corrected',
    ])
  })

  it('a report that says final with a preliminary result is not final', () => {
    expect(resourcesOf(oru(obr(), obx({ 11: 'P' })), 'DiagnosticReport')[0]!.status).toBe('preliminary')
  })

  it.each([
    ['49 - 92', 49, 92],
    ['4.0-11.0', 4, 11],
    ['[ 4.0 - 11.0 ]', 4, 11],
    ['4.3 to 6.2', 4.3, 6.2],
    ['70_105', 70, 105],
    ['-2 - 2', -2, 2],
    ['-5--1', -5, -1],
    ['+1 - +3', 1, 3],
    ['< 5', undefined, 5],
    ['<=5', undefined, 5],
    ['[ > 1.5]', 1.5, undefined],
    ['≥ 60', 60, undefined],
    ['3.5 - 5.0 mmol/L', 3.5, 5],
    ['9 - 3', undefined, undefined],
    ['Negative', undefined, undefined],
    ['<9 mcg/dL: acceptable', undefined, undefined],
    ['3,5 - 5,0', undefined, undefined],
  ])('range "%s"', (written, low, high) => {
    const [range] = observations(obr(), obx({ 7: written }))[0]!.referenceRange as {
      low?: { value: number }
      high?: { value: number }
      text: string
    }[]
    expect([range!.low?.value, range!.high?.value]).toEqual([low, high])
    expect(written).toContain(range!.text)
  })

  it('an empty range is none', () => {
    for (const written of ['', '[ ]', '""'])
      expect(observations(obr(), obx({ 7: written }))[0]).not.toHaveProperty('referenceRange')
  })

  it('an impossible time refuses the message and says where', () => {
    const mapped = oru(obr(), obx({}), obx({ 14: '202602291200' }))
    expect([mapped.resources, faults(mapped)]).toEqual([[], [['OBX', 14, 102, 'E']]])
    expect(mapped.faults[0]).toMatchObject({ segmentSequence: 2 })
  })

  it('several answers in one field are several results', () => {
    const both = observations(obr(), obx({ 2: 'CWE', 5: 'A^Alpha^L~B^Beta^L' }))
    expect(both.map(({ valueCodeableConcept }) => (valueCodeableConcept as { text: string }).text)).toEqual([
      'Alpha',
      'Beta',
    ])
  })

  it('at the bedside are vital signs by their names, but not among laboratory values', () => {
    const bedside = observations(
      obr({ 24: '' }),
      obx({ 3: 'HR^Heart rate^L' }),
      obx({ 3: 'BP^Systolic blood pressure^L' }),
    )
    expect(bedside[0]).toMatchObject({ category: [{ coding: [{ code: 'vital-signs' }] }] })
    const gases = observations(obr({ 24: '' }), obx({ 3: 'T^Temperature^L' }), obx({ 3: 'PH^pH^L' }))
    expect(gases[0]).toMatchObject({ category: [{ coding: [{ code: 'laboratory' }] }, {}] })
  })

  it('a number with its unit written behind it is text, with the unit once', () => {
    expect(observations(obr(), obx({ 5: '5.2 mmol/L' }))[0]).toMatchObject({ valueString: '5.2 mmol/L' })
  })

  it('a pointer is not followed and its address is nowhere', () => {
    const mapped = oru(obr(), obx({ 2: 'RP', 5: 'http://pacs.internal/secret^^IM^JPEG' }))
    expect(JSON.stringify(mapped.resources)).not.toContain('internal')
    expect(faults(mapped)).toEqual([['OBX', 5, 102, 'W']])
  })

  it('markup in a text stays text', () => {
    expect(observations(obr(), obx({ 2: 'ST', 5: '<script>alert(1)</script>', 6: '' }))[0]).toMatchObject({
      valueString: '<script>alert(1)</script>',
    })
  })

  it('a child that comes alone says which organism it is about', () => {
    const child = oru(
      obr({ 4: 'SUSC^Susceptibility^L', 24: 'MB', 26: '600-7&Organism&LN^1^Klebsiella', 29: '^F-0&LAB' }),
      obx({ 8: 'R' }),
    )
    expect(resourcesOf(child, 'DiagnosticReport')[0]).toMatchObject({ code: { text: 'Susceptibility: Klebsiella' } })
  })

  it('two patients in one message keep their own', () => {
    const mapped = mapLines(header('ORU^R01'), KARI, obr(), obx({}), OLA, obr({ 3: 'F-2^LAB' }), obx({}))
    const subjects = resourcesOf(mapped, 'Observation').map(
      ({ subject }) => (subject as { reference: string }).reference,
    )
    expect(subjects).toEqual(resourcesOf(mapped, 'Patient').map(({ id }) => `Patient/${id}`))
  })
})

describe('patients', () => {
  const patientOf = (fields: Record<number, string>) => resourcesOf(adt('A31', segment('PID', fields)), 'Patient')[0]

  it('are known by the institution’s number first, then by what else there is', () => {
    const id = (fields: Record<number, string>) => patientOf(fields)!.id
    expect(id({ 3: '9^^^FNR^NNNOR~1^^^NFS^MR' })).toBe(id({ 3: '1^^^NFS^MRN' }))
    expect(id({ 2: '77' })).toBe(id({ 4: '77' }))
    expect(patientOf({ 18: 'ACC-1', 5: 'X' })).toMatchObject({ identifier: [{ value: 'ACC-1' }] })
    expect(faults(adt('A31', segment('PID', { 5: 'Nobody^N' })))).toEqual([['PID', 3, 101, 'E']])
  })

  it('have systems: the region’s own table, national ones, OIDs, else a URN', () => {
    const systems = { NFS: 'https://nordfjord.example/mrn', '1.2.3': 'https://other.example' }
    const message = readLines(
      header('ADT^A31'),
      segment('PID', {
        3: '1^^^NFS^MR~2^^^X&1.2.3&ISO~3^^^NHS~4^^^&2.16.840.1.113883.4.1&ISO^SS~5^^^Y&1.2.9&ISO~6^^^W A~7^^^^NNNOR~8',
      }),
    )
    const [patient] = resourcesOf(mapMessage(message, { zone: 'UTC', systems }), 'Patient')
    expect((patient!.identifier as { system?: string }[]).map(({ system }) => system)).toEqual([
      'https://nordfjord.example/mrn',
      'https://other.example',
      'https://fhir.nhs.uk/Id/nhs-number',
      'http://hl7.org/fhir/sid/us-ssn',
      'urn:oid:1.2.9',
      'urn:causeway:hl7v2:authority:W%20A',
      'urn:oid:2.16.578.1.12.4.1.4.1',
      undefined,
    ])
  })

  it('who are animals are refused; who are both are people, and it is noticed', () => {
    expect(faults(adt('A31', segment('PID', { 3: '1^^^V^MR', 5: 'Rex', 35: '448771007^Dog^SCT' })))).toEqual([
      ['PID', 35, 103, 'E'],
    ])
    const both = adt(
      'A31',
      segment('PID', { 3: '1^^^V^MR', 5: 'Berg^Ida', 15: 'nob', 16: 'M', 35: '125097000^Goat^SCT' }),
    )
    expect([faults(both), both.resources.length]).toEqual([[['PID', 35, 103, 'W']], 1])
    expect(faults(adt('A31', segment('PID', { 3: '1^^^V^MR', 35: '337915000^Homo sapiens^SCT' })))).toEqual([])
  })

  it('are born on a day: text is left out, an impossible one refused', () => {
    expect(patientOf({ 3: '1', 7: 'DOB' })).not.toHaveProperty('birthDate')
    expect(faults(adt('A31', segment('PID', { 3: '1', 7: 'DOB' })))).toEqual([['PID', 7, 102, 'W']])
    expect(faults(adt('A31', segment('PID', { 3: '1', 7: '19900231' })))).toEqual([['PID', 7, 102, 'E']])
    expect(patientOf({ 3: '1', 7: '1942' })).toMatchObject({ birthDate: '1942' })
    expect(patientOf({ 3: '1', 7: '19890118000000' })).not.toHaveProperty('_birthDate')
  })
})

describe('merges and moves', () => {
  const changes = (event: string, ...lines: string[]) => adt(event, ...lines).changes

  it.each(['A18', 'A34', 'A36', 'A39', 'A40'])('%s merges', (event) => {
    expect(changes(event, KARI, 'MRG|40099^^^NFS^MR')).toMatchObject([
      {
        kind: 'merge',
        from: [expect.stringMatching(/^Patient\//), 'Patient?identifier=urn:causeway:hl7v2:authority:NFS|40099'],
      },
    ])
  })

  it.each(['A43', 'A46', 'A47', 'A48'])('%s changes a number', (event) => {
    expect(changes(event, KARI, 'MRG|40099^^^NFS^MR')).toMatchObject([{ kind: 'change-identifier' }])
  })

  it.each(['A35', 'A41', 'A44', 'A45', 'A49'])('%s moves an account or a visit', (event) => {
    const mrg = segment('MRG', { 1: '40022^^^NFS^MR', 3: 'ACC-1', 5: 'V-1' })
    expect(changes(event, KARI, mrg)).toMatchObject([
      { kind: 'move', moved: [expect.stringMatching(/^Encounter\//), expect.stringMatching(/^Account\//)] },
    ])
  })

  it('A45 moves the visit that the visit’s own messages made', () => {
    const visit = resourcesOf(adt('A01', OLA, segment('PV1', { 2: 'I', 19: 'V-1^^^NFS' })), 'Encounter')[0]!
    expect(changes('A45', KARI, segment('MRG', { 1: '40022^^^NFS^MR', 5: 'V-1^^^NFS' }))).toMatchObject([
      { moved: [`Encounter/${visit.id}`] },
    ])
  })

  it('A24 links two numbers; A37 is for a person to decide', () => {
    expect(changes('A24', KARI, OLA)).toMatchObject([{ kind: 'merge' }])
    expect(faults(adt('A37', KARI, OLA))).toEqual([['MSH', 9, 201, 'E']])
  })

  it('without a prior number, or with the same one, nothing is merged and the sender hears why', () => {
    expect(faults(adt('A40', KARI))).toEqual([['MRG', null, 100, 'E']])
    expect(faults(adt('A40', KARI, 'MRG|""'))).toEqual([['MRG', 1, 101, 'E']])
    expect([changes('A40', KARI, 'MRG|40011^^^NFS^MR'), faults(adt('A40', KARI, 'MRG|40011^^^NFS^MR'))]).toEqual([
      [],
      [['MRG', 1, 204, 'W']],
    ])
  })
})

describe('visits', () => {
  const statusOf = (event: string, fields: Record<number, string> = {}) =>
    resourcesOf(adt(event, KARI, segment('PV1', { 2: 'I', 19: 'V-1', ...fields })), 'Encounter')[0]?.status

  it.each([
    ['A01', 'in-progress'],
    ['A02', 'in-progress'],
    ['A03', 'finished'],
    ['A04', 'planned'],
    ['A05', 'planned'],
    ['A06', 'in-progress'],
    ['A08', 'unknown'],
    ['A11', 'cancelled'],
    ['A12', 'in-progress'],
    ['A13', 'in-progress'],
    ['A21', 'onleave'],
    ['A23', 'entered-in-error'],
    ['A28', undefined],
    ['A31', undefined],
    ['A38', 'cancelled'],
  ])('%s: %s', (event, status) => expect(statusOf(event)).toBe(status))

  it('that are registered have begun when the patient has come', () => {
    expect(statusOf('A04', { 44: '20260305093000' })).toBe('arrived')
    expect(statusOf('A04', { 44: '20260405093000' })).toBe('planned')
  })

  it('have a class that a patient can read, home care among them', () => {
    const codes = ['I', 'E', 'O', 'P', 'HH', 'ZZ'].map(
      (code) => resourcesOf(adt('A01', KARI, segment('PV1', { 2: code, 19: 'V' })), 'Encounter')[0]!.class,
    )
    expect(codes).toMatchObject([
      { code: 'IMP' },
      { code: 'EMER' },
      { code: 'AMB' },
      { code: 'PRENC' },
      { code: 'HH' },
      { code: 'UNK', display: 'Visit' },
    ])
  })
})

it('finds the event in EVN, or in the structure, where MSH-9 has none', () => {
  const visit = segment('PV1', { 2: 'I', 19: 'V-1' })
  expect(resourcesOf(mapLines(header('ADT'), 'EVN|A03|2026', KARI, visit), 'Encounter')).toMatchObject([
    { status: 'finished' },
  ])
  expect(resourcesOf(mapLines(header('ADT^^ADT_A01'), KARI, visit), 'Encounter')).toMatchObject([
    { status: 'in-progress' },
  ])
})

describe('what is not for a record', () => {
  it('is told plainly and refuses nothing', () => {
    for (const type of ['ACK', 'MFN^M02', 'QBP^Q22', 'ORR^O02']) {
      const mapped = mapLines(header(type))
      expect([mapped.resources, faults(mapped)]).toEqual([[], [['MSH', 9, 200, 'W']]])
    }
  })

  it('but an unknown type or event is refused', () => {
    expect(faults(mapLines(header('XYZ^Z01'), KARI))).toEqual([['MSH', 9, 200, 'E']])
    expect(faults(adt('A99', KARI))).toEqual([['MSH', 9, 201, 'E']])
    expect(faults(mapLines(header('SIU^S99'), KARI))).toEqual([['MSH', 9, 201, 'E']])
    expect(faults(mapLines(header('MDM^T20'), KARI))).toEqual([['MSH', 9, 201, 'E']])
  })

  it('nor is a message about nobody', () => {
    expect(faults(mapLines(header('ORU^R01'), obr(), obx({})))).toEqual([['PID', null, 100, 'E']])
  })
})

it('orders its versions by the event, else by the message', () => {
  expect(adt('A01', KARI).at).toBe('2026-03-05T10:14:00+01:00')
  expect(oru(obr()).at).toBe('2026-03-05T10:15:00+01:00')
  expect(mapLines(header('ADT^A01'), 'EVN|A01|20260305', KARI).at).toBe('2026-03-05T10:15:00+01:00')
  expect(mapLines(header('ORU^R01', { 7: '20260305' }), KARI).at).toBe('2026-03-05T00:00:00+01:00')
  expect(mapLines(header('ORU^R01', { 7: '' }), KARI).at).toBeNull()
})

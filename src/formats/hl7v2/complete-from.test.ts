import { describe, expect, it } from 'vitest'
import { header, KARI, mapLines, resourcesOf, segment } from '../../../test/support/hl7v2-message.ts'
import type { Resource } from '../fhir/types.ts'
import { completeFrom } from './complete-from.ts'

const PV1 = (fields: Record<number, string>) => segment('PV1', { 1: '1', 2: 'I', 19: 'V-1^^^NFS', ...fields })
const adt = (event: string, ...lines: string[]) =>
  mapLines(header(`ADT^${event}`), segment('EVN', { 1: event }), ...lines)
const visit = (event: string, fields: Record<number, string> = {}) =>
  resourcesOf(adt(event, KARI, PV1(fields)), 'Encounter')[0] as Resource
const patient = (pid: string) => resourcesOf(adt('A31', pid), 'Patient')[0] as Resource
const line = (resources: readonly Resource[]) => resources.reduce<Resource | null>(completeFrom, null)!

describe('a visit', () => {
  const admitted = visit('A01', { 3: 'MED^1', 7: '12^Haug^Per', 44: '20260305093000' })
  const discharged = visit('A03', { 45: '20260309120000' })

  it('is not reopened by an update after the discharge, and keeps what the update leaves out', () => {
    const known = line([admitted, discharged, visit('A08', { 3: 'SUR^2' })])
    expect(known).toMatchObject({
      status: 'finished',
      period: { start: '2026-03-05T09:30:00+01:00', end: '2026-03-09T12:00:00+01:00' },
      location: [{ location: { display: 'SUR, 2' } }],
      participant: [{ individual: { display: 'Per Haug' } }],
    })
  })

  it('goes on when the discharge is cancelled (A13), and its end is gone', () => {
    const known = line([admitted, discharged, visit('A13')])
    expect(known).toMatchObject({ status: 'in-progress', period: { start: '2026-03-05T09:30:00+01:00' } })
    expect(known.period).not.toHaveProperty('end')
  })

  it('stays cancelled through an update', () => {
    expect(line([admitted, visit('A11'), visit('A08')]).status).toBe('cancelled')
  })
})

describe('a patient', () => {
  const full = patient(
    segment('PID', {
      3: '1^^^NFS^MR~9^^^FNR^NNNOR',
      5: 'Fjeld^Kari',
      7: '19750517',
      8: 'F',
      11: 'Road 1',
      13: '^PRN^PH^^^^111',
      29: '20260101',
    }),
  )

  it('keeps what is not said, and loses what is emptied', () => {
    const known = line([full, patient(segment('PID', { 3: '1^^^NFS^MR', 5: 'Fjeld^Kari Anne', 13: '""', 29: '""' }))])
    expect(known).toMatchObject({
      name: [{ given: ['Kari Anne'] }],
      birthDate: '1975-05-17',
      address: [{ line: ['Road 1'] }],
    })
    expect(Object.keys(known)).not.toContain('telecom')
    expect(Object.keys(known)).not.toContain('deceasedDateTime')
    expect(known.identifier).toHaveLength(2)
    expect(known).not.toHaveProperty('extension')
  })

  it('has one number of each system: a corrected one takes the place of the old', () => {
    const known = line([full, patient(segment('PID', { 3: '1^^^NFS^MR~8^^^FNR^NNNOR' }))])
    expect(known.identifier).toMatchObject([{ value: '1' }, { value: '8' }])
  })

  it('does not lose a date of death to a mere yes, but to a no', () => {
    expect(line([full, patient(segment('PID', { 3: '1^^^NFS^MR', 30: 'Y' }))])).toMatchObject({
      deceasedDateTime: '2026-01-01',
    })
    expect(line([full, patient(segment('PID', { 3: '1^^^NFS^MR', 30: 'N' }))])).toMatchObject({
      deceasedBoolean: false,
    })
  })
})

describe('other things', () => {
  const report = (...lines: string[]) =>
    resourcesOf(
      mapLines(header('ORU^R01'), KARI, segment('OBR', { 3: 'F-1^LAB', 4: 'X^Panel^L', 25: 'F' }), ...lines),
      'DiagnosticReport',
    )[0] as Resource
  const result = (code: string) => `OBX|1|NM|${code}^${code}^L||1|||||||F`

  it('a report unites the results that came in parts', () => {
    const known = line([report(result('A'), result('B')), report(result('B'), result('C'))])
    expect(known.result).toHaveLength(3)
  })

  it('a result that becomes final without being sent again keeps its value', () => {
    const observation = (status: string, value: string) =>
      resourcesOf(
        mapLines(
          header('ORU^R01'),
          KARI,
          segment('OBR', { 3: 'F-1^LAB', 4: 'X^Panel^L' }),
          `OBX|1|NM|A^A^L||${value}|g/L|||||${status}`,
        ),
        'Observation',
      )[0] as Resource
    expect(line([observation('P', '4.2'), observation('U', '')])).toMatchObject({
      status: 'final',
      valueQuantity: { value: 4.2 },
    })
  })

  it('a note that is taken back keeps what it said', () => {
    const note = (event: string, ...lines: string[]) =>
      resourcesOf(
        mapLines(header(`MDM^${event}`), KARI, segment('TXA', { 2: 'PR', 12: 'N-1^EHR' }), ...lines),
        'DocumentReference',
      )[0] as Resource
    const known = line([note('T02', 'OBX|1|TX|PR||Well.||||||F'), note('T11')])
    expect(known).toMatchObject({ status: 'entered-in-error', content: [{ attachment: { data: 'V2VsbC4=' } }] })
  })

  it('an appointment that is cancelled keeps its time and who was to be there', () => {
    const appointment = (event: string, sch: Record<number, string>, ...lines: string[]) =>
      resourcesOf(
        mapLines(header(`SIU^${event}`), segment('SCH', { 2: 'B-1^SCH', ...sch }), KARI, ...lines),
        'Appointment',
      )[0] as Resource
    const booked = appointment('S12', { 11: '^^^20260702090000' }, 'AIP|1|A|44^Vik^Siri')
    const cancelled = line([booked, appointment('S15', { 6: 'ILL^Doctor is ill^L' })])
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      start: '2026-07-02T09:00:00+02:00',
      cancelationReason: { text: 'Doctor is ill' },
    })
    expect(cancelled.participant).toHaveLength(2)
    expect(line([cancelled, appointment('S13', { 11: '^^^20260703090000' })])).not.toHaveProperty('cancelationReason')
  })

  it('the same again changes nothing', () => {
    for (const resource of [visit('A01', { 44: '20260305093000' }), patient(KARI), report(result('A'))]) {
      const once = line([resource])
      expect(completeFrom(once, resource)).toEqual(once)
      expect(JSON.stringify(completeFrom(once, resource))).toBe(JSON.stringify(once))
    }
  })
})

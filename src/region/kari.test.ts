import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, test } from 'vitest'
import { chartsOf } from './build-charts.ts'
import { dateText, dayOf } from './ground/calendar.ts'
import { planRegion } from './plan-region.ts'

/** What the demo promises of Kari must hold on any day it is started, and for any seed. */
describe.each([
  ['2026-03-12', 1],
  ['2026-11-22', 1],
  ['2028-02-29', 7],
  ['2026-07-04', 42],
] as const)('Kari on %s, seed %i', (today, seed) => {
  const charts = [...chartsOf(planRegion({ people: 10, seed, today }), 0)]
  const resources = charts.flatMap(({ bundle }) => bundle.entry!.map(({ resource }) => resource!))
  const daysAgo = (days: number) => dateText(dayOf(today) - days)
  const all = <Type extends FhirResource['resourceType']>(type: Type) =>
    resources.filter(
      (resource): resource is Extract<FhirResource, { resourceType: Type }> => resource.resourceType === type,
    )
  const reports = all('DiagnosticReport')
  const issuedOf = (code: string) =>
    reports
      .filter(({ category }) => category?.some(({ coding }) => coding?.some((one) => one.code === code)))
      .map(({ issued }) => issued!.slice(0, 10))

  test('has data from at least six institutions, and much of it', () => {
    expect(charts.length).toBeGreaterThanOrEqual(6)
    expect(resources.length).toBeGreaterThanOrEqual(250)
  })

  test('has at least sixty laboratory results older than two days', () => {
    const old = all('Observation').filter(
      ({ category, status, issued }) =>
        status === 'final' && category?.[0]?.coding?.[0]?.code === 'laboratory' && issued! < daysAgo(2),
    )
    expect(old.length).toBeGreaterThanOrEqual(60)
  })

  test('has potassium over years from two laboratories, the last a little high a week ago', () => {
    const series = charts.flatMap(({ institutionId, bundle }) =>
      bundle.entry!.flatMap(({ resource }) =>
        resource?.resourceType === 'Observation' && resource.code.text === 'Potassium'
          ? [{ institutionId, resource }]
          : [],
      ),
    )
    series.sort((a, b) => (a.resource.effectiveDateTime! < b.resource.effectiveDateTime! ? -1 : 1))
    expect(series.length).toBeGreaterThanOrEqual(8)
    expect(new Set(series.map(({ institutionId }) => institutionId)).size).toBeGreaterThanOrEqual(2)
    expect(series[0]!.resource.effectiveDateTime! < daysAgo(5 * 365)).toBe(true)
    const last = series.at(-1)!.resource
    expect(last.effectiveDateTime!.slice(0, 10)).toBe(daysAgo(6))
    expect(last.valueQuantity?.value).toBe(5.3)
    expect(last.interpretation?.[0]?.coding?.[0]?.code).toBe('H')
  })

  test('has answers that are only days old: tissue three, genes five, MRI one', () => {
    expect(issuedOf('LP7839-6')).toContain(daysAgo(3))
    expect(issuedOf('GE')).toEqual([daysAgo(5)])
    expect(issuedOf('NMR')).toEqual([daysAgo(1)])
  })

  test('has an appointment in the coming days and a later one', () => {
    const starts = all('Appointment')
      .map(({ start }) => start!.slice(0, 10))
      .sort()
    expect(starts[0]! > today && starts[0]! <= daysAgo(-7)).toBe(true)
    expect(starts.at(-1)! > daysAgo(-30)).toBe(true)
  })

  test('has a home-care plan that is alive, notes, a discharge summary and pictures', () => {
    expect(all('CarePlan').some(({ title, status }) => title === 'Help at home' && status === 'active')).toBe(true)
    const types = all('DocumentReference').map(({ type }) => type?.coding?.[0]?.code)
    expect(types).toEqual(expect.arrayContaining(['11506-3', '18842-5', '34129-7']))
    expect(all('ImagingStudy').length).toBeGreaterThanOrEqual(3)
  })
})

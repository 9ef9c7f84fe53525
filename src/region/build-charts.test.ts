import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Bundle, FhirResource, Observation } from 'fhir/r4.js'
import { describe, expect, test } from 'vitest'
import { buildCharts, chartsOf } from './build-charts.ts'
import { ANALYTES } from './codes/analytes.ts'
import { VITAL_SIGNS } from './codes/vital-signs.ts'
import { NATIONAL_SYSTEM } from './ground/national-number.ts'
import { planRegion } from './plan-region.ts'

const TODAY = '2026-03-12'
const regionOf = (people: number, seed = 1, today = TODAY) => planRegion({ people, seed, today })
const region = regionOf(250)
const charts = [...buildCharts(region)]
const resources = charts.flatMap(({ bundle }) => resourcesOf(bundle))

function resourcesOf(bundle: Bundle): FhirResource[] {
  return (bundle.entry ?? []).map(({ resource }) => resource!)
}

function hashOf(people: number, seed: number): string {
  const hash = createHash('sha256')
  for (const chart of buildCharts(regionOf(people, seed))) hash.update(JSON.stringify(chart))
  return hash.digest('hex')
}

/** The heap after a full collection, which Node offers only on request. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

/** Every string below a value, with the path to it. */
function* texts(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (Array.isArray(value)) for (const one of value) yield* texts(one, path)
  else if (value && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) yield* texts(one, `${path}.${key}`)
}

describe('the charts of a region', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(hashOf(40, 1)).toBe(hashOf(40, 1))
    expect(hashOf(40, 2)).not.toBe(hashOf(40, 1))
  })

  test('of one person are the same in a small region and a large one', () => {
    const small = [...chartsOf(regionOf(20), 15)].map(({ bundle }) => resourcesOf(bundle).length)
    const large = [...chartsOf(regionOf(2000), 15)].map(({ bundle }) => resourcesOf(bundle).length)
    expect(small).toEqual(large)
  })

  test('hold references only to what is in the same bundle', () => {
    const dangling: string[] = []
    for (const { bundle } of charts) {
      const known = new Set(resourcesOf(bundle).map(({ resourceType, id }) => `${resourceType}/${id}`))
      for (const [path, text] of texts(bundle)) if (path.endsWith('.reference') && !known.has(text)) dangling.push(text)
    }
    expect(dangling).toEqual([])
  })

  test('have ids that are unique within the institution, staff and places apart', () => {
    const shared = new Set(['Organization', 'Practitioner', 'Location'])
    const seen = new Set<string>()
    for (const { institutionId, bundle } of charts) {
      for (const { resourceType, id } of resourcesOf(bundle)) {
        if (shared.has(resourceType)) continue
        const key = `${institutionId} ${resourceType}/${id}`
        expect(seen.has(key)).toBe(false)
        expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
        seen.add(key)
      }
    }
  })

  test('say the same of an institution’s staff and places whenever they are mentioned', () => {
    const first = new Map<string, string>()
    for (const { institutionId, bundle } of charts) {
      for (const resource of resourcesOf(bundle)) {
        if (!['Organization', 'Practitioner', 'Location'].includes(resource.resourceType)) continue
        const key = `${institutionId} ${resource.resourceType}/${resource.id}`
        const text = JSON.stringify(resource)
        expect(first.get(key) ?? text).toBe(text)
        first.set(key, text)
      }
    }
  })

  test.each(['2026-03-12', '2024-02-29', '2026-11-22', '2027-01-01'])(
    'of %s tell nothing from after that day or before birth, plans apart',
    (today) => {
      const PLANNED = new Set(['Appointment', 'MedicationRequest'])
      const strange: string[] = []
      for (const { bundle } of buildCharts(regionOf(120, 5, today))) {
        const all = resourcesOf(bundle)
        const born = all.find((resource) => resource.resourceType === 'Patient')!.birthDate!
        for (const resource of all) {
          if (PLANNED.has(resource.resourceType)) continue
          for (const [path, text] of texts(resource)) {
            if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) continue
            const isEarly = text.slice(0, 10) < born && !path.includes('manufacture')
            if (isEarly || text.slice(0, 10) >= today) strange.push(`${resource.resourceType}${path} ${text}`)
          }
        }
      }
      expect(strange).toEqual([])
    },
  )

  test('order and prescribe in the past, and book only in the future', () => {
    for (const resource of resources) {
      if (resource.resourceType === 'MedicationRequest') expect(resource.authoredOn! < TODAY).toBe(true)
      if (resource.resourceType !== 'Appointment') continue
      expect(resource.created! < TODAY).toBe(true)
      expect(resource.start! > TODAY).toBe(true)
    }
  })

  test('report every laboratory value after it was taken', () => {
    for (const resource of resources) {
      if (resource.resourceType !== 'Observation' && resource.resourceType !== 'DiagnosticReport') continue
      if (resource.issued) expect(resource.issued >= resource.effectiveDateTime!).toBe(true)
    }
  })

  test('know each person at two to eight institutions', () => {
    const known = new Map<number, number>()
    for (const { person } of charts) known.set(person, (known.get(person) ?? 0) + 1)
    expect(known.size).toBe(region.people)
    for (const count of known.values()) expect(count).toBeGreaterThanOrEqual(2)
    expect(Math.max(...known.values())).toBeLessThanOrEqual(8)
  })

  test('come from institutions that send, through the institution’s feed', () => {
    const silent = new Set(region.institutions.filter(({ status }) => status === 'signed').map(({ id }) => id))
    for (const { institutionId, feedId } of charts) {
      expect(silent).not.toContain(institutionId)
      expect(feedId).toBe(`${institutionId}-fhir`)
    }
    expect(new Set(charts.map(({ institutionId }) => institutionId)).size).toBe(
      region.institutions.length - silent.size,
    )
  })

  test('spell names and number patients differently, and agree on the national identifier', () => {
    const karis = charts.filter(({ person }) => person === 0).map(({ bundle }) => resourcesOf(bundle)[0]!)
    const patients = karis.flatMap((resource) => (resource.resourceType === 'Patient' ? [resource] : []))
    expect(new Set(patients.map(({ name }) => name?.[0]?.text)).size).toBeGreaterThanOrEqual(3)
    const values = (system: (text: string) => boolean) =>
      patients.map(({ identifier }) => identifier?.find((one) => system(one.system ?? ''))?.value)
    expect(new Set(values((system) => system === NATIONAL_SYSTEM)).size).toBe(1)
    expect(new Set(values((system) => system !== NATIONAL_SYSTEM)).size).toBe(patients.length)
  })

  test('stream: four thousand more people leave nothing behind in memory', { timeout: 120_000 }, () => {
    let afterThousand = 0
    for (const { person } of buildCharts(regionOf(5000)))
      if (person === 1000 && !afterThousand) afterThousand = heapInUse()
    expect(heapInUse() - afterThousand).toBeLessThan(8_000_000)
  })
})

describe('the numbers of the charts', () => {
  const SI_UNITS = new Map(Object.values(ANALYTES).map(({ loinc, ucum, possible }) => [`${loinc} ${ucum}`, possible]))
  const observations = resources.filter((resource): resource is Observation => resource.resourceType === 'Observation')

  test('are what a living body can show', () => {
    const signs = new Map(
      Object.values(VITAL_SIGNS).map(({ loinc, possible }) => [loinc as string, possible as readonly [number, number]]),
    )
    for (const { code, valueQuantity } of observations) {
      const loinc = code.coding?.[0]?.code ?? ''
      const range = SI_UNITS.get(`${loinc} ${valueQuantity?.code}`) ?? signs.get(loinc)
      if (!range) continue
      expect(valueQuantity!.value, code.text!).toBeGreaterThanOrEqual(range[0])
      expect(valueQuantity!.value, code.text!).toBeLessThanOrEqual(range[1])
    }
  })

  test('have a pressure above and a pressure below', () => {
    for (const { component } of observations) {
      if (!component) continue
      const [systolic, diastolic] = component.map(({ valueQuantity }) => valueQuantity!.value!)
      expect(systolic! - diastolic!).toBeGreaterThan(15)
      expect(systolic).toBeLessThan(220)
      expect(diastolic).toBeGreaterThan(35)
    }
  })

  test('come in different units and with different local codes', () => {
    const unitsOf = (text: string) =>
      new Set(observations.filter(({ code }) => code.text === text).map(({ valueQuantity }) => valueQuantity?.code))
    expect(unitsOf('Creatinine')).toEqual(new Set(['umol/L', 'mg/dL']))
    expect(unitsOf('Glucose, fasting')).toEqual(new Set(['mmol/L', 'mg/dL']))
    expect(unitsOf('Hemoglobin')).toEqual(new Set(['g/L', 'g/dL']))
    const vitaminD = observations
      .filter(({ code }) => code.text === '25-hydroxyvitamin D')
      .map(({ code }) => code.coding!.length)
    expect(new Set(vitaminD)).toEqual(new Set([1, 2]))
  })

  test('carry the flag that belongs to value and range', () => {
    for (const { valueQuantity, referenceRange, interpretation } of observations) {
      const flag = interpretation?.[0]?.coding?.[0]?.code
      const [range] = referenceRange ?? []
      if (!range || valueQuantity?.comparator || (flag !== 'L' && flag !== 'H')) continue
      if (flag === 'H') expect(valueQuantity!.value).toBeGreaterThanOrEqual(range.high!.value!)
      else expect(valueQuantity!.value).toBeLessThanOrEqual(range.low!.value!)
    }
  })
})

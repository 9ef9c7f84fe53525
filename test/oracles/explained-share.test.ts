import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest'
import { explanationsOf } from '#explanations/explanations'
import { databaseKinds, openTestHouse, type TestHouse } from '../support/test-house.ts'

const DATA = path.resolve(import.meta.dirname, '../../../shared/data')
const { find } = explanationsOf(inject('explanations'))

/** How many of some things are explained, and what is not: for docs/reference/explanations.md. */
class Share {
  private readonly seen = new Map<string, { explained: number; all: number; missing: Map<string, number> }>()

  add(kind: string, codeKey: string, count = 1): void {
    const share = this.seen.get(kind) ?? { explained: 0, all: 0, missing: new Map() }
    this.seen.set(kind, share)
    share.all += count
    if (find(codeKey)) share.explained += count
    else share.missing.set(codeKey, (share.missing.get(codeKey) ?? 0) + count)
  }

  of(kind: string): number {
    const { explained, all } = this.seen.get(kind)!
    return explained / all
  }

  print(where: string): void {
    for (const [kind, { explained, all }] of this.seen)
      process.stdout.write(
        `${where}, ${kind}: ${explained} of ${all} explained (${((100 * explained) / all).toFixed(1)} %)\n`,
      )
  }
}

describe('in the demo region', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(databaseKinds()[0]!, 'demo')
  })
  afterAll(() => house.close())

  it('nine of ten coded results, medicines, vaccines and problems are explained', async () => {
    const share = new Share()
    const kinds = ['laboratory', 'vitals', 'medications', 'immunizations', 'problems', 'procedures']
    const rows = await house.owner(
      `select category, concat(code_system, '|', code) as key, count(*)::int as count from item
       where category = any ($1) and resource_type <> 'DiagnosticReport' group by 1, 2`,
      [kinds],
    )
    for (const { category, key, count } of rows) share.add(category as string, key as string, count as number)
    share.print('Demo region')
    expect(share.of('laboratory')).toBeGreaterThan(0.95)
    for (const kind of ['medications', 'immunizations', 'problems']) expect(share.of(kind), kind).toBeGreaterThan(0.9)
  })
})

type Coded = { readonly coding?: readonly { readonly system?: string; readonly code?: string }[] }
type Resource = {
  readonly resourceType?: string
  readonly category?: Coded | readonly Coded[]
  readonly code?: Coded
  readonly vaccineCode?: Coded
  readonly medicationCodeableConcept?: Coded
  readonly entry?: readonly { readonly resource?: Resource }[]
}

function kindOf(resource: Resource): string | null {
  const codes = [resource.category ?? []].flat().flatMap(({ coding = [] }) => coding.map(({ code }) => code))
  if (!resource.resourceType) return null
  if (resource.resourceType === 'Observation') return codes.includes('laboratory') ? 'laboratory' : null
  if (resource.resourceType.startsWith('Medication')) return 'medicines'
  return { Immunization: 'vaccines', Condition: 'problems', Procedure: 'procedures' }[resource.resourceType] ?? null
}

function* resourcesIn(file: string): Generator<Resource> {
  const text = readFileSync(file, 'utf8')
  const values = file.endsWith('.ndjson') ? text.split('\n').filter(Boolean) : [text]
  for (const value of values) yield* within(JSON.parse(value) as Resource)
}

function* within(resource: Resource): Generator<Resource> {
  if (resource.resourceType !== 'Bundle') yield resource
  for (const { resource: inner } of resource.entry ?? []) if (inner) yield* within(inner)
}

test.skipIf(!existsSync(DATA))('of sample records most is explained (skipped where there are no samples)', () => {
  const share = new Share()
  for (const file of globSync([`${DATA}/fhir/**/*.json`, `${DATA}/bulk/**/*.ndjson`])) {
    for (const resource of resourcesIn(file)) {
      const kind = kindOf(resource)
      const coded = resource.code ?? resource.vaccineCode ?? resource.medicationCodeableConcept
      const [first] = coded?.coding ?? []
      if (kind && first) share.add(kind, `${first.system ?? ''}|${first.code}`)
    }
  }
  share.print('Samples')
  expect(share.of('laboratory')).toBeGreaterThan(0.99)
  for (const kind of ['medicines', 'vaccines', 'problems']) expect(share.of(kind), kind).toBeGreaterThan(0.9)
})

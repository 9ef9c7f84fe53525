import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Resource } from '#formats/fhir/types'
import { loadValidator } from '#formats/fhir/validate'
import { buildCharts } from './build-charts.ts'
import { planRegion } from './plan-region.ts'

const isBuilt = existsSync(new URL('../../generated/r4-validator.mjs', import.meta.url))

test.skipIf(!isBuilt)('everything the region sends is sound FHIR R4', async () => {
  const faultsOf = await loadValidator()
  const found = new Set<string>()
  for (const { bundle } of buildCharts(planRegion({ people: 60, seed: 3, today: '2026-03-12' }))) {
    for (const { resource } of bundle.entry!) {
      for (const { path, what } of faultsOf(resource as unknown as Resource)) found.add(`${path}: ${what}`)
    }
  }
  expect([...found]).toEqual([])
})

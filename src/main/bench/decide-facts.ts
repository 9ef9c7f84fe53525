import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { CATEGORIES } from '#base/categories'
import { decideRelease, parseRulebook, type ReleaseFacts } from '#release'

const CODES = ['718-7', '2823-3', '10334-1', '21636-6', 'unknown', '11526-1']
const LOINC = 'http://loinc.org'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

/** Decides facts of every category, with known and unknown codes, for some seconds; answers items a second. */
async function decideFacts(seconds: number): Promise<number> {
  const reading = parseRulebook(await readFile(new URL('../../../rulebooks/default.yaml', import.meta.url), 'utf8'))
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  const facts = Array.from({ length: 6_000 }, (_, number) => factsOf(number))
  let decided = 0
  const from = performance.now()
  while (performance.now() - from < seconds * 1000) {
    for (const each of facts) decideRelease(each, reading.rulebook)
    decided += facts.length
  }
  return decided / ((performance.now() - from) / 1000)
}

function factsOf(number: number): ReleaseFacts {
  const at = new Date(Date.UTC(2026, 2, 2, 10, number % 600))
  return {
    category: CATEGORIES[number % CATEGORIES.length]!,
    resourceType: 'Observation',
    serviceType: 'hospital',
    institutionId: number % 3 === 0 ? 'nordfjord-hospital' : 'orkdal-hospital',
    codings: [
      { system: LOINC, code: CODES[number % CODES.length]! },
      { system: CATEGORY, code: 'laboratory' },
    ],
    labels: [],
    senderWishes: [],
    counselled: [],
    ageYears: number % 90,
    issuedAt: at,
    receivedAt: at,
    commentedAt: null,
    releasedAt: null,
    wishes: { choices: [], asks: [] },
    openedAt: null,
    holds: [],
  }
}

process.stdout.write(JSON.stringify(await decideFacts(Number(process.argv[2]))))

import { type ClinicalDate, readClinicalDate } from '#base/instant'
import { choice, follow, text } from './elements.ts'
import { codingsOf } from './say/concept.ts'
import { say } from './say/say.ts'
import type { Resource } from './types.ts'

/** What one entry on a list of allergies, problems or vaccinations says that another list may say otherwise (R4). */
export type ListedFacts = {
  /** What it is about, as `system|code`; all codings that name a thing, because one of them may be another list's. */
  readonly codes: readonly string[]
  /** Clinical status of a problem or an allergy, status of a vaccination; `refuted` where it was ruled out, `unconfirmed` and the like where it is not sure. */
  readonly state: string | null
  readonly criticality: string | null
  /** The sender's words, or a code. */
  readonly severity: string | null
  readonly began: ClinicalDate | null
  readonly ended: ClinicalDate | null
  /** When a vaccine was given. */
  readonly given: ClinicalDate | null
  /** What an allergy is to: food, medication, environment, biologic; empty where nobody says. */
  readonly kinds: readonly string[]
  /** That there is none: of all kinds, or of one kind only. Null: it is an entry about something. */
  readonly none: 'all' | 'food' | 'medication' | 'environment' | null
}

/** Which resources stand on such lists. */
export const LISTED_TYPES: ReadonlySet<string> = new Set(['AllergyIntolerance', 'Condition', 'Immunization'])

/** Reads what can be compared; what is missing or malformed is null. */
export function readListed(resource: Resource): ListedFacts {
  const isVaccine = resource.resourceType === 'Immunization'
  const codings = codingsOf(isVaccine ? resource.vaccineCode : resource.code)
  return {
    codes: codings.flatMap(({ system, code }) => (system && namesThing(system, code) ? [`${system}|${code}`] : [])),
    state: isVaccine ? text(resource, 'status') : stateOf(resource),
    criticality: text(resource, 'criticality'),
    severity: codingsOf(resource.severity)[0]?.display ?? say(resource.severity),
    began: dateIn(resource, 'onset'),
    ended: dateIn(resource, 'abatement'),
    given: isVaccine ? dateIn(resource, 'occurrence') : null,
    kinds: follow(resource, 'category').filter((kind) => typeof kind === 'string'),
    none: NONE.get(codings.map(({ code }) => code).find((code) => NONE.has(code)) ?? '') ?? null,
  }
}

/** Code systems that say why nothing is said (HL7 v3 NullFlavor, data-absent-reason, absent and unknown data of the IPS). */
const NOTHING_SAID = /NullFlavor$|data-absent-reason$|absent-unknown|2\.16\.840\.1\.113883\.5\.1008$/i
/** SNOMED CT: a kind of allergy or of finding, whatever it is to or of. CVX: a vaccine that nobody knows, or none. */
const BARE_KINDS: ReadonlySet<string> = new Set(
  '419199007 416098002 414285001 418038007 419511003 418471000 420134006 426232007 59037007 235719002 609328004 64572001 55607006 404684003'
    .split(' ')
    .map((code) => `http://snomed.info/sct|${code}`)
    .concat(['998', '999'].map((code) => `http://hl7.org/fhir/sid/cvx|${code}`)),
)

/** Two entries with such a code may be about anything: it makes them no one thing. */
function namesThing(system: string, code: string): boolean {
  return !NOTHING_SAID.test(system) && !BARE_KINDS.has(`${system}|${code}`)
}

/** SNOMED CT, and the code system for absent and unknown data of the International Patient Summary. */
const NONE: ReadonlyMap<string, NonNullable<ListedFacts['none']>> = new Map([
  ['716186003', 'all'],
  ['409137002', 'medication'],
  ['429625007', 'food'],
  ['428607008', 'environment'],
  ['160245001', 'all'],
  ['no-known-allergies', 'all'],
  ['no-known-medication-allergies', 'medication'],
  ['no-known-food-allergies', 'food'],
  ['no-known-environmental-allergies', 'environment'],
  ['no-known-problems', 'all'],
  ['no-known-immunizations', 'all'],
])

const UNSURE: ReadonlySet<string> = new Set(['refuted', 'unconfirmed', 'provisional', 'differential'])

/** What is not sure says so before it says how it stands. */
function stateOf(resource: Resource): string | null {
  const [verification] = codingsOf(resource.verificationStatus)
  if (verification && UNSURE.has(verification.code)) return verification.code
  return codingsOf(resource.clinicalStatus)[0]?.code ?? null
}

function dateIn(resource: Resource, name: string): ClinicalDate | null {
  const found = choice(resource, name)?.value
  if (typeof found === 'string') return readClinicalDate(found)
  return readClinicalDate(follow(resource, `${name}Period.start`).find((each) => typeof each === 'string'))
}

import type { Category, ServiceType } from '#base/categories'
import { civilOf, dateText, dayOf, dayOfCivil, YEAR } from './ground/calendar.ts'
import { type DemoAccount, demoAccounts } from './people/demo-accounts.ts'
import { KNOWN_PERSONS } from './people/nordmann-family.ts'
import { INSTITUTIONS, type InstitutionFacts, type Service } from './places/institutions.ts'

export type { DemoAccount, DemoGrant, DemoRole } from './people/demo-accounts.ts'

/** Everything about a region that is small: who takes part, how data flows in, who can sign in. */
export type RegionPlan = {
  readonly seed: number
  readonly people: number
  /** `YYYY-MM-DD`; nothing but appointments and plans lies after it. */
  readonly today: string
  readonly institutions: readonly PlannedInstitution[]
  readonly feeds: readonly PlannedFeed[]
  readonly accounts: readonly DemoAccount[]
}

export type PlannedInstitution = {
  /** A slug: `nordfjord-hospital`. */
  readonly id: string
  readonly name: string
  readonly serviceType: ServiceType
  readonly municipality: string
  /** Of its wall clocks, by the IANA name. */
  readonly timeZone: string
  readonly contact: string
  /** The day the agreement was signed. */
  readonly joined: string
  /** `signed`: nothing sent yet. `contributing`: sends. `offering`: sends, and invites its own patients. */
  readonly status: 'signed' | 'contributing' | 'offering'
  readonly agreed: readonly PlannedAgreement[]
  readonly services: readonly Service[]
}

/** A category an institution has promised, from when, and what there is to say when it is late. */
export type PlannedAgreement = { readonly category: Category; readonly from: string; readonly note: string | null }

export type PlannedFeed = {
  readonly id: string
  readonly institutionId: string | null
  readonly format: 'fhir' | 'bulk' | 'hl7v2' | 'ccda' | 'dicom'
  readonly aggregator: boolean
}

/** Plans a region of at least ten people; the same options always give the same region. */
export function planRegion(options: { people: number; seed: number; today: string }): RegionPlan {
  if (options.people < KNOWN_PERSONS.length) throw new Error(`a region has at least ${KNOWN_PERSONS.length} people`)
  return {
    seed: options.seed,
    people: options.people,
    today: options.today,
    institutions: INSTITUTIONS.map((facts) => plannedInstitution(facts, options.today)),
    feeds: [...INSTITUTIONS.map(({ id }) => feed(`${id}-fhir`, id, 'fhir')), ...DEMO_FEEDS],
    accounts: demoAccounts(options.today),
  }
}

const DEMO_FEEDS: readonly PlannedFeed[] = [
  feed('demo-fhir', 'st-eystein-hospital', 'fhir'),
  feed('demo-bulk', 'kystlab', 'bulk'),
  feed('demo-hl7v2', 'nordfjord-hospital', 'hl7v2'),
  feed('demo-ccda', 'lesja-medical-centre', 'ccda'),
  feed('demo-dicom', 'havna-radiology', 'dicom'),
]

function feed(id: string, institutionId: string, format: PlannedFeed['format']): PlannedFeed {
  return { id, institutionId, format, aggregator: false }
}

function plannedInstitution(facts: InstitutionFacts, today: string): PlannedInstitution {
  const joined = dateText(dayOf(today) - Math.round(facts.joinedYearsAgo * YEAR) - 60)
  return {
    id: facts.id,
    name: facts.name,
    serviceType: facts.serviceType,
    municipality: facts.municipality,
    timeZone: 'Europe/Oslo',
    contact: `patients@${facts.id}.example`,
    joined,
    status: facts.status,
    agreed: facts.promised.map((category) => agreement(facts, category, joined, today)),
    services: facts.services,
  }
}

function agreement(facts: InstitutionFacts, category: Category, joined: string, today: string): PlannedAgreement {
  const isSoon = facts.soon?.includes(category) ?? false
  return { category, from: isSoon ? comingJune(today) : joined, note: facts.late?.[category] ?? null }
}

function comingJune(today: string): string {
  const { year, month } = civilOf(dayOf(today))
  return dateText(dayOfCivil(month < 6 ? year : year + 1, 6, 1))
}

import type { Bundle, BundleEntry, FhirResource, Reference } from 'fhir/r4.js'
import type { Category } from '#base/categories'
import { hashOf } from '../ground/random.ts'
import type { SyntheticPerson } from '../people/person-of.ts'
import { type Dialect, dialectOf } from '../places/dialects.ts'
import type { ServiceKind } from '../places/institutions.ts'
import { type StaffKind, staffMember } from '../places/staff.ts'
import type { PlannedInstitution, RegionPlan } from '../plan-region.ts'
import { locationOf, organizationOf, practitionerOf } from './directory-of.ts'
import { patientOf } from './patient-of.ts'

/**
 * What one institution knows about one person, written in the institution's own dialect. Writers put resources in;
 * organization, staff and places join by themselves when something refers to them.
 */
export class Chart {
  readonly institution: PlannedInstitution
  readonly dialect: Dialect
  readonly person: SyntheticPerson
  readonly patient: Reference
  readonly organization: Reference
  readonly source: string
  private readonly key: string
  private readonly seed: number
  private readonly resources: FhirResource[] = []
  private readonly shared = new Map<string, FhirResource>()
  private readonly sent: ReadonlySet<Category>
  private serial = 0

  constructor(plan: RegionPlan, institution: PlannedInstitution, person: SyntheticPerson) {
    this.institution = institution
    this.person = person
    this.dialect = dialectOf(institution.id, plan.institutions.indexOf(institution))
    this.seed = plan.seed
    this.key = `${person.index.toString(36)}${(hashOf(plan.seed) % 46_656).toString(36)}`
    this.source = `https://${institution.id}.example`
    this.sent = sentCategories(institution)
    const patient = patientOf(plan, this, `pat-${this.key}`)
    this.patient = { reference: `Patient/${patient.id}`, display: patient.name?.[0]?.text ?? '' }
    this.organization = { reference: `Organization/${institution.id}`, display: institution.name }
    this.shared.set('patient', patient)
    this.shared.set('organization', organizationOf(this))
  }

  /** False for what the institution has not joined with, or has promised and does not deliver yet. */
  sends(category: Category): boolean {
    return this.sent.has(category)
  }

  /** The next id of this chart; unique within the institution, because the person is part of it. */
  id(prefix: string): string {
    this.serial += 1
    return `${prefix}-${this.key}-${this.serial.toString(36)}`
  }

  put(resource: FhirResource & { id: string }): Reference {
    this.resources.push(resource)
    return { reference: `${resource.resourceType}/${resource.id}` }
  }

  /** One of the people of this kind who work here; the same person each time, unless `which` says otherwise. */
  staff(kind: StaffKind, which = 0): Reference {
    const member = staffMember(this.seed, this.institution.id, kind, which)
    this.share(`staff-${member.id}`, () => practitionerOf(this, member))
    return { reference: `Practitioner/${member.id}`, display: member.name }
  }

  /** Where it happens: the first service of this kind, else the institution's first. */
  place(kind: ServiceKind, id?: string): Reference {
    const { services } = this.institution
    const service = services.find((one) => one.id === id) ?? services.find((one) => one.kind === kind) ?? services[0]!
    this.share(`place-${service.id}`, () => locationOf(this, service))
    return { reference: `Location/${service.id}`, display: `${service.name}, ${this.institution.name}` }
  }

  /** A transaction of everything known here; null when there is nothing to tell. */
  bundle(): Bundle | null {
    if (this.resources.length === 0) return null
    const entry = [...this.shared.values(), ...this.resources].map((resource) => this.entryOf(resource))
    return { resourceType: 'Bundle', type: 'transaction', entry }
  }

  private entryOf(resource: FhirResource): BundleEntry {
    const url = `${resource.resourceType}/${resource.id}`
    return { fullUrl: `${this.source}/fhir/${url}`, resource, request: { method: 'PUT', url } }
  }

  private share(key: string, build: () => FhirResource): void {
    if (!this.shared.has(key)) this.shared.set(key, build())
  }
}

const sentByInstitution = new WeakMap<PlannedInstitution, ReadonlySet<Category>>()

function sentCategories(institution: PlannedInstitution): ReadonlySet<Category> {
  const known = sentByInstitution.get(institution)
  if (known) return known
  const arriving = institution.agreed.filter(({ note }) => note === null).map(({ category }) => category)
  const sent = new Set(institution.status === 'signed' ? [] : arriving)
  sentByInstitution.set(institution, sent)
  return sent
}

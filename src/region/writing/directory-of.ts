import type { Location, Organization, Practitioner } from 'fhir/r4.js'
import type { ServiceType } from '#base/categories'
import { SYSTEMS } from '../codes/systems.ts'
import type { Dialect } from '../places/dialects.ts'
import type { Service } from '../places/institutions.ts'
import type { StaffMember } from '../places/staff.ts'
import type { PlannedInstitution } from '../plan-region.ts'

/** The institution whose directory it is. */
type Publisher = { readonly institution: PlannedInstitution; readonly dialect: Dialect }

export function organizationOf(by: Publisher): Organization {
  const { id, name, serviceType, municipality, contact } = by.institution
  return {
    resourceType: 'Organization',
    id,
    identifier: [{ system: 'https://causeway.example/id/institution', value: id }],
    active: true,
    type: [
      {
        coding: [{ system: SYSTEMS.organizationType, code: 'prov', display: 'Healthcare Provider' }],
        text: TYPE_WORDS[serviceType],
      },
    ],
    name,
    telecom: [{ system: 'email', value: contact }],
    address: [{ city: municipality }],
  }
}

const TYPE_WORDS: Readonly<Record<ServiceType, string>> = {
  hospital: 'Hospital',
  'general-practice': 'General practice',
  'home-care': 'Home care service',
  'nursing-home': 'Nursing home',
  'public-health': 'Public health service',
  laboratory: 'Laboratory',
  imaging: 'Imaging centre',
}

export function practitionerOf(by: Publisher, member: StaffMember): Practitioner {
  const identifier = [{ system: `urn:oid:2.999.17.${by.dialect.number}.2`, value: member.id }]
  const name = [{ family: member.family, given: [member.given], text: member.name }]
  return { resourceType: 'Practitioner', id: member.id, identifier, active: true, name }
}

export function locationOf(by: Publisher, service: Service): Location {
  return {
    resourceType: 'Location',
    id: service.id,
    status: 'active',
    name: `${service.name}, ${by.institution.name}`,
    mode: 'instance',
    managingOrganization: { reference: `Organization/${by.institution.id}` },
  }
}

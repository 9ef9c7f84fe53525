import type { MatchRules } from '#patient-index'

/**
 * The national identifiers that this region has verified at their source: with an equal birth date they link. The
 * synthetic region's own, Norway's, England's, Ontario's and the United States' (whose numbers samples carry).
 */
export const MATCH_RULES: MatchRules = {
  verifiedSystems: [
    'https://causeway.example/id/national',
    'urn:oid:2.16.578.1.12.4.1.4.1',
    'https://fhir.nhs.uk/Id/nhs-number',
    'https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn',
    'http://hl7.org/fhir/sid/us-ssn',
  ],
}

import { codeSystem } from '../../../hl7v2/to-fhir/datatypes/code-systems.ts'

const V3 = 'http://terminology.hl7.org/CodeSystem/v3-'
const V2 = 'http://terminology.hl7.org/CodeSystem/v2-'
const CPT = 'http://www.ama-assn.org/go/cpt'
const NDFRT = 'http://hl7.org/fhir/ndfrt'

/** OIDs of the coding systems of C-CDA, as the URIs by which FHIR knows them (HL7 terminology; C-CDA on FHIR 2.0). */
const BY_OID: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'http://loinc.org',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
  '2.16.840.1.113883.6.88': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  '2.16.840.1.113883.6.3': 'http://hl7.org/fhir/sid/icd-10',
  '2.16.840.1.113883.6.90': 'http://hl7.org/fhir/sid/icd-10-cm',
  '2.16.840.1.113883.6.4': 'http://www.cms.gov/Medicare/Coding/ICD10',
  '2.16.840.1.113883.6.42': 'http://hl7.org/fhir/sid/icd-9-cm',
  '2.16.840.1.113883.6.103': 'http://hl7.org/fhir/sid/icd-9-cm',
  '2.16.840.1.113883.6.139': 'http://hl7.org/fhir/sid/icpc-2',
  '2.16.840.1.113883.6.12': CPT,
  '2.16.840.1.113883.6.13': 'http://www.ada.org/cdt',
  '2.16.840.1.113883.6.285': 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  '2.16.840.1.113883.6.14': 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  '2.16.840.1.113883.6.69': 'http://hl7.org/fhir/sid/ndc',
  '2.16.840.1.113883.6.59': 'http://hl7.org/fhir/sid/cvx',
  '2.16.840.1.113883.12.292': 'http://hl7.org/fhir/sid/cvx',
  '2.16.840.1.113883.12.227': 'http://hl7.org/fhir/sid/mvx',
  '2.16.840.1.113883.6.73': 'http://www.whocc.no/atc',
  '2.16.840.1.113883.6.8': 'http://unitsofmeasure.org',
  '2.16.840.1.113883.6.24': 'urn:iso:std:iso:11073:10101',
  '2.16.840.1.113883.6.101': 'http://nucc.org/provider-taxonomy',
  '2.16.840.1.113883.6.209': NDFRT,
  '2.16.840.1.113883.3.26.1.5': NDFRT,
  '2.16.840.1.113883.6.345': 'http://va.gov/terminology/medrt',
  '2.16.840.1.113883.3.26.1.1': 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl',
  '2.16.840.1.113883.4.9': 'http://fdasis.nlm.nih.gov',
  '1.2.840.10008.2.16.4': 'http://dicom.nema.org/resources/ontology/DCM',
  '2.16.840.1.113883.5.1': `${V3}AdministrativeGender`,
  '2.16.840.1.113883.5.2': `${V3}MaritalStatus`,
  '2.16.840.1.113883.5.4': `${V3}ActCode`,
  '2.16.840.1.113883.5.6': `${V3}ActClass`,
  '2.16.840.1.113883.5.7': `${V3}ActPriority`,
  '2.16.840.1.113883.5.8': `${V3}ActReason`,
  '2.16.840.1.113883.5.14': `${V3}ActStatus`,
  '2.16.840.1.113883.5.25': `${V3}Confidentiality`,
  '2.16.840.1.113883.5.83': `${V3}ObservationInterpretation`,
  '2.16.840.1.113883.5.84': `${V3}ObservationMethod`,
  '2.16.840.1.113883.5.88': `${V3}ParticipationFunction`,
  '2.16.840.1.113883.5.110': `${V3}RoleClass`,
  '2.16.840.1.113883.5.111': `${V3}RoleCode`,
  '2.16.840.1.113883.5.112': `${V3}RouteOfAdministration`,
  '2.16.840.1.113883.5.139': `${V3}TimingEvent`,
  '2.16.840.1.113883.5.1008': `${V3}NullFlavor`,
  '2.16.840.1.113883.5.1063': `${V3}ObservationValue`,
}

const TABLE_OF_V2 = /^2\.16\.840\.1\.113883\.12\.(\d{1,4})$/

/** Names of systems as documents write them, where the OID is missing. */
const BY_NAME: Readonly<Record<string, string>> = {
  'RXNORM RXCUI': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  'SNOMED-CT': 'http://snomed.info/sct',
  'ICD-9-CM': 'http://hl7.org/fhir/sid/icd-9-cm',
  'ICD9-CM': 'http://hl7.org/fhir/sid/icd-9-cm',
  'ICD9 CM': 'http://hl7.org/fhir/sid/icd-9-cm',
  'ICD10-CM': 'http://hl7.org/fhir/sid/icd-10-cm',
  'CPT-4': CPT,
}

/** The URI of a coding system by its OID, else by its name; null when neither says which it is. */
export function systemOf(oid: string | null, name: string | null): string | null {
  const known = oid && (BY_OID[oid] ?? tableOf(oid))
  if (known) return known
  if (oid && /^[0-9]+(\.[0-9]+)+$/.test(oid)) return `urn:oid:${oid}`
  if (oid && /^(https?:\/\/|urn:)\S+$/i.test(oid)) return oid
  if (oid && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(oid)) return `urn:uuid:${oid.toLowerCase()}`
  const named = name ? (BY_NAME[name.toUpperCase()] ?? codeSystem(name, '')) : null
  return named?.startsWith('urn:causeway:') ? null : named
}

function tableOf(oid: string): string | null {
  const table = TABLE_OF_V2.exec(oid)?.[1]
  return table ? `${V2}${table.padStart(4, '0')}` : null
}

/** Names of coding systems (HL7 table 0396 and spellings that are met), as the URIs by which FHIR knows them. */
const SYSTEMS: Readonly<Record<string, string>> = {
  LN: 'http://loinc.org',
  LOINC: 'http://loinc.org',
  SCT: 'http://snomed.info/sct',
  SNOMED: 'http://snomed.info/sct',
  SNOMEDCT: 'http://snomed.info/sct',
  'SNOMED-CT': 'http://snomed.info/sct',
  'SNOMED CT': 'http://snomed.info/sct',
  SNM3: 'urn:oid:2.16.840.1.113883.6.51',
  I10: 'http://hl7.org/fhir/sid/icd-10',
  ICD10: 'http://hl7.org/fhir/sid/icd-10',
  'ICD-10': 'http://hl7.org/fhir/sid/icd-10',
  I10C: 'http://hl7.org/fhir/sid/icd-10-cm',
  'ICD-10-CM': 'http://hl7.org/fhir/sid/icd-10-cm',
  ICD10CM: 'http://hl7.org/fhir/sid/icd-10-cm',
  I9: 'http://hl7.org/fhir/sid/icd-9-cm',
  I9C: 'http://hl7.org/fhir/sid/icd-9-cm',
  I9CDX: 'http://hl7.org/fhir/sid/icd-9-cm',
  ICD9: 'http://hl7.org/fhir/sid/icd-9-cm',
  I9CP: 'urn:oid:2.16.840.1.113883.6.104',
  I10P: 'http://www.cms.gov/Medicare/Coding/ICD10',
  ICPC2: 'http://hl7.org/fhir/sid/icpc-2',
  'ICPC-2': 'http://hl7.org/fhir/sid/icpc-2',
  ATC: 'http://www.whocc.no/atc',
  RXNORM: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  RXNORMCODE: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  NDC: 'http://hl7.org/fhir/sid/ndc',
  CVX: 'http://hl7.org/fhir/sid/cvx',
  MVX: 'http://hl7.org/fhir/sid/mvx',
  C4: 'http://www.ama-assn.org/go/cpt',
  CPT: 'http://www.ama-assn.org/go/cpt',
  CPT4: 'http://www.ama-assn.org/go/cpt',
  CDCREC: 'urn:oid:2.16.840.1.113883.6.238',
  UCUM: 'http://unitsofmeasure.org',
  DCM: 'http://dicom.nema.org/resources/ontology/DCM',
  MDC: 'urn:iso:std:iso:11073:10101',
  ISO3166_1: 'urn:iso:std:iso:3166',
  UNII: 'http://fdasis.nlm.nih.gov',
}

const TABLE = /^HL7?0?(\d{3,4})$/i

/**
 * The URI of a coding system by the name a message gives it. Null for none. A name that no register knows is the
 * sender's own: it becomes a URN within its facility, so that "L" of two laboratories are two systems.
 */
export function codeSystem(name: string, facility: string): string | null {
  if (!name) return null
  const known = SYSTEMS[name.toUpperCase()]
  if (known) return known
  const table = TABLE.exec(name)
  if (table) return `http://terminology.hl7.org/CodeSystem/v2-${table[1]!.slice(-4).padStart(4, '0')}`
  if (/^\d+(\.\d+){3,}$/.test(name)) return oidSystem(name)
  if (/^(https?:\/\/|urn:)\S+$/i.test(name)) return name
  return `urn:causeway:hl7v2:codes:${encodeURIComponent(facility)}:${encodeURIComponent(name)}`
}

const OIDS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'http://loinc.org',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
  '2.16.840.1.113883.6.3': 'http://hl7.org/fhir/sid/icd-10',
  '2.16.840.1.113883.6.90': 'http://hl7.org/fhir/sid/icd-10-cm',
  '2.16.840.1.113883.6.103': 'http://hl7.org/fhir/sid/icd-9-cm',
  '2.16.840.1.113883.6.73': 'http://www.whocc.no/atc',
  '2.16.840.1.113883.6.88': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  '2.16.840.1.113883.6.69': 'http://hl7.org/fhir/sid/ndc',
  '2.16.840.1.113883.12.292': 'http://hl7.org/fhir/sid/cvx',
  '2.16.840.1.113883.6.8': 'http://unitsofmeasure.org',
}

function oidSystem(oid: string): string {
  return OIDS[oid] ?? `urn:oid:${oid}`
}

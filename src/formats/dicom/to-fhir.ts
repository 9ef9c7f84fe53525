import type { Element, Resource } from '../fhir/types.ts'
import { identifierElement, systemOf } from '../hl7v2/to-fhir/datatypes/identifier.ts'
import { readTime } from '../hl7v2/to-fhir/datatypes/time.ts'
import { element } from '../hl7v2/to-fhir/element.ts'
import { stableId } from '../hl7v2/to-fhir/stable-id.ts'
import type { Instance } from './instance.ts'
import type { PersonName } from './person-name.ts'

export type PatientNumber = { readonly system: string | null; readonly value: string }

/** Where the institution is: of times that are sent without a zone. */
export type DicomContext = { readonly zone: string }

/** The number of the patient as an identifier's system and value; null where the object names no patient. */
export function patientNumberOf({ patient }: Instance): PatientNumber | null {
  if (patient.number === null) return null
  const issuer = patient.issuer ?? ''
  const system = systemOf({ namespace: issuer, universalId: issuer, universalType: '' }, undefined)
  return { system, value: patient.number }
}

/** The patient as far as an object tells; what it leaves out is as it was known. */
export function patientFrom({ patient }: Instance, { system, value }: PatientNumber): Resource {
  return element({
    resourceType: 'Patient',
    // The id by which HL7 v2 of the same institution knows them.
    id: stableId('Patient', [system ?? '', value]),
    identifier: [identifierElement(system, value, 'MR')],
    name: patient.names.map(nameFrom),
    gender: patient.sex,
    birthDate: patient.birthDate,
  }) as Resource
}

function nameFrom({ family, given, prefix, suffix }: PersonName): Element {
  return element({ family, given, prefix, suffix })
}

export function studyIdOf(studyUid: string): string {
  return stableId('ImagingStudy', [studyUid])
}

/** What is counted of a series, from all objects of it that are known. */
export type SeriesCount = {
  readonly uid: string
  readonly number: number | null
  readonly description: string | null
  readonly modality: string
  readonly bodyPart: string | null
  readonly instances: number
}

const DCM = 'http://dicom.nema.org/resources/ontology/DCM'

/** The names of PS3.16, CID 29. */
const MODALITIES: Readonly<Record<string, string>> = {
  CR: 'Computed Radiography',
  CT: 'Computed Tomography',
  DX: 'Digital Radiography',
  ES: 'Endoscopy',
  MG: 'Mammography',
  MR: 'Magnetic Resonance',
  NM: 'Nuclear Medicine',
  OT: 'Other',
  PT: 'Positron emission tomography',
  RF: 'Radiofluoroscopy',
  SR: 'Structured Report',
  US: 'Ultrasound',
  XA: 'X-Ray Angiography',
  XC: 'External-camera Photography',
}

function modalityCoding(code: string): Element {
  return element({ system: DCM, code, display: MODALITIES[code] ?? null })
}

/** A study as an ImagingStudy: what its first object says of it, and its series as far as they are known. */
export function studyFrom(
  { studyUid, study }: Pick<Instance, 'studyUid' | 'study'>,
  { patient, series, zone }: { patient: PatientNumber; series: readonly SeriesCount[] } & DicomContext,
): Resource {
  const started = readTime(study.started, zone)
  const modalities = [...new Set(series.map(({ modality }) => modality))]
  return element({
    resourceType: 'ImagingStudy',
    id: studyIdOf(studyUid),
    identifier: [
      { system: 'urn:dicom:uid', value: `urn:oid:${studyUid}` },
      ...(study.accession ? [identifierElement(null, study.accession, 'ACSN')] : []),
    ],
    status: 'available',
    modality: modalities.map(modalityCoding),
    subject: { type: 'Patient', identifier: element(patient) },
    started: started.kind === 'time' ? started.text : null,
    numberOfSeries: series.length,
    numberOfInstances: series.reduce((sum, { instances }) => sum + instances, 0),
    description: study.description,
    series: series.map(seriesFrom),
  }) as Resource
}

function seriesFrom({ uid, number, description, modality, bodyPart, instances }: SeriesCount): Element {
  return element({
    uid,
    number,
    modality: modalityCoding(modality),
    description,
    numberOfInstances: instances,
    bodySite: bodyPart ? { display: bodyPart } : null,
  })
}

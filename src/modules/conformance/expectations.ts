import type { Category } from '#base/categories'
import { typeInWords } from '#formats/fhir/read-item'
import { readPatient } from '#formats/fhir/read-patient'
import type { Remedy, Sample } from './sample.ts'

/** What a sample of some categories should say, why, and how to say it. */
export type Expectation = {
  readonly element: string
  readonly categories: readonly Sample['category'][]
  /** Where only some samples of the category can have it. */
  readonly concerns?: (sample: Sample) => boolean
  readonly isThere: (sample: Sample) => boolean
  readonly because: string
  readonly mend: Remedy
}

const RESULTS: readonly Category[] = ['laboratory', 'microbiology', 'pathology', 'blood-bank', 'radiology']
const TEXTS: readonly Category[] = ['clinical-notes', 'discharge-summaries', 'documents']
const CODED: readonly Category[] = ['problems', 'allergies', 'medications', 'immunizations', 'procedures']
const EVENTS: readonly Category[] = ['visits', 'appointments', 'immunizations', 'procedures', 'vitals']

const isMeasured = ({ draft }: Sample) => draft.value?.number != null
const isObservation = ({ draft }: Sample) => draft.resourceType === 'Observation'
const isReport = ({ draft }: Sample) => draft.resourceType === 'DiagnosticReport'
/** What the sender's own code says only to the sender. */
const isLocal = (system: string | null) => system === null || system.startsWith('urn:causeway:')

/**
 * What the categories need, in the order of their weight for a reader. The portal takes a sample without them in all the
 * same: nothing here refuses anything. From the elements that US Core and the International Patient Summary must support,
 * as far as a page of ours shows them.
 */
export const EXPECTATIONS: readonly Expectation[] = [
  {
    element: 'a name',
    categories: [...RESULTS, ...TEXTS, ...CODED, ...EVENTS, 'care-plans', 'home-care', 'images', 'other'],
    isThere: ({ draft }) => draft.title !== typeInWords(draft.resourceType) || draft.titleFrom !== null,
    because: 'patients see only what kind of thing it is, and nothing to tell one from another.',
    mend: {
      fhir: 'Send text or a display with the code of the resource.',
      hl7v2: 'Send the text beside the code (OBX-3.2, OBR-4.2, RXA-5.2, TXA-2.2 ...).',
      ccda: 'Send displayName, or originalText that refers to the narrative.',
    },
  },
  {
    element: 'a date',
    categories: [...RESULTS, ...TEXTS, ...EVENTS, 'problems', 'medications'],
    isThere: ({ draft }) => draft.happened !== null || draft.issued !== null,
    because: 'it stands in the record by the day on which it arrived.',
    mend: {
      fhir: 'Send the date of the event (effective, performed, onset, period, authored, date).',
      hl7v2: 'Send the time of the event (OBX-14, OBR-7, PV1-44, RXA-3, TXA-4, SCH-11 ...).',
      ccda: 'Send effectiveTime with a value.',
    },
  },
  {
    element: 'when it was issued',
    categories: RESULTS,
    isThere: ({ draft }) => draft.issued !== null,
    because: 'a rule that lets it wait counts from the arrival here and not from the day it was ready.',
    mend: {
      fhir: 'Send DiagnosticReport.issued and Observation.issued.',
      hl7v2: 'Send OBR-22.',
      ccda: 'Send the time of the result organizer’s author.',
    },
  },
  {
    element: 'a code that others know',
    categories: ['laboratory', 'vitals', ...CODED],
    concerns: ({ draft }) => draft.code !== null,
    isThere: ({ draft }) => draft.codings.some(({ element, system }) => element !== 'category' && !isLocal(system)),
    because: 'it stands in no trend with those of other institutions, and has no plain name.',
    mend: {
      fhir: 'Add a coding of LOINC, SNOMED CT, ATC, RxNorm, CVX or ICD beside your own.',
      hl7v2: 'Send the code as alternate identifier (OBX-3.4 to 3.6 with LN, and likewise elsewhere).',
      ccda: 'Send the code, or a translation, from LOINC, SNOMED CT, RxNorm, CVX or ICD.',
    },
  },
  {
    element: 'any code',
    categories: ['laboratory', 'vitals', ...CODED],
    isThere: ({ draft }) => draft.code !== null,
    because: 'only its words can be shown; it is found in no trend and by no rule for its kind.',
    mend: {
      fhir: 'Send a coding with system and code.',
      hl7v2: 'Send the identifier with its coding system (first and third component).',
      ccda: 'Send code and codeSystem instead of a nullFlavor.',
    },
  },
  {
    element: 'a value',
    categories: ['laboratory', 'vitals'],
    concerns: (sample) => isObservation(sample) && sample.draft.parts.length === 0,
    isThere: ({ draft }) => draft.value !== null,
    because: 'patients read the name of a test without what came out.',
    mend: {
      fhir: 'Send value[x], or dataAbsentReason to say why there is none.',
      hl7v2: 'Send OBX-5, or OBX-11 X when there will be none.',
      ccda: 'Send value in the observation.',
    },
  },
  {
    element: 'a unit',
    categories: ['laboratory', 'vitals'],
    concerns: isMeasured,
    isThere: ({ draft }) => draft.value?.unit != null,
    because: 'a number without unit can mislead, and stands in no trend.',
    mend: {
      fhir: 'Send valueQuantity.unit; code "1" for what has none.',
      hl7v2: 'Send OBX-6; "1" for what has none.',
      ccda: 'Send the unit attribute of the value; "1" for what has none.',
    },
  },
  {
    element: 'a unit that can be compared (UCUM)',
    categories: ['laboratory', 'vitals'],
    concerns: ({ draft }) => draft.value?.number != null && draft.value.unit !== null,
    isThere: ({ draft }) => draft.value?.ucum != null,
    because: 'it is compared only with values that spell the unit the same way.',
    mend: {
      fhir: 'Send valueQuantity.system http://unitsofmeasure.org and the code.',
      hl7v2: 'Send OBX-6 with the coding system UCUM.',
      ccda: 'Write units as UCUM does.',
    },
  },
  {
    element: 'a reference range',
    categories: ['laboratory'],
    concerns: isMeasured,
    isThere: ({ draft }) => draft.range !== null,
    because: 'patients cannot see whether the number is usual.',
    mend: {
      fhir: 'Send referenceRange with low and high.',
      hl7v2: 'Send OBX-7.',
      ccda: 'Send referenceRange.',
    },
  },
  {
    element: 'content',
    categories: ['microbiology', 'pathology', 'radiology'],
    concerns: isReport,
    isThere: ({ draft, resource }) =>
      draft.parts.length > 0 || draft.attachmentHash !== null || typeof resource.conclusion === 'string',
    because: 'patients open a report that says nothing.',
    mend: {
      fhir: 'Send result, presentedForm or conclusion.',
      hl7v2: 'Send the report in OBX segments (TX, FT or ED).',
      ccda: 'Send the results or the text of the section.',
    },
  },
  {
    element: 'its text',
    categories: TEXTS,
    concerns: ({ draft }) => draft.resourceType === 'DocumentReference',
    isThere: ({ draft }) => draft.attachmentHash !== null,
    because: 'patients find a document that cannot be opened.',
    mend: {
      fhir: 'Send content.attachment.data; an address alone cannot be opened from here.',
      hl7v2: 'Send the text in OBX-5.',
      ccda: 'Send structuredBody, or nonXMLBody with the text itself.',
    },
  },
  {
    element: 'who is responsible',
    categories: [...RESULTS, ...TEXTS, 'medications', 'visits', 'appointments'],
    isThere: ({ draft }) => draft.author !== null,
    because: 'patients do not know whom to ask.',
    mend: {
      fhir: 'Send performer, author, requester or participant with a display.',
      hl7v2: 'Send OBR-16, OBR-32, TXA-9, PV1-7 or ORC-12 with a name.',
      ccda: 'Send an author or performer with a name.',
    },
  },
  {
    element: 'a category',
    categories: ['other'],
    isThere: () => false,
    because: 'nothing says where it belongs, so it stands under “other”.',
    mend: {
      fhir: 'Send category, or a code of LOINC or SNOMED CT.',
      hl7v2: 'Send OBR-24, and LOINC in OBR-4 or OBX-3.',
      ccda: 'Send the code of the section.',
    },
  },
  ...patients(),
]

function patients(): Expectation[] {
  const patient = (sample: Sample) => readPatient(sample.resource)
  return [
    {
      element: 'a full birth date',
      categories: ['person'],
      isThere: (sample) => patient(sample).birthDate?.length === 10,
      because: 'without it nobody is linked to the rest of the record by itself.',
      mend: {
        fhir: 'Send Patient.birthDate with year, month and day.',
        hl7v2: 'Send PID-7 with year, month and day.',
        ccda: 'Send birthTime with year, month and day.',
      },
    },
    {
      element: 'a family name and a given name',
      categories: ['person'],
      isThere: (sample) => patient(sample).names.some(({ family, given }) => family !== null && given.length > 0),
      because: 'a clerk cannot tell whose record it is.',
      mend: {
        fhir: 'Send Patient.name with family and given.',
        hl7v2: 'Send PID-5.1 and PID-5.2.',
        ccda: 'Send name with family and given.',
      },
    },
  ]
}

import type { Category } from '#base/categories'

/**
 * Which category an item belongs to, as data. The rule with the lowest priority number that fits decides; among equals
 * the first in the list. A rule without `elements` is the type's own rule. `category: null` is for financial resources
 * only: they are kept and counted, and are no part of what a patient reads as a record.
 */
export type CategoryRule = {
  /** A short name, kept with the item so that "why is it here?" can be answered. */
  readonly id: string
  readonly priority: number
  readonly types: readonly string[]
  /** Elements whose codings are judged. */
  readonly elements?: readonly string[]
  /** The code system; absent means whatever the sender named. */
  readonly system?: string
  readonly codes?: ReadonlySet<string>
  /** In lower case: one of them must stand in a display, or in the title. */
  readonly words?: readonly string[]
  readonly category: Category | null
  readonly source: string
}

const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'
const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const T74 = 'http://terminology.hl7.org/CodeSystem/v2-0074'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const ANY_SYSTEM = null

const STANDARDS = 'docs/reference/categories.md'
const OURS = 'our own rule'

const DOCUMENTS = 'DocumentReference Composition DocumentManifest'
const SECTIONS = 'DocumentReference'
const PAPERS = `${DOCUMENTS} DiagnosticReport`
const RESULTS = 'DiagnosticReport Observation'
const SERVICES = 'Encounter EpisodeOfCare Appointment CarePlan CareTeam ServiceRequest QuestionnaireResponse'

const PAPER_TYPE = 'type category code'
const WHAT_SERVICE = 'code category type serviceType specialty'

type CodeRow = readonly [number, string, string, string, string | null, string, Category, string]
type WordRow = readonly [number, string, string, string, string, Category, string]

/**
 * Priorities: 10 what a document is (a discharge summary stays one, whatever department filed it), 20 the narrow kinds
 * of laboratory work and the exceptions, 30 the wide kinds, 40 codes that come without a category, 50 words, 60 where
 * senders file what fits nowhere, 90 the type's own rule.
 */
// biome-ignore format: a table is read by its columns
const BY_CODE: readonly CodeRow[] = [
  // Documents, and reports that are documents, by their LOINC type (also R4 c80-doc-typecodes).
  [10, 'discharge-summary', PAPERS, PAPER_TYPE, LOINC, '18842-5 34105-7 34106-5 11490-0 28655-9 34745-0 59258-4 34770-8 28574-2 100719-4', 'discharge-summaries', STANDARDS],
  [10, 'record-summary', PAPERS, PAPER_TYPE, LOINC, '34133-9 60591-5', 'documents', STANDARDS],
  [10, 'advance-directive', PAPERS, PAPER_TYPE, LOINC, '42348-3 84095-9 45473-6', 'documents', STANDARDS],
  [10, 'home-care-document', PAPERS, PAPER_TYPE, LOINC, '34129-7 34118-0 34125-5 34107-3 74196-7 34136-2 34748-4 34749-2', 'home-care', STANDARDS],
  [10, 'care-plan-document', PAPERS, PAPER_TYPE, LOINC, '18776-5 56447-6 52521-2 61146-7', 'care-plans', STANDARDS],
  [10, 'imaging-document', PAPERS, PAPER_TYPE, LOINC, '18748-4 85430-7 18726-0 18782-3', 'radiology', STANDARDS],
  [10, 'pathology-document', PAPERS, PAPER_TYPE, LOINC, '11526-1 11529-5 60567-5 22637-3', 'pathology', STANDARDS],
  [10, 'microbiology-document', PAPERS, PAPER_TYPE, LOINC, '18725-2', 'microbiology', STANDARDS],
  [10, 'blood-bank-document', PAPERS, PAPER_TYPE, LOINC, '18717-9 33720-4', 'blood-bank', STANDARDS],
  [10, 'laboratory-document', PAPERS, PAPER_TYPE, LOINC, '11502-2 26436-6 18723-7 18719-5', 'laboratory', STANDARDS],
  // A section of a document that stands in words alone, by the LOINC code of the section.
  [11, 'section-allergies', SECTIONS, 'type', LOINC, '48765-2', 'allergies', STANDARDS],
  [11, 'section-problems', SECTIONS, 'type', LOINC, '11450-4 11348-0 75310-3 46241-6 10219-4 10218-6 59769-0', 'problems', STANDARDS],
  [11, 'section-medications', SECTIONS, 'type', LOINC, '10160-0 10183-2 42346-7 29549-3 75311-1', 'medications', STANDARDS],
  [11, 'section-immunizations', SECTIONS, 'type', LOINC, '11369-6', 'immunizations', STANDARDS],
  [11, 'section-results', SECTIONS, 'type', LOINC, '30954-2', 'laboratory', STANDARDS],
  [11, 'section-vital-signs', SECTIONS, 'type', LOINC, '8716-3', 'vitals', STANDARDS],
  [11, 'section-procedures', SECTIONS, 'type', LOINC, '47519-4 29554-3 59776-5 55109-3 59768-2 59772-6 59770-8 59774-0 10216-0 10223-6 8724-7 55122-6', 'procedures', STANDARDS],
  [11, 'section-encounters', SECTIONS, 'type', LOINC, '46240-8', 'visits', STANDARDS],
  [11, 'section-functional-status', SECTIONS, 'type', LOINC, '47420-5', 'home-care', STANDARDS],
  [11, 'section-hospital-stay', SECTIONS, 'type', LOINC, '8648-8 11535-2 78375-3 8653-8 10184-0 11493-4 18841-7 42344-2', 'discharge-summaries', STANDARDS],
  [11, 'section-care-plan', SECTIONS, 'type', LOINC, '62387-6 11383-7 85847-2', 'care-plans', STANDARDS],
  [11, 'section-note', SECTIONS, 'type', LOINC, '29299-5 42349-1 46239-0 10154-3 10164-2 10187-3 29545-1 69730-0 10210-3 61149-1 61150-9', 'clinical-notes', OURS],
  [11, 'section-life', SECTIONS, 'type', LOINC, '29762-2 10157-6 10190-7 46264-8 10162-6 104605-1', 'other', STANDARDS],
  [12, 'clinical-note', PAPERS, PAPER_TYPE, LOINC, '11506-3 34117-2 11488-4 28570-0 11504-8 34111-5 57133-1 51847-2 34746-8 100465-4 34109-9 34108-1 34112-3 34131-3 51848-0 51849-8 51846-4 68608-9 34752-6 34139-6 11492-6 18761-7 28636-9 34130-5 34099-2', 'clinical-notes', STANDARDS],
  [14, 'clinical-note-by-category', DOCUMENTS, 'category', ANY_SYSTEM, 'clinical-note', 'clinical-notes', 'US Core 8, DocumentReference.category'],
  // Reports and results by department: HL7 table 0074, LOINC parts, observation categories.
  [20, 'blood-bank-section', RESULTS, 'category', T74, 'BLB', 'blood-bank', STANDARDS],
  [20, 'microbiology-section', RESULTS, 'category', T74, 'MB MCB MYC PAR VR', 'microbiology', STANDARDS],
  [20, 'pathology-section', RESULTS, 'category', T74, 'SP CP CG PAT', 'pathology', STANDARDS],
  [20, 'pathology-part', RESULTS, 'category', LOINC, 'LP7839-6', 'pathology', STANDARDS],
  [20, 'microbiology-part', RESULTS, 'category', LOINC, 'LP7819-8', 'microbiology', OURS],
  [20, 'radiology-section', RESULTS, 'category', T74, 'RAD RX CT NMR RUS NMS CUS OUS VUS XRC IMG', 'radiology', STANDARDS],
  [20, 'radiology-part', RESULTS, 'category', LOINC, 'LP29684-5', 'radiology', STANDARDS],
  [20, 'radiology-service', RESULTS, 'category', SNOMED, '394914008 363679005', 'radiology', OURS],
  [22, 'blood-group', RESULTS, 'code', LOINC, '882-1 883-9 10331-7 884-7 890-4 1250-0 14578-9', 'blood-bank', STANDARDS],
  [22, 'culture', RESULTS, 'code', LOINC, '600-7 630-4 6463-4 664-3 29576-6 18769-0 634-6 625-4 626-2 6462-6 543-9', 'microbiology', OURS],
  [22, 'pathology-code', RESULTS, 'code', LOINC, '60568-3 19765-7 33718-8', 'pathology', OURS],
  [30, 'imaging-observation', 'Observation', 'category', OBSERVATION_CATEGORY, 'imaging', 'radiology', STANDARDS],
  [30, 'laboratory-section', RESULTS, 'category', T74, 'LAB CH HM SR IMM TX GE URN BG', 'laboratory', STANDARDS],
  [30, 'laboratory-category', RESULTS, 'category', OBSERVATION_CATEGORY, 'laboratory', 'laboratory', STANDARDS],
  [30, 'laboratory-service', RESULTS, 'category', SNOMED, '108252007', 'laboratory', OURS],
  [30, 'procedure-section', RESULTS, 'category', T74, 'EC CTH EN PF AU', 'procedures', OURS],
  [30, 'cardiology-report', 'DiagnosticReport', 'category', LOINC, 'LP29708-2', 'procedures', OURS],
  [30, 'vital-signs', 'Observation', 'category', OBSERVATION_CATEGORY, 'vital-signs vital-sign', 'vitals', STANDARDS],
  [40, 'vital-sign-code', 'Observation', 'code', LOINC, '85353-1 85354-9 8480-6 8462-4 8478-0 8867-4 9279-1 8310-5 8331-1 8302-2 8306-3 29463-7 3141-9 39156-5 59408-5 2708-6 9843-4 8287-5 59576-9 77606-2 8289-1 55284-4 72514-3 3150-6 3151-8', 'vitals', STANDARDS],
  [58, 'functional-status', 'Observation', 'category', LOINC, '47420-5', 'home-care', 'standards, section 2: the functional status of a C-CDA document'],
  [60, 'social-history-or-survey', 'Observation', 'category', ANY_SYSTEM, 'survey social-history sdoh activity functional-status disability-status cognitive-status care-experience-preference treatment-intervention-preference observation-adi-documentation', 'other', 'standards, section 2: social history; surveys unless of home care'],
  [60, 'examination', 'Observation', 'category', ANY_SYSTEM, 'exam', 'clinical-notes', 'our own rule: what an examination found reads with the notes'],
  [60, 'clinical-test', 'Observation', 'category', ANY_SYSTEM, 'procedure clinical-test therapy', 'procedures', 'our own rule: measured in a procedure (ECG, walking test)'],
  // Conditions: diseases are problems; the circumstances of a life are not.
  [20, 'social-circumstance', 'Condition', 'code', SNOMED, '160903007 160904001 741062008 224295006 224299000 5251000175109 473461003 224298008 224355006 266934004 713458007 105531004 32911000 266948004 160968000 422650009 423315002 424393004 706893006 127348004 73595000 314529007 445281000124101 160695008 446654005 73438004 160701002 105493001 183381005', 'other', 'our own rule: findings about work, education, housing, company (Synthea, Gravity)'],
  [30, 'social-determinant', 'Condition', 'category', ANY_SYSTEM, 'sdoh', 'other', 'US Core 8, category sdoh'],
  // Home and community care, visits and orders.
  [20, 'home-visit', 'Encounter', 'class', ACT_CODE, 'HH', 'home-care', STANDARDS],
  [20, 'home-care-assessment', 'Observation QuestionnaireResponse', 'code', LOINC, '74196-7', 'home-care', STANDARDS],
  [25, 'home-care-service', SERVICES, WHAT_SERVICE, SNOMED, '385763009 60689008 439708006', 'home-care', OURS],
  [20, 'medical-order', 'ServiceRequest', 'category', ANY_SYSTEM, 'PMO 100822-6', 'documents', 'US Core 8, portable medical orders'],
  [20, 'transfusion', 'Procedure', 'code', SNOMED, '116859006 5447007 71493000 180208003', 'blood-bank', STANDARDS],
]

// biome-ignore format: a table is read by its columns
const BY_WORDS: readonly WordRow[] = [
  [24, 'culture-by-name', RESULTS, 'code', 'blood culture; urine culture; bacteria identified; susceptibility; antibiogram; gram stain; blodkultur; dyrkning; hémoculture; hemocultivo', 'microbiology', OURS],
  [50, 'imaging-by-name', 'DiagnosticReport', 'code', 'x-ray; xray; radiograph; tomograph; ultrasound; mammogra; magnetic resonance; bone density; densitometry; dxa ; mri ; ct ', 'radiology', OURS],
  [50, 'laboratory-by-name', RESULTS, 'code', ' in blood;  in serum;  in plasma;  in urine; urine (; in urine; egfr; glucose;  panel - blood', 'laboratory', OURS],
  [25, 'social-circumstance-by-name', 'Condition', 'code', 'employment; labor force; labour force; education (finding); school education; high school; housing; homeless; transport problem; refugee; armed forces; criminal record; social contact; social isolation; review due; risk activity; food insecurity; access to healthful foods; intimate partner abuse; violence in the environment', 'other', 'our own rule: the same findings under other codes'],
  [28, 'home-care-by-name', `Observation ${SERVICES}`, WHAT_SERVICE, 'home care; home health; home nursing; home visit; interrai; community nursing; community care; domiciliary; hjemmesykepleie; hjemmetjeneste; soins à domicile; atención domiciliaria', 'home-care', 'our own rule: home and community care by name, interRAI assessments'],
]

// biome-ignore format: a table is read by its columns
const BY_TYPE: readonly (readonly [string, Category | null])[] = [
  ['MedicationRequest MedicationStatement MedicationDispense MedicationAdministration Medication', 'medications'],
  ['AllergyIntolerance', 'allergies'],
  ['Condition AdverseEvent', 'problems'],
  ['Procedure', 'procedures'],
  ['Immunization ImmunizationEvaluation ImmunizationRecommendation', 'immunizations'],
  ['Encounter EpisodeOfCare', 'visits'],
  ['Appointment AppointmentResponse Schedule Slot', 'appointments'],
  ['CarePlan CareTeam Goal NutritionOrder ServiceRequest RequestGroup Task', 'care-plans'],
  ['ImagingStudy Media', 'images'],
  ['MolecularSequence', 'laboratory'],
  ['BiologicallyDerivedProduct', 'blood-bank'],
  ['ClinicalImpression', 'clinical-notes'],
  ['DocumentReference DocumentManifest Composition Binary Consent Contract', 'documents'],
  ['Specimen Device DeviceMetric DeviceRequest DeviceUseStatement FamilyMemberHistory Flag RiskAssessment', 'other'],
  ['DetectedIssue QuestionnaireResponse Communication CommunicationRequest BodyStructure Basic List', 'other'],
  ['VisionPrescription SupplyDelivery SupplyRequest GuidanceResponse ResearchSubject MeasureReport', 'other'],
  ['Patient RelatedPerson Person Provenance', 'other'],
  ['Account ChargeItem Claim ClaimResponse Coverage CoverageEligibilityRequest ExplanationOfBenefit', null],
  ['CoverageEligibilityResponse EnrollmentRequest EnrollmentResponse Invoice PaymentNotice', null],
  ['PaymentReconciliation', null],
]

export const CATEGORY_RULES: readonly CategoryRule[] = [
  ...BY_CODE.map(([priority, id, types, elements, system, codes, category, source]) => ({
    ...{ id, priority, types: list(types), elements: list(elements), category, source },
    ...(system === null ? {} : { system }),
    codes: new Set(list(codes)),
  })),
  ...BY_WORDS.map(([priority, id, types, elements, words, category, source]) => ({
    ...{ id, priority, types: list(types), elements: list(elements), category, source },
    words: words.split('; '),
  })),
  ...BY_TYPE.flatMap(([types, category]) =>
    list(types).map((type) => ({ id: `type-${type}`, priority: 90, types: [type], category, source: STANDARDS })),
  ),
]

function list(words: string): readonly string[] {
  return words.split(' ')
}

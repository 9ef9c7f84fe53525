import type { Category } from '#base/categories'

/**
 * Which category an item belongs to, as data. A rule without `element` is the type's own rule; one with `element`
 * judges a coding of that element. The rule with the lowest priority number that fits decides; among equals the first
 * in the list. `category: null` is for financial resources only: they are kept and counted, and are no part of what a
 * patient reads as a record.
 */
export type CategoryRule = {
  /** A short name, stored with the item so that "why is it here" can be answered. */
  readonly id: string
  readonly priority: number
  readonly resourceTypes: readonly string[]
  readonly element?: string
  /** The code system; absent means whatever the sender named. */
  readonly system?: string
  readonly codes?: readonly string[]
  /** Words, in lower case, of which one must stand in the display. */
  readonly words?: readonly string[]
  readonly category: Category | null
  readonly source: string
}

const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'
const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const T74 = 'http://terminology.hl7.org/CodeSystem/v2-0074'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const STANDARDS = 'standards, section 2'

const DOCUMENTS = ['DocumentReference', 'Composition', 'DocumentManifest'] as const
const REPORTS = ['DiagnosticReport', ...DOCUMENTS] as const
const RESULTS = ['DiagnosticReport', 'Observation'] as const

/**
 * Priorities: 10 what a document is (a note stays a note, whatever department wrote it), 20 the narrow kinds of
 * laboratory work, 30 the wide ones, 40 codes known without category, 50 words, 90 the type's own rule.
 */
export const CATEGORY_RULES: readonly CategoryRule[] = [
  // Documents by type (LOINC), standards section 2 and R4 c80-doc-typecodes.
  ...byCode('discharge-summary', 10, REPORTS, 'type', LOINC, 'discharge-summaries', [
    '18842-5',
    '34105-7',
    '34106-5',
    '11490-0',
    '28655-9',
    '34745-0',
    '59258-4',
    '34770-8',
    '28574-2',
    '100719-4',
  ]),
  ...byCode('record-summary', 10, REPORTS, 'type', LOINC, 'documents', ['34133-9', '60591-5']),
  ...byCode('home-care-document', 10, REPORTS, 'type', LOINC, 'home-care', [
    '34129-7',
    '34118-0',
    '34125-5',
    '34107-3',
    '74196-7',
    '34136-2',
    '34748-4',
    '34749-2',
  ]),
  ...byCode('care-plan-document', 10, REPORTS, 'type', LOINC, 'care-plans', ['18776-5', '56447-6', '52521-2', '61146-7']),
  ...byCode('imaging-document', 10, REPORTS, 'type', LOINC, 'radiology', [
    '18748-4',
    '85430-7',
    '18726-0',
    '24606-6',
    '18782-3',
  ]),
  ...byCode('pathology-document', 10, REPORTS, 'type', LOINC, 'pathology', ['11526-1', '11529-5', '60567-5', '22637-3']),
  ...byCode('microbiology-document', 10, REPORTS, 'type', LOINC, 'microbiology', ['18725-2']),
  ...byCode('blood-bank-document', 10, REPORTS, 'type', LOINC, 'blood-bank', ['18717-9', '33720-4']),
  ...byCode('laboratory-document', 10, REPORTS, 'type', LOINC, 'laboratory', ['11502-2', '26436-6', '18723-7', '18719-5']),
  ...byCode('advance-directive', 10, REPORTS, 'type', LOINC, 'documents', ['42348-3', '84095-9', '45473-6']),
  ...byCode('clinical-note-document', 12, REPORTS, 'type', LOINC, 'clinical-notes', [
    '11506-3',
    '34117-2',
    '11488-4',
    '28570-0',
    '11504-8',
    '34111-5',
    '57133-1',
    '51847-2',
    '34746-8',
    '100465-4',
    '34109-9',
    '34108-1',
    '34112-3',
    '34131-3',
    '51848-0',
    '51849-8',
    '51846-4',
    '68608-9',
    '34752-6',
    '34139-6',
    '11492-6',
    '18761-7',
    '28636-9',
    '34130-5',
    '34099-2',
  ]),
  {
    ...rule('note-by-category', 14, [...DOCUMENTS], 'clinical-notes', 'US Core 8, DocumentReference.category'),
    element: 'category',
    codes: ['clinical-note'],
  },
  ...byCode('advance-directive-category', 12, DOCUMENTS, 'category', LOINC, 'documents', ['42348-3']),
  {
    ...rule('note-in-report', 10, ['DiagnosticReport'], 'clinical-notes', 'US Core 8, DiagnosticReport note exchange'),
    element: 'category',
    system: LOINC,
    codes: ['34117-2', '51847-2', '11506-3', '11488-4', '28570-0', '11504-8', '34111-5', '57133-1', '34746-8'],
  },
  {
    ...rule('discharge-summary-in-report', 10, ['DiagnosticReport'], 'discharge-summaries', STANDARDS),
    element: 'category',
    system: LOINC,
    codes: ['18842-5'],
  },

  // Diagnostic reports and observations by department (HL7 table 0074, LOINC parts).
  ...byCode('blood-bank-section', 20, RESULTS, 'category', T74, 'blood-bank', ['BLB']),
  ...byCode('microbiology-section', 20, RESULTS, 'category', T74, 'microbiology', ['MB', 'MCB', 'MYC', 'PAR', 'VR']),
  ...byCode('pathology-section', 20, RESULTS, 'category', T74, 'pathology', ['SP', 'CP', 'CG', 'PAT', 'CY', 'AU']),
  ...byCode('pathology-part', 20, RESULTS, 'category', LOINC, 'pathology', ['LP7839-6']),
  ...byCode('microbiology-part', 20, RESULTS, 'category', LOINC, 'microbiology', ['LP7819-8', '18725-2']),
  ...byCode('blood-bank-part', 20, RESULTS, 'category', LOINC, 'blood-bank', ['18717-9', 'LP31798-1']),
  ...byCode('radiology-section', 20, RESULTS, 'category', T74, 'radiology', [
    'RAD',
    'RX',
    'CT',
    'NMR',
    'RUS',
    'NMS',
    'CUS',
    'OUS',
    'VUS',
    'XRC',
    'CTH',
    'MAM',
  ]),
  ...byCode('radiology-part', 20, RESULTS, 'category', LOINC, 'radiology', ['LP29684-5', '18726-0', '18748-4']),
  ...byCode('radiology-snomed', 20, RESULTS, 'category', SNOMED, 'radiology', ['394914008', '363679005']),
  ...byCode('blood-group', 22, RESULTS, 'code', LOINC, 'blood-bank', [
    '882-1',
    '883-9',
    '10331-7',
    '884-7',
    '890-4',
    '1250-0',
    '14578-9',
    '18717-9',
  ]),
  ...byCode('susceptibility-or-culture', 22, RESULTS, 'code', LOINC, 'microbiology', [
    '18725-2',
    '600-7',
    '630-4',
    '6463-4',
    '664-3',
    '29576-6',
    '18769-0',
    '634-6',
    '625-4',
    '626-2',
    '6462-6',
    '543-9',
  ]),
  ...byCode('pathology-report', 22, RESULTS, 'code', LOINC, 'pathology', ['22637-3', '60568-3', '11529-5', '19765-7', '33718-8']),
  {
    ...rule('culture-by-name', 24, [...RESULTS], 'microbiology', 'our rule: cultures and susceptibilities by name'),
    element: 'code',
    words: [' culture', 'culture ', 'susceptibility', 'antibiogram', 'gram stain', 'blodkultur', 'dyrkning', 'hémoculture'],
  },
  ...byCode('imaging-observation', 30, ['Observation'], 'category', OBSERVATION_CATEGORY, 'radiology', ['imaging']),
  ...byCode('laboratory-section', 30, RESULTS, 'category', T74, 'laboratory', [
    'LAB',
    'CH',
    'HM',
    'SR',
    'IMM',
    'TX',
    'GE',
    'URN',
    'BG',
    'ICU',
    'OTH',
  ]),
  ...byCode('laboratory-observation', 30, ['Observation', 'DiagnosticReport'], 'category', OBSERVATION_CATEGORY, 'laboratory', [
    'laboratory',
  ]),
  ...byCode('laboratory-snomed', 30, RESULTS, 'category', SNOMED, 'laboratory', ['108252007', '26436-6']),
  ...byCode('laboratory-loinc-part', 30, RESULTS, 'category', LOINC, 'laboratory', ['26436-6', '11502-2', 'LP29693-6']),

  // Observations: vital signs before the questionnaires some senders file them under.
  ...byCode('vital-signs', 30, ['Observation'], 'category', OBSERVATION_CATEGORY, 'vitals', ['vital-signs', 'vital-sign']),
  ...byCode('vital-sign-code', 40, ['Observation'], 'code', LOINC, 'vitals', [
    '85353-1',
    '85354-9',
    '8480-6',
    '8462-4',
    '8478-0',
    '8867-4',
    '9279-1',
    '8310-5',
    '8331-1',
    '8302-2',
    '8306-3',
    '29463-7',
    '3141-9',
    '39156-5',
    '59408-5',
    '2708-6',
    '9843-4',
    '8287-5',
    '59576-9',
    '77606-2',
    '8289-1',
    '55284-4',
    '72514-3',
    '3150-6',
    '3151-8',
  ]),
  ...byCode('home-care-assessment', 25, ['Observation', 'QuestionnaireResponse'], 'code', LOINC, 'home-care', ['74196-7']),
  {
    ...rule('home-care-assessment-by-name', 25, ['Observation', 'QuestionnaireResponse'], 'home-care', 'standards, section 2: interRAI'),
    element: 'code',
    words: ['interrai'],
  },
  {
    ...rule('survey-or-social', 60, ['Observation'], 'other', 'standards, section 2: social history; surveys unless of home care'),
    element: 'category',
    codes: [
      'survey',
      'social-history',
      'sdoh',
      'activity',
      'functional-status',
      'disability-status',
      'cognitive-status',
      'care-experience-preference',
      'treatment-intervention-preference',
      'observation-adi-documentation',
      'therapy',
    ],
  },
  {
    ...rule('examination', 60, ['Observation'], 'clinical-notes', 'our rule: what was found on examination reads with the notes'),
    element: 'category',
    codes: ['exam'],
  },
  {
    ...rule('clinical-test', 60, ['Observation'], 'procedures', 'our rule: measured in a procedure (ECG, walking test)'),
    element: 'category',
    codes: ['procedure', 'clinical-test'],
  },
  {
    ...rule('cardiology-report', 30, ['DiagnosticReport'], 'procedures', 'our rule: reports of examinations of the heart'),
    element: 'category',
    codes: ['LP29708-2', 'EC', 'CUS', 'CTH'],
  },

  // Conditions: diseases are problems; circumstances of life are not.
  ...byCode('social-circumstance', 20, ['Condition'], 'code', SNOMED, 'other', [
    '160903007',
    '160904001',
    '741062008',
    '224295006',
    '224299000',
    '5251000175109',
    '473461003',
    '224298008',
    '224355006',
    '266934004',
    '713458007',
    '105531004',
    '32911000',
    '266948004',
    '160968000',
    '422650009',
    '423315002',
    '424393004',
    '706893006',
    '127348004',
    '73595000',
    '314529007',
    '445281000124101',
    '160695008',
    '446654005',
    '73438004',
    '160701002',
    '105493001',
    '183381005',
  ]),
  {
    ...rule('social-circumstance-by-name', 25, ['Condition'], 'other', 'our rule: employment, education, housing and the like are no diseases'),
    element: 'code',
    words: [
      'employment',
      'employed',
      'labor force',
      'labour force',
      'education (finding)',
      'school',
      'housing',
      'homeless',
      'transport',
      'refugee',
      'armed forces',
      'criminal record',
      'social contact',
      'social isolation',
      'review due',
      'risk activity',
      'food insecurity',
      'access to healthful foods',
      'intimate partner',
      'violence in the environment',
    ],
  },
  {
    ...rule('social-determinant', 30, ['Condition'], 'other', 'US Core 8, category sdoh'),
    element: 'category',
    codes: ['sdoh'],
  },

  // Visits and orders by where and what.
  ...byCode('home-visit', 20, ['Encounter'], 'class', ACT_CODE, 'home-care', ['HH']),
  {
    ...rule('home-care-service', 30, ['Encounter', 'CarePlan', 'CareTeam', 'ServiceRequest', 'Appointment', 'EpisodeOfCare', 'QuestionnaireResponse'], 'home-care', 'our rule: home and community care by name'),
    element: '*',
    words: ['home care', 'home health', 'home nursing', 'home visit', 'hjemmesykepleie', 'hjemmetjeneste', 'soins à domicile', 'community nursing', 'community care', 'domiciliary'],
  },
  ...byCode('home-care-snomed', 25, ['Encounter', 'CarePlan', 'ServiceRequest', 'CareTeam', 'EpisodeOfCare'], '*', SNOMED, 'home-care', [
    '385763009',
    '60689008',
    '439708006',
    '1230190004',
  ]),
  ...byCode('laboratory-order', 30, ['ServiceRequest'], 'category', SNOMED, 'laboratory', ['108252007']),
  ...byCode('imaging-order', 30, ['ServiceRequest'], 'category', SNOMED, 'radiology', ['363679005']),
  ...byCode('medical-order', 25, ['ServiceRequest'], 'category', LOINC, 'documents', ['100822-6']),
  {
    ...rule('portable-medical-order', 25, ['ServiceRequest'], 'documents', 'US Core 8, portable medical orders'),
    element: 'category',
    codes: ['PMO'],
  },
  ...byCode('transfusion', 25, ['Procedure'], 'code', SNOMED, 'blood-bank', ['116859006', '5447007', '71493000', '180208003']),

  // Each type's own rule.
  ...ofType('medications', ['MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration']),
  ...ofType('medications', ['Medication', 'MedicationKnowledge']),
  ...ofType('allergies', ['AllergyIntolerance']),
  ...ofType('problems', ['Condition', 'AdverseEvent']),
  ...ofType('procedures', ['Procedure']),
  ...ofType('immunizations', ['Immunization', 'ImmunizationEvaluation', 'ImmunizationRecommendation']),
  ...ofType('visits', ['Encounter', 'EpisodeOfCare']),
  ...ofType('appointments', ['Appointment', 'AppointmentResponse', 'Schedule', 'Slot']),
  ...ofType('care-plans', ['CarePlan', 'CareTeam', 'Goal', 'NutritionOrder', 'ServiceRequest', 'RequestGroup', 'Task']),
  ...ofType('images', ['ImagingStudy', 'Media']),
  ...ofType('laboratory', ['Specimen', 'MolecularSequence']),
  ...ofType('blood-bank', ['BiologicallyDerivedProduct']),
  ...ofType('clinical-notes', ['ClinicalImpression']),
  ...ofType('documents', ['DocumentReference', 'DocumentManifest', 'Composition', 'Binary', 'Consent', 'Contract']),
  ...ofType('other', [
    'Device',
    'DeviceMetric',
    'DeviceRequest',
    'DeviceUseStatement',
    'FamilyMemberHistory',
    'Flag',
    'RiskAssessment',
    'DetectedIssue',
    'QuestionnaireResponse',
    'Communication',
    'CommunicationRequest',
    'BodyStructure',
    'VisionPrescription',
    'SupplyDelivery',
    'SupplyRequest',
    'List',
    'Basic',
    'GuidanceResponse',
    'ResearchSubject',
    'RelatedPerson',
    'Provenance',
    'MeasureReport',
  ]),
  ...ofType(null, [
    'Account',
    'ChargeItem',
    'Claim',
    'ClaimResponse',
    'Contract',
    'Coverage',
    'CoverageEligibilityRequest',
    'CoverageEligibilityResponse',
    'EnrollmentRequest',
    'EnrollmentResponse',
    'ExplanationOfBenefit',
    'Invoice',
    'PaymentNotice',
    'PaymentReconciliation',
  ]),
]

function rule(
  id: string,
  priority: number,
  resourceTypes: readonly string[],
  category: Category | null,
  source: string,
): CategoryRule {
  return { id, priority, resourceTypes, category, source }
}

function byCode(
  id: string,
  priority: number,
  resourceTypes: readonly string[],
  element: string,
  system: string,
  category: Category,
  codes: readonly string[],
): readonly CategoryRule[] {
  return [{ ...rule(id, priority, resourceTypes, category, STANDARDS), element, system, codes }]
}

function ofType(category: Category | null, resourceTypes: readonly string[]): readonly CategoryRule[] {
  return resourceTypes.map((type) => rule(`type-${type}`, 90, [type], category, STANDARDS))
}

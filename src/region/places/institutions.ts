import type { Category, ServiceType } from '#base/categories'

/**
 * The institutions of the region and how complete each of them is. `promised` are the categories of its agreement;
 * `late` are promised and have never arrived; `soon` are agreed for the coming June.
 */
export type InstitutionFacts = {
  readonly id: string
  readonly name: string
  readonly serviceType: ServiceType
  readonly municipality: string
  readonly joinedYearsAgo: number
  readonly status: 'signed' | 'contributing' | 'offering'
  readonly promised: readonly Category[]
  readonly late?: Partial<Record<Category, string>>
  readonly soon?: readonly Category[]
  readonly services: readonly Service[]
}

export type Service = { readonly id: string; readonly name: string; readonly kind: ServiceKind }
export type ServiceKind = 'ward' | 'clinic' | 'laboratory' | 'imaging' | 'home-care-team' | 'emergency' | 'programme'

// biome-ignore format: a list of categories reads in rows
const HOSPITAL: readonly Category[] = [
  'laboratory', 'microbiology', 'pathology', 'blood-bank', 'radiology', 'images', 'medications', 'allergies', 'problems',
  'clinical-notes', 'discharge-summaries', 'visits', 'appointments', 'procedures', 'vitals', 'care-plans', 'documents', 'other',
]
// biome-ignore format: a list of categories reads in rows
const PRACTICE: readonly Category[] = [
  'medications', 'allergies', 'problems', 'clinical-notes', 'visits', 'appointments', 'procedures', 'immunizations',
  'vitals', 'care-plans', 'documents', 'other',
]
const HOME_CARE: readonly Category[] = [
  'home-care',
  'care-plans',
  'visits',
  'clinical-notes',
  'vitals',
  'documents',
  'other',
  'medications',
  'appointments',
]
const LABORATORY: readonly Category[] = ['laboratory', 'microbiology', 'blood-bank', 'other']
const IMAGING: readonly Category[] = ['radiology', 'images', 'visits', 'appointments', 'documents']
const PUBLIC_HEALTH: readonly Category[] = ['immunizations', 'visits', 'vitals', 'documents', 'appointments', 'other']

// biome-ignore format: one institution is read as a block of facts
export const INSTITUTIONS: readonly InstitutionFacts[] = [
  {
    id: 'st-eystein-hospital', name: 'St. Eystein University Hospital', serviceType: 'hospital', municipality: 'Sundvik',
    joinedYearsAgo: 6, status: 'offering', promised: HOSPITAL,
    services: [
      service('breast-clinic', 'Breast clinic', 'clinic'), service('genetics', 'Medical genetics', 'clinic'),
      service('orthopaedics', 'Orthopaedic ward', 'ward'), service('oncology', 'Oncology clinic', 'clinic'),
      service('surgery', 'Surgical ward', 'ward'), service('maternity', 'Maternity ward', 'ward'),
      service('laboratory', 'Laboratory medicine', 'laboratory'), service('radiology', 'Radiology', 'imaging'),
    ],
  },
  {
    id: 'nordfjord-hospital', name: 'Nordfjord Hospital', serviceType: 'hospital', municipality: 'Nordfjord',
    joinedYearsAgo: 5, status: 'offering', promised: HOSPITAL,
    services: [
      service('medicine', 'Medical ward', 'ward'), service('kidney-clinic', 'Kidney clinic', 'clinic'),
      service('heart-clinic', 'Heart clinic', 'clinic'), service('diabetes-clinic', 'Diabetes clinic', 'clinic'),
      service('emergency', 'Emergency department', 'emergency'), service('laboratory', 'Laboratory', 'laboratory'),
      service('radiology', 'Radiology', 'imaging'), service('surgery', 'Surgical ward', 'ward'),
    ],
  },
  {
    id: 'orkdal-hospital', name: 'Orkdal Hospital', serviceType: 'hospital', municipality: 'Orkdal',
    joinedYearsAgo: 3, status: 'contributing', promised: HOSPITAL,
    late: { 'clinical-notes': 'The notes wait for a new version of the record system.', images: 'No picture archive is connected yet.' },
    services: [
      service('medicine', 'Medical ward', 'ward'), service('emergency', 'Emergency department', 'emergency'),
      service('surgery', 'Surgical ward', 'ward'), service('laboratory', 'Laboratory', 'laboratory'),
      service('lung-clinic', 'Lung clinic', 'clinic'), service('maternity', 'Maternity unit', 'ward'),
    ],
  },
  {
    id: 'havna-hospital', name: 'Havna Community Hospital', serviceType: 'hospital', municipality: 'Havna',
    joinedYearsAgo: 2, status: 'contributing', promised: HOSPITAL, late: { vitals: 'Paper charts until the wards have tablets.' },
    services: [
      service('medicine', 'Medical ward', 'ward'), service('emergency', 'Emergency department', 'emergency'),
      service('laboratory', 'Laboratory', 'laboratory'), service('surgery', 'Day surgery', 'ward'),
    ],
  },
  practice('lesja-medical-centre', 'Lesja Medical Centre', 'Lesja', 4, 'offering'),
  practice('fjordgata-practice', 'Fjordgata Family Practice', 'Nordfjord', 4, 'offering'),
  practice('orkdal-doctors', 'Orkdal Doctors', 'Orkdal', 3, 'contributing', {
    'clinical-notes': 'The practice wants to write for patients first; notes follow when the guide is ready.',
  }),
  practice('havna-health-house', 'Havna Health House', 'Havna', 2, 'contributing'),
  practice('sundvik-central-practice', 'Sundvik Central Practice', 'Sundvik', 5, 'offering'),
  homeCare('nordfjord-home-care', 'Nordfjord Home Care', 'Nordfjord', 3, 'offering'),
  homeCare('orkdal-home-care', 'Orkdal Home Care', 'Orkdal', 2, 'contributing'),
  homeCare('sundvik-home-care', 'Sundvik Home Care', 'Sundvik', 4, 'offering'),
  { ...homeCare('lesja-home-care', 'Lesja Home Care', 'Lesja', 0, 'signed'), soon: HOME_CARE },
  nursingHome('solbakken-nursing-home', 'Solbakken Nursing Home', 'Nordfjord', 3, 'contributing'),
  nursingHome('fjellheim-nursing-home', 'Fjellheim Nursing Home', 'Sundvik', 1, 'contributing'),
  {
    id: 'coast-public-health', name: 'Coast Public Health Service', serviceType: 'public-health', municipality: 'Sundvik',
    joinedYearsAgo: 6, status: 'offering', promised: PUBLIC_HEALTH,
    services: [service('vaccination', 'Vaccination office', 'programme'), service('child-health', 'Child health clinic', 'clinic')],
  },
  {
    id: 'inland-public-health', name: 'Inland Public Health Service', serviceType: 'public-health', municipality: 'Orkdal',
    joinedYearsAgo: 2, status: 'contributing', promised: PUBLIC_HEALTH, late: { vitals: 'Growth charts are still on paper.' },
    services: [service('vaccination', 'Vaccination office', 'programme'), service('child-health', 'Child health clinic', 'clinic')],
  },
  laboratory('kystlab', 'Kystlab Medical Laboratory', 'Sundvik', 6, 'offering'),
  laboratory('fjordlab', 'Fjordlab', 'Orkdal', 2, 'contributing'),
  imaging('havna-radiology', 'Havna Radiology', 'Havna', 4, 'offering'),
  imaging('midland-imaging', 'Midland Imaging', 'Orkdal', 1, 'contributing', { images: 'The picture archive is being moved.' }),
]

function service(id: string, name: string, kind: ServiceKind): Service {
  return { id, name, kind }
}

type Late = InstitutionFacts['late']

function practice(
  id: string,
  name: string,
  municipality: string,
  joinedYearsAgo: number,
  status: 'contributing' | 'offering',
  late?: Late,
): InstitutionFacts {
  const services = [service('surgery', 'Doctors’ surgery', 'clinic'), service('nurse', 'Practice nurse', 'clinic')]
  return {
    id,
    name,
    serviceType: 'general-practice',
    municipality,
    joinedYearsAgo,
    status,
    promised: PRACTICE,
    services,
    ...(late && { late }),
  }
}

function homeCare(
  id: string,
  name: string,
  municipality: string,
  joinedYearsAgo: number,
  status: InstitutionFacts['status'],
): InstitutionFacts {
  const services = [
    service('nursing', 'Home nursing team', 'home-care-team'),
    service('rehabilitation', 'Rehabilitation at home', 'home-care-team'),
  ]
  return { id, name, serviceType: 'home-care', municipality, joinedYearsAgo, status, promised: HOME_CARE, services }
}

function nursingHome(
  id: string,
  name: string,
  municipality: string,
  joinedYearsAgo: number,
  status: 'contributing',
): InstitutionFacts {
  const promised: readonly Category[] = [...HOME_CARE, 'problems', 'allergies', 'immunizations']
  return {
    id,
    name,
    serviceType: 'nursing-home',
    municipality,
    joinedYearsAgo,
    status,
    promised,
    services: [service('long-stay', 'Long-stay ward', 'ward')],
  }
}

function laboratory(
  id: string,
  name: string,
  municipality: string,
  joinedYearsAgo: number,
  status: 'contributing' | 'offering',
): InstitutionFacts {
  return {
    id,
    name,
    serviceType: 'laboratory',
    municipality,
    joinedYearsAgo,
    status,
    promised: LABORATORY,
    services: [service('laboratory', 'Laboratory', 'laboratory')],
  }
}

function imaging(
  id: string,
  name: string,
  municipality: string,
  joinedYearsAgo: number,
  status: 'contributing' | 'offering',
  late?: Late,
): InstitutionFacts {
  return {
    id,
    name,
    serviceType: 'imaging',
    municipality,
    joinedYearsAgo,
    status,
    promised: IMAGING,
    services: [service('radiology', 'Radiology', 'imaging')],
    ...(late && { late }),
  }
}

/** The municipalities of the region, and which institution serves their people in which role. */
export type Municipality = {
  readonly name: string
  readonly postcode: number
  readonly streets: readonly string[]
  readonly care: Readonly<Record<CareRole, string>>
}

// biome-ignore format: roles of care read in a row
export const CARE_ROLES = [
  'practice', 'hospital', 'university', 'laboratory', 'imaging', 'home-care', 'nursing-home', 'public-health',
] as const
export type CareRole = (typeof CARE_ROLES)[number]

const STREETS = [
  'Strandgata',
  'Kirkegata',
  'Skolevegen',
  'Fjordvegen',
  'Bakkegata',
  'Nygata',
  'Elvegata',
  'Sjøgata',
  'Granlia',
  'Myrvegen',
  'Åsvegen',
  'Storgata',
]

// biome-ignore format: one municipality is read as a block of facts
export const MUNICIPALITIES: readonly Municipality[] = [
  {
    name: 'Nordfjord', postcode: 9310, streets: STREETS.slice(0, 8),
    care: care('fjordgata-practice', 'nordfjord-hospital', 'kystlab', 'havna-radiology', 'nordfjord-home-care', 'solbakken-nursing-home', 'coast-public-health'),
  },
  {
    name: 'Sundvik', postcode: 9301, streets: STREETS,
    care: care('sundvik-central-practice', 'st-eystein-hospital', 'kystlab', 'havna-radiology', 'sundvik-home-care', 'fjellheim-nursing-home', 'coast-public-health'),
  },
  {
    name: 'Orkdal', postcode: 9340, streets: STREETS.slice(3, 10),
    care: care('orkdal-doctors', 'orkdal-hospital', 'fjordlab', 'midland-imaging', 'orkdal-home-care', 'solbakken-nursing-home', 'inland-public-health'),
  },
  {
    name: 'Havna', postcode: 9325, streets: STREETS.slice(5),
    care: care('havna-health-house', 'havna-hospital', 'kystlab', 'havna-radiology', 'sundvik-home-care', 'fjellheim-nursing-home', 'coast-public-health'),
  },
  {
    name: 'Lesja', postcode: 9352, streets: STREETS.slice(2, 7),
    care: care('lesja-medical-centre', 'nordfjord-hospital', 'fjordlab', 'midland-imaging', 'lesja-home-care', 'solbakken-nursing-home', 'inland-public-health'),
  },
]

function care(...served: [string, string, string, string, string, string, string]): Municipality['care'] {
  const [practice, hospital, laboratory, imaging, homeCare, nursingHome, publicHealth] = served
  return {
    practice,
    hospital,
    university: 'st-eystein-hospital',
    laboratory,
    imaging,
    'home-care': homeCare,
    'nursing-home': nursingHome,
    'public-health': publicHealth,
  }
}

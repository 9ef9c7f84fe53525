import type { Language } from '#base/categories'
import { CATEGORIES } from '#base/categories'
import type { ItemId } from '#base/ids'
import { readClinicalDate } from '#base/instant'
import { explanationsOf } from '#explanations/explanations'
import { translator } from '#messages/translator'
import type { TwinRow } from '#record'
import type { PersonChoice } from './persons/person-picker-page.tsx'
import type { CategorySummary } from './record/record-page.tsx'
import type {
  AccessLogEntry,
  CompletenessRow,
  Frame,
  ItemPageData,
  ListRow,
  SealedCardView,
  TrendData,
} from './view-types.ts'

/** Kari's record, for tests, the accessibility check and pictures of the pages. */
const when = (text: string) => readClinicalDate(text)!
const at = (text: string) => new Date(text)
export const now = at('2026-03-13T08:00:00Z')

/** A visit by Kari herself; `over` changes what a case needs. */
export function sampleFrame(language: Language, path: string, over: Partial<Frame> = {}): Frame {
  return {
    w: translator(language),
    timeZone: 'Europe/Oslo',
    now,
    stylesheet: '/assets/causeway.css',
    regionName: 'Nordfjord region',
    publicUrl: 'https://portal.example',
    roleReviewDays: 180,
    logKeepYears: 10,
    wayOut: 'https://www.example.org/',
    eids: [],
    explanations: explanationsOf([]),
    path,
    visitor: {
      name: 'Kari Nordmann',
      subject: { name: 'Kari Nordmann', isSelf: true },
      hasChoice: true,
      staffPages: [],
    },
    ...over,
  }
}

const plain: ListRow = {
  itemId: '018e3f00-0000-7000-8000-000000000000',
  category: 'laboratory',
  title: 'Creatinine',
  layName: 'Creatinine (kidney function)',
  isKind: false,
  valueText: '112 µmol/L',
  rangeLow: 60,
  rangeHigh: 105,
  rangeText: null,
  flag: 'high',
  happened: when('2026-03-12T08:15:00+01:00'),
  institutionId: 'i1',
  institutionName: 'Nordfjord hospital',
  author: null,
  status: 'final',
  partOf: null,
  isNew: false,
  hasPreface: false,
  mayRepeat: false,
  replacedMark: false,
}

const TESTS = [
  ['Creatinine', '112 µmol/L', 60, 105, 'high', 'Creatinine (kidney function)'],
  ['Potassium', '4.2 mmol/L', 3.5, 5, 'normal', 'Potassium (a salt in the blood)'],
  ['Sodium', '139 mmol/L', 137, 145, 'normal', 'Sodium (a salt in the blood)'],
  ['Haemoglobin', '11.4 g/dL', 11.7, 15.3, 'low', 'Haemoglobin (carries oxygen)'],
  ['Estimated glomerular filtration rate (CKD-EPI 2021)', '48 mL/min/1.73m²', 60, null, 'low', 'Kidney function'],
  ['C-reactive protein', '<5 mg/L', null, 5, null, 'CRP (sign of inflammation)'],
  ['Ferritin', '31 µg/L', 15, 160, null, null],
] as const

const idOf = (number: number) =>
  `018e3f${(number * 7919).toString(16).padStart(2, '0').slice(-2)}-${((number * 104729) % 65536).toString(16).padStart(4, '0')}-7${((number * 31) % 4096).toString(16).padStart(3, '0')}-8000-${((number * 2654435761) % 281474976710656).toString(16).padStart(12, '0')}`

/** `count` laboratory rows in panels of seven, each panel of another day and, by turns, of another laboratory. */
export function sampleRows(count: number): ListRow[] {
  return Array.from({ length: count }, (_, number) => {
    const [title, valueText, rangeLow, rangeHigh, flag, layName] = TESTS[number % TESTS.length]!
    const panel = Math.floor(number / TESTS.length)
    const month = String(12 - (panel % 12)).padStart(2, '0')
    return {
      ...plain,
      itemId: idOf(number + 1),
      title,
      layName,
      valueText,
      rangeLow,
      rangeHigh,
      flag,
      happened: when(`2025-${month}-1${panel % 9}T08:15:00+01:00`),
      institutionName: panel % 2 ? 'Lesja legekontor' : 'Nordfjord hospital laboratory',
      partOf: {
        itemId: idOf(9000 + panel),
        title: panel % 2 ? 'Blood test: anaemia' : 'Blood test: kidney function',
        otherName: null,
      },
      isNew: number < 3,
    }
  })
}

export const sealedCards: readonly SealedCardView[] = [
  {
    cardId: 'c1',
    category: 'pathology',
    institutionName: 'St. Olav hospital',
    kind: 'after-comment',
    ruleText: 'tissue samples wait for a comment, at most 14 days',
    decidedBy: 'the region together with patient representatives, 4 February 2026',
    opensAt: at('2026-03-20T08:00:00Z'),
  },
  {
    cardId: 'c2',
    category: 'laboratory',
    institutionName: 'Orkdal laboratory',
    kind: 'being-checked',
    ruleText: 'what cannot be judged by itself is looked at by staff',
    decidedBy: 'the region, 4 February 2026',
    opensAt: null,
  },
]

const lab = { category: 'laboratory', state: 'arrived', promisedFrom: null } as const
const notes = { category: 'clinical-notes', state: 'promised', promisedFrom: at('2026-06-01T00:00:00Z') } as const
const pictures = { category: 'images', state: 'nothing-yet', promisedFrom: null } as const
const home = { category: 'home-care', state: 'nothing-yet', promisedFrom: null } as const
export const completeness: readonly CompletenessRow[] = [
  {
    institutionId: 'i1',
    institutionName: 'Nordfjord hospital',
    serviceType: 'hospital',
    agreed: [lab, notes, pictures],
    lastReceivedAt: at('2026-03-12T13:05:00Z'),
    isSilent: false,
    quietSince: null,
    joinsAt: null,
  },
  {
    institutionId: 'i2',
    institutionName: 'Lesja legekontor',
    serviceType: 'general-practice',
    agreed: [lab],
    lastReceivedAt: at('2026-02-02T13:05:00Z'),
    isSilent: false,
    quietSince: at('2026-02-02T13:05:00Z'),
    joinsAt: null,
  },
  {
    institutionId: 'i3',
    institutionName: 'Lesja home care',
    serviceType: 'home-care',
    agreed: [home, { ...lab, state: 'nothing-yet' }],
    lastReceivedAt: null,
    isSilent: true,
    quietSince: null,
    joinsAt: at('2026-06-01T00:00:00Z'),
  },
]

export const appointments: readonly ListRow[] = [
  {
    ...plain,
    itemId: idOf(777),
    category: 'appointments',
    title: 'Blood pressure check',
    layName: null,
    valueText: null,
    rangeLow: null,
    rangeHigh: null,
    flag: null,
    happened: when('2026-03-19T09:40:00+01:00'),
    institutionName: 'Lesja legekontor',
    author: 'Dr Lien',
    status: 'booked',
  },
]

export const accessLog: readonly AccessLogEntry[] = [
  {
    at: at('2026-03-13T07:58:00Z'),
    who: 'Kari Nordmann',
    role: 'self',
    institutionName: null,
    capacity: 'self',
    category: 'laboratory',
    page: 'list',
    onBehalfOf: null,
  },
  {
    at: at('2026-03-12T14:31:00Z'),
    who: 'Anne Lien',
    role: 'doctor',
    institutionName: 'Lesja legekontor',
    capacity: 'clinician',
    category: 'pathology',
    page: 'item',
    onBehalfOf: null,
  },
  {
    at: at('2026-03-12T11:02:00Z'),
    who: 'Ola Nordmann',
    role: 'delegate',
    institutionName: null,
    capacity: 'delegate',
    category: null,
    page: 'home',
    onBehalfOf: 'Kari Nordmann',
  },
]

const point = (date: string, number: number, isThis = false) => ({
  itemId: idOf(number),
  happened: when(date),
  number,
  text: `${number} µmol/L`,
  converted: null,
  bound: null,
  isThis,
})
const trend: TrendData = {
  unit: 'µmol/L',
  rangeLow: 60,
  rangeHigh: 105,
  series: [
    {
      source: 'Nordfjord hospital laboratory',
      points: [
        point('2023-02-01', 88),
        point('2024-01-20', 97),
        point('2025-09-03', 108),
        point('2026-03-12', 112, true),
      ],
    },
    { source: 'Lesja legekontor', points: [point('2022-05-11', 84), point('2025-02-14', 101)] },
  ],
  leftOut: [{ text: '1.1 mg/dL', happened: when('2019-06'), source: 'Orkdal laboratory', reason: 'other-unit' }],
}

const { isNew: _isNew, hasPreface: _hasPreface, mayRepeat: _mayRepeat, replacedMark: _replacedMark, ...row } = plain
export const creatinine: ItemPageData = {
  doneElsewhere: [
    {
      itemId: idOf(9100) as ItemId,
      title: 'Creatinine',
      codeKey: 'http://loinc.org|2160-0',
      happenedText: '2026-02-20',
      institutionId: 'i2',
      institutionName: 'Lesja legekontor',
    },
  ],
  ...row,
  valueNumber: 112,
  goal: null,
  unit: 'µmol/L',
  author: 'Dr Moe, clinical chemistry',
  issued: when('2026-03-12T13:40:00+01:00'),
  receivedAt: at('2026-03-12T13:05:00Z'),
  partOf: { itemId: idOf(9000), title: 'Blood test: kidney function', otherName: null },
  detail: {
    facts: [
      { label: 'status', text: 'final' },
      { label: 'specimen', text: 'Serum' },
      { label: 'method', text: 'Enzymatic' },
    ],
    rows: [],
    text: [{ heading: null, paragraphs: ['As expected with the new tablets. We repeat in May.'] }],
    attachments: [],
  },
  opened: {
    how: 'at-once',
    at: at('2026-03-12T13:05:00Z'),
    ruleText: 'laboratory results open at once',
    decidedBy: 'the region together with patient representatives, 4 February 2026',
  },
  trend,
  wording: {
    name: 'Creatinine (kidney function)',
    for: 'Creatinine is a waste product from your muscles. The kidneys clear it from the blood.',
    high: 'A high value can mean that the kidneys work more slowly. One value alone says little.',
    low: 'A low value often means little muscle.',
    found: null,
    influence: 'How much you drink, hard exercise, a large meal of meat, and some medicines.',
    review: null,
    sources: [],
  },
  isOfChild: false,
  contact: 'patients@nordfjord-hospital.example',
  orderedBy: null,
  together: sampleRows(3).slice(1),
  studies: [],
  germs: [],
  parts: [],
  replacedBy: null,
  preface: null,
  replaces: null,
  twins: [twinOf('stands-for', 'Lesja legekontor'), twinOf('perhaps', 'St. Eystein Hospital')],
  comments: [
    {
      text: 'As expected with the new tablets. We repeat it in May.',
      language: 'en',
      writtenAt: at('2026-03-13T07:30:00Z'),
      authorName: 'Dr Lien',
    },
  ],
  verdicts: [
    {
      decidedAt: at('2026-03-12T13:05:00Z'),
      verdict: 'after-comment',
      ruleText: 'waits for a comment, at most 7 days',
      opensAt: at('2026-03-19T13:05:00Z'),
    },
  ],
  pulse: { isGiven: false, callDueAt: null },
  correction: { asked: null },
  versions: [
    { number: 2, receivedAt: at('2026-03-12T13:05:00Z'), isCurrent: true },
    { number: 1, receivedAt: at('2026-03-12T11:00:00Z'), isCurrent: false },
  ],
}

/** A long note with files, as sent: three paragraphs, a table, a picture that the sender keeps. */
export const note: ItemPageData = {
  ...creatinine,
  itemId: idOf(555),
  category: 'clinical-notes',
  title: 'Outpatient note, eye clinic',
  layName: null,
  wording: null,
  together: [],
  valueText: null,
  valueNumber: null,
  unit: null,
  rangeLow: null,
  rangeHigh: null,
  flag: null,
  status: 'preliminary',
  partOf: null,
  trend: null,
  detail: {
    facts: [{ label: 'location', text: 'Eye clinic, second floor' }],
    rows: [
      { name: 'Right eye', value: '0.8', note: 'with glasses' },
      { name: 'Left eye', value: '1.0', note: null },
    ],
    text: [
      {
        heading: 'Assessment',
        paragraphs: ['No change since last year.\nPressure 15 and 16.', 'New control in a year.'],
      },
      { heading: 'Plan', paragraphs: ['Drops as before.'] },
    ],
    attachments: [
      { index: 0, title: 'Letter', contentType: 'application/pdf', bytes: 120_000, held: true },
      { index: 1, title: null, contentType: 'image/jpeg', bytes: null, held: false },
    ],
  },
  replaces: { itemId: idOf(556), title: 'Outpatient note, eye clinic' },
  opened: { how: 'later', at: now, ruleText: 'notes open after 2 days', decidedBy: null },
}

export const categorySummaries: readonly CategorySummary[] = CATEGORIES.map((category, number) => ({
  category,
  openCount: number % 3 === 2 ? 0 : number * 7 + 1,
  newest: number % 3 === 2 ? null : when('2026-03-12'),
  institutions: number % 3 === 2 ? [] : ['Nordfjord hospital', 'Lesja legekontor'],
  nothingYetFrom: number % 3 === 2 ? ['Lesja home care'] : [],
  hasSealed: category === 'pathology',
}))

export const persons: readonly PersonChoice[] = [
  { personId: 'p1', name: 'Kari Nordmann', isSelf: true, isCurrent: true, until: null },
  { personId: 'p2', name: 'Liv Nordmann', isSelf: false, isCurrent: false, until: at('2031-05-17T00:00:00Z') },
]

function twinOf(kind: TwinRow['kind'], institutionName: string): TwinRow {
  return {
    itemId: idOf(9100) as TwinRow['itemId'],
    kind,
    title: 'Creatinine',
    valueText: '112 µmol/L',
    happenedText: '2026-03-12',
    institutionId: 'lesja-legekontor' as TwinRow['institutionId'],
    institutionName,
    receivedAt: at('2026-03-13T06:00:00Z'),
  }
}

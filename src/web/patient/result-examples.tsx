import type { Language } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import type { Example } from '#ui/example'
import { ItemPage } from './item/item-page.tsx'
import { creatinine, sampleFrame } from './sample-record.ts'
import type { ItemPageData } from './view-types.ts'

const written = creatinine.wording!
const hepatitis: Partial<ItemPageData> = {
  title: 'Hepatitis C virus Ab',
  layName: 'Hepatitis C',
  valueText: 'Detected',
  valueNumber: null,
  rangeLow: null,
  rangeHigh: null,
  flag: 'positive',
  trend: null,
  wording: { ...written, name: 'Hepatitis C', high: null, low: null, found: 'Other tests show more.', influence: null },
}

const culture: Partial<ItemPageData> = {
  category: 'microbiology',
  title: 'Urine culture',
  layName: null,
  valueText: null,
  valueNumber: null,
  rangeLow: null,
  rangeHigh: null,
  flag: null,
  trend: null,
  wording: null,
  germs: [
    {
      germ: { ...creatinine.together[0]!, title: 'Bacteria identified', valueText: 'Escherichia coli' },
      medicines: [
        { itemId: 'm1', name: 'Nitrofurantoin', susceptibility: 'works', asSent: '<=16 mg/L · Susceptible' },
        { itemId: 'm2', name: 'Cefuroxime', susceptibility: 'may-not', asSent: 'Intermediate' },
        { itemId: null, name: 'Ciprofloxacin', susceptibility: 'does-not', asSent: 'Resistant' },
        { itemId: 'm3', name: 'Own test', susceptibility: 'unsaid', asSent: '++' },
      ],
    },
  ],
}

/** What is told of a result, for every kind of value and reader; the names say which. */
const CASES: Readonly<Record<string, Partial<ItemPageData>>> = {
  'result-high': {},
  'result-usual': { flag: 'normal', valueText: '88 µmol/L', valueNumber: 88 },
  'result-unflagged-low': { flag: null, valueText: '48 µmol/L', valueNumber: 48 },
  'result-comparator': { flag: null, valueText: '<5 µmol/L', valueNumber: null, trend: null },
  'result-child': { isOfChild: true },
  'result-critical': { flag: 'critical', valueText: '640 µmol/L', valueNumber: 640 },
  'result-found': hepatitis,
  'result-germs': culture,
  'result-reviewed': {
    wording: {
      ...written,
      review: { by: 'Dr Lien', institution: 'Nordfjord hospital', on: '2026-03-01' },
      sources: ['https://example.org/kidneys'],
    },
  },
  'result-of-a-kind': {
    title: 'Peanut IgE',
    layName: 'Allergy test',
    isKind: true,
    valueText: '2 kU/L',
    valueNumber: 2,
    rangeLow: null,
    rangeHigh: 0.35,
    trend: null,
  },
  'result-without-words': { wording: null, layName: null, contact: null, together: [], partOf: null, pulse: null },
  'result-alone': {
    trend: {
      ...creatinine.trend!,
      series: creatinine.trend!.series.slice(0, 1).map((one) => ({ ...one, points: one.points.slice(-1) })),
    },
  },
  'result-ordered': { orderedBy: 'Dr Moe', comments: [], pulse: { isGiven: false, callDueAt: null } },
  'result-call-coming': { comments: [], pulse: { isGiven: true, callDueAt: readClinicalDate('2026-03-16')!.sortAt } },
}

export function resultExamples(language: Language): Example[] {
  return Object.entries(CASES).map(([name, over]) => ({
    name,
    element: <ItemPage frame={sampleFrame(language, '/record/item/1')} item={{ ...creatinine, ...over }} />,
  }))
}

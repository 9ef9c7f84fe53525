import type { Language } from '#base/categories'
import type { Example } from '#ui/example'
import { waysInExamples } from '../account/ways-in/ways-in-examples.tsx'
import { sampleRulebook } from '../openness/sample-rulebook.ts'
import { HelpPage } from '../public/help/help-page.tsx'
import { WhatWeSharePage } from '../public/what-we-share/what-we-share-page.tsx'
import { AccessLogPage } from './access-log/access-log-page.tsx'
import { CategoryPage } from './category/category-page.tsx'
import { delegateExamples } from './delegate-examples.tsx'
import { DocumentPage } from './document/document-page.tsx'
import { sampleDocument } from './document/sample-document.ts'
import { ErrorPage } from './errors/error-page.tsx'
import { HomePage } from './home/home-page.tsx'
import { ItemPage } from './item/item-page.tsx'
import { MissingPage } from './missing/missing-page.tsx'
import { openingExamples } from './opening-examples.tsx'
import { PersonPickerPage } from './persons/person-picker-page.tsx'
import { RecordPage } from './record/record-page.tsx'
import { resultExamples } from './result-examples.tsx'
import {
  accessLog,
  appointments,
  categorySummaries,
  completeness,
  creatinine,
  note,
  now,
  persons,
  sampleFrame,
  sampleRows,
  sealedCards,
} from './sample-record.ts'
import { SearchPage } from './search/search-page.tsx'
import { SettingsPage } from './settings/settings-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { TimelinePage } from './timeline/timeline-page.tsx'
import type { Frame } from './view-types.ts'

const noFilters = { institution: null, from: null, to: null }

/** Every page for patients, in one language, with Kari's record. */
export function pageExamples(language: Language): Example[] {
  return [
    ...doorExamples(language),
    ...homeExamples(language),
    ...listExamples(language),
    ...emptyListExamples(language),
    ...itemExamples(language),
    ...resultExamples(language),
    ...openingExamples(language),
    ...delegateExamples(language),
    ...waysInExamples(language),
    ...otherExamples(language),
  ]
}

function accessLogExample(frame: Frame) {
  return (
    <AccessLogPage
      frame={frame}
      entries={accessLog.map((entry, at) => ({ ...entry, ...sampleLook(at) }))}
      page={1}
      hasOlder
      asked={{ from: '', to: '', institution: '', who: '', unusual: false, by: null }}
      institutions={[]}
      lookers={['staff', 'helpers']}
      mayAsk
      goneThrough={null}
      reach={null}
      tableEnds={null}
      notice={{ isOn: true, hasMail: true }}
    />
  )
}

/** Some looks are unusual. */
function sampleLook(at: number) {
  return {
    disclosureId: `look-${at}`,
    accountId: null,
    marks: at % 2 === 1 ? (['night', 'same-name'] as const) : [],
    question: null,
  }
}

function timelineExample(frame: Frame): Example {
  return {
    name: 'timeline',
    element: (
      <TimelinePage
        frame={frame}
        kinds={['laboratory', 'visits']}
        asked={{ kind: null, year: null }}
        rows={sampleRows(20)}
        sealed={sealedCards}
        isFirst
        next="2025-01-01T00:00:00.000Z_x"
      />
    ),
  }
}

function otherExamples(language: Language): Example[] {
  const frame = (path: string, over = {}) => sampleFrame(language, path, over)
  return [
    {
      name: 'search',
      element: (
        <SearchPage
          frame={frame('/record/search?q=crea')}
          words="crea"
          instead={null}
          rows={sampleRows(3)}
          hasMore={false}
        />
      ),
    },
    {
      name: 'search-none',
      element: (
        <SearchPage frame={frame('/record/search?q=crea')} words="zebra" instead={null} rows={[]} hasMore={false} />
      ),
    },
    timelineExample(frame('/timeline')),
    { name: 'missing', element: <MissingPage frame={frame('/missing')} institutions={completeness} /> },
    { name: 'access-log', element: accessLogExample(frame('/access-log')) },
    { name: 'settings', element: <SettingsPage frame={frame('/settings')} email="kari@example.org" saved="yes" /> },
    {
      name: 'persons',
      element: <PersonPickerPage frame={frame('/persons')} persons={persons} hasEnded grownUp={[]} />,
    },
    ...(['not-found', 'refused', 'too-many', 'fault', 'unavailable', 'invalid', 'same-origin'] as const).map(
      (kind) => ({
        name: `error-${kind}`,
        element: (
          <ErrorPage
            frame={frame('/x')}
            kind={kind}
            reference={kind === 'fault' ? 'K7-2M4Q' : null}
            retryAfterSeconds={30}
          />
        ),
      }),
    ),
    { name: 'help', element: <HelpPage frame={frame('/help', { visitor: null })} /> },
    whatWeShareExample(frame('/what-we-share', { visitor: null })),
  ]
}

function whatWeShareExample(frame: Frame): Example {
  return {
    name: 'what-we-share',
    element: (
      <WhatWeSharePage
        frame={frame}
        decisions={new Map()}
        rulebook={sampleRulebook}
        planned={[]}
        names={new Map([['orkdal-hospital', 'Orkdal laboratory']])}
        agreements={[]}
        promises={[{ kind: 'early-opening', workingDays: 2 }]}
        features={{
          stages: [],
          services: [{ institutionName: 'Nordfjord Hospital', services: ['Kidney clinic', 'X-ray'] }],
          places: [{ institutionName: 'Lesja Medical Centre', places: ['Lesja Pharmacy'] }],
        }}
      />
    ),
  }
}

function doorExamples(language: Language): Example[] {
  const frame = (path: string, over = {}) => sampleFrame(language, path, over)
  return [
    {
      name: 'sign-in',
      element: (
        <SignInPage frame={frame('/sign-in', { visitor: null })} next="/record" email="" fault={null} why="needed" />
      ),
    },
    {
      name: 'sign-in-wrong',
      element: (
        <SignInPage
          frame={frame('/sign-in', { visitor: null })}
          next={null}
          email="kari@example.org"
          fault="wrong"
          why={null}
        />
      ),
    },
  ]
}

const emptyHome = {
  rows: [],
  newCount: 0,
  sealed: [],
  requests: [],
  unreadMessages: 1,
  journal: { asks: 1, words: 0 },
  questionnaires: { asks: 1, words: 0, all: 1 },
  announcements: [],
  appointments: [],
  categories: [],
  lastLook: null,
  devices: [],
  help: { count: 0, accepted: [], waiting: [] },
}

function homeExamples(language: Language): Example[] {
  const frame = (path: string, over = {}) => sampleFrame(language, path, over)
  return [
    {
      name: 'home',
      element: (
        <HomePage
          frame={frame('/')}
          givenName="Kari"
          lastVisitAt={new Date('2026-03-03T10:00:00Z')}
          rows={sampleRows(4)}
          newCount={9}
          sealed={sealedCards}
          requests={[]}
          unreadMessages={1}
          journal={{ asks: 0, words: 1 }}
          questionnaires={{ asks: 0, words: 1, all: 2 }}
          announcements={[]}
          appointments={appointments}
          categories={['laboratory', 'medications', 'clinical-notes', 'visits', 'care-plans']}
          lastLook={accessLog[1]!}
          devices={[{ at: now, userAgent: 'Mozilla/5.0 (iPhone) Safari/604.1' }]}
          help={{ count: 2, accepted: [{ name: 'Liv Berg', categories: ['appointments'] }], waiting: ['Per'] }}
          silent={completeness.slice(2)}
        />
      ),
    },
    {
      name: 'home-first-visit',
      element: (
        <HomePage
          frame={frame('/', {
            visitor: {
              name: 'Ola',
              subject: { name: 'Kari Nordmann', isSelf: false },
              hasChoice: true,
              staffPages: ['clinic'],
            },
          })}
          givenName="Kari Nordmann"
          lastVisitAt={null}
          {...emptyHome}
          silent={completeness.slice(2)}
        />
      ),
    },
  ]
}

function listExamples(language: Language): Example[] {
  const frame = (path: string, over = {}) => sampleFrame(language, path, over)
  const list = { category: 'laboratory', completeness, filters: noFilters, page: 1, hasOlder: true } as const
  const institutions = completeness.map((row) => ({ id: row.institutionId, name: row.institutionName }))
  return [
    { name: 'record', element: <RecordPage frame={frame('/record')} categories={categorySummaries} /> },
    {
      name: 'category',
      element: (
        <CategoryPage
          {...list}
          frame={frame('/record/laboratory')}
          rows={sampleRows(50)}
          sealed={sealedCards.slice(1)}
          institutions={institutions}
        />
      ),
    },
  ]
}

function emptyListExamples(language: Language): Example[] {
  const frame = (path: string, over = {}) => sampleFrame(language, path, over)
  const list = { completeness, filters: noFilters, rows: [], page: 1, hasOlder: false } as const
  const institutions = completeness.map((row) => ({ id: row.institutionId, name: row.institutionName }))
  return [
    {
      name: 'category-empty',
      element: (
        <CategoryPage {...list} frame={frame('/record/home-care')} category="home-care" sealed={[]} institutions={[]} />
      ),
    },
    {
      name: 'category-sealed',
      element: (
        <CategoryPage
          {...list}
          frame={frame('/record/pathology')}
          category="pathology"
          sealed={[sealedCards[0]!, sealedCards[0]!]}
          institutions={[]}
        />
      ),
    },
    {
      name: 'category-filtered',
      element: (
        <CategoryPage
          {...list}
          frame={frame('/record/laboratory')}
          category="laboratory"
          sealed={[]}
          institutions={institutions}
          filters={{ institution: 'i2', from: '2020-01-01', to: null }}
        />
      ),
    },
  ]
}

function itemExamples(language: Language): Example[] {
  const frame = (path: string, over = {}) => sampleFrame(language, path, over)
  return [
    { name: 'item', element: <ItemPage frame={frame('/record/item/1')} item={creatinine} /> },
    {
      name: 'item-critical',
      element: (
        <ItemPage
          frame={frame('/record/item/1')}
          item={{
            ...creatinine,
            title: 'Potassium',
            layName: 'Potassium (salt for heart and muscles)',
            valueText: '6.9 mmol/L',
            valueNumber: 6.9,
            unit: 'mmol/L',
            rangeLow: 3.5,
            rangeHigh: 5,
            flag: 'critical-high',
            trend: null,
          }}
        />
      ),
    },
    { name: 'item-note', element: <ItemPage frame={frame('/record/item/2')} item={note} /> },
    {
      name: 'document',
      element: (
        <DocumentPage frame={frame('/record/item/2/document/0')} item={note} index={0} document={sampleDocument} />
      ),
    },
    {
      name: 'document-without-words',
      element: (
        <DocumentPage
          frame={frame('/record/item/2/document/0')}
          item={note}
          index={0}
          document={{ ...sampleDocument, sections: [] }}
        />
      ),
    },
  ]
}

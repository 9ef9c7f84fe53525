import type { Language } from '#base/categories'
import type { OwnRequest } from '#requests'
import type { Example } from '#ui/example'
import { AskPage, CardPage } from './card/card-page.tsx'
import { PrefacePage } from './item/preface-page.tsx'
import { KindsPage } from './opening/kinds-page.tsx'
import { OpeningPage } from './opening/opening-page.tsx'
import { OthersChoicePage } from './opening/others-choice-page.tsx'
import { PreviewPage } from './opening/preview-page.tsx'
import { RequestPage, RequestsPage } from './requests/requests-page.tsx'
import { now, sampleFrame, sealedCards } from './sample-record.ts'

const at = (text: string) => new Date(text)
const dueAt = at('2026-03-17T22:59:59Z')
const form = { subject: 'everything', when: 'after-comment', additions: ['preface-first'], fault: null } as const
const asked = { requestId: 'r1', askedAt: now, askedBy: null, dueAt, state: 'waits' } as const
const request = {
  personId: 'p1',
  requestId: 'r1',
  kind: 'early-opening',
  institutionId: 'i1',
  institutionName: 'St. Olav hospital',
  team: 'results',
  category: 'pathology',
  askedAt: now,
  askedName: 'Kari Nordmann',
  accountId: 'a1',
  dueAt,
  ball: 'person',
  closedAt: null,
  outcome: null,
} as unknown as OwnRequest

/** The pages of what waits: choices, cards, and what was asked for. */
export function openingExamples(language: Language): Example[] {
  const frame = (path: string) => sampleFrame(language, path)
  return [
    ...choiceExamples(language),
    ...cardExamples(language),
    ...requestExamples(language),
    {
      name: 'item-preface',
      element: (
        <PrefacePage
          frame={frame('/record/item/1')}
          itemId="1"
          category="laboratory"
          title="Chlamydia"
          institutionName="Orkdal laboratory"
          preface="Choose a moment when you can read it in peace."
        />
      ),
    },
  ]
}

function choiceExamples(language: Language): Example[] {
  const frame = sampleFrame(language, '/settings/opening')
  const line = { subject: 'pathology', what: 'Tissue and cell samples', chosen: null }
  return [
    {
      name: 'opening',
      element: <OpeningPage frame={frame} about={null} form={form} longestDays={14} isSaved />,
    },
    {
      name: 'opening-fault',
      element: (
        <OpeningPage
          frame={frame}
          about="Tissue and cell samples"
          form={{ ...form, subject: 'pathology', when: 'at-once', fault: 'at-once' }}
          longestDays={14}
          isSaved={false}
        />
      ),
    },
    {
      name: 'opening-kinds',
      element: (
        <KindsPage
          frame={frame}
          tests={[line]}
          entries={[{ ...line, subject: 'radiology', chosen: { when: 'at once', on: 'on 4 March' } }]}
        />
      ),
    },
    ...previewExamples(language),
  ]
}

/** What a choice would change, and who may not make it. */
function previewExamples(language: Language): Example[] {
  const frame = sampleFrame(language, '/settings/opening/preview')
  const effect = { category: 'pathology', institutionName: 'St. Olav hospital', opensAt: now } as const
  return [
    {
      name: 'opening-preview',
      element: (
        <PreviewPage
          frame={frame}
          form={form}
          what="all results"
          when="after a comment"
          effects={[
            {
              ...effect,
              opensAt: at('2026-03-20T08:00:00Z'),
              wouldOpenAt: at('2026-03-24T08:00:00Z'),
              change: 'later',
            },
            { ...effect, category: 'radiology', wouldOpenAt: now, change: 'none' },
          ]}
        />
      ),
    },
    {
      name: 'opening-others',
      element: <OthersChoicePage frame={frame} name="Kari Nordmann" childChoosesFrom={null} />,
    },
  ]
}

function cardExamples(language: Language): Example[] {
  const frame = sampleFrame(language, '/record/card/c1')
  const card = sealedCards[0]!
  return [
    {
      name: 'card',
      element: <CardPage frame={frame} card={{ ...card, asked: null }} byWhom="team" dueAt={dueAt} mayChoose />,
    },
    {
      name: 'card-asked',
      element: <CardPage frame={frame} card={{ ...card, asked }} byWhom="team" dueAt={dueAt} mayChoose={false} />,
    },
    {
      name: 'card-own',
      element: <CardPage frame={frame} card={{ ...card, asked: null }} byWhom="own-asking" dueAt={dueAt} mayChoose />,
    },
    { name: 'card-ask', element: <AskPage frame={frame} card={card} dueAt={dueAt} /> },
  ]
}

function requestExamples(language: Language): Example[] {
  const frame = sampleFrame(language, '/requests/r1')
  const said = { at: now, text: null, actorName: 'Kari Nordmann', byWhom: 'person' } as const
  const events = [
    { ...said, word: 'asked' },
    { ...said, word: 'reminded', byWhom: 'system', actorName: '' },
    { ...said, word: 'question', text: 'On which number may we call?', byWhom: 'staff', actorName: 'Dr Moe' },
  ] as const
  const yours = { ...asked, state: 'yours' } as const
  return [
    {
      name: 'requests',
      element: (
        <RequestsPage
          frame={frame}
          lines={[
            { request, asked },
            { request: { ...request, requestId: 'r2', closedAt: now, outcome: 'declined' }, asked: null },
          ]}
        />
      ),
    },
    { name: 'requests-none', element: <RequestsPage frame={frame} lines={[]} /> },
    {
      name: 'request',
      element: (
        <RequestPage
          frame={frame}
          request={request}
          asked={yours}
          page={{ ...request, events, items: [] }}
          mayTakeBack
          hasFault
        />
      ),
    },
  ]
}

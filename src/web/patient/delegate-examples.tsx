import type { Delegate, Offer } from '#access'
import type { Language } from '#base/categories'
import type { AccountId } from '#base/ids'
import type { Example } from '#ui/example'
import { AcceptDoorPage, AcceptOfferPage, AnsweredPage } from './delegates/accept-pages.tsx'
import { DelegatesPage } from './delegates/delegates-page.tsx'
import { LetHelpPage } from './delegates/let-help-page.tsx'
import { OfferCodePage } from './delegates/offer-code-page.tsx'
import { EMPTY_FORM, type OfferForm } from './delegates/offer-form.ts'
import { OwnHelpPage } from './delegates/own-help-page.tsx'
import { PreviewHelpPage } from './delegates/preview-help-page.tsx'
import { sampleFrame } from './sample-record.ts'

const from = new Date('2026-03-01T08:00:00Z')
const until = new Date('2026-06-01T22:00:00Z')
const liv = 'a1b2c3d4-0000-4000-8000-000000000001' as AccountId

const helper: Delegate = {
  grantId: 'a1b2c3d4-0000-4000-8000-000000000002',
  accountId: liv,
  name: 'Liv Berg',
  capacity: 'delegate',
  tasks: ['medicines'],
  categories: ['medications', 'allergies'],
  relation: 'family',
  ground: 'invited by the person',
  validFrom: from,
  validUntil: until,
  endedAt: null,
  state: 'live',
}
const guardian: Delegate = {
  ...helper,
  grantId: 'a1b2c3d4-0000-4000-8000-000000000003',
  accountId: 'a1b2c3d4-0000-4000-8000-000000000004' as AccountId,
  name: 'Per Berg',
  capacity: 'guardian',
  tasks: null,
  categories: null,
  relation: null,
  validUntil: null,
}
const offer: Offer = {
  offerId: 'a1b2c3d4-0000-4000-8000-000000000005',
  helperName: 'Nabo Jens',
  tasks: ['appointments'],
  categories: ['appointments'],
  validFrom: from,
  validUntil: null,
  madeAt: from,
  institutionName: null,
  state: 'waits',
}
const form: OfferForm = { ...EMPTY_FORM, name: 'Liv', what: 'some', tasks: ['medicines'], until: 'open' }
const squares = [
  [true, false],
  [false, true],
]

/** The pages on which somebody is let in, and on which one accepts. */
export function delegateExamples(language: Language): Example[] {
  const frame = sampleFrame(language, '/delegates')
  const looks = new Map([[liv as string, { accountId: liv, at: from, recent: 3 }]])
  const offers = [offer, { ...offer, state: 'code-over' as const }, { ...offer, state: 'declined' as const }]
  const delegates = [helper, guardian, { ...helper, state: 'over' as const, endedAt: until }]
  const preview = { offerId: offer.offerId, validFrom: from, counts: new Map([['medications' as const, 12]]) }
  return [
    {
      name: 'delegates',
      element: <DelegatesPage frame={frame} delegates={delegates} offers={offers} looks={looks} said="ended" />,
    },
    {
      name: 'delegates-none',
      element: <DelegatesPage frame={frame} delegates={[]} offers={[]} looks={new Map()} said={null} />,
    },
    { name: 'let-help', element: <LetHelpPage frame={frame} form={EMPTY_FORM} faults={['name', 'what', 'until']} /> },
    {
      name: 'preview-help',
      element: (
        <PreviewHelpPage
          frame={frame}
          form={form}
          {...preview}
          categories={['medications', 'allergies', 'documents']}
          validUntil={until}
          waiting={1}
          needsProof={false}
          hasFault={false}
        />
      ),
    },
    {
      name: 'preview-help-everything',
      element: (
        <PreviewHelpPage
          frame={frame}
          form={form}
          {...preview}
          categories={null}
          validUntil={null}
          waiting={0}
          needsProof
          hasFault
        />
      ),
    },
    ...acceptExamples(language),
  ]
}

function acceptExamples(language: Language): Example[] {
  const frame = sampleFrame(language, '/delegates/accept')
  const offered = { ...offer, state: 'open' as const, given: 'Kari', family: 'Nordmann' }
  return [
    {
      name: 'offer-code',
      element: (
        <OfferCodePage
          frame={frame}
          name="Liv"
          handed={{ code: 'K7PM-2M4Q-XW9D', until }}
          address="portal.example/delegates/accept"
          squares={squares}
          back={{ href: '/delegates', text: frame.w.frame.backTo({ page: frame.w.delegates.title }) }}
        />
      ),
    },
    { name: 'own-help', element: <OwnHelpPage frame={frame} name="Kari Nordmann" delegates={[helper]} /> },
    { name: 'own-help-guardian', element: <OwnHelpPage frame={frame} name="Ella Nordmann" delegates={[guardian]} /> },
    { name: 'accept', element: <AcceptDoorPage frame={frame} code="K7PM-2M4Q-XW9D" fault="wrong" /> },
    {
      name: 'accept-signed-out',
      element: <AcceptDoorPage frame={{ ...frame, visitor: null }} code="" fault={null} />,
    },
    {
      name: 'accept-offer',
      element: <AcceptOfferPage frame={frame} code="K7PM-2M4Q-XW9D" offer={offered} isStaff hasFault />,
    },
    { name: 'accept-declined', element: <AnsweredPage frame={frame} name="Kari Nordmann" from={null} /> },
  ]
}

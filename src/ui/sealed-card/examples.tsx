import { translator } from '#messages/translator'
import type { Example } from '../example.tsx'
import { SealedCard } from './sealed-card.tsx'

export const examples: readonly Example[] = [
  {
    name: 'after comment',
    element: (
      <SealedCard
        cardId="c1"
        category="Tissue and cell samples"
        institution="St. Olav"
        kind="after-comment"
        rule="at most 14 days"
        decidedBy="the region"
        opens="Friday, 20 March 2026"
        w={translator('en')}
      />
    ),
  },
  {
    name: 'by law',
    element: (
      <SealedCard
        cardId="c2"
        category="Notes"
        institution="St. Olav"
        kind="blocked-by-law"
        rule="law of 2014"
        decidedBy="the law"
        opens={null}
        w={translator('en')}
      />
    ),
  },
]

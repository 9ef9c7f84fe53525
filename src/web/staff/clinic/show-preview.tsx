import type { VNode } from 'preact'
import { countStaffAct } from '#adoption'
import { recordSight } from '#audit'
import { NotFound } from '#base/errors'
import { openPreviewScope } from '#platform/database/preview-scope'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import {
  findRule,
  type LiveRulebook,
  listSealed,
  type OwnItemPage,
  readLiveRulebook,
  readOwnItem,
  type SealedCard,
} from '#release'
import { cardOf } from '../../patient/card-of.ts'
import { showItem } from '../../patient/item/show-item.tsx'
import { SealedCards } from '../../patient/sealed-cards.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { nameIn } from '../words-of-patients.ts'
import { PreviewPage } from './preview-page.tsx'
import { readViewer } from './viewer-word.ts'

/**
 * One item as the patient, or somebody who may see their record, sees it now: their own page, in a scope that is theirs and
 * that can write nothing. The look is written down before that scope begins.
 */
export async function showPreview(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await readOwnItem(scope, { itemId: visit.params.itemId! })
  const viewer = readViewer(visit.query.as)
  await recordSight(scope, { persons: [item.personId], page: 'preview', itemId: item.itemId })
  await countStaffAct(scope, { kind: 'clinic-preview' })
  const theirs = await openPreviewScope(scope, { itemId: item.itemId, viewer })
  const rulebook = await readLiveRulebook(theirs)
  const around = {
    frame,
    itemId: item.itemId,
    name: nameIn(item, frame),
    isSelf: viewer.capacity === 'self',
    before: item.isOpen ? prefaceOf(item, rulebook, frame) : null,
  }
  const inside: Frame['inside'] = ({ title, children }) => (
    <PreviewPage {...around} title={title}>
      {children}
    </PreviewPage>
  )
  const page = item.isOpen ? await openItem(theirs, visit, { ...frame, inside }) : null
  if (page) return { view: page }
  const cards = item.isOpen ? [] : await cardsOf(theirs, item)
  const views = cards.map((card) => cardOf(card, rulebook, frame.w.language))
  return {
    view: (
      <PreviewPage {...around} title={frame.w.clinic.preview.title} hasOwnHeading>
        {views.length > 0 ? (
          <SealedCards cards={views} frame={frame} />
        ) : (
          <p>{item.isOpen ? frame.w.clinic.preview.nothing : frame.w.clinic.preview.noCard}</p>
        )}
      </PreviewPage>
    ),
  }
}

/** The words that a rule, or the person's own choice, puts before such items. */
function prefaceOf({ verdict, releaseRule }: OwnItemPage, rulebook: LiveRulebook, { w }: Frame): string | null {
  if (verdict !== 'open-with-preface') return null
  const effect = [...rulebook.deviations, ...rulebook.rules].find(({ id }) => id === releaseRule)?.then
  if (effect?.do === 'immediate-with-preface') return effect.preface[w.language]
  return findRule(rulebook, releaseRule)?.says[w.language] ?? null
}

/** The page of the item; null where it is not for these eyes. */
async function openItem(theirs: PatientScope, visit: Visit, frame: Frame): Promise<VNode | null> {
  try {
    const shown = await showItem(theirs, visit, frame)
    return 'view' in shown ? shown.view : null
  } catch (fault) {
    if (fault instanceof NotFound) return null
    throw fault
  }
}

/** Holds that say the same are one card: the item's is the one of its kind, rule and day. */
async function cardsOf(theirs: PatientScope, item: OwnItemPage): Promise<readonly SealedCard[]> {
  const cards = await listSealed(theirs, { category: item.category })
  const dayOf = (at: Date | null) => at?.toISOString().slice(0, 10)
  return cards.filter(
    (card) =>
      card.institutionId === item.institutionId &&
      card.releaseRule === item.releaseRule &&
      card.verdict === item.verdict &&
      dayOf(card.opensAt) === dayOf(item.opensAt),
  )
}

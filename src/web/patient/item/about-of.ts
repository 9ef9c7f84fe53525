import { readClinicalDate } from '#base/instant'
import { listAgreements } from '#institutions'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemPage, listParts } from '#record'
import { rowsOf } from '../row-of.ts'
import type { Frame, ItemPageData } from '../view-types.ts'

const OF_AGE = 18
const MOST_TOGETHER = 8

/** What an item is in plain words, whom to ask about it, and what was measured together with it. */
export async function aboutOf(
  scope: PatientScope,
  item: ItemPage,
  frame: Frame,
): Promise<Pick<ItemPageData, 'wording' | 'isOfChild' | 'contact' | 'orderedBy' | 'together'>> {
  const agreements = await listAgreements(scope)
  const siblings = item.partOf ? await listParts(scope, { itemId: item.partOf }) : []
  return {
    wording: frame.explanations.find(item.codeKey)?.wordings[frame.w.language] ?? null,
    isOfChild: isOfChild(item),
    contact: agreements.find(({ institutionId }) => institutionId === item.institutionId)?.contact ?? null,
    orderedBy: item.detail.facts.find(({ label }) => label === 'requester')?.text ?? null,
    together: rowsOf(siblings, frame)
      .filter(({ itemId, hasPreface }) => itemId !== item.itemId && !hasPreface)
      .slice(0, MOST_TOGETHER),
  }
}

/** By the years alone where the day is not known: who may have been a child is treated as one. */
function isOfChild({ birthDate, happenedText, receivedAt }: ItemPage): boolean {
  const born = readClinicalDate(birthDate)?.sortAt
  if (!born) return false
  const at = readClinicalDate(happenedText)?.sortAt ?? receivedAt
  const ofAge = new Date(born)
  ofAge.setUTCFullYear(born.getUTCFullYear() + OF_AGE)
  return at < ofAge
}

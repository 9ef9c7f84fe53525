import type { Language } from '#base/categories'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { readClinicalDate } from '#base/instant'
import { listSeries, listStudiesOf } from '#imaging'
import { hasNotes, readItemNote } from '#journal'
import type { PatientScope } from '#platform/database/scopes'
import {
  findReplaced,
  type ItemPage as ItemRecord,
  listFindings,
  listParts,
  listTrend,
  listTwins,
  listVersions,
  openAttachment,
  rangeOfPerson,
  readItemPage,
} from '#record'
import { findRule, type LiveRulebook, readLiveRulebook, recordOpening } from '#release'
import { findTerm, sameTestInOtherMeasures } from '#terminology'
import type { Shown, Visit } from '../../shell/visit.ts'
import { powersInSigns } from '../powers-in-signs.ts'
import { rowOf } from '../row-of.ts'
import type { Frame, ItemPageData, OpenedBy } from '../view-types.ts'
import { aboutOf } from './about-of.ts'
import { besideOf } from './beside-of.ts'
import { doneElsewhereOf } from './done-elsewhere-of.ts'
import { germsOf } from './germs-of.ts'
import { goalOf } from './goal-of.ts'
import { ItemPage } from './item-page.tsx'
import { PrefacePage } from './preface-page.tsx'
import { trendOf } from './trend-of.ts'

/** One item. Held, another person's, and never there are the same answer. */
export async function showItem(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const itemId = itemIdOf(visit)
  const item = await readItemPage(scope, { itemId })
  const rulebook = await readLiveRulebook(scope)
  if (item.hasPreface && visit.query.read !== 'yes' && !scope.isPreview) return prefaceBefore(item, rulebook, frame)
  const parts = await listParts(scope, { itemId })
  const versions = await listVersions(scope, { itemId })
  const trend =
    item.unit !== null && item.code
      ? trendOf(
          { ...item, ...rangeOfPerson(item) },
          await listTrend(scope, { category: item.category, codeKeys: codesOf(item, frame) }),
        )
      : null
  await recordOpening(scope, { itemId })
  const current = { number: item.version, receivedAt: item.changedAt, isCurrent: true }
  const earlier = versions.map((each) => ({ number: each.version, receivedAt: each.receivedAt, isCurrent: false }))
  const data = {
    ...rowOf(item, frame),
    valueNumber: item.valueNumber,
    unit: item.unit && powersInSigns(item.unit),
    issued: readClinicalDate(item.detail.facts.find(isIssued)?.text),
    receivedAt: item.receivedAt,
    detail: { ...item.detail, facts: item.detail.facts.filter((fact) => !isIssued(fact)) },
    preface: item.hasPreface ? null : prefaceOf(item, rulebook, frame.w.language),
    opened: openedBy(item, rulebook, frame.w.language),
    trend,
    studies: await studiesOf(scope, item),
    germs: item.category === 'microbiology' ? germsOf(await listFindings(scope, { itemId }), frame) : [],
    parts: parts.filter(isNoStudy).map((part) => ({ ...rowOf(part, frame), hasPreface: false })),
    replacedBy:
      item.replacedBy && item.replacedByTitle ? { itemId: item.replacedBy, title: item.replacedByTitle } : null,
    replaces: await findReplaced(scope, { itemId }),
    twins: await listTwins(scope, { itemId }),
    doneElsewhere: await doneElsewhereOf(scope, item, [item.codeKey]),
    versions: [current, ...earlier],
    goal: await goalOf(scope, item),
    ...(hasNotes(scope) && { note: (await readItemNote(scope, { itemId }))?.words ?? null }),
    term: await findTerm(scope, { codeKey: item.codeKey, language: frame.w.language }),
    ...(await besideOf(scope, item, frame.w.language)),
    ...(await aboutOf(scope, item, frame)),
  }
  return { view: <ItemPage frame={frame} item={data} />, itemId }
}

/** Of a report the studies that belong to it; of a study itself, where it has more to show than its own page. */
async function studiesOf(scope: PatientScope, item: ItemRecord): Promise<ItemPageData['studies']> {
  if (isNoStudy(item)) return listStudiesOf(scope, item)
  const series = await listSeries(scope, item)
  if (series.length === 0) return []
  return [{ itemId: item.itemId, title: item.title, pictures: series.reduce((sum, { pictures }) => sum + pictures, 0) }]
}

function isNoStudy({ resourceType }: { readonly resourceType: string }): boolean {
  return resourceType !== 'ImagingStudy'
}

/** The codes under which laboratories send the same test: in other measures, and those of its explanation. */
function codesOf({ codeKey }: ItemRecord, { explanations }: Frame): readonly string[] {
  const explanation = explanations.find(codeKey)
  const explained = explanation && !explanation.isGroup ? explanation.codes : []
  return [...new Set([...sameTestInOtherMeasures(codeKey), ...explained])]
}

/** The words before an item; it is not opened by reading them. */
function prefaceBefore(item: ItemRecord, rulebook: LiveRulebook, frame: Frame): Shown {
  const { itemId, category, title, institutionName } = item
  const preface = prefaceOf(item, rulebook, frame.w.language) ?? ''
  return { view: <PrefacePage {...{ frame, itemId, category, title, institutionName, preface }} />, itemId }
}

/** When it was made available is told under where it comes from. */
function isIssued(fact: { readonly label: string }): boolean {
  return fact.label === 'issued'
}

/** The few words that a rule puts before such results; of the person's own choice, what the choice says. */
function prefaceOf(item: ItemRecord, rulebook: LiveRulebook, language: Language): string | null {
  if (item.verdict !== 'open-with-preface') return null
  const effect = [...rulebook.deviations, ...rulebook.rules].find((rule) => rule.id === item.releaseRule)?.then
  if (effect?.do === 'immediate-with-preface') return effect.preface[language]
  return findRule(rulebook, item.releaseRule)?.says[language] ?? null
}

/** The bytes of an attachment, always as a download that no browser runs. */
export async function showAttachment(scope: PatientScope, visit: Visit): Promise<Shown> {
  const itemId = itemIdOf(visit)
  const index = Number(visit.params.index)
  if (!Number.isInteger(index) || index < 0) throw new NotFound('attachment')
  const attachment = await openAttachment(scope, { itemId, index })
  const { contentType, title, bytes } = attachment
  return { file: { contentType, name: title ?? 'attachment', bytes }, itemId }
}

function itemIdOf(visit: Visit): string {
  const itemId = visit.params.itemId ?? ''
  if (!isUuid(itemId)) throw new NotFound('item', { detail: 'not an id' })
  return itemId
}

function openedBy(item: ItemRecord, rulebook: LiveRulebook, language: Language): OpenedBy {
  const rule = findRule(rulebook, item.releaseRule)
  const at = item.releaseAt > item.receivedAt ? item.releaseAt : item.receivedAt
  const how = item.verdict === 'open' || item.verdict === 'open-with-preface' ? 'at-once' : 'later'
  return { how, at, ruleText: rule?.says[language] ?? '', decidedBy: rule?.decidedBy ?? null }
}

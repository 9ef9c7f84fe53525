import type { Category } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import type { Review, Wording } from '#explanations/explanation'
import type { Words } from '#messages/translator'
import type { ItemPageData } from '../view-types.ts'
import { isCritical, type Side, sideOf } from './side-of.ts'

export type ItemExplanationProps = { readonly item: ItemPageData; readonly w: Words }

const TESTS: ReadonlySet<Category> = new Set(['laboratory', 'microbiology', 'pathology', 'blood-bank', 'vitals'])

/**
 * What it is for and what it can mean, in plain words. Of a value outside its range the meaning is open to read; of a
 * critical value and of a child's, nothing is said that could calm or that was written about adults.
 */
export function ItemExplanation({ item, w }: ItemExplanationProps) {
  const { wording } = item
  if (!wording) return null
  const t = w.explain
  const saysMeaning = !item.isOfChild && !isCritical(item)
  return (
    <section>
      {wording.for && (
        <>
          <h2>{TESTS.has(item.category) ? t.whatFor : t.whatIs}</h2>
          <p>{wording.for}</p>
        </>
      )}
      {saysMeaning && <Meanings wording={wording} side={sideOf(item)} w={w} />}
      {item.isOfChild && TESTS.has(item.category) && <p>{t.child}</p>}
      <p class="m">
        {saysMeaning && hasMeaning(wording) && `${t.general} ${t.adults} `}
        {reviewWords(wording.review, w)}
        {wording.sources.length > 0 && ` ${t.sources({ sources: wording.sources.join('; ') })}`}
      </p>
    </section>
  )
}

function hasMeaning({ high, low, found, influence }: Wording): boolean {
  return [high, low, found, influence].some((text) => text !== null)
}

/** The side on which the value lies is open, the others are folded. */
function Meanings({ wording, side, w }: { readonly wording: Wording; readonly side: Side; readonly w: Words }) {
  const shown = side && wording[side] !== null ? side : null
  const folded = (['high', 'low', 'found'] as const).filter((one) => one !== shown && wording[one] !== null)
  const t = w.explain
  return (
    <>
      {shown && (
        <>
          <h2>{t[shown]}</h2>
          <p>{wording[shown]}</p>
          {wording.influence && (
            <>
              <h3>{t.influence}</h3>
              <p>{wording.influence}</p>
            </>
          )}
        </>
      )}
      {!shown && folded.length > 0 && (
        <details>
          <summary>{t.outside}</summary>
          {folded.map((one) => (
            <>
              <h3>{t[one]}</h3>
              <p>{wording[one]}</p>
            </>
          ))}
          {wording.influence && (
            <>
              <h3>{t.influence}</h3>
              <p>{wording.influence}</p>
            </>
          )}
        </details>
      )}
    </>
  )
}

function reviewWords(review: Review | null, w: Words): string {
  if (!review) return w.explain.unreviewed
  const date = w.formatDay(readClinicalDate(review.on)!)
  return w.explain.reviewed({ name: review.by, institution: review.institution, date })
}

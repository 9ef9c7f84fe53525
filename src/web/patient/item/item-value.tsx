import type { Words } from '#messages/translator'
import { FlagMark } from '#ui/flag-mark/flag-mark'
import { NumberLine } from '#ui/number-line/number-line'
import { rangeWords } from '../item-row.tsx'
import type { ItemPageData } from '../view-types.ts'
import { ItemGoal } from './item-goal.tsx'
import { OtherRanges } from './other-ranges.tsx'
import { isCritical } from './side-of.ts'

/** The value, large; beside its usual range when there is one; and what such a range means. */
export function ItemValue({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  const { valueText, valueNumber, rangeLow, rangeHigh, flag } = item
  if (!valueText && !flag) return null
  const { rangeChoice = null } = item
  const range = rangeChoice && !rangeChoice.chosen ? null : rangeWords(item, w)
  const hasNumbers = rangeLow !== null || rangeHigh !== null
  return (
    <section class="value" aria-label={w.item.value}>
      {valueText && (
        <p class="big">
          <bdi>{valueText}</bdi>
        </p>
      )}
      {flag && <FlagMark flag={flag} w={w} />}
      <ItemGoal item={item} w={w} />
      {range && valueText && valueNumber !== null && hasNumbers && (
        <NumberLine
          value={valueNumber}
          low={rangeLow}
          high={rangeHigh}
          label={w.item.numberLine({ value: valueText, range })}
          usual={range}
          format={String}
        />
      )}
      {/* Numbers are in the value's unit; a text has the unit that the sender wrote there. */}
      {range && <p>{w.item.usualRange({ range: item.unit && hasNumbers ? `${range} ${item.unit}` : range })}</p>}
      <OtherRanges choice={rangeChoice} w={w} />
      {(range || flag) && !isCritical(item) && (
        <details>
          <summary>{w.item.rangeTitle}</summary>
          <p>{w.item.rangeText}</p>
          <p>{w.item.flaggedBy}</p>
        </details>
      )}
    </section>
  )
}

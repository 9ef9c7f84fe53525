import type { Words } from '#messages/translator'
import { rangeWithWhose, whoseRange } from '../ranges-in-words.ts'
import type { ItemPageData } from '../view-types.ts'

/** For whom the range beside the value is, or why none was chosen; and the ranges that are for others. */
export function OtherRanges({ choice, w }: { readonly choice: ItemPageData['rangeChoice']; readonly w: Words }) {
  if (!choice) return null
  const { chosen, others, because } = choice
  const whose = chosen && whoseRange(chosen, w)
  return (
    <>
      {whose && <p class="m">{w.item.rangeChosen({ whose })}</p>}
      {because !== 'fits' && <p>{w.item.noRangeChosen[because]}</p>}
      {others.length > 0 && (
        <>
          <p>{chosen ? w.item.otherRanges : w.item.rangesSent}</p>
          <ul>
            {others.map((range) => (
              <li dir="auto">{rangeWithWhose(range, w)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

import type { Words } from '#messages/translator'
import type { ItemPageData } from '../view-types.ts'

/** What a report of the blood bank says, large, each part in its sender's words; nothing is put together from them. */
export function BloodGroup({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  const told = item.parts.filter(({ valueText, hasPreface }) => valueText !== null && !hasPreface)
  if (item.category !== 'blood-bank') return null
  return (
    <section aria-label={w.item.value}>
      {told.length > 0 && (
        <dl class="large">
          {told.map(({ title, valueText }) => (
            <div>
              <dt>
                <bdi>{title}</bdi>
              </dt>
              <dd>
                <bdi>{valueText}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {(told.length > 0 || item.valueText) && <p class="m">{w.displays.testedAgain}</p>}
    </section>
  )
}

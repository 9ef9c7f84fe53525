import { readClinicalDate } from '#base/instant'
import type { TwinRow } from '#record'
import { paths } from '../../paths.ts'
import { powersInSigns } from '../powers-in-signs.ts'
import type { Frame, ItemPageData } from '../view-types.ts'

type Props = { readonly item: ItemPageData; readonly frame: Frame }

/** What may be the same as this one, or stands for it in the lists: told before the value is read. */
export function MayBeTwice({ item, frame }: Props) {
  const { twins: words } = frame.w
  return (
    <>
      <Links twins={item.twins.filter(({ kind }) => kind === 'stands-behind')} title={words.behind} frame={frame} />
      <Links twins={item.twins.filter(({ kind }) => kind === 'perhaps')} title={words.perhaps} frame={frame} />
    </>
  )
}

/** By which other doors the same thing came. */
export function OtherDoors({ item, frame }: Props) {
  const twins = item.twins.filter(({ kind }) => kind === 'stands-for')
  return <Links twins={twins} title={frame.w.twins.alsoFrom} frame={frame} />
}

type LinksProps = { readonly twins: readonly TwinRow[]; readonly title: string; readonly frame: Frame }

function Links({ twins, title, frame: { w } }: LinksProps) {
  if (twins.length === 0) return null
  return (
    <div class="twins">
      <p>{title}</p>
      <ul>
        {twins.map((twin) => {
          const happened = readClinicalDate(twin.happenedText)
          return (
            <li>
              <a href={paths.item(twin.itemId)}>
                <bdi>{[twin.title, twin.valueText && powersInSigns(twin.valueText)].filter(Boolean).join(' ')}</bdi>
              </a>{' '}
              · {happened ? w.formatDate(happened) : w.categoryPage.noDate} · <bdi>{twin.institutionName}</bdi>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

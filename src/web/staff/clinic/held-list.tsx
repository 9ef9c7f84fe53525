import { findRule, type HeldItem, type LiveRulebook } from '#release'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'

export type HeldListProps = {
  readonly frame: Frame
  readonly held: readonly HeldItem[]
  readonly rulebook: LiveRulebook
  /** All of one patient: the name stands above the list. */
  readonly isOfOne: boolean
}

/** What waits, one under the other: what it is, whose, until when, and by which rule. */
export function HeldList({ frame, held, rulebook, isOfOne }: HeldListProps) {
  return (
    <ul class="looks">
      {held.map((line) => (
        <HeldLine frame={frame} line={line} rulebook={rulebook} isOfOne={isOfOne} />
      ))}
    </ul>
  )
}

type HeldLineProps = Omit<HeldListProps, 'held'> & { readonly line: HeldItem }

function HeldLine({ frame, line, rulebook, isOfOne }: HeldLineProps) {
  const { w } = frame
  const t = w.clinic
  const born = bornIn(line, frame)
  return (
    <li>
      <p>
        <a href={paths.clinicItem(line.itemId)}>
          <bdi>{line.title}</bdi>
        </a>
        {!isOfOne && (
          <>
            {' '}
            · <bdi>{nameIn(line, frame)}</bdi>
            {born && <> · {t.born({ day: born })}</>}
          </>
        )}{' '}
        {line.holdId && <Tag>{t.onHold}</Tag>}
      </p>
      <p>
        <b>{opensIn(line, frame)}</b>
        {line.comments > 0 && <> · {t.comments({ count: line.comments })}</>}
      </p>
      <p class="m">
        {w.categories[line.category].name} · {findRule(rulebook, line.releaseRule)?.says[w.language] ?? ''}
      </p>
    </li>
  )
}

function opensIn({ opensAt, verdict }: HeldItem, { w, timeZone }: Frame): string {
  if (!opensAt) return w.clinic.blocked
  const day = w.formatInstantDay(opensAt, timeZone)
  return verdict === 'delayed' ? w.clinic.opens({ day }) : w.clinic.opensAtLatest({ day })
}

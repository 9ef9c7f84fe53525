import { readClinicalDate } from '#base/instant'
import type { Words } from '#messages/translator'
import type { DoneElsewhere as Done, DoneElsewhereItem } from '#record'
import { paths } from '../../paths.ts'
import { namesOf } from '../item-row.tsx'
import { layNameOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'

type Props = { readonly done: readonly DoneElsewhereItem[]; readonly frame: Frame }

/** The same test, lately, from another institution: what, when and where, with the way to it. Quiet, and never a duty. */
export function DoneElsewhere({ done, frame }: Props) {
  const { w } = frame
  if (done.length === 0) return null
  return (
    <section class="quiet">
      <h2>{w.alreadyDone.title}</h2>
      <ul>
        {done.map((one) => (
          <li>
            <a href={paths.item(one.itemId)}>{elsewhereWords(nameOf(one, frame), one, w)}</a>
          </li>
        ))}
      </ul>
      <p>
        {w.alreadyDone.tell} {!frame.inside && <a href={paths.newShare('code')}>{w.alreadyDone.tellWhere}</a>}
      </p>
    </section>
  )
}

function nameOf({ title, codeKey }: DoneElsewhereItem, frame: Frame): string {
  return namesOf({ title, ...layNameOf(codeKey, frame) }).title
}

/** "Potassium: 12 March 2026, Nordfjord hospital". */
export function elsewhereWords(test: string, { happenedText, institutionName: institution }: Done, w: Words) {
  const happened = readClinicalDate(happenedText)
  if (!happened) return w.alreadyDone.takenNoDate({ test, institution })
  return w.alreadyDone.taken({ test, institution, date: w.formatDate(happened) })
}

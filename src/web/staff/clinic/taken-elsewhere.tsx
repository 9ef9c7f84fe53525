import type { DoneElsewhere } from '#record'
import { elsewhereWords } from '../../patient/item/done-elsewhere.tsx'
import type { Frame } from '../../patient/view-types.ts'

type Props = { readonly frame: Frame; readonly done: readonly DoneElsewhere[] }

/** The same tests, lately, at other institutions: what, when and where; what came out is shown by the patient, or asked there. */
export function TakenElsewhere({ frame, done }: Props) {
  const t = frame.w.alreadyDone
  if (done.length === 0) return null
  return (
    <section class="quiet">
      <h2>{t.staffTitle}</h2>
      <ul>
        {done.map((one) => (
          <li>{elsewhereWords(one.title, one, frame.w)}</li>
        ))}
      </ul>
      <p>{t.staffLead}</p>
    </section>
  )
}

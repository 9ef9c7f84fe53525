import type { ShownQuestion } from '#appointments'
import type { Frame } from '../../patient/view-types.ts'

type Props = { readonly frame: Frame; readonly questions: readonly ShownQuestion[] }

/** What the patient wants to ask and chose to show. Nothing has to be done about it here. */
export function PatientsQuestions({ frame, questions }: Props) {
  const t = frame.w.questions
  if (questions.length === 0) return null
  return (
    <section class="quiet">
      <h2>{t.staffTitle}</h2>
      <p>{t.staffLead}</p>
      <ul>
        {questions.map(({ text, actorName, writtenAt }) => (
          <li>
            <p>
              <bdi>{text}</bdi>
            </p>
            <p class="m">
              {frame.w.beside.byWhom({ name: actorName, date: frame.w.formatInstant(writtenAt, frame.timeZone) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

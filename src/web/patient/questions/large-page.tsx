import type { Question } from '#appointments'
import { paths } from '../../paths.ts'
import { type AppointmentView, whenOf } from '../appointments/appointment-view.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

type Props = { readonly frame: Frame; readonly visit: AppointmentView; readonly questions: readonly Question[] }

/** The questions in large print and nothing else: on paper, or on a screen that is handed over. */
export function LargePage({ frame, visit, questions }: Props) {
  const t = frame.w.questions
  return (
    <PortalPage frame={frame} title={t.printTitle}>
      <p class="back">
        <a href={paths.questions(visit.visitId)}>{t.printBack}</a>
      </p>
      <article class="letter">
        <h1>{t.printTitle}</h1>
        <p>
          <bdi>{frame.visitor?.subject?.name}</bdi> · {whenOf(visit, frame)} · <bdi>{visit.institutionName}</bdi>
        </p>
        <ol>
          {questions.map(({ text }) => (
            <li>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      </article>
    </PortalPage>
  )
}

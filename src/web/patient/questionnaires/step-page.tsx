import { everyQuestion, type Form } from '#formats/fhir/questionnaire/form'
import {
  type AnswerFaults,
  askedOn,
  type Filling,
  fieldsOf,
  type Step,
  stepsOf,
  type Typed,
  typedOf,
} from '#questionnaires'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { Said, saidIn } from './answer-words.tsx'
import { faultSaid, QuestionField } from './question-field.tsx'

export type StepPageProps = {
  readonly frame: Frame
  readonly filling: Filling
  /** Which of all pages of the form, from 0. */
  readonly at: number
  /** What was sent and has a fault; null: what is kept. */
  readonly typed: Typed | null
  readonly faults: AnswerFaults
  /** From looking at all answers, and back there. */
  readonly isChange: boolean
}

/** One page of questions. */
export function StepPage(props: StepPageProps) {
  const { frame, filling, at, faults, isChange } = props
  const { ask, form, answers } = filling
  const { w } = frame
  const t = w.questionnaires
  const steps = stepsOf(form)
  const step = steps[at]!
  const shown = steps.flatMap((each, index) => (askedOn(form, each, answers).length > 0 ? [index] : []))
  const title = saidIn(form.title, form, frame)
  const place = t.step({ step: shown.indexOf(at) + 1, steps: shown.length })
  return (
    <PortalPage frame={frame} title={`${title}: ${place}`}>
      <BackLink href={paths.questionnaire(ask.askId)}>{w.frame.backTo({ page: title })}</BackLink>
      <h1>
        <Said wording={step.headings[0] ?? form.title} form={form} frame={frame} />
      </h1>
      <p class="m">{place}</p>
      <Faults {...props} step={step} />
      {step.headings.slice(1).map((wording) => (
        <h2>
          <Said wording={wording} form={form} frame={frame} />
        </h2>
      ))}
      <form class="stack" method="post" action={paths.questionnaireStep(ask.askId, at + 1)}>
        {isChange && <input type="hidden" name="afterwards" value="check" />}
        <Parts {...props} step={step} />
        <div class="inline">
          <Button name="does" value="next">
            {t.next}
          </Button>
          {at !== shown[0] && (
            <Button kind="secondary" name="does" value="back">
              {t.back}
            </Button>
          )}
          <Button kind="secondary" name="does" value="pause">
            {t.pause}
          </Button>
        </div>
      </form>
      {Object.keys(faults).length > 0 && <p class="m">{t.begun}</p>}
    </PortalPage>
  )
}

type Inner = StepPageProps & { readonly step: Step }

function Faults({ frame, filling: { form, answers }, step, faults }: Inner) {
  const { w } = frame
  const positions = positionsOf(form)
  const wrong = askedOn(form, step, answers).flatMap((part) => {
    const fault = part.kind === 'question' ? faults[part.linkId] : undefined
    if (part.kind !== 'question' || !fault) return []
    const words = part.wording ? `${saidIn(part.wording, form, frame)} ` : ''
    return [{ field: fieldsOf(positions.get(part.linkId)!).name, text: `${words}${faultSaid(part, fault, frame)}` }]
  })
  if (wrong.length === 0) return null
  return <ErrorSummary title={w.errors.invalidTitle} text={w.questionnaires.faultText} faults={wrong} />
}

function positionsOf(form: Form): ReadonlyMap<string, number> {
  return new Map(everyQuestion(form).map(({ linkId }, index) => [linkId, index]))
}

function Parts({ frame, filling, step, typed, faults }: Inner) {
  const { form, answers } = filling
  const positions = positionsOf(form)
  return (
    <>
      {askedOn(form, step, answers).map((part) => {
        if (part.kind === 'words')
          return (
            part.wording && (
              <p>
                <Said wording={part.wording} form={form} frame={frame} />
              </p>
            )
          )
        const position = positions.get(part.linkId)!
        return (
          <QuestionField
            frame={frame}
            form={form}
            question={part}
            position={position}
            typed={typed ?? typedOf(part, position, answers[part.linkId] ?? [])}
            fault={faults[part.linkId] ?? null}
          />
        )
      })}
    </>
  )
}

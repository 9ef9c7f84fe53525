import type { OwnService } from '#appointments'
import { everyQuestion, type Form, type Question, type Words } from '#formats/fhir/questionnaire/form'
import { type Published, type Step, stepsOf, type VisitRule } from '#questionnaires'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import { Said } from '../../patient/questionnaires/answer-words.tsx'
import { QuestionField } from '../../patient/questionnaires/question-field.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type SiteFormPageProps = {
  readonly frame: Frame
  readonly questionnaire: Published
  readonly form: Form
  /** What it says and we do not act on. */
  readonly notes: readonly string[]
  readonly rules: readonly VisitRule[]
  readonly services: readonly Pick<OwnService, 'serviceId' | 'name'>[]
  readonly teams: readonly { readonly teamId: string; readonly name: string }[]
  readonly isPublished: boolean
  /** What was typed for a rule and cannot stand. */
  readonly tried: { readonly service: string; readonly team: string; readonly days: string } | null
}

/** One questionnaire as patients see it, page by page, and before which visits it is asked. */
export function SiteFormPage(props: SiteFormPageProps) {
  const { frame, questionnaire, form, notes, isPublished } = props
  const t = frame.w.teamQuestionnaires.site
  return (
    <PortalPage frame={frame} title={questionnaire.title}>
      <BackLink href={paths.siteForms()}>{t.title}</BackLink>
      <h1>
        <Said wording={form.title} form={form} frame={frame} />
      </h1>
      {isPublished && (
        <Notice kind="info">
          <p role="status">{t.published}</p>
        </Notice>
      )}
      <p class="m">
        <bdi>{questionnaire.url}</bdi>
        {questionnaire.version && ` · ${t.version({ version: questionnaire.version })}`}
      </p>
      {notes.length > 0 && <p>{t.notes({ list: notes.join(', ') })}</p>}
      {questionnaire.endedAt === null && <Rules {...props} />}
      <section>
        <h2>{t.pages}</h2>
        {stepsOf(form).map((step, at) => (
          <PageOf frame={frame} form={form} step={step} at={at} />
        ))}
      </section>
      {questionnaire.endedAt === null && (
        <form class="stack" method="post" action={paths.siteForm(questionnaire.questionnaireId)}>
          <p class="m">{t.endHint}</p>
          <div>
            <Button kind="secondary" name="does" value="end">
              {t.end}
            </Button>
          </div>
        </form>
      )}
    </PortalPage>
  )
}

type PageOfProps = { readonly frame: Frame; readonly form: Form; readonly step: Step; readonly at: number }

/** A page with its fields, which lead nowhere here. */
function PageOf({ frame, form, step, at }: PageOfProps) {
  const t = frame.w.teamQuestionnaires.site
  const positions = new Map(everyQuestion(form).map(({ linkId }, index) => [linkId, index]))
  return (
    <fieldset disabled class="stack">
      <legend>
        {t.page({ step: at + 1 })}
        {step.headings.map((wording) => (
          <>
            {': '}
            <Said wording={wording} form={form} frame={frame} />
          </>
        ))}
      </legend>
      {step.parts.map((part) => (
        <>
          {part.when && <p class="m">{t.condition}</p>}
          <PartOf frame={frame} form={form} part={part} position={positions.get(part.linkId) ?? 0} />
        </>
      ))}
    </fieldset>
  )
}

type PartOfProps = Pick<PageOfProps, 'frame' | 'form'> & { readonly part: Question | Words; readonly position: number }

function PartOf({ frame, form, part, position }: PartOfProps) {
  if (part.kind === 'question')
    return <QuestionField frame={frame} form={form} question={part} position={position} typed={{}} fault={null} />
  return part.wording && <p>{<Said wording={part.wording} form={form} frame={frame} />}</p>
}

function Rules(props: SiteFormPageProps) {
  const { frame, rules, questionnaire } = props
  const t = frame.w.teamQuestionnaires.site
  return (
    <section>
      <h2>{t.rules}</h2>
      {rules.length === 0 && <p>{t.noRules}</p>}
      {rules.map(({ ruleId, serviceName, teamName, daysBefore }) => (
        <form class="inline" method="post" action={paths.siteForm(questionnaire.questionnaireId)}>
          <input type="hidden" name="rule" value={ruleId} />
          <p>{t.rule({ service: serviceName, count: daysBefore, team: teamName })}</p>
          <Button kind="secondary" name="does" value="stop">
            {t.endRuleOf({ service: serviceName })}
          </Button>
        </form>
      ))}
      <NewRule {...props} />
    </section>
  )
}

function NewRule({ frame, services, teams, tried, questionnaire }: SiteFormPageProps) {
  const t = frame.w.teamQuestionnaires.site
  if (services.length === 0) return <p>{t.noServices}</p>
  if (teams.length === 0) return <p>{t.noTeams}</p>
  return (
    <form class="stack" method="post" action={paths.siteForm(questionnaire.questionnaireId)}>
      <p>{t.rulesHint}</p>
      <SelectField
        name="service"
        label={t.service}
        value={tried?.service ?? ''}
        choices={services.map(({ serviceId, name }) => ({ value: serviceId, text: name }))}
      />
      <SelectField
        name="team"
        label={frame.w.teamQuestionnaires.team}
        value={tried?.team ?? ''}
        choices={teams.map(({ teamId, name }) => ({ value: teamId, text: name }))}
      />
      <Field
        name="days"
        label={t.daysBefore}
        value={tried?.days ?? '7'}
        fault={tried ? t.daysFault : null}
        inputMode="numeric"
      />
      <div>
        <Button kind="secondary" name="does" value="rule">
          {t.addRule}
        </Button>
      </div>
    </form>
  )
}

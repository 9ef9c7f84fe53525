import {
  askConsent,
  type ConsentText,
  endConsent,
  LONGEST_CONSENT,
  LONGEST_CONSENT_TITLE,
  listConsentTexts,
  listVisitServices,
  type OwnService,
} from '#appointments'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

type Typed = { readonly title: string; readonly words: string; readonly service: string }
const NOTHING: Typed = { title: '', words: '', service: '' }

/** What the own institution asks people to agree to before a visit. */
export async function showConsentTexts(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return consentPage(scope, frame, { typed: NOTHING, hasFault: false })
}

/** Asks something more, or one thing no more. */
export async function changeConsentTexts(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  if (form.ends) {
    await endConsent(scope, { textId: form.ends })
    return { goTo: paths.consentTexts() }
  }
  const { title = '', words = '', service = '' } = form
  const isWhole = [title, words].every((each) => each.trim() !== '')
  const fits = title.length <= LONGEST_CONSENT_TITLE && words.length <= LONGEST_CONSENT
  if (!isWhole || !fits) return consentPage(scope, frame, { typed: { title, words, service }, hasFault: true })
  const services = await listVisitServices(scope)
  const serviceId = services.find((each) => each.serviceId === service)?.serviceId ?? null
  await askConsent(scope, { title, words, serviceId, language: frame.w.language })
  return { goTo: paths.consentTexts() }
}

type Given = { readonly typed: Typed; readonly hasFault: boolean }

async function consentPage(scope: StaffScope, frame: Frame, given: Given): Promise<Shown> {
  const [texts, services] = [await listConsentTexts(scope), await listVisitServices(scope)]
  return {
    view: <ConsentTextsPage {...given} frame={frame} texts={texts} services={services} />,
    ...(given.hasFault && { status: 422 }),
  }
}

type PageProps = Given & {
  readonly frame: Frame
  readonly texts: readonly ConsentText[]
  readonly services: readonly OwnService[]
}

function ConsentTextsPage(props: PageProps) {
  const { frame, texts, hasFault } = props
  const { w } = frame
  const t = w.consents
  return (
    <PortalPage frame={frame} title={t.askTitle}>
      <BackLink href={paths.visitServices()}>{w.frame.backTo({ page: w.slots.title })}</BackLink>
      <h1>{t.askTitle}</h1>
      {hasFault && (
        <ErrorSummary title={w.errors.invalidTitle} text={t.askFault} faults={[{ field: 'title', text: t.askFault }]} />
      )}
      <p class="lead">{t.askLead}</p>
      {texts.length === 0 && <EmptyState sentences={[t.askNone]} />}
      {texts.map((text) => (
        <OneText text={text} frame={frame} />
      ))}
      <AskForm {...props} />
    </PortalPage>
  )
}

function OneText({ text, frame }: { readonly text: ConsentText; readonly frame: Frame }) {
  const { w, timeZone } = frame
  const t = w.consents
  return (
    <section>
      <h2 lang={text.language} dir="auto">
        {text.title}
      </h2>
      <p class="m">
        {text.serviceName ?? t.everyVisit} · {text.madeName}, {w.formatInstantDay(text.madeAt, timeZone)}
      </p>
      {text.words.split(/\n\s*\n/).map((part) => (
        <p lang={text.language} dir="auto">
          {part}
        </p>
      ))}
      <form method="post" action={paths.consentTexts()}>
        <Button kind="quiet" name="ends" value={text.textId}>
          {t.askEnd}
        </Button>
      </form>
    </section>
  )
}

function AskForm({ frame, services, typed, hasFault }: PageProps) {
  const t = frame.w.consents
  const open = services.filter(({ closedAt }) => closedAt === null)
  return (
    <section>
      <h2>{t.askAdd}</h2>
      <form class="stack" method="post" action={paths.consentTexts()} novalidate>
        <Field
          name="title"
          label={t.askName}
          hint={t.askNameHint}
          value={typed.title}
          fault={hasFault ? t.askFault : null}
          isRequired
        />
        <LongField
          name="words"
          label={t.askWords}
          hint={t.askWordsHint}
          value={typed.words}
          longest={LONGEST_CONSENT}
          isRequired
        />
        <SelectField
          name="service"
          label={t.askService}
          value={typed.service}
          choices={[
            { value: '', text: t.everyVisit },
            ...open.map(({ serviceId, name }) => ({ value: serviceId, text: name })),
          ]}
        />
        <div>
          <Button>{t.askAdd}</Button>
        </div>
      </form>
    </section>
  )
}

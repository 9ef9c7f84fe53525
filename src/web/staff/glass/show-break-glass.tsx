import { breakTheGlass, GLASS_GROUNDS } from '#access'
import { Invalid, NotFound } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

/** The form with which a clinician opens a patient without a care relationship; nothing of the patient is on it. */
export async function showBreakGlass(_scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <BreakGlassPage frame={frame} said={visit.query} faults={[]} /> }
}

/** Opens the record, or says what is missing with what was written. */
export async function breakGlass(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { number = '', ground = '', words = '' } = visit.form
  const again = (faults: readonly GlassFault[]): Shown => ({
    view: <BreakGlassPage frame={frame} said={visit.form} faults={faults} />,
    status: 422,
  })
  const isGround = GLASS_GROUNDS.some((each) => each === ground)
  const missing: GlassFault[] = [...(isGround ? [] : ['ground' as const]), ...(words.trim() ? [] : ['words' as const])]
  if (missing.length > 0) return again(missing)
  try {
    await breakTheGlass(scope, { number, ground, words: words.slice(0, 2000) })
  } catch (fault) {
    if (fault instanceof NotFound) return again(['number'])
    if (fault instanceof Invalid) return again(['words'])
    throw fault
  }
  return { goTo: paths.clinic({ number, said: 'opened' }) }
}

type GlassFault = 'number' | 'ground' | 'words'

type BreakGlassProps = {
  readonly frame: Frame
  readonly said: Readonly<Record<string, string>>
  readonly faults: readonly GlassFault[]
}

export function BreakGlassPage({ frame, said, faults }: BreakGlassProps) {
  const { glass: t, clinic } = frame.w
  const wrong = (field: GlassFault) => (faults.includes(field) ? t.faults[field] : null)
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.clinic()}>{clinic.waiting}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {faults.length > 0 && (
        <ErrorSummary
          title={t.faultTitle}
          text={t.faultText}
          faults={faults.map((field) => ({ field, text: t.faults[field] }))}
        />
      )}
      <form class="stack" method="post" action={paths.breakGlass()}>
        <Field
          name="number"
          label={clinic.number}
          value={said.number ?? ''}
          fault={wrong('number')}
          autoComplete="off"
          isRequired
        />
        <RadioField
          name="ground"
          label={t.ground}
          value={said.ground ?? null}
          fault={wrong('ground')}
          choices={GLASS_GROUNDS.map((ground) => ({ value: ground, text: t.grounds[ground] }))}
        />
        <LongField
          name="words"
          label={t.words}
          hint={t.wordsHint}
          value={said.words ?? ''}
          fault={wrong('words')}
          longest={2000}
          isRequired
        />
        <div>
          <Button>{t.submit}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

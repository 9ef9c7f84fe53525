import { CATEGORIES, LANGUAGES } from '#base/categories'
import { VIEWS } from '#sharing'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { LANGUAGE_NAMES } from '#ui/menu/language-menu'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { livesOf, type ShareFault, type ShareForm } from './share-form.ts'

export type ShareFormPageProps = {
  readonly frame: Frame
  readonly form: ShareForm
  readonly faults: readonly ShareFault[]
}

/** What, how long, how often: one page, sent to the preview. Nothing is shared here. */
export function ShareFormPage({ frame, form, faults }: ShareFormPageProps) {
  const { w } = frame
  const t = w.sharing.form
  const fault = (name: ShareFault) => (faults.includes(name) ? t.faults[name] : null)
  const title = form.kind === 'code' ? t.codeTitle : t.linkTitle
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.sharing()}>{w.frame.backTo({ page: w.sharing.title })}</BackLink>
      {faults.length > 0 && (
        <ErrorSummary
          title={t.faultTitle}
          text={w.errors.invalid}
          faults={faults.map((field) => ({ field, text: t.faults[field] }))}
        />
      )}
      <h1>{title}</h1>
      <p class="lead">{t.intro}</p>
      <form class="stack steps" method="post" action={paths.previewShare()}>
        <input type="hidden" name="kind" value={form.kind} />
        <WhatFields frame={frame} form={form} faults={faults} />
        <RadioField
          name="life"
          label={t.life}
          choices={livesOf(form.kind).map((value) => ({ value, text: t.lives[value] }))}
          value={form.life}
          fault={fault('life')}
        />
        {form.kind === 'link' && <LinkFields frame={frame} form={form} faults={faults} />}
        <SelectField
          name="language"
          label={t.language}
          hint={t.languageHint}
          value={form.language}
          choices={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value], language: value }))}
        />
        <Field
          name="label"
          label={t.label}
          hint={form.kind === 'code' ? t.labelHint : t.linkLabelHint}
          value={form.label}
          fault={fault('label')}
          autoComplete="off"
        />
        <div>
          <Button>{t.see}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

function WhatFields({ frame, form, faults }: ShareFormPageProps) {
  const { w } = frame
  const t = w.sharing.form
  return (
    <>
      <RadioField
        name="what"
        label={t.what}
        choices={[
          { value: 'summary', text: t.whats.summary, hint: t.summaryHint },
          { value: 'kinds', text: t.whats.kinds },
        ]}
        value={form.what}
        fault={faults.includes('what') ? t.faults.what : null}
      />
      <details id="kinds" open={form.kinds.length > 0 || faults.includes('kinds')}>
        <summary>{t.kinds}</summary>
        {faults.includes('kinds') && <p class="fault">{t.faults.kinds}</p>}
        <CheckField
          label={t.kinds}
          choices={CATEGORIES.map((category) => ({
            name: `kind-${category}`,
            text: w.categories[category].name,
            isChosen: form.kinds.includes(category),
          }))}
        />
      </details>
    </>
  )
}

function LinkFields({ frame, form, faults }: ShareFormPageProps) {
  const t = frame.w.sharing.form
  return (
    <>
      <RadioField
        name="views"
        label={t.views}
        choices={VIEWS.map((count) => ({ value: String(count), text: t.viewCount({ count }) }))}
        value={String(form.views)}
      />
      <Field
        name="passcode"
        label={t.passcode}
        hint={t.passcodeHint}
        value={form.passcode}
        fault={faults.includes('passcode') ? t.faults.passcode : null}
        autoComplete="off"
      />
    </>
  )
}

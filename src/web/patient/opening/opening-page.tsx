import { EVERYTHING } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { ADDITIONS, type ChosenForm, WHENS } from './choice-form.ts'

export type OpeningPageProps = {
  readonly frame: Frame
  /** What it is about, in the reader's words; null: all results. */
  readonly about: string | null
  readonly form: ChosenForm
  /** Days after which nothing waits any more. */
  readonly longestDays: number
  readonly isSaved: boolean
}

/** One question: when results open. It is sent to the page that says what the answer would change. */
export function OpeningPage({ frame, about, form, longestDays, isSaved }: OpeningPageProps) {
  const { w } = frame
  const t = w.opening
  return (
    <PortalPage frame={frame} title={about ?? t.title}>
      <BackLink href={about ? paths.openingKinds() : paths.settings()}>
        {w.frame.backTo({ page: about ? t.kindsTitle : w.settings.title })}
      </BackLink>
      <h1>{about ?? t.title}</h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      {form.fault && (
        <ErrorSummary
          title={t.faultTitle}
          text={w.errors.invalid}
          faults={[{ field: 'when', text: form.fault === 'none' ? t.faultNone : t.faultAtOnce }]}
        />
      )}
      {!about && <p class="lead">{t.intro}</p>}
      <ChoiceFields frame={frame} about={about} form={form} />
      <p>{t.everywhere}</p>
      <NeverList frame={frame} longestDays={longestDays} />
      {!about && (
        <p>
          <a href={paths.openingKinds()}>{t.kindsTitle}</a>
        </p>
      )}
    </PortalPage>
  )
}

function ChoiceFields({ frame, about, form }: Pick<OpeningPageProps, 'frame' | 'about' | 'form'>) {
  const t = frame.w.opening
  return (
    <form class="stack steps" method="get" action={paths.openingPreview()}>
      {form.subject !== EVERYTHING && <input type="hidden" name="about" value={form.subject} />}
      <RadioField
        name="when"
        label={about ? t.questionOf({ what: about }) : t.question}
        choices={WHENS.map((when) =>
          when === 'region' && about
            ? { value: when, text: t.hints.asAll }
            : { value: when, text: t.moments[when], hint: t.hints[when] },
        )}
        value={form.when}
        fault={form.fault && (form.fault === 'none' ? t.faultNone : t.faultAtOnce)}
      />
      <CheckField
        label={t.also}
        hint={t.alsoHint}
        choices={ADDITIONS.map((name) => ({
          name,
          text: t.moments[name],
          isChosen: form.additions.includes(name),
        }))}
      />
      <div>
        <Button>{t.see}</Button>
      </div>
    </form>
  )
}

/** What no choice does. */
function NeverList({ frame, longestDays }: Pick<OpeningPageProps, 'frame' | 'longestDays'>) {
  const t = frame.w.opening
  return (
    <section>
      <h2>{t.neverTitle}</h2>
      <ul>
        <li>{t.neverLonger({ count: longestDays })}</li>
        <li>{t.neverCloses}</li>
        <li>{t.neverOpens}</li>
      </ul>
    </section>
  )
}

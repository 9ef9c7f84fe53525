import { CATEGORIES, type Category } from '#base/categories'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { ProofField } from '../../account/ways-in/proof-field.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { kindWords, spanWords } from './delegate-words.ts'
import { fieldsOf, type OfferForm } from './offer-form.ts'

export type PreviewHelpPageProps = {
  readonly frame: Frame
  readonly form: OfferForm
  readonly offerId: string
  readonly categories: readonly Category[] | null
  readonly validFrom: Date
  readonly validUntil: Date | null
  /** How many entries of each kind they would see now, counted with their eyes. */
  readonly counts: ReadonlyMap<Category, number>
  /** How many cards of what waits they would see. */
  readonly waiting: number
  /** Everything, and the password was not given just now. */
  readonly needsProof: boolean
  readonly hasFault: boolean
}

/** In plain words what somebody would see, before anything is saved. */
export function PreviewHelpPage(props: PreviewHelpPageProps) {
  const { frame, form, offerId, needsProof, hasFault } = props
  const { w } = frame
  const t = w.delegates.preview
  const { name } = form
  return (
    <PortalPage frame={frame} title={t.title({ name })}>
      {hasFault && <ErrorSummary title={w.errors.invalidTitle} text={w.waysIn.proof.wrong} />}
      <h1>{t.title({ name })}</h1>
      <p class="lead">
        {t.nothingYet} {spanWords(props, frame)}
      </p>
      <WhatIsSeen props={props} />
      <p>
        {t.mayNot({ name })} {t.youSee({ name })}
      </p>
      <form class="stack" method="post" action={paths.delegates()}>
        <input type="hidden" name="offer" value={offerId} />
        {fieldsOf(form).map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        {needsProof && (
          <>
            <p>{w.waysIn.proof.everything}</p>
            <ProofField frame={frame} name="proof" back={paths.letHelp()} />
          </>
        )}
        <div class="actions">
          <Button>{t.make}</Button>
          <Button kind="secondary" name="word" value="change">
            {t.change}
          </Button>
        </div>
      </form>
    </PortalPage>
  )
}

function WhatIsSeen({ props }: { readonly props: PreviewHelpPageProps }) {
  const { frame, form, categories, counts, waiting } = props
  const { w } = frame
  const t = w.delegates.preview
  const { name } = form
  const seen = categories ?? CATEGORIES
  const others = CATEGORIES.filter((category) => !seen.includes(category))
  return (
    <>
      <h2>{t.sees({ name })}</h2>
      {categories === null && <p>{w.delegates.maySee({ what: w.delegates.everything })}</p>}
      <ul>
        {seen.map((category) => {
          const count = counts.get(category) ?? 0
          return categories === null && count === 0 ? null : (
            <li>{t.entries({ what: w.categories[category].name, count })}</li>
          )
        })}
        {waiting > 0 && <li>{t.waiting({ count: waiting })}</li>}
        <li>{t.later}</li>
        {seen.includes('documents') || seen.includes('discharge-summaries') || seen.includes('clinical-notes') ? (
          <li>{t.inDocuments}</li>
        ) : null}
      </ul>
      <h2>{t.seesNot({ name })}</h2>
      <ul>
        {others.length > 0 && <li>{t.notKinds({ what: kindWords(others, frame) })}</li>}
        <li>{t.notOwn}</li>
      </ul>
    </>
  )
}

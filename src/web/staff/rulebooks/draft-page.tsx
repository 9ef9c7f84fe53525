import type { CheckedRulebook, Draft, Rulebook } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { DeviationTable, RuleTable } from '../../openness/rule-tables.tsx'
import { kindInWords } from '../../openness/rule-words.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { CheckResult } from './check-result.tsx'

export type DraftFault = {
  readonly code: 'tooLong' | 'effectiveFrom' | 'engine'
  /** Where on the page it is mended. */
  readonly field: string
  /** What the rules say against it. */
  readonly why?: string
}

export type DraftPageProps = {
  readonly frame: Frame
  readonly draft: Draft
  readonly checked: CheckedRulebook
  readonly names: ReadonlyMap<string, string>
  readonly mayChange: boolean
  /** The decision that carries this draft and has not been published; null: none. */
  readonly decisionId: number | null
  /** What has just been done. */
  readonly done: string | null
  /** What is wrong with what was sent. */
  readonly fault: DraftFault | null
  readonly form: Readonly<Record<string, string>>
}

/** A draft: whether it holds and what it changes come first, then its rules, then the whole text, then publishing. */
export function DraftPage(props: DraftPageProps) {
  const { frame, draft, checked, names, mayChange, fault } = props
  const { w, timeZone } = frame
  const t = w.rulebooks
  const about = { name: draft.authorName, when: w.formatInstant(draft.savedAt, timeZone), version: draft.baseVersion }
  return (
    <PortalPage frame={frame} title={draft.title} wide>
      <BackLink href={paths.rulebooks()}>{t.back}</BackLink>
      <h1>
        <bdi>{draft.title}</bdi>
      </h1>
      <p class="m">
        {t.draftOf(about)}
        {draft.publishedVersion !== null && (
          <>
            {' · '}
            <a href={paths.rulebook(draft.publishedVersion)}>{t.draftPublished({ version: draft.publishedVersion })}</a>
          </>
        )}
      </p>
      {fault ? <Fault frame={frame} fault={fault} /> : <Done {...props} />}
      {!mayChange && draft.publishedVersion === null && <p>{t.readOnly}</p>}
      <CheckResult
        frame={frame}
        checked={checked}
        names={names}
        hrefOf={mayChange ? ({ id }) => paths.draftRule(draft.draftId, id) : undefined}
      />
      {checked.rulebook && draft.publishedVersion === null && (
        <p>
          <a href={paths.lab(draft.draftId)}>{frame.w.lab.tryIt}</a>
        </p>
      )}
      {checked.rulebook && <Rules {...props} rulebook={checked.rulebook} />}
      <WholeText {...props} />
      {mayChange && checked.publishable && <Publishing {...props} />}
    </PortalPage>
  )
}

function Fault({ frame, fault }: { readonly frame: Frame; readonly fault: DraftFault }) {
  const t = frame.w.rulebooks.wrong
  const text = fault.code === 'engine' ? t.engine({ why: fault.why ?? '' }) : t[fault.code]
  return <ErrorSummary title={t.title} text={t.text} faults={[{ field: fault.field, text }]} />
}

function Done({ frame, done }: DraftPageProps) {
  const t = frame.w.rulebooks
  const said = done === 'started' ? t.doneStarted : done === 'saved' ? t.doneSaved : null
  if (!said) return null
  return (
    <Notice kind="info">
      <p role="status">{said}</p>
    </Notice>
  )
}

function Rules({ frame, draft, names, mayChange, rulebook }: DraftPageProps & { readonly rulebook: Rulebook }) {
  const { w } = frame
  const t = w.rulebooks
  return (
    <>
      <section>
        <h2>{t.rules}</h2>
        {mayChange && <p class="hint">{t.byFormHint}</p>}
        <RuleTable
          frame={frame}
          caption={t.rules}
          rulebook={rulebook}
          rules={[...rulebook.rules, rulebook.defaultRule]}
          hasIds
          hrefOf={mayChange ? ({ id }) => paths.draftRule(draft.draftId, id) : undefined}
        />
      </section>
      <section>
        <h2>{t.deviations}</h2>
        {rulebook.deviations.length === 0 ? (
          <p>{t.noDeviations}</p>
        ) : (
          <DeviationTable frame={frame} rulebook={rulebook} names={names} />
        )}
        {mayChange && (
          <>
            <ul class="looks">
              {rulebook.deviations.map((one) => (
                <li>
                  <form class="stack" method="post" action={paths.draft(draft.draftId)}>
                    <input type="hidden" name="word" value="remove" />
                    <input type="hidden" name="deviation" value={one.id} />
                    <p>
                      <bdi>{names.get(one.institution) ?? one.institution}</bdi> · {kindInWords(one, rulebook, w)}
                    </p>
                    <Button kind="secondary">{t.removeDo}</Button>
                  </form>
                </li>
              ))}
            </ul>
            <p>
              <a href={paths.draftDeviation(draft.draftId)}>{t.addDeviation}</a>
            </p>
          </>
        )}
      </section>
    </>
  )
}

function WholeText({ frame, draft, mayChange, fault, form }: DraftPageProps) {
  const t = frame.w.rulebooks
  return (
    <section>
      <h2>{t.text}</h2>
      <p>
        <a href={paths.draftText(draft.draftId)}>{t.asYaml}</a>
      </p>
      {mayChange && (
        <details open={fault?.field === 'text'}>
          <summary>{t.text}</summary>
          <form class="stack whole" method="post" action={paths.draft(draft.draftId)}>
            <input type="hidden" name="word" value="text" />
            <LongField
              name="text"
              label={t.text}
              hint={t.textHint}
              value={form.text ?? draft.yaml}
              fault={fault?.field === 'text' ? t.wrong.tooLong : null}
              isRequired
            />
            <div>
              <Button kind="secondary">{t.textDo}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}

/** By a decision and by nothing else. */
function Publishing(props: DraftPageProps) {
  const { frame, decisionId } = props
  const t = frame.w.rulebooks
  return (
    <section id="publish">
      <h2>{t.publish}</h2>
      {decisionId === null ? <WaysToDecide {...props} /> : <PublishForm {...props} decisionId={decisionId} />}
    </section>
  )
}

function WaysToDecide({ frame, draft }: DraftPageProps) {
  const t = frame.w.rulebooks
  return (
    <>
      <p>{t.publishNeeds}</p>
      <ul>
        <li>
          <a href={paths.propose({ draft: draft.draftId })}>{t.publishPropose}</a>
        </li>
        <li>
          <a href={paths.urgent(draft.draftId)}>{t.publishUrgent}</a>
        </li>
      </ul>
    </>
  )
}

function PublishForm({ frame, draft, fault, form, decisionId }: DraftPageProps & { readonly decisionId: number }) {
  const t = frame.w.rulebooks
  const today = frame.now.toISOString().slice(0, 10)
  return (
    <>
      <p>{t.publishCarried({ number: decisionId })}</p>
      <p>{t.publishHint}</p>
      <form class="stack steps" method="post" action={paths.draft(draft.draftId)}>
        <input type="hidden" name="word" value="publish" />
        <input type="hidden" name="decision" value={decisionId} />
        <Field
          name="from"
          type="date"
          label={t.publishFrom}
          value={form.from ?? today}
          fault={fault?.field === 'from' ? t.wrong.effectiveFrom : null}
          isRequired
        />
        <div>
          <Button>{t.publishDo}</Button>
        </div>
      </form>
    </>
  )
}

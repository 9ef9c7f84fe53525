import type { CodeDecision, CodeWithSuggestions, LocalCode } from '#terminology'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths, type SiteOrRegion } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { CodeChoice, codeWords, factsOf, Which } from './terms-page.tsx'

export type TermPageProps = {
  readonly frame: Frame
  readonly place: SiteOrRegion
  readonly code: LocalCode & { readonly history: readonly CodeDecision[] }
  readonly each: CodeWithSuggestions
  /** The reader is not who proposed it. */
  readonly mayConfirm: boolean
  readonly done: 'saved' | 'not-saved' | null
}

/** One local code: what it may be, what was decided of it and by whom, and the way back. */
export function TermPage({ frame, place, code, each, mayConfirm, done }: TermPageProps) {
  const { w } = frame
  const t = w.terms
  return (
    <PortalPage frame={frame} title={code.name} wide>
      <BackLink href={paths.terms(place, { institution: code.institutionId, state: code.state })}>
        {w.frame.backTo({ page: t.title })}
      </BackLink>
      <h1>
        <bdi>{code.name}</bdi>
      </h1>
      <p class="lead">{factsOf(frame, code)}</p>
      {done && (
        <Notice kind="info">
          <p>{done === 'saved' ? t.saved({ count: 1 }) : t.notSaved({ count: 1 })}</p>
        </Notice>
      )}
      <p>
        {t.states[code.state]}
        {code.loinc && `: ${codeWords(code.loinc)}`}
      </p>
      {code.state === 'proposed' && !mayConfirm && <p>{t.needsOther}</p>}
      {code.state === 'proposed' && mayConfirm && <Act frame={frame} place={place} code={code} word="confirm" />}
      {code.state === 'proposed' && <Act frame={frame} place={place} code={code} word="refuse" />}
      {(code.state === 'mapped' || code.state === 'unmappable') && (
        <Act frame={frame} place={place} code={code} word="undo" />
      )}
      <form method="post" action={paths.decideTerm(place)}>
        <Which code={code} at={0} />
        <CodeChoice frame={frame} each={each} at="0" />
        <Button kind="primary" name="word" value="map">
          {t.saveOne}
        </Button>
      </form>
      <h2>{t.history}</h2>
      <History frame={frame} code={code} />
    </PortalPage>
  )
}

type ActProps = Pick<TermPageProps, 'frame' | 'place' | 'code'> & { readonly word: 'confirm' | 'refuse' | 'undo' }

function Act({ frame, place, code, word }: ActProps) {
  return (
    <form class="stack" method="post" action={paths.decideTerm(place)}>
      <Which code={code} at={0} />
      <Button kind="secondary" name="word" value={word}>
        {frame.w.terms[word]}
      </Button>
    </form>
  )
}

function wordsOf(word: CodeDecision['word'], loinc: string | null, t: Frame['w']['terms']): string {
  if (word === 'mapped' || word === 'proposed') return t.words[word]({ code: codeWords(loinc ?? '') })
  return t.words[word]
}

function History({ frame, code }: Pick<TermPageProps, 'frame' | 'code'>) {
  const { w, timeZone } = frame
  const t = w.terms
  if (code.history.length === 0) return <EmptyState sentences={[t.noHistory]} />
  return (
    <ul>
      {code.history.map(({ word, loinc, reason, reasons, isByItself, decidedAt, authorName }) => (
        <li>
          {w.formatInstant(decidedAt, timeZone)}: {wordsOf(word, loinc, t)} ·{' '}
          <bdi>{isByItself ? t.byItself : authorName}</bdi>
          {reasons && ` · ${t.because({ reasons: reasons.map((each) => t.reasons[each]).join(', ') })}`}
          {reason && (
            <>
              {' '}
              · <bdi>{reason}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

import { type SentValue, TEAM_WORDS, type TeamAsk } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { limitWords, valueWords } from '../../patient/journal/journal-words.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn } from '../words-of-patients.ts'
import { askState } from './team-journal-page.tsx'

export type TeamAskPageProps = {
  readonly frame: Frame
  readonly ask: TeamAsk
  /** The newest first. */
  readonly values: readonly SentValue[]
  readonly tried: { readonly word: string | undefined; readonly text: string; readonly fault: 'word' | 'text' } | null
  readonly isSaved: boolean
}

/** What one patient has sent of one kind, and what the team says to it. */
export function TeamAskPage(props: TeamAskPageProps) {
  const { frame, ask, values, tried, isSaved } = props
  const { w } = frame
  const t = w.teamJournal
  const born = bornIn(ask, frame)
  const limits = limitWords(ask.kind, ask, w)
  const [waiting, done] = [values.filter(waits), values.filter((one) => !waits(one))]
  return (
    <PortalPage frame={frame} title={`${ask.personName}: ${w.journal.kinds[ask.kind]}`} wide>
      <BackLink href={paths.teamJournal()}>{t.back}</BackLink>
      <h1>
        <bdi>{ask.personName}</bdi>: {w.journal.kinds[ask.kind]}
      </h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      {tried && <Fault tried={tried} frame={frame} />}
      <p class="lead">
        {born && `${w.worklist.born({ day: born })} · `}
        {w.journal.often({ count: ask.timesWeekly })} · {askState(ask, frame)}
      </p>
      {limits && <p>{w.journal.limits({ limits })}</p>}
      {values.length === 0 && <EmptyState sentences={[t.noValues]} />}
      {waiting.length > 0 && <Values {...props} values={waiting} caption={t.latest} />}
      {waiting.length > 0 && <Say {...props} waiting={waiting} />}
      {done.length > 0 && <Values {...props} values={done} caption={waiting.length > 0 ? t.earlier : t.latest} />}
      {values.length > 0 && <p class="m">{t.enteredByPatient}</p>}
      {!ask.endedBy && (
        <form method="post" action={paths.teamAsk(ask.askId)}>
          <Button kind="secondary" name="does" value="end">
            {t.end}
          </Button>
        </form>
      )}
    </PortalPage>
  )
}

function waits({ state }: SentValue): boolean {
  return state === 'new' || state === 'needs-answer'
}

function Fault({ tried, frame }: { readonly tried: NonNullable<TeamAskPageProps['tried']>; readonly frame: Frame }) {
  const { w } = frame
  const text = tried.fault === 'word' ? w.teamJournal.wordFault : w.teamJournal.textFault
  return <ErrorSummary title={w.errors.invalidTitle} text={text} faults={[{ field: tried.fault, text }]} />
}

function Say({ frame, ask, waiting, tried }: TeamAskPageProps & { readonly waiting: readonly SentValue[] }) {
  const t = frame.w.teamJournal
  const newest = waiting.reduce((one, other) => (other.sentAt > one.sentAt ? other : one))
  return (
    <form class="stack" method="post" action={paths.teamAsk(ask.askId)}>
      <h2>{t.sayTitle({ count: waiting.length })}</h2>
      <input type="hidden" name="upTo" value={newest.entryId} />
      <RadioField
        name="word"
        label={t.say}
        value={tried?.word ?? null}
        fault={tried?.fault === 'word' ? t.wordFault : null}
        choices={TEAM_WORDS.map((word) => ({
          value: word,
          text: t.wordsOf[word],
          ...(word === 'taken' && { hint: t.takenHint }),
        }))}
      />
      <LongField
        name="text"
        label={t.text}
        hint={t.textHint}
        value={tried?.text ?? ''}
        fault={tried?.fault === 'text' ? t.textFault : null}
        longest={2000}
      />
      <div>
        <Button name="does" value="say">
          {t.done}
        </Button>
      </div>
    </form>
  )
}

function Values({ frame, ask, values, caption }: TeamAskPageProps & { readonly caption: string }) {
  const { w, timeZone } = frame
  const t = w.teamJournal
  return (
    <DataTable
      caption={caption}
      columns={[t.when, t.value, t.patientWords, t.state].map((title) => ({ title }))}
      rows={values.map((one) => ({
        key: one.entryId,
        cells: [
          w.formatInstant(one.measuredAt, timeZone),
          <>
            <b>
              <bdi>{valueWords({ ...one, kind: ask.kind }, w)}</bdi>
            </b>{' '}
            {one.isBeyond && <Tag>{t.outside}</Tag>}
            {one.struckAt && <Tag>{t.deleted}</Tag>}
          </>,
          <>
            <bdi>{one.note}</bdi>
            {!one.isOwn && <p class="m">{w.journal.by({ name: one.actorName })}</p>}
          </>,
          <>
            {stateWords(one, frame)}
            {one.words && (
              <p class="m">
                <bdi>{one.words}</bdi>
              </p>
            )}
          </>,
        ],
      }))}
    />
  )
}

function stateWords({ state, decidedName }: SentValue, { w }: Frame): string {
  const t = w.teamJournal.statesOfValue
  const name = decidedName ?? ''
  return state === 'new' || state === 'needs-answer' ? t[state] : t[state]({ name })
}

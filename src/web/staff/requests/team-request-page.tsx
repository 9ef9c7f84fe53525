import { ANSWERS, type AnswerFault, type TeamRequestPage as Request } from '#requests'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'
import { StateOf } from './team-list-page.tsx'

/** What somebody has filled in, when it could not be taken. */
export type AnswerTried = { readonly word: string | undefined; readonly text: string; readonly fault: AnswerFault }

export type TeamRequestPageProps = {
  readonly frame: Frame
  readonly request: Request
  readonly tried: AnswerTried | null
  readonly isDone: boolean
}

/** One request: who asks for what, what has happened, and the answer. */
export function TeamRequestPage({ frame, request, tried, isDone }: TeamRequestPageProps) {
  const { w, timeZone } = frame
  const t = w.teamRequests
  const born = bornIn(request, frame)
  return (
    <PortalPage frame={frame} title={t.kinds[request.kind]} wide>
      <BackLink href={paths.teamRequests()}>{t.back}</BackLink>
      <h1>
        {t.kinds[request.kind]}: {w.categories[request.category].name}
      </h1>
      {isDone && (
        <Notice kind="info">
          <p role="status">{t.sent}</p>
        </Notice>
      )}
      {tried && (
        <ErrorSummary
          title={t.faultTitle}
          text={w.errors.invalid}
          faults={[{ field: tried.fault, text: t.faults[tried.fault] }]}
        />
      )}
      <p>
        <b>
          <bdi>{nameIn(request, frame)}</bdi>
        </b>
        {born && <> · {w.worklist.born({ day: born })}</>}
      </p>
      <p>
        {t.askedBy({ name: request.askedName, day: w.formatInstantDay(request.askedAt, timeZone) })} · {t.due}{' '}
        {w.formatInstantDay(request.dueAt, timeZone)} · <StateOf request={request} frame={frame} />
      </p>
      {request.pickUp && (
        <p>
          <bdi>{w.medicines.pickUp({ place: request.pickUp })}</bdi>
        </p>
      )}
      {request.kind !== 'appointment' && <About frame={frame} request={request} />}
      <History frame={frame} request={request} />
      {!request.closedAt && <AnswerForm frame={frame} request={request} tried={tried} />}
    </PortalPage>
  )
}

type Part = Pick<TeamRequestPageProps, 'frame' | 'request'>

function About({ frame, request }: Part) {
  const { w, timeZone } = frame
  const t = w.teamRequests
  return (
    <section>
      <h2>{t.about}</h2>
      {request.items.length === 0 && <p>{t.notHere}</p>}
      <ul>
        {request.items.map(({ itemId, title, isOpen, opensAt }) => (
          <li>
            <a href={paths.clinicItem(itemId)}>
              <bdi>{title}</bdi>
            </a>
            : {isOpen || !opensAt ? t.isOpen : t.opensOn({ day: w.formatInstantDay(opensAt, timeZone) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ frame, request }: Part) {
  const { w, timeZone } = frame
  return (
    <section>
      <h2>{w.requests.history}</h2>
      <ol class="looks">
        {request.events.map(({ word, text, actorName, at }) => {
          const words = word in w.teamRequests.answers ? w.teamRequests.answers[word as 'opened'] : null
          const said = w.requests.events[word]
          return (
            <li>
              <p>{words ? `${actorName}: ${words}` : typeof said === 'string' ? said : said({ name: actorName })}</p>
              {text && (
                <blockquote dir="auto">
                  <p>{text}</p>
                </blockquote>
              )}
              <p class="m">{w.formatInstant(at, timeZone)}</p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function AnswerForm({ frame, request, tried }: Part & Pick<TeamRequestPageProps, 'tried'>) {
  const t = frame.w.teamRequests
  return (
    <form class="stack steps" method="post" action={paths.teamRequest(request.requestId)}>
      <RadioField
        name="word"
        label={t.answer}
        choices={ANSWERS[request.kind].map((word) => ({ value: word, text: t.answers[word], hint: t.hints[word] }))}
        value={tried?.word ?? null}
        fault={tried?.fault === 'word' ? t.faults.word : null}
      />
      <LongField
        name="text"
        label={t.text}
        hint={t.textHint}
        value={tried?.text}
        fault={tried?.fault === 'text' ? t.faults.text : null}
        longest={2000}
      />
      <div>
        <Button>{t.send}</Button>
      </div>
    </form>
  )
}

import type { OwnRequest, OwnRequestPage, RequestEvent } from '#requests'
import { BackLink } from '#ui/back-link/back-link'
import { Button, PostButton } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { askedWords } from '../asked-of.ts'
import { PortalPage } from '../portal-page.tsx'
import type { AskedView, Frame } from '../view-types.ts'

/** A request with what a page says of it; `asked` is null when it is over. */
export type RequestLine = { readonly request: OwnRequest; readonly asked: AskedView | null }

/** All that has been asked for in this record. */
export function RequestsPage({ frame, lines }: { readonly frame: Frame; readonly lines: readonly RequestLine[] }) {
  const { w } = frame
  const t = w.requests
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {lines.length === 0 ? <EmptyState sentences={[t.none]} /> : <RequestLines frame={frame} lines={lines} />}
    </PortalPage>
  )
}

/** Requests one under the other, each with whose turn it is. */
export function RequestLines({ frame, lines }: { readonly frame: Frame; readonly lines: readonly RequestLine[] }) {
  return (
    <ul class="kinds">
      {lines.map((line) => (
        <li>
          <a href={paths.request(line.request.requestId)}>{titleOf(line.request, frame)}</a>
          <p class="m">{stateWords(line, frame)}</p>
        </li>
      ))}
    </ul>
  )
}

export type RequestPageProps = RequestLine & {
  readonly frame: Frame
  readonly page: OwnRequestPage
  readonly mayTakeBack: boolean
  readonly hasFault: boolean
}

/** One request: whose turn it is, what has happened, and the reader's own turn. */
export function RequestPage(props: RequestPageProps) {
  const { frame, page, request, asked, mayTakeBack, hasFault } = props
  const { w } = frame
  const t = w.requests
  return (
    <PortalPage frame={frame} title={t.kinds[request.kind]}>
      <BackLink href={paths.requests()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>{titleOf(request, frame)}</h1>
      <p class="lead">{stateWords(props, frame)}</p>
      <p>{t.goesTo({ team: teamOf(request, frame) })}</p>
      {request.pickUp && (
        <p>
          <bdi>{w.medicines.pickUp({ place: request.pickUp })}</bdi>
        </p>
      )}
      {page.items.length > 0 && (
        <>
          <h2>{request.kind === 'medicine' ? w.medicines.title : t.isOpen}</h2>
          <ul>
            {page.items.map(({ itemId, title }) => (
              <li>
                <a href={paths.item(itemId)}>
                  <bdi>{title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t.history}</h2>
      <ol class="looks">
        {page.events.map((event) => (
          <Happened event={event} frame={frame} />
        ))}
      </ol>
      {asked?.state === 'yours' && <ReplyForm frame={frame} request={request} hasFault={hasFault} />}
      {asked && mayTakeBack && (
        <PostButton action={paths.request(request.requestId)} kind="secondary" name="does" value="take-back">
          {t.takeBack}
        </PostButton>
      )}
    </PortalPage>
  )
}

function ReplyForm({ frame, request, hasFault }: Pick<RequestPageProps, 'frame' | 'request' | 'hasFault'>) {
  const t = frame.w.requests
  return (
    <form class="stack" method="post" action={paths.request(request.requestId)}>
      <input type="hidden" name="does" value="reply" />
      <LongField name="text" label={t.replyLabel} fault={hasFault ? t.replyFault : null} longest={2000} isRequired />
      <div>
        <Button>{t.replySend}</Button>
      </div>
    </form>
  )
}

function Happened({ event, frame }: { readonly event: RequestEvent; readonly frame: Frame }) {
  const { w, timeZone } = frame
  const words = w.requests.events[event.word]
  return (
    <li>
      <p>{typeof words === 'string' ? words : words({ name: event.actorName })}</p>
      {event.text && (
        <blockquote dir="auto">
          <p>{event.text}</p>
        </blockquote>
      )}
      <p class="m">{w.formatInstant(event.at, timeZone)}</p>
    </li>
  )
}

/** A team of the institution by what it answers. */
function teamOf({ team, institutionName: institution }: OwnRequest, { w }: Frame): string {
  const t = w.requests
  if (team === 'visits') return t.teamVisits({ institution })
  return team === 'medicines' ? t.teamMedicines({ institution }) : t.team({ institution })
}

function titleOf({ kind, category, institutionName }: OwnRequest, { w }: Frame): string {
  const t = w.requests
  return t.line({ kind: t.kinds[kind], category: w.categories[category].name, institution: institutionName })
}

function stateWords({ request, asked }: RequestLine, frame: Frame): string {
  if (asked) return askedWords(asked, frame)
  return request.outcome ? frame.w.requests.states[request.outcome] : ''
}

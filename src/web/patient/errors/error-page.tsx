import type { Words } from '#messages/translator'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type ErrorKind = 'not-found' | 'refused' | 'too-many' | 'fault' | 'unavailable' | 'invalid' | 'same-origin'

export type ErrorPageProps = {
  readonly frame: Frame
  /** `not-found` says the same for absent and forbidden; 404, 403, 429, 500, 503, 400, 403 of another origin. */
  readonly kind: ErrorKind
  readonly retryAfterSeconds?: number
  /** Short, to be read aloud on the telephone. */
  readonly reference: string | null
}

/** What happened, what is safe, what to do now, and a reference. */
export function ErrorPage({ frame, kind, retryAfterSeconds, reference }: ErrorPageProps) {
  const { w } = frame
  const words = wordsOf(kind, w, retryAfterSeconds ?? 60)
  return (
    <PortalPage frame={frame} title={words.title}>
      <h1>{words.title}</h1>
      <p class="lead">{words.what}</p>
      <p>{words.next}</p>
      {reference && (
        <p>
          <b>{w.frame.reference({ reference })}</b>
        </p>
      )}
      <p>
        {kind === 'refused' ? (
          <a href={paths.signIn()}>{w.frame.signIn}</a>
        ) : (
          <a href={paths.home()}>{w.errors.goHome}</a>
        )}
      </p>
      <p class="quiet">{w.errors.urgent}</p>
    </PortalPage>
  )
}

function wordsOf(kind: ErrorKind, { errors: t }: Words, count: number) {
  switch (kind) {
    case 'not-found':
      return { title: t.notFoundTitle, what: t.notFound, next: t.notFoundNext }
    case 'refused':
      return { title: t.refusedTitle, what: t.refused, next: t.refusedNext }
    case 'too-many':
      return { title: t.tooManyTitle, what: t.tooMany, next: t.tooManyNext({ count }) }
    case 'fault':
      return { title: t.faultTitle, what: t.fault, next: t.faultNext }
    case 'unavailable':
      return { title: t.unavailableTitle, what: t.unavailable, next: t.unavailableNext }
    case 'invalid':
      return { title: t.invalidTitle, what: t.invalid, next: t.invalidNext }
    case 'same-origin':
      return { title: t.sameOriginTitle, what: t.sameOrigin, next: t.sameOriginNext }
  }
}

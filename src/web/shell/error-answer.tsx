import { Conflict, Invalid, NotFound, Refused, TooMany, Unavailable } from '#base/errors'
import { type ErrorKind, ErrorPage } from '../patient/errors/error-page.tsx'
import { frameOf, type RegionFace, sessionFrame } from './frame.ts'
import type { Session } from './session.ts'
import type { Visit } from './visit.ts'

export type ErrorAnswer = { readonly status: number; readonly kind: ErrorKind; readonly retryAfterSeconds?: number }

/** The one place of the pages where a fault becomes a status code. Absent and forbidden are the same answer. */
export function answerFor(fault: unknown): ErrorAnswer {
  if (fault instanceof NotFound) return { status: 404, kind: 'not-found' }
  if (fault instanceof Refused) return { status: 403, kind: 'refused' }
  if (fault instanceof Invalid) return { status: 400, kind: 'invalid' }
  if (fault instanceof Conflict) return { status: 409, kind: 'invalid' }
  if (fault instanceof TooMany) return { status: 429, kind: 'too-many', retryAfterSeconds: fault.retryAfterSeconds }
  if (fault instanceof Unavailable) return { status: 503, kind: 'unavailable', retryAfterSeconds: 30 }
  const status = (fault as { statusCode?: number }).statusCode
  if (status && status >= 400 && status < 500) return { status, kind: status === 404 ? 'not-found' : 'invalid' }
  return { status: 500, kind: 'fault' }
}

/** What happened, what is safe, what to do now, and the reference by which staff find it in the log. */
export function errorView(answer: ErrorAnswer, face: RegionFace, visit: Visit, session: Session | null = null) {
  const frame = session
    ? sessionFrame(face, visit, session)
    : frameOf(face, visit, { now: new Date(0), language: null, visitor: null })
  return (
    <ErrorPage
      frame={frame}
      kind={answer.kind}
      retryAfterSeconds={answer.retryAfterSeconds}
      reference={visit.requestId}
    />
  )
}

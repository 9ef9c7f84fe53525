import { letReadBookings } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Output } from '../output.ts'

/** Lets the system behind a feed fetch the bookings of its institution, or no more; holds from its next request on. */
export async function tellBookings(
  database: Database,
  { feedId, may }: { readonly feedId: string; readonly may: boolean },
  output: Output,
): Promise<number> {
  await withSystemScope(database, { purpose: 'tell bookings' }, (scope) => letReadBookings(scope, { feedId, may }))
  output.answer(
    may
      ? `${feedId} may fetch bookings: GET /ingest/${feedId}/fhir/Appointment, with its credential or a token`
      : `${feedId} does not fetch bookings any more`,
  )
  return 0
}

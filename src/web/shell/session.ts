import type { readSession } from '#platform/database/scopes'

/** Who is signed in, for the pages of an account itself. */
export type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>

import type { TokenUse } from '#institutions'

/** What of the scopes that were asked for can be given, in words of SMART (App Launch 2.2, 3: v1 and v2). */
export type Granted = TokenUse & {
  /** Empty: nothing. */
  readonly scope: string
}

const READS = 'system/Appointment.rs'

/** Whoever sends creates and updates; whose feed may, reads bookings, and nothing else of anybody. */
export function grantScopes(asked: string, { mayRead }: { readonly mayRead: boolean }): Granted {
  const words = asked.split(' ')
  const sends = words.filter((word) => /^system\/(?:\*|[A-Z][A-Za-z]+)\.(?:\*|write|cu?d?|ud?)$/.test(word))
  const reads = mayRead && words.some((word) => /^system\/(?:\*|Appointment)\.(?:\*|read|rs?|s)$/.test(word))
  return { scope: [...sends, ...(reads ? [READS] : [])].join(' '), maySend: sends.length > 0, mayRead: reads }
}

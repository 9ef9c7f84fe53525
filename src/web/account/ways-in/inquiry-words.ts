import type { OwnInquiry } from '#audit'
import type { Frame } from '../../patient/view-types.ts'

/** Who asked whom an account saw: name, role, institution. */
export function inquirerWords({ actorName, role, institutionName }: OwnInquiry, { w }: Frame): string {
  const word = w.roles[role as keyof typeof w.roles] ?? role
  return institutionName
    ? w.accessLog.whoAt({ who: actorName, role: word, institution: institutionName })
    : w.accessLog.whoRole({ who: actorName, role: word })
}

/** About which time it was asked. */
export function spanWords({ fromAt, untilAt }: OwnInquiry, { w, timeZone }: Frame): string {
  return w.log.saw.asked.fromUntil({
    from: w.formatInstant(fromAt, timeZone),
    until: w.formatInstant(untilAt, timeZone),
  })
}

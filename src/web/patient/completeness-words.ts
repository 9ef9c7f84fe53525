import type { Category } from '#base/categories'
import type { CompletenessRow, Frame } from './view-types.ts'

/** Why an institution is silent, in a sentence that says until when. */
export function silenceOf(row: CompletenessRow, frame: Frame): string {
  const t = frame.w.categoryPage
  const institution = row.institutionName
  if (!row.joinsAt || row.joinsAt <= frame.now) return t.silent({ institution })
  return t.joins({ institution, month: frame.w.formatMonth(row.joinsAt, frame.timeZone) })
}

/** That nothing has come for anybody for longer than usual, in a sentence that says since when; else null. */
export function quietOf({ institutionName: institution, quietSince }: CompletenessRow, frame: Frame): string | null {
  const { w, timeZone } = frame
  return quietSince && w.categoryPage.quiet({ institution, date: w.formatInstantDay(quietSince, timeZone) })
}

/** What one institution has sent of one category, in a sentence; null when it never agreed to send that. */
export function completenessOf(row: CompletenessRow, category: Category, frame: Frame): string | null {
  const { w, timeZone } = frame
  const agreed = row.agreed.find((one) => one.category === category)
  if (!agreed) return null
  const institution = row.institutionName
  const t = w.categoryPage
  if (agreed.state === 'promised' && agreed.promisedFrom) {
    return t.promised({ institution, date: w.formatInstantDay(agreed.promisedFrom, timeZone) })
  }
  if (agreed.state === 'arrived') {
    // Without a date all that came waits: its sealed card says so.
    return row.lastReceivedAt
      ? t.sentUntil({ institution, date: w.formatInstantDay(row.lastReceivedAt, timeZone) })
      : null
  }
  return row.isSilent ? silenceOf(row, frame) : t.agreedNothingYet({ institution })
}

import { LOOKERS, type Looker, type LookFilter } from '#audit'
import { isUuid } from '#base/ids'
import type { Visit } from '../../shell/visit.ts'
import { dayAfter, isDay, startOfDay } from '../../start-of-day.ts'

/** What the reader asks for, as the address says it: days are YYYY-MM-DD, or empty. */
export type LogAsked = {
  readonly from: string
  readonly to: string
  readonly institution: string
  readonly who: string
  readonly unusual: boolean
  readonly by: string | null
}

/** Who can be asked for: only the person reads their own visits, and to whom they have shown the record. */
export function lookersFor(isOwn: boolean): readonly Looker[] {
  return isOwn ? LOOKERS : LOOKERS.filter((each) => each === 'staff' || each === 'helpers')
}

/** Reads the address; what cannot be read is not asked for. */
export function readLogAsked({ query }: Visit): LogAsked {
  const day = (text: string | undefined) => (text && isDay(text) ? text : '')
  return {
    from: day(query.from),
    to: day(query.to),
    institution: (query.institution ?? '').slice(0, 100),
    who: LOOKERS.find((each) => each === query.who) ?? '',
    unusual: query.unusual === 'yes',
    by: isUuid(query.by ?? '') ? query.by! : null,
  }
}

/** The same as fields of an address. */
export function fieldsOfLog(asked: LogAsked): Readonly<Record<string, string | null>> {
  return { ...asked, unusual: asked.unusual ? 'yes' : null }
}

/** Whether anything is left out. */
export function isNarrowed({ from, to, institution, who, unusual, by }: LogAsked): boolean {
  return Boolean(from || to || institution || who || unusual || by)
}

/** The same as instants, by the region's calendar: both days are in it. Only staff can be unusual. */
export function filterOf(asked: LogAsked, timeZone: string): LookFilter {
  return {
    from: asked.from ? startOfDay(asked.from, timeZone) : null,
    until: asked.to ? startOfDay(dayAfter(asked.to, 1), timeZone) : null,
    institutionId: asked.institution || null,
    who: asked.unusual ? 'staff' : (LOOKERS.find((each) => each === asked.who) ?? null),
    by: asked.by,
  }
}

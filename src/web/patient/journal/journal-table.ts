import type { Entry } from '#journal'
import { withoutDirections } from '../../shell/without-directions.ts'
import { dayAt, timeAt } from '../../start-of-day.ts'
import { writeTable } from '../access-log/write-log-table.ts'
import type { Frame } from '../view-types.ts'

/** Entries as comma-separated values for a spreadsheet: day and time as figures, which sort, by the clocks of the region. */
export function journalTable(entries: readonly Entry[], { w, timeZone }: Frame): Buffer {
  const t = w.journal
  const head = [t.when, w.teamJournal.what, t.value, t.lowerSeries, t.what, w.log.csvColumns.who]
  const rows = entries.map(({ kind, measuredAt, value, second, note, actorName }) => [
    `${dayAt(measuredAt, timeZone)} ${timeAt(measuredAt, timeZone)}`,
    kind === 'diary' ? t.kinds.diary : t.field({ kind: t.kinds[kind], unit: t.units[kind] }),
    value === null ? '' : String(value),
    second === null ? '' : String(second),
    note,
    actorName,
  ])
  return Buffer.from(writeTable([head, ...rows.map((row) => row.map(withoutDirections))]))
}

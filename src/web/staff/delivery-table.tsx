import { asCategory } from '#base/categories'
import type { AgreedCategory } from '#institutions'
import { DataTable, type TableRow } from '#ui/data-table/data-table'
import type { Frame } from '../patient/view-types.ts'

/** What has come of one category, against what was agreed; categories no patient sees keep their inner name. */
export function deliveryRow(frame: Frame, line: AgreedCategory): TableRow {
  const { w, timeZone } = frame
  const category = asCategory(line.category ?? '')
  return {
    key: `${line.institutionId} ${line.category}`,
    cells: [
      category ? w.categories[category].name : line.category === 'person' ? w.console.person : w.console.financial,
      w.formatNumber(line.items),
      w.formatNumber(line.unmapped),
      line.lastReceivedAt ? w.formatInstant(line.lastReceivedAt, timeZone) : w.staff.never,
    ],
  }
}

export function deliveryTable(frame: Frame, caption: string, rows: readonly TableRow[]) {
  const { w } = frame
  const t = w.staff
  const columns = [
    { title: t.category },
    { title: t.items, isNumber: true },
    { title: w.console.unmapped, isNumber: true },
    { title: t.lastReceived },
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} />
}

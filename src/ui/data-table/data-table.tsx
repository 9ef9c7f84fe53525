import type { ComponentChildren } from 'preact'

export type Column = { readonly title: string; readonly isNumber?: boolean }
export type TableRow = { readonly key: string; readonly cells: readonly ComponentChildren[] }

export type DataTableProps = {
  /** Says what the table holds; read aloud before it. */
  readonly caption: string
  readonly isCaptionHidden?: boolean
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
}

/** Rows and columns; the first cell names its row. Scrolls sideways by itself when the page is narrow. */
export function DataTable({ caption, isCaptionHidden, columns, rows }: DataTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section class="table" aria-label={caption} tabIndex={0}>
      <table class={columns.length < 3 ? 'few' : undefined}>
        <caption class={isCaptionHidden ? 'ds-sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.isNumber ? 'n' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, at) =>
                at === 0 ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td class={columns[at]?.isNumber ? 'n' : undefined}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

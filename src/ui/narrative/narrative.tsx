import type { ComponentChildren } from 'preact'

/** What a sender wrote, as paragraphs, lists and tables of plain text; nothing of it is ever read as markup. */
export type NarrativeBlock =
  | { readonly kind: 'paragraph' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly NarrativeBlock[])[] }
  | { readonly kind: 'table'; readonly caption: string | null; readonly rows: readonly (readonly NarrativeCell[])[] }

export type NarrativeCell = {
  readonly text: string
  readonly isHeader: boolean
  readonly columns: number
  readonly rows: number
}

export type NarrativeProps = {
  readonly sections: readonly {
    readonly title: string | null
    /** 0 for a section of the document, more for one within another. */
    readonly depth: number
    readonly blocks: readonly NarrativeBlock[]
  }[]
  /** What a table without caption and section is called. */
  readonly tableName: string
}

/** A document's sections with their headings. */
export function Narrative({ sections, tableName }: NarrativeProps) {
  return (
    <div class="prose narrative" dir="auto">
      {sections.map(({ title, depth, blocks }) => (
        <>
          {title && (depth === 0 ? <h2 dir="auto">{title}</h2> : <h3 dir="auto">{title}</h3>)}
          {blocks.map((block) => (
            <BlockOf block={block} name={title ?? tableName} />
          ))}
        </>
      ))}
    </div>
  )
}

function BlockOf({ block, name }: { readonly block: NarrativeBlock; readonly name: string }): ComponentChildren {
  if (block.kind === 'list') return <ListOf {...block} name={name} />
  if (block.kind === 'table') return <TableOf {...block} name={name} />
  return <p dir="auto">{block.kind === 'heading' ? <b>{block.text}</b> : block.text}</p>
}

type ListProps = Extract<NarrativeBlock, { kind: 'list' }> & { readonly name: string }

function ListOf({ isOrdered, items, name }: ListProps) {
  const rows = items.map((blocks) => (
    <li dir="auto">
      {blocks.map((block) =>
        block.kind === 'paragraph' && blocks.length === 1 ? block.text : <BlockOf block={block} name={name} />,
      )}
    </li>
  ))
  return isOrdered ? <ol>{rows}</ol> : <ul>{rows}</ul>
}

type TableProps = Extract<NarrativeBlock, { kind: 'table' }> & { readonly name: string }

/** The rows of headers above become its head; it scrolls sideways by itself when the page is narrow. */
function TableOf({ caption, rows, name }: TableProps) {
  const firstOfBody = rows.findIndex((row) => row.some(({ isHeader }) => !isHeader))
  const head = rows.slice(0, firstOfBody < 0 ? 0 : firstOfBody)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section class="table" aria-label={caption ?? name} tabIndex={0}>
      <table>
        {caption && <caption>{caption}</caption>}
        {head.length > 0 && (
          <thead>
            {head.map((row) => (
              <tr>
                {row.map((cell) => (
                  <CellOf cell={cell} scope="col" />
                ))}
              </tr>
            ))}
          </thead>
        )}
        <tbody>
          {rows.slice(head.length).map((row) => (
            <tr>
              {row.map((cell) => (
                <CellOf cell={cell} scope="row" />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CellOf({ cell, scope }: { readonly cell: NarrativeCell; readonly scope: 'col' | 'row' }) {
  const spans = {
    colSpan: cell.columns > 1 ? cell.columns : undefined,
    rowSpan: cell.rows > 1 ? cell.rows : undefined,
  }
  return cell.isHeader && cell.text !== '' ? (
    <th scope={scope} dir="auto" colSpan={spans.colSpan} rowSpan={spans.rowSpan}>
      {cell.text}
    </th>
  ) : (
    <td dir="auto" colSpan={spans.colSpan} rowSpan={spans.rowSpan}>
      {cell.text}
    </td>
  )
}

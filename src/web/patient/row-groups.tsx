import { Rows } from '#ui/rows/rows'
import { paths } from '../paths.ts'
import { groupRows } from './category/group-rows.ts'
import { ItemRow } from './item-row.tsx'
import type { Frame, ListRow } from './view-types.ts'

export type RowGroupsProps = {
  readonly rows: readonly ListRow[]
  readonly frame: Frame
  /** Rows of several kinds stand in one list. */
  readonly saysKind?: boolean
}

/** Rows of a list, those of one report together under its name. */
export function RowGroups({ rows, frame, saysKind = false }: RowGroupsProps) {
  return (
    <>
      {groupRows(rows).map((group) => (
        <>
          {group.panel && (
            <h3 class="panel">
              <a href={paths.item(group.panel.itemId)}>
                <bdi>{group.panel.title}</bdi>
              </a>
              {group.panel.otherName && (
                <span class="o">
                  <bdi>{group.panel.otherName}</bdi>
                </span>
              )}
            </h3>
          )}
          <Rows>
            {group.rows.map((row) => (
              <ItemRow row={row} w={frame.w} saysKind={saysKind} />
            ))}
          </Rows>
        </>
      ))}
    </>
  )
}

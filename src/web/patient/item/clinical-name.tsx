import type { Words } from '#messages/translator'
import type { ItemPageData } from '../view-types.ts'

/** What a loaded table of codes calls it, with table and version, unless our heading or the sender says the same. */
export function ClinicalName({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  const { term, title, layName } = item
  if (!term || isSame(term.name, title) || isSame(term.name, layName ?? '')) return null
  const said = w.explain.clinicalName({ name: term.name, table: term.table, version: term.version })
  return (
    <p class="m" dir="auto">
      {term.isActive ? said : `${said} ${w.explain.noLongerIn}`}
    </p>
  )
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

import type { Words } from '#messages/translator'
import { Notice } from '#ui/notice/notice'
import type { ItemPageData } from '../view-types.ts'
import { isCritical } from './side-of.ts'

/** What to do at once about a value that its sender marked as dangerous, or a report that holds one. */
export function UrgentAdvice({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  if (!isCritical(item) && !item.parts.some(isCritical)) return null
  return (
    <Notice kind="danger" title={w.item.criticalTitle}>
      <p>{w.item.criticalText({ institution: item.institutionName })}</p>
      <p>{w.beside.urgent}</p>
    </Notice>
  )
}

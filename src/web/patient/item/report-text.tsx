import type { Category } from '#base/categories'
import type { ItemDetail } from '#formats/fhir/item-draft'
import { TextDocument } from '#ui/text-document/text-document'
import type { Frame, ItemPageData } from '../view-types.ts'

type Shown = { readonly item: ItemPageData; readonly frame: Frame }
type Text = ItemDetail['text']

/** Reports of which people look for the end first: what was concluded. */
const CONCLUDE: ReadonlySet<Category> = new Set(['pathology', 'radiology', 'microbiology', 'blood-bank', 'laboratory'])

/** What was concluded, before anything else of a report; the words and their parts are the sender's. */
export function ReportLead({ item, frame: { w } }: Shown) {
  const { lead, isMoved } = partsOf(item)
  if (lead.length === 0) return null
  return (
    <section>
      <h2>{w.displays.lead}</h2>
      <TextDocument parts={lead} />
      {isMoved && <p class="m">{w.displays.moved}</p>}
    </section>
  )
}

/** All other text of an item, in its sender's order. */
export function ItemText({ item, frame: { w } }: Shown) {
  const { lead, rest } = partsOf(item)
  if (rest.length === 0) return null
  return (
    <section>
      <h2>{lead.length > 0 ? w.displays.rest : w.item.text}</h2>
      <TextDocument parts={rest} />
    </section>
  )
}

function partsOf({ category, detail: { text } }: ItemPageData): {
  readonly lead: Text
  readonly rest: Text
  readonly isMoved: boolean
} {
  if (!CONCLUDE.has(category)) return { lead: [], rest: text, isMoved: false }
  const lead = text.filter(({ leads }) => leads)
  const rest = text.filter(({ leads }) => !leads)
  return { lead, rest, isMoved: lead.some((part, at) => part !== text[at]) }
}

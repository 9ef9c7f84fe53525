import type { Category } from '#base/categories'
import type { ItemDetail } from '#formats/fhir/item-draft'
import { TextDocument } from '#ui/text-document/text-document'
import type { Frame, ItemPageData } from '../view-types.ts'
import { WordsExplained, type WordView, wordsOf } from '../words-explained.tsx'

type Shown = { readonly item: ItemPageData; readonly frame: Frame }
type Text = ItemDetail['text']

/** Reports of which people look for the end first: what was concluded. */
const CONCLUDE: ReadonlySet<Category> = new Set(['pathology', 'radiology', 'microbiology', 'blood-bank', 'laboratory'])

/** What was concluded, before anything else of a report; the words and their parts are the sender's. */
export function ReportLead({ item, frame }: Shown) {
  const { w } = frame
  const { lead, isMoved } = partsOf(item)
  if (lead.length === 0) return null
  return (
    <section>
      <h2>{w.displays.lead}</h2>
      <TextDocument parts={lead} explained={linksTo(wordsIn(item, frame))} />
      {isMoved && <p class="m">{w.displays.moved}</p>}
    </section>
  )
}

/** All other text of an item, in its sender's order, and what its words mean. */
export function ItemText({ item, frame }: Shown) {
  const { w } = frame
  const { lead, rest } = partsOf(item)
  const words = wordsIn(item, frame)
  return (
    <>
      {rest.length > 0 && (
        <section>
          <h2>{lead.length > 0 ? w.displays.rest : w.item.text}</h2>
          <TextDocument parts={rest} explained={linksTo(words)} />
        </section>
      )}
      <WordsExplained words={words} frame={frame} />
    </>
  )
}

function wordsIn({ detail: { text } }: ItemPageData, frame: Frame): readonly WordView[] {
  return wordsOf(text.flatMap(({ heading, paragraphs }) => [heading ?? '', ...paragraphs]).join('\n'), frame)
}

function linksTo(words: readonly WordView[]): ReadonlyMap<string, string> {
  return new Map(words.map(({ word, anchor }) => [word, anchor]))
}

function partsOf({ category, detail: { text } }: ItemPageData): {
  readonly lead: Text
  readonly rest: Text
  readonly isMoved: boolean
} {
  if (!CONCLUDE.has(category)) return { lead: [], rest: text, isMoved: false }
  const lead = onceEach(text.filter(({ leads }) => leads))
  const rest = text.filter(({ leads }) => !leads)
  return { lead, rest, isMoved: lead.some((part, at) => part !== text[at]) }
}

/** Systems send a conclusion as a field and in the text of the report: the same words are read once. */
function onceEach(parts: Text): Text {
  const wordsOf = ({ paragraphs }: Text[number]) => paragraphs.join('\n').trim()
  return parts.filter((part, at) => parts.findIndex((each) => wordsOf(each) === wordsOf(part)) === at)
}

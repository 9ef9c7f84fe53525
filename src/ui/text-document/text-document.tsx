import type { ComponentChildren } from 'preact'

export type TextDocumentProps = {
  readonly parts: readonly { readonly heading: string | null; readonly paragraphs: readonly string[] }[]
  /** Where a word is explained on the same page, by the word as it stands in the text. */
  readonly explained?: ReadonlyMap<string, string>
}

/** What a clinician wrote, as plain text; line breaks are kept, nothing is read as markup. */
export function TextDocument({ parts, explained }: TextDocumentProps) {
  const linked = new Set<string>()
  return (
    <div class="prose" dir="auto">
      {parts.map((part) => (
        <>
          {part.heading && <h3 dir="auto">{part.heading}</h3>}
          {part.paragraphs.map((paragraph) => (
            <p dir="auto">{explained ? withLinks(paragraph, explained, linked) : paragraph}</p>
          ))}
        </>
      ))}
    </div>
  )
}

const A_WORD = /(\p{L}[\p{L}\p{N}-]+)/u

/** The first time a word stands in the text, it leads to what it means. */
function withLinks(
  paragraph: string,
  explained: ReadonlyMap<string, string>,
  linked: Set<string>,
): readonly ComponentChildren[] {
  return paragraph.split(A_WORD).map((piece) => {
    const anchor = explained.get(piece)
    if (!anchor || linked.has(piece)) return piece
    linked.add(piece)
    return <a href={`#${anchor}`}>{piece}</a>
  })
}

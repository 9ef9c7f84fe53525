export type TextDocumentProps = {
  readonly parts: readonly { readonly heading: string | null; readonly paragraphs: readonly string[] }[]
}

/** What a clinician wrote, as plain text; line breaks are kept, nothing is read as markup. */
export function TextDocument({ parts }: TextDocumentProps) {
  return (
    <div class="prose" dir="auto">
      {parts.map((part) => (
        <>
          {part.heading && <h3 dir="auto">{part.heading}</h3>}
          {part.paragraphs.map((paragraph) => (
            <p dir="auto">{paragraph}</p>
          ))}
        </>
      ))}
    </div>
  )
}

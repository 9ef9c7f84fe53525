import type { NarrativeDocument } from '#formats/ccda/read-narrative'
import { BackLink } from '#ui/back-link/back-link'
import { Narrative } from '#ui/narrative/narrative'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { WordsExplained, wordsOf } from '../words-explained.tsx'

export type DocumentPageProps = {
  readonly frame: Frame
  readonly item: { readonly itemId: string; readonly title: string; readonly institutionName: string }
  readonly index: number
  readonly document: NarrativeDocument
}

/** A whole document as its sender wrote it: headings, paragraphs, lists and tables. */
export function DocumentPage({ frame, item, index, document }: DocumentPageProps) {
  const { w } = frame
  const authors = document.authors.join(', ')
  const words = wordsOf(textIn(document), frame)
  return (
    <PortalPage frame={frame} title={item.title}>
      <BackLink href={paths.item(item.itemId)}>{w.frame.backTo({ page: item.title })}</BackLink>
      <h1>
        <bdi>{document.title ?? item.title}</bdi>
      </h1>
      <p class="lead">
        {authors && (
          <>
            <bdi>{authors}</bdi> ·{' '}
          </>
        )}
        <bdi>{item.institutionName}</bdi>
      </p>
      <p>
        {w.item.asWritten} <a href={paths.attachment(item.itemId, index)}>{w.item.downloadOriginal}</a>
      </p>
      {words.length > 0 && (
        <p>
          <a href="#words">{w.displays.words}</a>
        </p>
      )}
      {document.sections.length === 0 ? (
        <Notice kind="info">
          <p>{w.item.noWords}</p>
        </Notice>
      ) : (
        <Narrative sections={document.sections} tableName={w.item.text} />
      )}
      <WordsExplained words={words} frame={frame} />
    </PortalPage>
  )
}

/** All words of a document, whatever they stand in. */
function textIn({ sections }: NarrativeDocument): string {
  const texts: string[] = []
  const take = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) take(inner)
  }
  take(sections)
  return texts.join('\n')
}

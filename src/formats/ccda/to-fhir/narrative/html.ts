import type { Block, Cell } from './blocks.ts'

/** Narrative as XHTML of a dozen elements, all text escaped: what is kept of a section that stands in words alone. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocks.map(htmlOfBlock).join('')
}

function htmlOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${lines(block.text)}</p>`
    case 'heading':
      return `<h4>${lines(block.text)}</h4>`
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${htmlOf(item)}</li>`).join('')}</${tag}>`
    }
    default: {
      const caption = block.caption ? `<caption>${lines(block.caption)}</caption>` : ''
      return `<table>${caption}${block.rows.map((row) => `<tr>${row.map(htmlOfCell).join('')}</tr>`).join('')}</table>`
    }
  }
}

function htmlOfCell({ text, isHeader, columns, rows }: Cell): string {
  const tag = isHeader ? 'th' : 'td'
  const spans = (columns > 1 ? ` colspan="${columns}"` : '') + (rows > 1 ? ` rowspan="${rows}"` : '')
  return `<${tag}${spans}>${lines(text)}</${tag}>`
}

function lines(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br/>')
}

import type { Answer } from './test-portal.ts'

/** What a reader reads of a page: no tags, no addresses, entities as characters. */
export function wordsOf({ text }: Pick<Answer, 'text'>): string {
  return text
    .replace(/<[^>]+>/g, ' | ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s*\|[|\s]*/g, ' | ')
}

export function titleOf({ text }: Pick<Answer, 'text'>): string {
  return (
    /<h1[^>]*>(.*?)<\/h1>/s
      .exec(text)?.[1]
      ?.replace(/<[^>]+>/g, '')
      .trim() ?? ''
  )
}

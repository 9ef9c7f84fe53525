import type { Answer, TestPortal } from './test-portal.ts'

const MOST_PAGES = 1_500

/**
 * Opens every page that can be reached by links from `starts`, as a person would who clicks everything. Answers each
 * page by its address. Other languages of a page, the stylesheet and the way out are left out.
 */
export async function crawl(
  portal: TestPortal,
  cookie: string,
  { starts = ['/'], sample = () => true }: { starts?: readonly string[]; sample?: (path: string) => boolean } = {},
): Promise<ReadonlyMap<string, Answer>> {
  const pages = new Map<string, Answer>()
  const waiting = [...starts]
  const seen = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await portal.get(path, cookie)
    pages.set(path, answer)
    if (pages.size > MOST_PAGES) throw new Error(`more than ${MOST_PAGES} pages: the links run away at ${path}`)
    for (const link of [...linksIn(answer), ...(answer.location ? [answer.location] : [])])
      if (!seen.has(link) && sample(link)) {
        seen.add(link)
        waiting.push(link)
      }
  }
  return pages
}

function linksIn(answer: Answer): string[] {
  if (!String(answer.headers['content-type']).startsWith('text/html')) return []
  return [...answer.text.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)]
    .map(([, href]) => href!.replaceAll('&amp;', '&'))
    .filter((href) => !/[?&]lang=/.test(href) && !href.startsWith('/assets/') && href !== '/leave')
}

/** All that an answer tells: its words, its bytes and its headers. */
export function everythingIn(answer: Answer): string {
  return [answer.text, JSON.stringify(answer.headers)].join('\n')
}

import type { Answer } from './test-portal.ts'

const REFERENCE = /[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/g
/** These differ from one answer to the next for reasons that have nothing to do with a record. */
const OF_THE_MOMENT = new Set(['date', 'connection', 'keep-alive', 'content-length'])

/** An answer without its reference code and without the address that was asked: what is left must tell nothing. */
export function plainly(answer: Answer, askedPath: string): object {
  const spellings = [askedPath, askedPath.split('?')[0]!, new URL(askedPath, 'http://x').pathname]
  const text = spellings
    .flatMap((path) => [path, path.replaceAll('&', '&amp;')])
    .sort((a, b) => b.length - a.length)
    .reduce((all, path) => (path.length > 1 ? all.replaceAll(path, 'PATH') : all), answer.text)
  return {
    status: answer.status,
    location: answer.location?.replace(encodeURIComponent(askedPath), 'PATH') ?? null,
    headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !OF_THE_MOMENT.has(name))),
    text: text.replace(REFERENCE, 'REFERENCE').replace(/PATH[^"<]*?lang=/g, 'PATH?lang='),
  }
}

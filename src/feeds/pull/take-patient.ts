import { noteNextPage, type PullFile, type PullTrouble } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault, withoutQuery } from '#platform/fetch/fetch-fault'
import { readBounded } from '#platform/fetch/read-bounded'
import { insist } from './insist.ts'
import { answerInWords, outcomeInWords, saysError } from './outcome-words.ts'
import { holding, type PullRun } from './pull-run.ts'
import type { PulledServer } from './pulled-server.ts'

/**
 * Takes in everything of one patient (R4 Patient/$everything), page after page; the address of the next one is written down
 * when a page has been taken in. Throws FetchFault.
 */
export async function takePatient(run: PullRun, file: PullFile, name: string): Promise<PullTrouble | null> {
  const { database, server, pull } = run
  const hold = holding(database, pull.pullId)
  const seen = new Set<string>()
  const errors: string[] = []
  let pages = file.pages
  for (let url: string | null = file.url; url !== null; ) {
    if (seen.has(url) || pages >= server.limits.mostPages) throw endless(url, pages)
    seen.add(url)
    await hold()
    const page = await readPage(server, url)
    await run.import.take({
      name,
      base: run.baseUrl,
      chunks: chunksOf(page.text),
      refuse: (resource) => {
        if (resource.resourceType !== 'OperationOutcome') return null
        const words = outcomeInWords(resource)
        if (saysError(resource)) errors.push(words)
        return { what: `the server says: ${words}`, mend: 'Show the institution what its server says.' }
      },
    })
    run.crashPoint()
    url = page.next
    if (url !== null) await noteNext(run, file, url)
    pages++
  }
  if (errors.length === 0) return null
  return { because: `the server says: ${errors[0]}`, mend: 'Show the institution what its server says.' }
}

function noteNext({ database, pull: { pullId } }: PullRun, { number }: PullFile, url: string): Promise<void> {
  return withSystemScope(database, { purpose: 'pull' }, (scope) => noteNextPage(scope, { pullId, number, url }))
}

type Page = { readonly text: string; readonly next: string | null }

function readPage(server: PulledServer, url: string): Promise<Page> {
  return insist(server.limits, server.signal, async () => {
    const answer = await server.ask(url, { headers: { accept: 'application/fhir+json' }, wanted: [200] })
    const text = await readBounded(answer, server.limits.pageBytes)
    return { text, next: nextOf(text, url) }
  })
}

type Link = { readonly relation?: unknown; readonly url?: unknown }

function nextOf(text: string, url: string): string | null {
  const bundle = readBundle(text)
  if (!bundle)
    throw new FetchFault(`${withoutQuery(url)} answers ${answerInWords(text)} instead of a Bundle`, {
      mend: 'Look what stands at this address, and whether the server offers Patient/$everything.',
      mayPass: false,
    })
  const links = Array.isArray(bundle.link) ? (bundle.link as Link[]) : []
  const next = links.find((link) => link?.relation === 'next')?.url
  return typeof next === 'string' ? (URL.parse(next, url)?.href ?? next) : null
}

function readBundle(text: string): { readonly link?: unknown } | null {
  try {
    const said = JSON.parse(text) as { resourceType?: unknown; link?: unknown } | null
    return said?.resourceType === 'Bundle' ? said : null
  } catch {
    return null
  }
}

function endless(url: string, pages: number): FetchFault {
  return new FetchFault(`${withoutQuery(url)} leads on and on: after ${pages} pages it is still not the last one`, {
    mend: 'Tell the institution that the pages of its server lead in a circle, or never end.',
    mayPass: false,
  })
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

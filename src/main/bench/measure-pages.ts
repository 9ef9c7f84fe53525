import http from 'node:http'
import type { Socket } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { Unavailable } from '#base/errors'
import type { PageRegion } from './page-region.ts'
import { runProgram } from './run-program.ts'

/** The list that every bench of a page opens: one page of 50 laboratory values. */
export const LIST = '/record/laboratory'

export type Load = { readonly perSecond: number; readonly medianMs: number; readonly p95Ms: number }

export type Requests = readonly { readonly path: string; readonly headers?: Readonly<Record<string, string>> }[]

/** The list for each visitor in turn, uncompressed. */
export function listRequests({ visitors }: PageRegion): Requests {
  return visitors.map(({ cookie }) => ({ path: LIST, headers: { cookie } }))
}

/** Loads a server; throws when a single answer failed, because a refusal is quicker than a page. */
export async function load(
  origin: string,
  {
    connections,
    seconds,
    requests,
  }: { readonly connections: number; readonly seconds: number; readonly requests: Requests },
): Promise<Load> {
  const order = JSON.stringify({ url: origin, connections, seconds, requests })
  const found = JSON.parse(await runProgram('load.mjs', order)) as Load & { failed: number }
  if (found.failed > 0) throw new Unavailable(`${found.failed} answers of ${origin} failed under load`)
  return found
}

/** A word that is there, one that is spelled amiss, a code, one that is nowhere: in one record, uncompressed. */
const SOUGHT = ['creatinine', 'creatinin', '2160-0', 'zzzzzz']

export function searchRequests({ visitors }: PageRegion): Requests {
  const { cookie } = visitors[0]!
  return SOUGHT.map((words) => ({ path: `/record/search?q=${words}`, headers: { cookie } }))
}

export type Visit = { readonly bytes: number; readonly requests: number }

/** What a browser that knows nothing yet fetches for the list: the page, its style sheet and its icon. */
export async function firstVisit(region: PageRegion): Promise<Visit> {
  const page = await fetchBytes(region, LIST)
  const links = [...page.text.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]+)"/g)].map((link) => link[1]!)
  const rest = await Promise.all(links.map((link) => fetchBytes(region, link)))
  return { bytes: rest.reduce((sum, { bytes }) => sum + bytes, page.bytes), requests: 1 + rest.length }
}

/** The same list once style sheet and icon are kept. */
export async function laterVisit(region: PageRegion): Promise<Visit> {
  return { bytes: (await fetchBytes(region, LIST)).bytes, requests: 1 }
}

/** One request on a connection of its own: every byte that came, head and body, compressed as browsers ask for it. */
function fetchBytes(region: PageRegion, path: string): Promise<{ bytes: number; text: string }> {
  const headers = { cookie: region.visitors[0]!.cookie, 'accept-encoding': 'br' }
  return new Promise((resolve, reject) => {
    const request = http.get(`${region.origin}${path}`, { headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      const socket: Socket = answer.socket
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        if (answer.statusCode !== 200) return reject(new Unavailable(`${path} answered ${answer.statusCode}`))
        resolve({ bytes: socket.bytesRead, text: plain(Buffer.concat(chunks), answer.headers['content-encoding']) })
      })
    })
    request.on('error', reject)
  })
}

function plain(body: Buffer, encoding: string | undefined): string {
  return (encoding === 'br' ? brotliDecompressSync(body) : body).toString()
}

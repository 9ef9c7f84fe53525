import type { FastifyReply } from 'fastify'
import { Unavailable } from '#base/errors'
import { type ArchiveSecrets, type Image, showPicture, tagOf } from '#imaging'
import type { Log } from '#platform/log'
import type { ShownPicture, Visit } from './visit.ts'

type Parts = { readonly archiveSecrets: () => Promise<ArchiveSecrets>; readonly log: Pick<Log, 'warn'> }

/**
 * Sends a picture, once its record has been left. A browser may keep it, and asks each time whether it still may show it
 * (decision 0038). Where it cannot be had now, a drawing of ours says so in words.
 */
export async function answerWithPicture(
  reply: FastifyReply,
  visit: Visit,
  { picture: { source, wish, address, instead } }: ShownPicture,
  { archiveSecrets, log }: Parts,
): Promise<FastifyReply> {
  const tag = tagOf(source, wish)
  reply.header('content-security-policy', "default-src 'none'; sandbox")
  if (visit.knownTag === tag) return withTag(reply, tag).code(304).send()
  try {
    const authorization = address ? ((await archiveSecrets()).get(address.feedId) ?? null) : null
    const image = await showPicture(source, wish, address && { address, authorization })
    return sendImage(withTag(reply, tag), image)
  } catch (fault) {
    if (!(fault instanceof Unavailable)) throw fault
    log.warn('a picture could not be had', { feed: source.feedId, message: fault.detail ?? fault.message })
    return reply
      .code(503)
      .header('cache-control', 'no-store')
      .header('retry-after', 60)
      .type('image/svg+xml')
      .send(drawingOf(instead))
  }
}

function withTag(reply: FastifyReply, tag: string): FastifyReply {
  return reply.header('cache-control', 'private, no-cache').header('etag', tag)
}

function sendImage(reply: FastifyReply, { contentType, bytes }: Image): FastifyReply {
  return reply.type(contentType).header('content-disposition', 'inline').send(Buffer.from(bytes))
}

const LINE_LETTERS = 30

/** Words where a picture should be; they are ours, never a sender's. */
function drawingOf(words: string): string {
  const lines = linesOf(words).map(
    (line, at) => `<text x="200" y="${80 + at * 28}" text-anchor="middle" font-size="20">${escaped(line)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200" font-family="sans-serif"><rect width="400" height="200" fill="#eee"/>${lines.join('')}</svg>`
}

function linesOf(words: string): string[] {
  const lines = ['']
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (longer.length > LINE_LETTERS) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

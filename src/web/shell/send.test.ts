import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { send } from './send.ts'
import { readVisit } from './visit.ts'

async function download(name: string, contentType = 'application/pdf') {
  const server = Fastify()
  const file = { name, contentType, bytes: Buffer.from('bytes') }
  server.get('/', async (request, reply) =>
    send(
      reply,
      readVisit(request, () => null),
      { file, itemId: '' },
      false,
    ),
  )
  const answer = await server.inject('/')
  await server.close()
  return answer
}

test.each([
  ['an emoji where the name is cut', `${'a'.repeat(119)}👩`, `${'a'.repeat(119)}%F0%9F%91%A9`],
  ['half a character', 'scan\ud83d', 'scan%EF%BF%BD'],
  ['a path and a line break', '../a\r\nb', '..%20a%20%20b'],
  ['nothing but marks', '\u202e', 'attachment'],
])('an attachment with %s in its name can be opened', async (_what, name, written) => {
  const answer = await download(name)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="attachment"; filename*=UTF-8''${written}`)
})

test.each([
  ['text/plain; charset="ø\u2028"', 'text/plain; charset=utf-8'],
  ['application/pdf;\nx=y', 'application/pdf'],
  ['image/png ; a=b', 'image/png'],
  ['application/pdfx', 'application/octet-stream'],
  ['text/html', 'application/octet-stream'],
])('an attachment of type %j is sent as %s', async (contentType, sent) => {
  const answer = await download('a', contentType)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe(sent)
})

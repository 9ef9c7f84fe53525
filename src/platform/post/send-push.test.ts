import { createECDH, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import httpEce from 'http_ece'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import webPush from 'web-push'
import { writeSubscription } from './push-subscription.ts'
import { sendPushBy } from './send-push.ts'
import { Undeliverable } from './sender.ts'

/** A push service on this machine, and a browser's half of the keys. */
let service: Server
let origin: string
const taken: { path: string; headers: NodeJS.Dict<string | string[]>; body: Buffer }[] = []
let status = 201
const gone: string[] = []
const browser = createECDH('prime256v1')
browser.generateKeys()
const secret = randomBytes(16)

beforeAll(async () => {
  service = createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      taken.push({ path: request.url!, headers: request.headers, body: Buffer.concat(chunks) })
      reply.writeHead(status, status === 307 ? { location: `${origin}/elsewhere` } : {}).end()
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
})
afterAll(() => void service.close())
beforeEach(() => {
  taken.length = 0
  gone.length = 0
  status = 201
})

const keys = { ...webPush.generateVAPIDKeys(), subject: 'mailto:post@portal.example' }
const send = (endpoint = `${origin}/push/1`, p256dh = browser.getPublicKey('base64url')) =>
  sendPushBy({ keys, services: [origin], onGone: async (device) => void gone.push(device) })({
    messageId: 'one',
    kind: 'push',
    subject: '',
    body: '{"title":"Something new"}',
    toAddress: writeSubscription({
      deviceId: 'device-1',
      endpoint,
      p256dh,
      auth: secret.toString('base64url'),
    }),
  })

it('only the browser reads it, and the push service knows from whom it is', async () => {
  await send()
  const [{ path, headers, body }] = taken as [(typeof taken)[0]]
  expect([path, headers['content-encoding'], headers.ttl]).toEqual(['/push/1', 'aes128gcm', '86400'])
  expect(body.toString('latin1')).not.toContain('Something')
  const read = httpEce.decrypt(body, {
    version: 'aes128gcm',
    privateKey: browser,
    authSecret: secret.toString('base64url'),
  })
  expect(read.toString()).toBe('{"title":"Something new"}')
  const token = /^vapid t=([^,]+), k=(.+)$/.exec(String(headers.authorization))!
  expect(token[2]).toBe(keys.publicKey)
  expect(decodeProtectedHeader(token[1]!)).toMatchObject({ alg: 'ES256' })
  expect(decodeJwt(token[1]!)).toMatchObject({ aud: origin, sub: keys.subject })
})

it.each([403, 404, 410])('%s: the device has gone', async (said) => {
  status = said
  await expect(send()).rejects.toThrow(Undeliverable)
  expect(gone).toEqual(['device-1'])
})

it.each([400, 413])('%s will never be taken, and the device stays', async (said) => {
  status = said
  await expect(send()).rejects.toThrow(Undeliverable)
  expect(gone).toEqual([])
})

it.each([401, 429, 500])('%s is tried again', async (said) => {
  status = said
  await expect(send()).rejects.not.toThrow(Undeliverable)
})

it('a device with keys that are none has gone, too', async () => {
  await expect(send(undefined, 'B'.repeat(87))).rejects.toThrow(Undeliverable)
  expect([gone, taken]).toEqual([['device-1'], []])
})

it('leads nowhere else, whatever a browser or a push service says', async () => {
  for (const endpoint of ['https://portal.example/x', 'http://127.0.0.1:1/x', `${origin}.evil.example/x`])
    await expect(send(endpoint)).rejects.toThrow(Undeliverable)
  status = 307
  await expect(send()).rejects.toThrow()
  expect(taken.map(({ path }) => path)).toEqual(['/push/1'])
})

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Accounts } from '#accounts'
import { explanationsOf } from '../explanations/explanations.ts'
import { buildServer, type WebParts } from './build-server.ts'

const ORIGIN = 'http://portal.example'
const EMAIL = 'kari@example.org'
const errors: string[] = []
let server: FastifyInstance

/** A door at which every password but one is wrong, and each takes its time. */
const accounts = {
  tokenOf: () => null,
  signIn: async ({ password }: { password: string }) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return new Response('{}', { status: password === 'right' ? 200 : 401 })
  },
} as unknown as Accounts

beforeAll(async () => {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (message: string) => errors.push(message) }
  server = await buildServer({
    database: null as never,
    accounts,
    log: log as unknown as WebParts['log'],
    regionName: 'Region',
    publicUrl: 'http://127.0.0.1:8080',
    timeZone: 'Europe/Oslo',
    explanations: explanationsOf([]),
    origins: new Set([ORIGIN]),
    proxies: [],
    secure: false,
    carryOut: async () => undefined,
    decideAnew: async () => undefined,
    checkSamples: async () => {
      throw new Error('nobody checks here')
    },
    isReady: async () => true,
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

function ask(path: string) {
  const { port } = server.server.address() as AddressInfo
  return new Promise<{ status: number; type: string; text: string; policy: string }>((resolve, reject) => {
    http
      .get({ port, host: '127.0.0.1', path }, async (answer) => {
        let text = ''
        for await (const chunk of answer) text += chunk
        const { 'content-type': type = '', 'content-security-policy': policy = '' } = answer.headers
        resolve({ status: answer.statusCode!, type, text, policy: String(policy) })
      })
      .on('error', reject)
  })
}

test.each(['//', '/\\', '///', '/%', '/%ff', '//evil.example/a', 'http://a:99999999/', '/.//evil.example'])(
  'the address %s is a plain page that was not found',
  async (path) => {
    const answer = await ask(path)
    expect(answer).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' })
    expect(answer.policy).toContain("default-src 'none'")
    expect(answer.text).not.toContain('"//')
    expect(errors).toEqual([])
  },
)

const SIGN_IN = {
  '/sign-in': { type: 'application/x-www-form-urlencoded', body: (form: object) => new URLSearchParams({ ...form }) },
  '/api/auth/sign-in/email': { type: 'application/json', body: (form: object) => JSON.stringify(form) },
}

test.each(Object.entries(SIGN_IN))(
  'of fifty wrong passwords sent at once to %s ten are looked at',
  async (url, how) => {
    const tryPassword = async (password: string, address: string) => {
      const headers = { origin: ORIGIN, 'content-type': how.type }
      const payload = String(how.body({ email: EMAIL, password }))
      return (await server.inject({ method: 'POST', url, headers, payload, remoteAddress: address })).statusCode
    }
    const statuses = await Promise.all(Array.from({ length: 50 }, () => tryPassword('wrong', `10.0.0.${url.length}`)))
    expect(statuses.filter((status) => status === 429)).toHaveLength(40)
    for (let n = 0; n < 12; n++) expect(await tryPassword('right', '10.0.1.1')).toBeLessThan(400)
  },
)

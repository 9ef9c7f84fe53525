import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Accounts } from '#accounts'
import { explanationsOf } from '#explanations/explanations'
import { buildServer, type WebParts } from './build-server.ts'

const ORIGIN = 'http://portal.example'
const errors: string[] = []
let server: FastifyInstance

const accounts = { tokenOf: () => null } as unknown as Accounts

beforeAll(async () => {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (message: string) => errors.push(message) }
  server = await buildServer({
    database: null as never,
    accounts,
    log: log as unknown as WebParts['log'],
    regionName: 'Region',
    publicUrl: 'http://127.0.0.1:8080',
    timeZone: 'Europe/Oslo',
    logKeepYears: 10,
    explanations: explanationsOf([]),
    origins: new Set([ORIGIN]),
    staff: { wantsSecondStep: false, reviewDays: 180 },
    eids: [],
    proxies: [],
    secure: false,
    carryOut: async () => undefined,
    decideAnew: async () => undefined,
    checkSamples: async () => {
      throw new Error('nobody checks here')
    },
    archiveSecrets: async () => new Map(),
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

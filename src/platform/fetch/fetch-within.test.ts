import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { FetchFault, withoutQuery } from './fetch-fault.ts'
import { type FetchBounds, fetchWithin, readAddress } from './fetch-within.ts'
import { isPublicAddress } from './is-public-address.ts'
import { readBounded } from './read-bounded.ts'

// biome-ignore format: the table is read down its columns
test.each([
  ['8.8.8.8', true], ['93.184.216.34', true], ['2606:4700::1111', true],
  ['127.0.0.1', false], ['10.1.2.3', false], ['172.31.0.1', false], ['172.32.0.1', true], ['192.168.1.1', false],
  ['169.254.169.254', false], ['100.64.0.1', false], ['0.0.0.0', false], ['224.0.0.1', false], ['255.255.255.255', false],
  ['::1', false], ['::', false], ['::ffff:10.0.0.1', false], ['::ffff:8.8.8.8', false], ['fe80::1', false],
  ['fd00::1', false], ['64:ff9b::a00:1', false], ['2002:a00:1::', false], ['2001:0:1::', false], ['2001:db8::1', false],
  ['localhost', false], ['', false],
] as const)('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})

const PUBLIC: FetchBounds = {
  origins: new Set(['https://fhir.example', 'https://127.0.0.1', 'https://[::1]', 'http://fhir.example']),
  allowsPrivate: false,
  patienceMs: 300,
}

// biome-ignore format: the table is read down its columns
test.each([
  ['another host',           'https://other.example/x',         /not approved/],
  ['another port',           'https://fhir.example:444/x',      /not approved/],
  ['another scheme',         'ftp://fhir.example/x',            /no address of a web server/],
  ['no encryption',          'http://fhir.example/x',           /not encrypted/],
  ['a name with a password', 'https://a:b@fhir.example/x',      /no address of a web server/],
  ['no address at all',      '/relative',                       /no address of a web server/],
  ['this machine',           'https://127.0.0.1/x',             /private net/],
  ['this machine, as a number', 'https://2130706433/x',         /private net/],
  ['this machine, IPv6',     'https://[::1]/x',                 /private net/],
] as const)('%s is refused: %s', (_what, address, says) => {
  expect(() => readAddress(PUBLIC, address)).toThrow(says)
})

test('what is said of an address leaves out its query', () => {
  expect(withoutQuery('https://fhir.example/f.ndjson?sig=secret#x')).toBe('https://fhir.example/f.ndjson')
})

describe('a request', () => {
  let server: Server
  let origin: string
  let asked: string[] = []

  beforeAll(async () => {
    server = createServer((request, answer) => {
      asked.push(request.url!)
      if (request.url === '/away') return answer.writeHead(302, { location: '/ok' }).end()
      if (request.url === '/silent') return
      if (request.url === '/stops') return answer.write('begun')
      if (request.url === '/cut') {
        answer.writeHead(200, { 'content-length': 100 }).write('begun')
        return setTimeout(() => answer.destroy(), 20)
      }
      if (request.url === '/bomb') return answer.end(gzipSync(Buffer.alloc(1_000_000)))
      return answer.end('x'.repeat(1_000))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const within = (over: Partial<FetchBounds> = {}): FetchBounds => ({
    origins: new Set([origin]),
    allowsPrivate: true,
    patienceMs: 300,
    ...over,
  })
  const read = async (path: string, most = 10_000) => readBounded(await fetchWithin(within(), `${origin}${path}`), most)

  it('is answered within its bounds', async () => {
    expect(await read('/ok')).toHaveLength(1_000)
  })

  it('does not follow a redirect, not even to the same place', async () => {
    asked = []
    await expect(read('/away')).rejects.toThrow(/redirects are not followed/)
    expect(asked).toEqual(['/away'])
  })

  it.each(['/silent', '/stops', '/cut'])('that ends in nothing (%s) may be tried again', async (path) => {
    const fault = await read(path).catch((caught: unknown) => caught)
    expect(fault).toBeInstanceOf(FetchFault)
    expect((fault as FetchFault).mayPass).toBe(true)
  })

  it('is given up when the answer is larger than wanted, packed or not', async () => {
    await expect(read('/ok', 999)).rejects.toThrow(/larger/)
    await expect(read('/bomb')).rejects.toThrow(/larger/)
  })

  it('goes to no name that leads into a private net, and connects to the address it looked at', async () => {
    const { port } = new URL(origin)
    const named = `http://localhost:${port}`
    let times = 0
    const resolve = async () =>
      times++ === 0 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '192.0.2.1', family: 4 }]
    const bounds = within({ origins: new Set([named]), resolve })
    expect(await readBounded(await fetchWithin(bounds, `${named}/ok`), 10_000)).toHaveLength(1_000)
    expect(times).toBe(1)

    asked = []
    const rebound = {
      origins: new Set([`https://fhir.example:${port}`]),
      allowsPrivate: false,
      patienceMs: 300,
      resolve: async () => [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    }
    await expect(fetchWithin(rebound, `https://fhir.example:${port}/ok`)).rejects.toThrow(/private net/)
    expect(asked).toEqual([])
  })
})

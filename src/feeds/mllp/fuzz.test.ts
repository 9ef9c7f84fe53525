import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MllpClient, said } from '../../../test/support/mllp-client.ts'
import { block, type MllpStage, openMllpStage, oru } from '../../../test/support/mllp-stage.ts'

const SAMPLES = '../shared/data/hl7v2'
const [VT, FS, CR] = ['\x0b', '\x1c', '\r']

/** Bytes that a sender that means no harm, or every harm, may send. */
const piece = fc.oneof(
  fc.constantFrom(VT, FS, CR, FS + CR, '\n', '\0', 'MSH', 'FHS|', '|^~\\&', '\\X0D\\', '\\.br\\', '\xff', 'é'),
  fc.constantFrom(oru('x'), block(oru('y')), `${VT}${oru('z')}`, `MSH${'|'.repeat(400)}`, `${VT}MSH|||||${FS}${CR}`),
  fc.string({ maxLength: 30 }),
  fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)

let on: MllpStage
beforeAll(async () => {
  on = await openMllpStage('embedded', { limits: { settleSeconds: 0.05, mostBytes: 100_000 } })
})
afterAll(() => on.close())

/** Whoever comes next is served, and soon. */
async function expectServed(id: string): Promise<void> {
  const client = await MllpClient.connect(on.ports[0])
  expect(said(await client.send(oru(id)))).toBe(`AA ${id}`)
  await client.close()
}

describe('the door to HL7 v2', () => {
  it('is not brought down by bytes of any kind, in any portions', async () => {
    let run = 0
    const stream = fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(stream, async (pieces) => {
        const client = await MllpClient.connect(on.ports[0])
        for (const [text, isAlone] of pieces) {
          client.write(text)
          if (isAlone) await new Promise((resolve) => setImmediate(resolve))
        }
        client.socket.end()
        await client.closed
        if (++run % 20 === 0) await expectServed(`after ${run}`)
      }),
      { numRuns: 150, seed: 11 },
    )
    expect(on.logged.filter(({ event }) => event === 'mllp message not kept')).toEqual([])
  })

  it('answers messages that were damaged on the way, each with a code', async () => {
    const damage = fc.array(fc.tuple(fc.nat({ max: 250 }), fc.constantFrom('|', '^', CR, '\0', '~', 'é', '')), {
      maxLength: 6,
    })
    const client = await MllpClient.connect(on.ports[0])
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        let text = oru('damaged')
        for (const [at, by] of changes) text = text.slice(0, at) + by + text.slice(at + 1)
        const from = performance.now()
        client.write(block(text))
        const [answer] = await client.answers(1)
        expect(answer).toMatch(/\rMSA.(AA|AE|AR|CA|CE|CR)/)
        expect(performance.now() - from).toBeLessThan(5_000)
      }),
      { numRuns: 150, seed: 12 },
    )
    await client.close()
  })

  const files = existing(SAMPLES)
  it.skipIf(files.length === 0)('takes every sample of other vendors, and answers as each asks', async () => {
    for (const file of files) {
      const client = await MllpClient.connect(on.ports[0])
      const bytes = readFileSync(file)
      client.write(Buffer.concat([Buffer.from(VT), bytes, Buffer.from(FS + CR)]))
      client.socket.end()
      await client.closed
    }
    await expectServed('after the samples')
    expect(on.logged.filter(({ event }) => event === 'mllp message not kept')).toEqual([])
  })
})

/** The samples beside the repository, where they are. */
function existing(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(hl7|txt)$/.test(name))
      .map((name) => path.join(folder, name))
  } catch {
    return []
  }
}

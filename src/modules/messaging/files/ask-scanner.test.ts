import net, { type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { hasClamd, openClamd, PLANTED } from '../../../../test/support/clamd.ts'
import { freePort } from '../../../../test/support/free-port.ts'
import { samplePng } from '../../../../test/support/sample-files.ts'
import { askScanner, readAnswer } from './ask-scanner.ts'

describe('what a scanner answers', () => {
  it.each([
    ['stream: OK\0', { found: null }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND\0', { found: 'Win.Test.EICAR_HDB-1' }],
    ['INSTREAM size limit exceeded. ERROR\0', null],
    ['stream: OK FOUND? no\0', null],
    ['', null],
  ])('%j', (answer, finding) => {
    expect(readAnswer(answer)).toEqual(finding)
  })

  it.skipIf(!hasClamd())('a real one lets through what is clean and names what is not, however large', async () => {
    const clamd = await openClamd()
    try {
      expect(await askScanner(clamd, samplePng())).toEqual({ found: null })
      expect(await askScanner(clamd, samplePng(PLANTED))).toEqual({ found: 'Planted.UNOFFICIAL' })
      const large = Buffer.concat([samplePng(), Buffer.alloc(9_000_000, 7), Buffer.from(PLANTED)])
      expect(await askScanner(clamd, large)).toEqual({ found: 'Planted.UNOFFICIAL' })
    } finally {
      await clamd.close()
    }
  })

  it('one that is not there, or goes without a word, has said nothing', async () => {
    await expect(askScanner({ host: '127.0.0.1', port: await freePort() }, samplePng())).rejects.toThrow('scanner')
    const mute = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await new Promise((resolve) => mute.once('listening', resolve))
    const { port } = mute.address() as AddressInfo
    await expect(askScanner({ host: '127.0.0.1', port }, samplePng())).rejects.toThrow('scanner')
    mute.close()
  })
})

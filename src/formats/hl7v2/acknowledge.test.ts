import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { header, readLines } from '../../../test/support/hl7v2-message.ts'
import { type Answer, acknowledge } from './acknowledge.ts'
import type { MessageFault } from './mapped-message.ts'
import { valueAt } from './message.ts'
import { type Header, readHeader } from './read-header.ts'
import { readMessage } from './read-message.ts'

const OWN = { controlId: 'OWN-7', now: '2026-03-05T09:15:01.000Z', application: 'CAUSEWAY', facility: 'REGION' }
const WRONG: MessageFault = {
  segment: 'OBX',
  segmentSequence: 3,
  field: 14,
  code: 102,
  severity: 'E',
  what: 'There is no such time.',
  mend: 'Send it as it was.',
}
const bytes = (text: string) => new TextEncoder().encode(text)

function answer(to: string, given: Partial<Answer> = {}) {
  const read = readHeader(bytes(to))
  return acknowledge(read.header, { code: 'AA', faults: [], ...given }, OWN)
}

describe('an acknowledgement', () => {
  it('goes back to the sender, in its version, with its control id', () => {
    const ack = answer(header('ORU^R01^ORU_R01', { 5: 'CW', 6: 'REG', 18: 'UNICODE UTF-8' }))
    expect(ack.split('\r')).toEqual([
      'MSH|^~\\&|CAUSEWAY|REGION|LAB|NORDFJORD|20260305091501+0000||ACK^R01^ACK|OWN-7|P|2.5.1||||||UNICODE UTF-8',
      'MSA|AA|ID-1|',
      '',
    ])
  })

  it('tells each fault with place, code, severity and words', () => {
    const ack = answer(header('ORU^R01'), { code: 'AE', faults: [WRONG] })
    expect(ack.split('\r').slice(1, 3)).toEqual([
      'MSA|AE|ID-1|There is no such time. Send it as it was.',
      'ERR||OBX^3^14|102^Data type error^HL70357|E||||There is no such time. Send it as it was.',
    ])
  })

  it('before version 2.5 lists places in ERR-1, and warnings not at all', () => {
    const warning = { ...WRONG, severity: 'W' } as const
    const ack = answer(header('ORU^R01', { 12: '2.3' }), {
      code: 'AE',
      faults: [WRONG, warning, { ...WRONG, field: 5 }],
    })
    expect(ack.split('\r')[2]).toBe('ERR|OBX^3^14^102&Data type error&HL70357~OBX^3^5^102&Data type error&HL70357')
    expect(answer(header('ORU^R01', { 12: '2.3' }), { faults: [warning] })).not.toContain('ERR')
  })

  it('speaks with the delimiters of the sender', () => {
    const ack = acknowledge(
      readHeader(bytes('MSH@~$#!@A@B@@@2026@@ADT~A01@1@P@2.5')).header,
      { code: 'AE', faults: [WRONG] },
      OWN,
    )
    expect(ack).toContain('ERR@@OBX~3~14@102~Data type error~HL70357@E')
  })

  it('goes to nobody where not even the header could be read', () => {
    expect(acknowledge(null, { code: 'AR', faults: [WRONG] }, OWN).split('\r')[1]).toMatch(/^MSA\|AR\|\|/)
  })

  it('has only characters that an answer in another character set shares', () => {
    const fault = { ...WRONG, what: 'Født i går: "Bjørn"' }
    const ack = answer(header('ORU^R01', { 18: '8859/1' }), { code: 'AE', faults: [fault] })
    expect(ack).toMatch(/^\p{ASCII}*$/u)
    expect(answer(header('ORU^R01'), { code: 'AE', faults: [fault] })).toContain('Født i går')
  })

  it('cannot be broken open by what the sender wrote', () => {
    const evil = fc.string({ unit: fc.constantFrom(...'|^~\\&\r\n\v\x1cFSTREX0D.brABCMSH@#'.split('')), maxLength: 25 })
    fc.assert(
      fc.property(evil, evil, evil, (one, other, third) => {
        const given = {
          controlId: one,
          version: `2.5${other}`,
          processing: third,
          trigger: one,
          receivingFacility: other,
          sendingFacility: third,
        }
        const to: Header = { ...readLines(header('ADT^A01')).header, ...lawful(given), application: '' } as Header
        const faults = [{ ...WRONG, segment: one, what: other, mend: third }]
        const ack = acknowledge(to, { code: 'AE', faults }, { ...OWN, facility: other })
        const read = readMessage(bytes(ack))
        expect(ack.split('\r').map((line) => line.slice(0, 3))).toEqual(['MSH', 'MSA', 'ERR', ''])
        expect(read.ok && valueAt(read.message.segments[1]!, 1)).toBe('AE')
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})

/** What a header can hold: raw fields hold no field separator and no line end, the others any text. */
function lawful(given: { trigger: string; receivingFacility: string; sendingFacility: string }) {
  const raw = (text: string) => text.replace(/[|\r\n^~]/g, '')
  return {
    ...given,
    trigger: raw(given.trigger),
    receivingFacility: raw(given.receivingFacility),
    sendingFacility: raw(given.sendingFacility),
  }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TooMany } from '#base/errors'
import { TryLimit } from './limit-tries.ts'

const KARI = 'kari@example.org'

describe('wrong tries to sign in', () => {
  let tries: TryLimit
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
    tries = new TryLimit()
  })
  afterEach(() => void vi.useRealTimers())
  const wrong = (times: number, address = '10.0.0.1') => {
    for (let n = 0; n < times; n++) tries.count(KARI, address)
  }

  it('are free ten times, then one in five seconds', () => {
    wrong(9)
    expect(() => tries.check(KARI, '10.0.0.1')).not.toThrow()
    wrong(1)
    expect(() => tries.check(KARI, '10.0.0.1')).toThrow(TooMany)
    vi.advanceTimersByTime(5_001)
    expect(() => tries.check(KARI, '10.0.0.1')).not.toThrow()
  })

  it('rest for a quarter of an hour after a hundred in a row', () => {
    wrong(100)
    vi.advanceTimersByTime(60_000)
    expect(() => tries.check(KARI, '10.0.0.1')).toThrow(TooMany)
    vi.advanceTimersByTime(15 * 60_000)
    expect(() => tries.check(KARI, '10.0.0.1')).not.toThrow()
  })

  it('of a stranger do not hold up the owner elsewhere, nor anybody else here', () => {
    wrong(1000, '10.6.6.6')
    expect(() => tries.check(KARI, '10.0.0.1')).not.toThrow()
    expect(() => tries.check('ola@example.org', '10.6.6.6')).not.toThrow()
  })

  it('are forgiven by a right password', () => {
    wrong(50)
    tries.forgive(' KARI@example.org', '10.0.0.1')
    expect(() => tries.check(KARI, '10.0.0.1')).not.toThrow()
  })

  it('are counted together, however the address is spelt', () => {
    const spellings = ['kari@example.org', ' KARI@example.org', 'ka\u200bri@example.org', 'ｋａｒｉ@example.org\ufeff']
    for (const spelling of [...spellings, ...spellings, ...spellings]) tries.count(spelling, '10.0.0.1')
    for (const spelling of spellings) expect(() => tries.check(spelling, '10.0.0.1')).toThrow(TooMany)
  })

  it('are not forgotten when a flood of made-up accounts comes after; the oldest go first', () => {
    tries.count('first@example.org', '10.0.0.1')
    wrong(10)
    for (let n = 0; n < 49_999; n++) tries.count(`${n}@example.org`, '10.6.6.6')
    expect(() => tries.check(KARI, '10.0.0.1')).toThrow(TooMany)
    tries.count('one-more@example.org', '10.6.6.6')
    expect(() => tries.check(KARI, '10.0.0.1')).not.toThrow()
  })
})

import { describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { deviceWords } from './device-words.ts'

describe('deviceWords', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36', 'Chrome on Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0', 'Edge on Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1', 'Safari on iPhone'],
    ['Mozilla/5.0 (Android 14; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0', 'Firefox on Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/17.0 Safari/605.1', 'Safari on Mac'],
    ['<script>alert(1)</script>', 'an unknown device'],
    ['', 'an unknown device'],
  ])('%s', (userAgent, words) => expect(deviceWords(userAgent, translator('en'))).toBe(words))
})

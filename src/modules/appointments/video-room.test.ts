import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isVideoLink, videoRoom } from './video-room.ts'

const BOOKING = '6c1d0f5e-8f5e-4a44-9df1-3f6f3a1f0001'
const LINK = 'https://video.example/{visit}'

describe('where a visit by video takes place', () => {
  it('leads to a room of its own, whose name is no id of ours; without a place for it to one for all', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        fc.pre(one !== other)
        const rooms = [one, other].map((id) => videoRoom(LINK, id))
        expect(rooms[0]).not.toBe(rooms[1])
        expect(rooms[0]).not.toContain(one)
      }),
    )
    expect(videoRoom('https://video.example/waiting-room', BOOKING)).toBe('https://video.example/waiting-room')
  })

  it.each([
    ['https://video.example/{visit}', true],
    ['https://video.example/room?id={visit}&as=patient', true],
    ['http://video.example/{visit}', false],
    ['javascript:alert(1)', false],
    ['https://name:word@video.example/', false],
    ['https://video.example/a b', false],
    ['https://video.example/"><script>', false],
    [`https://video.example/${'x'.repeat(500)}`, false],
    ['https://', false],
  ])('%s: %s', (text, is) => {
    expect(isVideoLink(text)).toBe(is)
  })
})

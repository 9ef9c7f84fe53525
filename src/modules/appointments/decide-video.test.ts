import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plusMinutes } from '#base/instant'
import { decideVideo, isVideoLink, VIDEO_EARLY, VIDEO_LATE, videoRoom } from './decide-video.ts'

const BOOKING = '6c1d0f5e-8f5e-4a44-9df1-3f6f3a1f0001'
const startsAt = new Date('2026-12-01T12:00:00Z')
const visit = {
  videoLink: 'https://video.example/{visit}',
  bookingId: BOOKING,
  startsAt,
  endsAt: plusMinutes(startsAt, 30),
  endedAt: null,
}

describe('the way into a visit by video', () => {
  it('is closed, open, and gone, at any minute by the same rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (minute) => {
        const door = decideVideo(visit, plusMinutes(startsAt, minute))
        if (minute > 30 + VIDEO_LATE) expect(door).toBeNull()
        else if (minute < -VIDEO_EARLY) expect(door).toEqual({ opensAt: plusMinutes(startsAt, -VIDEO_EARLY) })
        else expect(door).toEqual({ href: videoRoom(visit.videoLink, BOOKING) })
      }),
    )
  })

  it('is none for a visit that is off, or not by video', () => {
    expect(decideVideo({ ...visit, endedAt: startsAt }, startsAt)).toBeNull()
    expect(decideVideo({ ...visit, videoLink: '' }, startsAt)).toBeNull()
  })

  it('leads to a room of its own, whose name is no id of ours; without a place for it to one for all', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        fc.pre(one !== other)
        const rooms = [one, other].map((id) => videoRoom(visit.videoLink, id))
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

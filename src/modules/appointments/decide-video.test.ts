import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plusMinutes } from '#base/instant'
import { decideVideo, VIDEO_EARLY, VIDEO_LATE } from './decide-video.ts'

const startsAt = new Date('2026-12-01T12:00:00Z')
const visit = {
  videoLink: 'https://video.example/{visit}',
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
        else expect(door).toEqual({ opensAt: null })
      }),
    )
  })

  it('is none for a visit that is off, or not by video', () => {
    expect(decideVideo({ ...visit, endedAt: startsAt }, startsAt)).toBeNull()
    expect(decideVideo({ ...visit, videoLink: '' }, startsAt)).toBeNull()
  })
})

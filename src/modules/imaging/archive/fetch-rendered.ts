import { Unavailable } from '#base/errors'
import { readBytes } from '#platform/fetch/read-bounded'
import type { PictureSource } from '../list-pictures.ts'
import type { Image } from '../render/image.ts'
import { windowOf } from '../render/light.ts'
import type { Wish } from '../render/raster-of.ts'
import { type Archive, askArchive, unwanted } from './ask-archive.ts'

export type { Archive } from './ask-archive.ts'

const PATIENCE_MS = 5_000
const ANSWER_MS = 15_000
const MOST_BYTES = 8_000_000

/**
 * A picture rendered by its archive (WADO-RS, PS3.18, 10.4): PNG or JPEG, known by its first bytes and not by what the
 * archive calls it; anything else goes to nobody. Throws Unavailable.
 */
export async function fetchRendered(archive: Archive, source: PictureSource, wish: Wish): Promise<Image> {
  const path = pathOf(source, wish)
  try {
    const answer = await askArchive(archive, path, {
      // One type, without a weight: archives are met that refuse anything else.
      accept: 'image/png',
      patienceMs: PATIENCE_MS,
      answerMs: ANSWER_MS,
    })
    if (answer.status !== 200) throw unwanted(archive, path, answer)
    return imageOf(await readBytes(answer, MOST_BYTES))
  } catch (cause) {
    throw new Unavailable('the picture archive does not answer with a picture', {
      cause,
      detail: (cause as Error).message,
    })
  }
}

function pathOf({ studyUid, seriesUid, instanceUid, ...source }: PictureSource, { light, mostPixels }: Wish): string {
  const { frame, frames, windowCenter, windowWidth, rows, columns } = source
  const asked = new URLSearchParams()
  const start = windowCenter === null || windowWidth === null ? null : ([windowCenter, windowWidth] as const)
  const isTissue = light === 'soft' || light === 'lungs' || light === 'bones'
  if (isTissue || (start && light !== 'sent')) {
    const [center, width] = windowOf(light, start ?? [0, 1])
    asked.set('window', `${center},${width},linear`)
  }
  if (Math.max(rows, columns) > mostPixels) asked.set('viewport', `${mostPixels},${mostPixels}`)
  const which = frames > 1 ? `/frames/${frame}` : ''
  const query = asked.size > 0 ? `?${decodeURIComponent(asked.toString())}` : ''
  return `/studies/${studyUid}/series/${seriesUid}/instances/${instanceUid}${which}/rendered${query}`
}

function imageOf(bytes: Uint8Array): Image {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { contentType: 'image/png', bytes }
  if (begins(0xff, 0xd8, 0xff)) return { contentType: 'image/jpeg', bytes }
  throw new Error('what came is neither PNG nor JPEG')
}

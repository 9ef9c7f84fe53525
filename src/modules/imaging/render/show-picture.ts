import { createHash } from 'node:crypto'
import { Unavailable } from '#base/errors'
import { type Archive, fetchRendered } from '../archive/fetch-rendered.ts'
import type { PictureSource } from '../list-pictures.ts'
import { encodePng } from './encode-png.ts'
import type { Image } from './image.ts'
import { rasterOf, type Wish } from './raster-of.ts'

/** By which a browser knows the same picture again: what it shows, and how. */
export function tagOf({ contentHash, frame }: PictureSource, { light, mostPixels }: Wish): string {
  const hash = createHash('sha256').update(contentHash).update(`${frame} ${light} ${mostPixels}`).digest('base64url')
  return `"${hash.slice(0, 27)}"`
}

/**
 * A picture as a browser shows it: of pixels that are here drawn by ourselves, else asked of the archive. Throws Unavailable
 * when there is none to be had now.
 */
export async function showPicture(source: PictureSource, wish: Wish, archive: Archive | null): Promise<Image> {
  if (source.form === 'jpeg' && source.pixels) return { contentType: 'image/jpeg', bytes: source.pixels }
  const raster = rasterOf(source, wish)
  if (raster) return { contentType: 'image/png', bytes: await encodePng(raster) }
  if (!archive) throw new Unavailable('the picture is not here, and no archive is asked for it')
  return fetchRendered(archive, source, wish)
}

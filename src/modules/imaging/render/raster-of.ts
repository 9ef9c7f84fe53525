import type { PictureSource } from '../list-pictures.ts'
import type { Raster } from './encode-png.ts'
import { type Light, type Window, windowOf } from './light.ts'

export type Wish = {
  readonly light: Light
  /** No side is longer. */
  readonly mostPixels: number
}

type Values = Uint8Array | Uint16Array | Int16Array

/** The pixels of one picture as light and size want them; null where they are fewer than its header says. */
export function rasterOf(picture: PictureSource, wish: Wish): Raster | null {
  const { form, pixels, rows, columns } = picture
  if (!pixels || form === null || form === 'jpeg') return null
  const step = Math.max(1, Math.ceil(Math.max(rows, columns) / wish.mostPixels))
  const [width, height] = [Math.max(1, Math.floor(columns / step)), Math.max(1, Math.floor(rows / step))]
  const size = { width, height, step, columns }
  if (form === 'rgb') return pixels.length < rows * columns * 3 ? null : colours(pixels, size)
  const values = valuesOf(pixels, form)
  if (values.length < rows * columns) return null
  const window = windowOf(wish.light, startOf(picture, values))
  return { width, height, channels: 1, bytes: greys(values, size, toLight(picture, window)) }
}

type Size = { readonly width: number; readonly height: number; readonly step: number; readonly columns: number }

function valuesOf(pixels: Uint8Array, form: 'u8' | 'u16' | 's16'): Values {
  if (form === 'u8') return pixels
  const aligned = Uint8Array.from(pixels)
  const count = Math.floor(aligned.length / 2)
  return form === 's16' ? new Int16Array(aligned.buffer, 0, count) : new Uint16Array(aligned.buffer, 0, count)
}

/** The sender's window; without one all values, but for the few darkest and lightest. */
function startOf({ windowCenter, windowWidth, slope, intercept }: PictureSource, values: Values): Window {
  if (windowCenter !== null && windowWidth !== null) return [windowCenter, windowWidth]
  const stride = Math.max(1, Math.floor(values.length / 50_000))
  const some = Float64Array.from({ length: Math.ceil(values.length / stride) }, (_, at) => values[at * stride]!).sort()
  const ends = [0.005, 0.995].map((share) => some[Math.floor((some.length - 1) * share)]! * slope + intercept)
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  return [(low + high) / 2, Math.max(high - low, 1)]
}

function toLight({ slope, intercept, inverted }: PictureSource, [center, width]: Window): (value: number) => number {
  const from = center - width / 2
  const scale = 255 / width
  return (value) => {
    const light = (value * slope + intercept - from) * scale
    const bounded = light < 0 ? 0 : light > 255 ? 255 : light
    return inverted ? 255 - bounded : bounded
  }
}

/** Each pixel the mean of those that it stands for. */
function greys(values: Values, { width, height, step, columns }: Size, lightOf: (value: number) => number): Uint8Array {
  const made = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let dy = 0; dy < step; dy++) {
        const line = (y * step + dy) * columns + x * step
        for (let dx = 0; dx < step; dx++) sum += values[line + dx]!
      }
      made[y * width + x] = lightOf(sum / (step * step))
    }
  return made
}

function colours(pixels: Uint8Array, { width, height, step, columns }: Size): Raster {
  const bytes = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let colour = 0; colour < 3; colour++) {
        let sum = 0
        for (let dy = 0; dy < step; dy++)
          for (let dx = 0; dx < step; dx++) sum += pixels[((y * step + dy) * columns + x * step + dx) * 3 + colour]!
        bytes[(y * width + x) * 3 + colour] = sum / (step * step)
      }
  return { width, height, channels: 3, bytes }
}

import type { Values } from '../instance-from.ts'
import type { Elements } from '../read-elements.ts'
import type { Layout } from './plain-frames.ts'

type Channel = { readonly first: number; readonly values: Uint8Array }

/** Turns numbers into colours by the tables of the object (PS3.3, C.7.6.3.1.5); null where a table is missing or short. */
export function readPalette(
  elements: Elements,
  values: Values,
): ((bytes: Uint8Array, layout: Layout) => Uint8Array) | null {
  const channels = ['01', '02', '03'].map((which) => channelOf(elements, values, which))
  const [red, green, blue] = channels
  if (!red || !green || !blue) return null
  return (bytes, { bits, isLittle }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const step = bits / 8
    const count = Math.floor(bytes.length / step)
    const made = new Uint8Array(count * 3)
    for (let at = 0; at < count; at++) {
      const number = step === 1 ? bytes[at]! : view.getUint16(at * 2, isLittle)
      made[at * 3] = colourOf(red, number)
      made[at * 3 + 1] = colourOf(green, number)
      made[at * 3 + 2] = colourOf(blue, number)
    }
    return made
  }
}

/** Numbers below and above the table have its first and last colour. */
function colourOf({ first, values }: Channel, number: number): number {
  return values[Math.min(Math.max(number - first, 0), values.length - 1)]!
}

function channelOf({ bytes, byTag, isLittle }: Elements, _: Values, which: string): Channel | null {
  const [descriptor, data] = [byTag.get(`002811${which}`), byTag.get(`002812${which}`)]
  if (!descriptor || descriptor.length < 6 || !data || data.length < 2) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [count, first, bits] = [0, 2, 4].map((at) => view.getUint16(descriptor.at + at, isLittle)) as [
    number,
    number,
    number,
  ]
  const entries = count || 65_536
  // Eight bits a colour: one byte each, or two with one of them empty.
  const isWide = bits > 8 || data.length >= entries * 2
  if (data.length < entries * (isWide ? 2 : 1)) return null
  const values = Uint8Array.from({ length: entries }, (_each, at) => {
    if (!isWide) return bytes[data.at + at]!
    const value = view.getUint16(data.at + at * 2, isLittle)
    return bits > 8 ? value >> 8 : value & 0xff
  })
  return { first, values }
}

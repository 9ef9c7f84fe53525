import { encode } from 'uqr'
import type { HandedCode } from '#access'
import { paths } from '../../paths.ts'
import type { Frame } from '../view-types.ts'

/** Where a code is accepted: the address to type, and a square for phones that holds the code too. */
export function wayToAccept({ publicUrl }: Frame, { code }: HandedCode) {
  return {
    address: `${new URL(publicUrl).host}${paths.acceptHelp()}`,
    squares: encode(`${publicUrl}${paths.acceptHelp(code)}`, { ecc: 'M', border: 0 }).data,
  }
}

import { encode } from 'uqr'

/** The cells of a QR code, a quiet edge of four included: each row from left to right, true is dark. */
export function squareOf(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', border: 4 }).data
}

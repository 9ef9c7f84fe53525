import type { Example } from '../example.tsx'
import { QrCode } from './qr-code.tsx'

const squares = [
  [true, false, true],
  [false, true, false],
  [true, true, true],
]

export const examples: readonly Example[] = [
  { name: 'small', element: <QrCode squares={squares} label="A code for phones" /> },
]

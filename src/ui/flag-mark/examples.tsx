import { translator } from '#messages/translator'
import type { Example } from '../example.tsx'
import { FlagMark } from './flag-mark.tsx'

export const examples: readonly Example[] = [
  { name: 'high', element: <FlagMark flag="high" w={translator('en')} /> },
  { name: 'critical', element: <FlagMark flag="critical-low" w={translator('en')} /> },
  { name: 'normal', element: <FlagMark flag="normal" w={translator('en')} /> },
]

import type { English } from './en.ts'
import type { Translated } from './message-types.ts'
import { pages } from './fr/pages.ts'
import { record } from './fr/record.ts'
import { shell } from './fr/shell.ts'
import { staff } from './fr/staff.ts'

export const fr: Translated<English, 'fr'> = { ...shell, ...record, ...pages, staff }

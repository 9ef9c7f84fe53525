import { en } from './en.ts'

export const nb = en

import type { Example } from '../example.tsx'
import { Tag } from './tag.tsx'

export const examples: readonly Example[] = [{ name: 'new', element: <Tag>New</Tag> }]

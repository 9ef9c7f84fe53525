import { asCategory, type Category } from '#base/categories'
import { NotFound } from '#base/errors'
import type { Viewer } from '#platform/database/preview-scope'

/** A viewer as it stands in an address: `self`, or `delegate:laboratory,pathology`. */
export function wordOfViewer({ capacity, categories }: Viewer): string {
  return capacity === 'self' ? 'self' : `${capacity}:${categories.join(',')}`
}

/** The viewer that an address names. Throws NotFound for a word that names none. */
export function readViewer(word: string | undefined): Viewer {
  const [capacity, kinds = ''] = (word ?? 'self').split(':')
  if (capacity === 'self') return { capacity, categories: [] }
  const categories = kinds.split(',').map(asCategory)
  if ((capacity !== 'delegate' && capacity !== 'guardian') || categories.includes(null))
    throw new NotFound('preview', { detail: 'no such viewer' })
  return { capacity, categories: categories as Category[] }
}

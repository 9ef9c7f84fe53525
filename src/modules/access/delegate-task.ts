import { CATEGORIES, type Category } from '#base/categories'

/**
 * What somebody may help with, in the person's own terms, and which kinds of entries that takes. Data: a task more is a
 * line here and its words in five languages.
 */
export const TASKS = {
  appointments: ['appointments'],
  medicines: ['medications', 'allergies'],
  results: ['laboratory', 'microbiology', 'pathology', 'blood-bank', 'radiology', 'images'],
  'daily-care': ['home-care', 'care-plans', 'appointments', 'vitals'],
  'after-hospital': ['discharge-summaries', 'visits', 'procedures', 'appointments', 'medications', 'allergies'],
  // The task itself lets its helper read and write messages (`covers_messages` in database/migrations/0046-messages.sql).
  messages: ['appointments'],
} as const satisfies Readonly<Record<string, readonly Category[]>>

export type DelegateTask = keyof typeof TASKS
export const DELEGATE_TASKS = Object.keys(TASKS) as readonly DelegateTask[]

/** The kinds that these tasks take, and these kinds beside them: each once, in the order of the record. */
export function categoriesFor(tasks: readonly DelegateTask[], besides: readonly Category[]): readonly Category[] {
  const wanted = new Set<Category>([...tasks.flatMap((task) => TASKS[task]), ...besides])
  return CATEGORIES.filter((category) => wanted.has(category))
}

import type { VNode } from 'preact'

/** One way to use a component: the list that tests, the accessibility check and the review page go through. */
export type Example = { readonly name: string; readonly element: VNode }

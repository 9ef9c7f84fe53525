import axe from 'axe-core'
import type { Page } from './browser.ts'

/** What all of axe's rules find on a page; of what is right no list is made, which takes most of its time. */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: rules } = window as unknown as { readonly axe: typeof axe }
    const { violations } = await rules.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} ${nodes[0]?.html.slice(0, 120)}`)
  })
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOn } from '../support/barriers.ts'
import { type Browser, CHROMIUM, hasBrowser, QUIET } from '../support/browser.ts'

const LOOKS = [
  { ending: '.html', colorScheme: 'light', width: 320 },
  { ending: '-rtl.html', colorScheme: 'dark', width: 320 },
] as const

describe.skipIf(!hasBrowser())('every example of every component', () => {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'causeway-components-'))
    execFileSync(process.execPath, ['tools/components.mjs', folder], { stdio: 'pipe' })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  it.each(LOOKS)('is right for everybody, and fits, in $colorScheme ($ending)', async ({ ending, ...look }) => {
    const context = await browser.newContext({
      colorScheme: look.colorScheme,
      viewport: { width: look.width, height: 700 },
    })
    const page = await context.newPage()
    const files = readdirSync(folder).filter(
      (file) =>
        file.endsWith(ending) && file !== 'index.html' && file.endsWith('-rtl.html') === (ending === '-rtl.html'),
    )
    expect(files.length).toBeGreaterThan(40)
    const faults: string[] = []
    for (const file of files) {
      await page.goto(`file://${path.join(folder, file)}`)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) faults.push(`${file}: ${over} px too wide`)
      faults.push(...(await barriersOn(page)).map((barrier) => `${file}: ${barrier}`))
    }
    await context.close()
    expect(faults).toEqual([])
  })
})

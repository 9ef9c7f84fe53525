import { readdirSync } from 'node:fs'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Example } from './example.tsx'

const rooms = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test.each(rooms.map((room) => room.name))(
  '%s needs no style, script or handler of its own in the page',
  async (name) => {
    const { examples } = (await import(`./${name}/examples.tsx`)) as { examples: readonly Example[] }
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) {
      const html = renderToString(example.element)
      expect(html).not.toMatch(/\sstyle=|<script|<style|\son[a-z]+=|undefined|\[object|NaN/)
    }
  },
)

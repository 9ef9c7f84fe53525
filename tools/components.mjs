// Writes every example of every component to a folder, each as a page of its own that needs no server, and index.html with all
// of them. Usage: node tools/components.mjs [folder], dist/components otherwise.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { build } from './build.mjs'

build()
const root = fileURLToPath(new URL('..', import.meta.url))
const target = process.argv[2] ?? path.join(root, 'dist', 'components')
const assets = path.join(root, 'dist', 'assets')
const style = JSON.parse(readFileSync(path.join(assets, 'manifest.json'), 'utf8'))['causeway.css']
const css = readFileSync(path.join(assets, style), 'utf8')

const looks = { ltr: '', rtl: '-rtl' }

mkdirSync(target, { recursive: true })
const frames = []
for (const { name } of readdirSync(path.join(root, 'dist', 'ui'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
)) {
  const { examples } = await import(path.join(root, 'dist', 'ui', name, 'examples.js'))
  for (const [at, example] of examples.entries())
    for (const [dir, ending] of Object.entries(looks)) {
      const file = `${name}-${at + 1}${ending}.html`
      writeFileSync(path.join(target, file), pageOf({ title: `${name}: ${example.name}`, dir }, example.element))
      if (dir === 'ltr') frames.push({ name, file, title: `${name}: ${example.name}` })
    }
}
const index = frames.map(({ file, title }) => [
  h('h2', null, h('a', { href: file }, title)),
  h('iframe', {
    src: file,
    title,
    loading: 'lazy',
    style: 'width:100%;height:18rem;border:1px solid var(--rule);resize:vertical',
  }),
])
writeFileSync(path.join(target, 'index.html'), pageOf({ title: 'Components', dir: 'ltr' }, h('div', null, index)))
console.log(path.join(target, 'index.html'))

/** A component that is a page itself stays one. */
function pageOf({ title, dir }, element) {
  const html = renderToString(element)
  if (html.startsWith('<html')) return `<!doctype html>${html.replace('</head>', `<style>${css}</style></head>`)}`
  const head = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', null, `${title} – Causeway`),
    h('style', { dangerouslySetInnerHTML: { __html: css } }),
  ]
  const main = h('main', { id: 'main' }, [h('h1', null, 'Components'), h('h2', null, title), element])
  const page = h('html', { lang: 'en', dir, 'data-color-scheme': 'auto' }, [
    h('head', null, head),
    h('body', null, main),
  ])
  return `<!doctype html>${renderToString(page)}`
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { section } from '../support/ccda-samples.ts'
import { giveDocument } from '../support/give-document.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

/** What the official style sheet of C-CDA let through in 2014 and 2020 (security-cases E05), and the usual. */
const NASTY = `<table onmouseover="__xss()"><thead><tr><th>What</th></tr></thead><tbody>
<tr styleCode="background:url(http://evil.example/a)"><td onclick="__xss()">Plain words</td></tr></tbody></table>
<linkHtml href="javascript:__xss()">a link</linkHtml><renderMultiMedia referencedObject="http://evil.example/b.png"/>
<img src="http://evil.example/c.png" onerror="__xss()"/><script>__xss()</script><iframe src="http://evil.example/"/>
<paragraph>&lt;script&gt;__xss()&lt;/script&gt;</paragraph><list><item>one</item><item>two</item></list>`
const TITLE = '&lt;img src=x onerror=__xss()&gt;'

describe.each(databaseKinds())('a document as a page, on %s', (kind) => {
  let portal: TestPortal
  let cookie: string
  let path: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    cookie = await portal.signIn('patient@demo.example')
    const id = await giveDocument(portal, await portal.personCalled('Kari'), {
      title: TITLE,
      sections: [section('8648-8', TITLE, NASTY), section('', 'Nobody knows this section', 'It is here.')],
    })
    path = `/record/item/${id}`
  })
  afterAll(() => portal.close())

  it('shows headings, tables and lists as text, and nothing that runs, leads elsewhere or is fetched', async () => {
    const { status, text: body } = await portal.get(`${path}/document/0`, cookie)
    expect(status).toBe(200)
    const page = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
    expect(page).toContain('<td dir="auto">Plain words</td>')
    expect(page).toContain('<li dir="auto">one</li>')
    expect(page).toContain('Nobody knows this section')
    expect(page).toContain('&lt;script>__xss()&lt;/script>')
    expect(page).not.toMatch(/evil\.example|javascript:/i)
    const bare = page.replace(/="[^"]*"/g, '').match(/<[a-z][^>]*>/gi)!
    expect(bare.join('')).not.toMatch(/<(script|img|iframe)|\son\w+|\sstyle/i)
    for (const [, href] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^\//)
  })

  it('leads there from the item, and to the original as a download that no browser runs', async () => {
    const { text: body } = await portal.get(path, cookie)
    expect(body).toContain(`href="${path}/document/0"`)
    const file = await portal.get(`${path}/attachment/0`, cookie)
    expect(file.headers['content-type']).toBe('application/octet-stream')
    expect(file.headers['content-disposition']).toMatch(/^attachment;/)
    expect(file.text).toContain('<ClinicalDocument')
  })

  it('says the same of a file that is no document, of a wrong number and of nothing', async () => {
    for (const end of ['/document/1', '/document/-1', '/document/x', '/document/99999999999'])
      expect((await portal.get(path + end, cookie)).status, end).toBe(404)
  })

  it('what stands in words alone is an item that reads as text', async () => {
    const [row] = await portal.house.owner(
      `select item_id from item where title = 'Nobody knows this section' and category = 'documents'`,
    )
    const { text: body } = await portal.get(`/record/item/${row!.item_id}`, cookie)
    expect(body).toContain('It is here.')
  })

  it('in every language has the words of the page', async () => {
    for (const language of ['fr', 'nb', 'es', 'ar'])
      expect((await portal.get(`${path}/document/0?lang=${language}`, cookie)).status).toBe(200)
  })
})

import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts'

describe.each(databaseKinds())('pictures of an examination, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let report: string
  let study: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.signIn('patient@demo.example')
    const rows = await portal.house.owner(`select item_id, resource_type from item
      where person_id in (select person_id from person where given ilike 'Kari%') and title = 'CT of the head'`)
    const idOf = (type: string) => String(rows.find((row) => row.resource_type === type)!.item_id)
    report = idOf('DiagnosticReport')
    study = idOf('ImagingStudy')
  })
  afterAll(() => portal.close())

  const log = () =>
    portal.house.owner(`select page, category from disclosure where item_id = $1 and page = 'pictures'`, [study])

  it('are one step from their report, and lead back to it', async () => {
    const page = await portal.get(`/record/item/${report}`, kari)
    expect(page.text).toContain(`href="/record/item/${study}/pictures"`)
    expect(page.text).toContain('See the 12 pictures')
    const pictures = await portal.get(`/record/item/${study}/pictures`, kari)
    expect(pictures.status).toBe(200)
    expect(pictures.text).toContain(`href="/record/item/${report}"`)
    expect(pictures.text).toContain(`src="/record/item/${study}/frame/1/6?as=row"`)
  })

  it('can be looked through page by page and one by one, without a script', async () => {
    const first = await portal.get(`/record/item/${study}/pictures/1`, kari)
    expect(first.text).toContain('Pictures 1 to 8 of 12')
    expect(first.text).toContain(`rel="next" href="/record/item/${study}/pictures/1?page=2"`)
    const last = await portal.get(`/record/item/${study}/pictures/1?page=2`, kari)
    expect(last.text.match(/frame\/1\//g)).toHaveLength(4)
    const one = await portal.get(`/record/item/${study}/pictures/1/12?light=bones`, kari)
    expect(one.text).toContain('Picture 12 of 12')
    expect(one.text).not.toContain('rel="next"')
    expect(one.text).toContain(`src="/record/item/${study}/frame/1/12?light=bones"`)
    expect(one.text).not.toContain('<script')
    expect((await portal.get(`/record/item/${study}/pictures/1/13`, kari)).status).toBe(404)
    expect((await portal.get(`/record/item/${study}/pictures/2`, kari)).status).toBe(404)
  })

  it('are drawn as PNG in the light that was chosen, kept only by the browser that asked', async () => {
    const [sent, bones, small] = await Promise.all(
      ['', '?light=bones', '?as=row&size=less'].map((query) =>
        portal.get(`/record/item/${study}/frame/1/6${query}`, kari),
      ),
    )
    expect(sent!.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
    expect(middleOf(sent!.bytes)).not.toBe(middleOf(bones!.bytes))
    expect(sent!.bytes.readUInt32BE(16)).toBe(128)
    expect(small!.bytes.readUInt32BE(16)).toBeLessThan(128)
    const again = await portal.get(`/record/item/${study}/frame/1/6`, kari, {
      'if-none-match': `${sent!.headers.etag}`,
    })
    expect(again).toMatchObject({ status: 304, text: '' })
  })

  it('stand in the access log once, however many were looked at', async () => {
    expect(await log()).toEqual([{ page: 'pictures', category: 'images' }])
    const page = await portal.get('/access-log', kari)
    expect(page.text).toContain('the pictures of an examination')
  })

  it('are nobody else’s, and a helper’s only with that kind', async () => {
    const [{ personId } = { personId: '' }] = (await portal.house.owner(
      'select person_id as "personId" from item where item_id = $1',
      [study],
    )) as { personId: string }[]
    await portal.addAccount('pictures@helper.example', {
      grants: [{ personId, capacity: 'delegate', categories: ['radiology', 'images'] }],
    })
    await portal.addAccount('reports@helper.example', {
      grants: [{ personId, capacity: 'delegate', categories: ['radiology'] }],
    })
    const addresses = ['/pictures', '/pictures/1', '/pictures/1/1', '/frame/1/1'].map(
      (end) => `/record/item/${study}${end}`,
    )
    const statuses = async (account: string) => {
      const cookie = await portal.signIn(account)
      return Promise.all(addresses.map(async (address) => (await portal.get(address, cookie)).status))
    }
    expect(await statuses('pictures@helper.example')).toEqual([200, 200, 200, 200])
    expect(await statuses('reports@helper.example')).toEqual([404, 404, 404, 404])
    expect(await statuses('representative@demo.example')).toEqual([404, 404, 404, 404])
    const seen = await portal.get(`/record/item/${report}`, await portal.signIn('reports@helper.example'))
    expect(seen.status).toBe(200)
    expect(seen.text).not.toContain('/pictures')
  })

  it('wait with their report: nothing of them is seen, counted or drawn', async () => {
    await portal.house.owner(`update item set release_at = now() + interval '3 days' where item_id in ($1, $2)`, [
      report,
      study,
    ])
    for (const end of ['', '/pictures', '/pictures/1', '/pictures/1/1', '/frame/1/1'])
      expect((await portal.get(`/record/item/${study}${end}`, kari)).status).toBe(404)
  })
})

/** The light in the middle of a grey PNG of ours. */
function middleOf(png: Buffer): number {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const length = png.readUInt32BE(33)
  const lines = inflateSync(png.subarray(41, 41 + length))
  let value = 0
  for (let row = 0; row <= height / 2; row++) value = (value + lines[row * (width + 1) + 1 + width / 2]!) & 0xff
  return value
}

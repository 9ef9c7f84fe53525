import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'

describe.each(databaseKinds())('a note on an entry is its owner’s alone, on %s', (kind) => {
  let portal: TestPortal
  let [person, kari, helper, nurse, itemId, heldId] = ['', '', '', '', '', '']
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    person = await portal.personCalled('Kari')
    kari = await portal.signIn('patient@demo.example')
    nurse = await portal.signIn('clinician@demo.example')
    await portal.addAccount('everything@test.example', {
      grants: [{ personId: person as never, capacity: 'delegate' }],
    })
    helper = await portal.signIn('everything@test.example')
    const one = async (where: string) =>
      (
        await portal.house.owner(
          `select item_id from item where person_id = $1 and listed and standing = 'current'
             and ${where} order by sort_at desc, item_id limit 1`,
          [person],
        )
      )[0]!.item_id as string
    itemId = await one(`release_at <= now() and institution_id = 'nordfjord-hospital'`)
    heldId = await one('release_at > now() and shows_card')
  })
  afterAll(() => portal.close())

  const path = (id = itemId) => `/record/item/${id}/note`
  const keep = (words: string, cookie = kari, id = itemId) => portal.post(path(id), { does: 'keep', words }, cookie)

  it('is written, changed, found again and taken away', async () => {
    expect((await portal.get(`/record/item/${itemId}?read=yes`, kari)).text).toContain('Write a note for yourself')
    expect((await keep('Ask <b>Sigrid</b> about it.')).location).toBe(`/record/item/${itemId}?read=yes`)
    expect((await portal.get(`/record/item/${itemId}?read=yes`, kari)).text).toContain(
      'Ask &lt;b>Sigrid&lt;/b> about it.',
    )
    await keep('She says: all well.')
    const journal = (await portal.get('/journal', kari)).text
    expect([journal.includes('She says: all well.'), journal.includes('Sigrid')]).toEqual([true, false])
    expect((await portal.post(path(), { does: 'delete', words: 'x' }, kari)).status).toBe(303)
    expect((await portal.get('/journal', kari)).text).not.toContain('She says')
  })

  it('is read by no helper, whatever they may see, and by no staff', async () => {
    await keep('Only mine.')
    for (const address of [`/record/item/${itemId}?read=yes`, '/journal'])
      expect((await portal.get(`${address}`, helper)).text).not.toContain('Only mine.')
    expect((await portal.get(path(), helper)).status).toBe(404)
    expect((await keep('Theirs.', helper)).status).toBe(404)
    const preview = await portal.get(`/clinic/items/${itemId}/preview?as=self`, nurse)
    expect(preview.text).not.toContain('Only mine.')
    expect((await portal.get(path(), kari)).text).toContain('Only mine.')
  })

  it('is written on nothing that waits, and stays when its entry is taken out', async () => {
    expect((await portal.get(path(heldId), kari)).status).toBe(404)
    expect((await keep('x', kari, heldId)).status).toBe(404)
    await keep('Keep this.')
    await portal.house.owner(`update item set standing = 'entered-in-error' where item_id = $1`, [itemId])
    const journal = (await portal.get('/journal', kari)).text
    expect(journal).toContain('Keep this.')
    expect(journal).toContain('Of an entry that is not shown any more')
  })
})

import type { TestPortal } from './test-portal.ts'

/** The pages of what waits and what was asked for: Kari's, the team's that was asked, and the region's. */
export async function openingPages(
  portal: TestPortal,
): Promise<Readonly<Record<'own' | 'team' | 'region', readonly string[]>>> {
  const kari = await portal.signIn('patient@demo.example')
  const home = (await portal.get('/', kari)).text
  const cards = [...home.matchAll(/\/record\/card\/[0-9a-f-]{36}/g)].map(([path]) => path)
  const [potassium] = await portal.house.owner(
    `select item_id from item where person_id = $1 and institution_id = 'nordfjord-hospital' and category = 'laboratory'
       and release_at <= now() limit 1`,
    [await portal.personCalled('Kari')],
  )
  await portal.post(`/record/item/${potassium!.item_id}/pulse`, { word: 'call-me' }, kari)
  await portal.post(`${cards[1]}/ask`, {}, kari)
  const clinician = await portal.signIn('clinician@demo.example')
  const [request] = await portal.house.owner(`select request_id from request where kind = 'call-me'`)
  const asked = { word: 'question', text: 'On which number may we call?' }
  await portal.post(`/clinic/requests/${request!.request_id}`, asked, clinician)
  return {
    own: [
      ...cards,
      `${cards[0]}/ask`,
      '/requests',
      `/requests/${request!.request_id}`,
      '/settings/opening',
      '/settings/opening?about=pathology&saved=yes',
      '/settings/opening/kinds',
      '/settings/opening/preview?when=after-comment&preface-first=yes',
      `/record/item/${potassium!.item_id}`,
    ],
    team: ['/clinic/requests', `/clinic/requests/${request!.request_id}`],
    region: ['/region/requests'],
  }
}

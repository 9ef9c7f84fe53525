import type { timeline as english } from '../en/timeline.ts'
import type { Translated } from '../message-types.ts'

export const timeline: Translated<typeof english, 'nb'> = {
  title: 'Alt etter dato',
  lead: 'Alle slag og alle helsetjenester i én liste, det nyeste først.',
  choose: 'Velg slag eller år',
  kind: 'Slag',
  allKinds: 'Alle slag',
  year: 'Begynn med året',
  yearHint: 'Fire sifre, for eksempel 2019.',
  newest: 'Til det nyeste',
  empty: 'Ingenting har kommet ennå.',
}

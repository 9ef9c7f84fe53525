import type { twins as english } from '../en/twins.ts'
import type { Translated } from '../message-types.ts'

export const twins: Translated<typeof english, 'nb'> = {
  mayRepeat: 'kan stå her to ganger',
  perhaps: 'Dette kan være det samme som det nedenfor. Vi er ikke sikre, så vi viser begge.',
  behind: 'Det samme har også kommet på en annen måte. Listene viser det andre:',
  alsoFrom: 'Det kom også på disse måtene, og vises én gang',
}

import { type Arrival, DEVICE_COOKIE } from '#accounts'
import { USUAL_LOOKS, writeLooks } from '#base/looks'
import { LANGUAGE_COOKIE, LOOKS_COOKIE, SUBJECT_COOKIE, type Visit } from './visit.ts'

type Cookies = Readonly<Record<string, string | null>>

/** What a browser keeps of whoever signs in: who knows it, and how they want pages to be, where they have ever said so. */
export function cookiesOfArrival({ looks: { isShared } }: Pick<Visit, 'looks'>, { device, looks }: Arrival): Cookies {
  const hasChosen = writeLooks(looks) !== ''
  return {
    [SUBJECT_COOKIE]: null,
    [DEVICE_COOKIE]: device,
    ...(hasChosen && { [LOOKS_COOKIE]: writeLooks({ ...looks, isShared }) }),
  }
}

/** A browser that others use forgets whoever leaves; one's own goes on as it was. */
export function cookiesAfterLeaving({ looks: { isShared } }: Pick<Visit, 'looks'>): Cookies {
  if (!isShared) return { [SUBJECT_COOKIE]: null }
  return {
    [SUBJECT_COOKIE]: null,
    [LANGUAGE_COOKIE]: null,
    [DEVICE_COOKIE]: null,
    [LOOKS_COOKIE]: writeLooks({ ...USUAL_LOOKS, isShared }),
  }
}

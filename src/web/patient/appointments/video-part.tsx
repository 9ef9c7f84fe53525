import type { VisitGuest } from '#appointments'
import type { Instant } from '#base/instant'
import { Button } from '#ui/button/button'
import { paths } from '../../paths.ts'
import type { Frame } from '../view-types.ts'
import { type AppointmentView, timeIn } from './appointment-view.ts'

/** The way in: not open yet, or open now. */
type VideoDoor = { readonly opensAt: Instant } | { readonly href: string }

/** A visit by video, as who reads its page comes to it. */
export type Video = {
  readonly door: VideoDoor
  /** Helpers come in when the person takes them along. */
  readonly mayJoin: boolean
  readonly guests: readonly VisitGuest[]
}

type VideoPartProps = { readonly frame: Frame; readonly visit: AppointmentView; readonly video: Video | null }

/** The way in, or when it opens; where to try it; and whom one takes along. */
export function VideoPart({ frame, visit, video }: VideoPartProps) {
  if (!video) return null
  const t = frame.w.video
  return (
    <section>
      <h2>{t.title}</h2>
      {video.mayJoin ? <Door frame={frame} door={video.door} /> : <p>{t.notInvited}</p>}
      {video.mayJoin && (
        <p>
          <a href={paths.videoCheck(visit.visitId)}>{t.tryLink}</a>
        </p>
      )}
      {video.guests.length > 0 && <Guests frame={frame} visit={visit} guests={video.guests} />}
    </section>
  )
}

function Door({ frame, door }: { readonly frame: Frame; readonly door: VideoDoor }) {
  const t = frame.w.video
  if ('opensAt' in door) return <p>{t.opens({ time: timeIn(door.opensAt, frame) })}</p>
  return (
    <>
      <p>
        <a class="ds-button" href={door.href} target="_blank" rel="noopener noreferrer">
          {t.join}
        </a>
      </p>
      <p class="m">{t.leads({ place: new URL(door.href).host })}</p>
    </>
  )
}

type GuestsProps = Pick<VideoPartProps, 'frame' | 'visit'> & Pick<Video, 'guests'>

function Guests({ frame, visit, guests }: GuestsProps) {
  const t = frame.w.video
  return (
    <>
      <h3>{t.guests}</h3>
      <p>{t.guestsLead}</p>
      <ul class="looks">
        {guests.map(({ accountId, name, isInvited }) => (
          <li>
            <form method="post" action={paths.appointment(visit.visitId)}>
              <input type="hidden" name="helper" value={accountId} />
              <p>{isInvited ? t.comes({ name }) : t.isNot({ name })}</p>
              <Button kind="secondary" name="does" value={isInvited ? 'uninvite' : 'invite'}>
                {isInvited ? t.uninvite({ name }) : t.invite({ name })}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}

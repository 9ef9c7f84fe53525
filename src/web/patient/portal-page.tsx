import type { ComponentChildren } from 'preact'
import { PostButton } from '#ui/button/button'
import { Footer } from '#ui/header/footer'
import { Header, type NavLink } from '#ui/header/header'
import { LanguageMenu } from '#ui/menu/language-menu'
import { Page } from '#ui/page/page'
import { paths } from '../paths.ts'
import type { Frame, Visitor } from './view-types.ts'

export type PortalPageProps = {
  readonly frame: Frame
  /** The heading of the page; the browser's tab shows it too. */
  readonly title: string
  readonly wide?: boolean
  readonly children: ComponentChildren
}

/** The frame round every page, for patients, staff and visitors: one header, one heading's place, one foot. */
export function PortalPage({ frame, title, wide, children }: PortalPageProps) {
  const { w, visitor } = frame
  if (frame.inside) return frame.inside({ title, children })
  const subject = visitor?.subject
  return (
    <Page
      language={w.language}
      direction={w.direction}
      title={`${title} – Causeway`}
      stylesheet={frame.stylesheet}
      skip={w.frame.skip}
      wide={wide}
      size={frame.looks?.size}
      isHighContrast={frame.looks?.isHighContrast}
      idle={visitor && frame.looks?.isShared ? { seconds: IDLE_SECONDS, href: paths.leave('idle') } : undefined}
      header={<Top frame={frame} />}
      footer={<Foot frame={frame} />}
    >
      {subject && !subject.isSelf && <p class="acting">{w.frame.actingFor({ name: subject.name })}</p>}
      {frame.looks?.isReadAloud && <ReadAloud frame={frame} />}
      {children}
    </Page>
  )
}

/** A page left open on a device that others use is signed out after so long. */
const IDLE_SECONDS = 600

/** A button for browsers that run scripts and can speak; to all others it is not there. */
function ReadAloud({ frame }: { readonly frame: Frame }) {
  const t = frame.w.looks
  if (!frame.readAloudScript) return null
  return (
    <>
      <div data-read-aloud data-read={t.readPage} data-stop={t.stopReading} hidden>
        <button class="ds-button" type="button" data-variant="secondary" aria-pressed="false">
          {t.readPage}
        </button>
      </div>
      <script type="module" src={frame.readAloudScript} />
    </>
  )
}

function Top({ frame }: { readonly frame: Frame }) {
  const { w, visitor } = frame
  return (
    <Header
      homeHref={paths.home()}
      name="Causeway"
      region={frame.regionName}
      navLabel={w.frame.menu}
      links={visitor ? placesFor(visitor, frame) : []}
    >
      <LanguageMenu
        label={w.frame.language}
        current={w.language}
        hrefOf={(language) => paths.inLanguage(frame.path, language)}
      />
      {visitor && frame.looks?.isShared && <a href={paths.leave()}>{w.looks.leave}</a>}
      {visitor ? <Who visitor={visitor} frame={frame} /> : <a href={paths.signIn()}>{w.frame.signIn}</a>}
    </Header>
  )
}

function Who({ visitor, frame }: { readonly visitor: Visitor; readonly frame: Frame }) {
  const { w } = frame
  const name = visitor.subject?.name ?? visitor.name
  return (
    <>
      {visitor.hasChoice ? (
        <a href={paths.persons()}>
          <span class="ds-sr-only">{w.frame.person}: </span>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi class="who">{name}</bdi>
      )}
      <PostButton action={paths.signOut()} kind="quiet">
        {w.frame.signOut}
      </PostButton>
    </>
  )
}

function placesFor(visitor: Visitor, frame: Frame): NavLink[] {
  const { frame: t, staff } = frame.w
  const own: [string, string][] = visitor.subject
    ? [
        [paths.home(), t.home],
        [paths.record(), t.record],
        [paths.messages(), frame.w.threads.title],
        ...(frame.looks?.isSimple ? [] : lesserPlaces(frame)),
      ]
    : []
  const titles = {
    desk: staff.deskTitle,
    clinic: staff.clinicTitle,
    teamInbox: frame.w.teamInbox.title,
    institution: staff.institutionTitle,
    privacy: staff.privacyTitle,
    region: staff.regionTitle,
  }
  const room: [string, string][] = visitor.staffPages.length > 0 ? [[paths.room(), frame.w.room.title]] : []
  const places = [...own, ...visitor.staffPages.map((page): [string, string] => [paths[page](), titles[page]]), ...room]
  const here = frame.path.split('?')[0]!
  const nearest = places.reduce((best, [href]) => (isWithin(here, href) && href.length > best.length ? href : best), '')
  return places.map(([href, text]) => ({
    href,
    text,
    current: href === here ? 'page' : href === nearest ? 'true' : undefined,
  }))
}

/** Simple pages have them at their foot. */
function lesserPlaces({ w: { frame: t } }: Frame): [string, string][] {
  return [
    [paths.search(), t.search],
    [paths.accessLog(), t.accessLog],
  ]
}

function isWithin(here: string, place: string): boolean {
  return here === place || (place !== paths.home() && here.startsWith(`${place}/`))
}

function Foot({ frame }: { readonly frame: Frame }) {
  const { w, visitor } = frame
  const t = w.frame
  const links = [
    { href: paths.looks(), text: w.looks.title },
    { href: paths.help(), text: t.help },
    { href: paths.whatWeShare(), text: t.whatWeShare },
    { href: paths.decisions(), text: w.decisions.title },
  ]
  if (visitor?.subject) links.unshift({ href: paths.missing(), text: t.missing })
  if (visitor?.subject && frame.looks?.isSimple)
    links.unshift(...lesserPlaces(frame).map(([href, text]) => ({ href, text })))
  if (visitor) links.push({ href: paths.ideas(), text: w.ideas.title })
  if (visitor) links.push({ href: paths.settings(), text: t.settings })
  return <Footer label={t.more} links={links} about={t.about({ region: frame.regionName })} />
}

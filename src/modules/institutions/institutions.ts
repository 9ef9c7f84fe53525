// The door of institutions: who contributes, through which feeds, what they agreed to send and what has arrived.

/** Adds a feed of an institution. */
export { addFeed, type FeedToAdd } from './add-feed.ts'
/** The bearer credential of a feed: checked at the door, renewed by the operator. */
export { checkCredential, renewCredential } from './check-credential.ts'
/** Which institution something is from that came through a feed of several. */
export { type Carried, type ClaimedOrigin, decideOrigin, type OriginVerdict } from './decide-origin.ts'
/** Whether a message may bear the name it bears (MSH-3, MSH-4). */
export { type ClaimedSender, decideSender, type Senders, type SenderVerdict } from './decide-sender.ts'
/** The list of institutions that an aggregator feed may carry. */
export { approveCarried, type CarriedName, endCarried, listCarried, readCarried } from './feed-carried.ts'
/** Client certificates: let in to a feed, shut out again, and found by who connects. */
export { admitCertificate, endCertificate, findFeedByCertificate } from './feed-certificates.ts'
/** Systems that get tokens by SMART Backend Services, and their tokens. */
export {
  admitFeedClient,
  checkFeedToken,
  endFeedClient,
  type FeedClient,
  findFeedClient,
  issueFeedToken,
  type TokenUse,
} from './feed-clients.ts'
/** Where a feed is fetched from, and whom its server is asked about. */
export * from './feed-pulls.ts'
/** Whether a feed may read bookings, and whose. */
export { findBookingsRead, letReadBookings } from './feed-readers.ts'
/** The names of senders that a feed may carry, and those that stand for others. */
export { approveSenders, listSenders } from './feed-senders.ts'
/** One feed with its institution and service type; NotFound for an unknown one. */
export { type Feed, findFeed } from './find-feed.ts'
/** Schedules and slots that a feed offers to be booked. */
export { keepOffered } from './keep-offered.ts'
/** What each institution agreed to send and what has arrived from it, region-wide. */
export { type AgreedCategory, listAgreements } from './list-agreements.ts'
/** Keeps back what a feed sends, and lets it go on. */
export { pauseFeed, resumeFeed } from './pause-feed.ts'
/** What one pull has to fetch, and how far each file has come. */
export * from './pull-files.ts'
/** One time that a feed is fetched: taken up, held, and ended. */
export * from './pulls.ts'
/** A region's institutions and a feed of them, to be set up elsewhere. */
export { readSetUp } from './read-set-up.ts'
/** Counts what a message brought, by category, for the map of completeness. */
export { type Arrivals, recordDelivery } from './record-delivery.ts'
/** Writes a region's institutions, services, agreements and feeds (set-up and demo). */
export { type InstitutionPlan, setUpInstitutions } from './set-up-institutions.ts'

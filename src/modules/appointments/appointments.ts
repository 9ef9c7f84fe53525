// The part of the door that is about visits: booked, waited for, entered, expected, offered.

export { type Booked, type BookingOutcome, bookSlot, type CancelOutcome, cancelBooking } from './book.ts'
export { type Booking, findBooking, listBookings } from './booking.ts'
export { CHECK_IN_DAYS, type CheckIn, checkIn, isArrivalOpen, isCheckInOpen, readCheckIn } from './check-in.ts'
export * from './consent.ts'
export { decideVideo } from './decide-video.ts'
export { type Expected, listExpected } from './expected.ts'
export * from './guests.ts'
export {
  addService,
  changeService,
  listOwnSlots,
  listVisitServices,
  makeSlots,
  type OwnService,
  type OwnSlot,
  type ServiceRules,
  type SlotsToMake,
  withdrawSlot,
} from './offer.ts'
export {
  type FreeSlot,
  findSlot,
  listOfferedServices,
  listPublicServices,
  mayVisit,
  type OfferedService,
  type PublicServices,
  readOfferedService,
  type SlotToBook,
} from './offered.ts'
export * from './question.ts'
export { REMINDER_CHANNELS, REMINDER_HOURS, type Reminder, readReminder, setReminder } from './reminder.ts'
export * from './tell-institution.ts'
export { startTendingVisits, type ToldOfVisits, tendVisits } from './tell-visits.ts'
export { isVideoLink, videoRoom } from './video-room.ts'
export { leaveOffer, listWishes, type VisitWish, waitForSlot } from './wait.ts'

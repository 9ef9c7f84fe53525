import { expect, it } from 'vitest'
import { grantScopes } from './grant-scopes.ts'

it.each([
  ['system/*.cu', false, 'system/*.cu', true, false],
  ['system/*.rs', false, '', false, false],
  ['system/*.rs', true, 'system/Appointment.rs', false, true],
  ['system/Appointment.read', true, 'system/Appointment.rs', false, true],
  ['system/*.cu system/Appointment.rs openid', true, 'system/*.cu system/Appointment.rs', true, true],
  ['system/*.cu system/Appointment.rs', false, 'system/*.cu', true, false],
  ['system/Patient.rs system/Observation.rs patient/Appointment.rs', true, '', false, false],
  ['', true, '', false, false],
])('of "%s", with a feed that may read: %s', (asked, mayRead, scope, sends, reads) => {
  expect(grantScopes(asked, { mayRead })).toEqual({ scope, maySend: sends, mayRead: reads })
})

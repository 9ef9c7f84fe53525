// The door of accounts: signing in and out, and setting accounts up.

/** What a sign-in leaves in its browser. */
export type { Arrival } from './arrive.ts'
/** What is wrong with a password that somebody wants to use. */
export { checkPassword, type PasswordFault, SHORTEST_PASSWORD } from './check-password.ts'
/** Codes by e-mail or SMS: asked for, and shown. */
export { askForSecondStep, askToConfirm, askToEnter, type CodeToTell, type TellCode } from './codes/ask-for-code.ts'
export { CODE_COOKIE, CODE_MINUTES } from './codes/sign-in-code.ts'
export { takeCode } from './codes/take-code.ts'
/** A national eID: where the browser goes, and what comes back. */
export { beginEid, EID_COOKIE, type EidFlow, readEidFlow } from './eid/begin-eid.ts'
export { credentialOf, type EidIdentity, type EidProvider } from './eid/eid-provider.ts'
export { type EidAnswer, EidKeys, finishEid } from './eid/finish-eid.ts'
/** After a desk has seen who somebody is: no old way in is left. */
export { forgetFactors } from './forget-factors.ts'
export { DEVICE_COOKIE } from './known-device.ts'
export { listNewDevices, type NewDevice } from './list-new-devices.ts'
/** Every spelling of a sign-in name, as the account is stored under it. */
export { normaliseEmail } from './normalise-email.ts'
/** Sign-in over the database's at-rest connection. */
export { type Accounts, type AccountsConfig, openAccounts } from './open-accounts.ts'
export type { Entered, Entering } from './open-session.ts'
export { isAddressOfGuardian } from './own-address.ts'
/** The language an account wants to read, and how it wants pages to be. */
export { setLanguage, setLooks } from './own-settings.ts'
/** The steps of adding a passkey, and of signing in with one. */
export { PASSKEY_STEPS, type PasskeyStep } from './passkeys.ts'
/** The account of somebody who has shown a code; another password for one that is there. */
export { type AccountToRegister, nameAnAccount, registerAccount, replacePassword } from './register-account.ts'
/** Roles of staff: given, confirmed and ended by people, with a reason. */
export { decideReview, type ReviewState } from './roles/decide-review.ts'
export { rolesToGive } from './roles/decide-role.ts'
export { type FirstSteward, setUpFirstSteward } from './roles/set-up-first-steward.ts'
export * from './roles/staff-roles.ts'
export { type RoleReview, suspendUnconfirmed } from './roles/suspend-unconfirmed.ts'
export { findWaiting, letIn, waitsForCode } from './second-step.ts'
/** Makes an account with a password and roles. */
export { type AccountToSetUp, hashForSignIn, setUpAccount } from './set-up-account.ts'
/** Sign-in names of people without e-mail. */
export { isMailAddress, nameOfAddress, suggestName } from './sign-in-name.ts'
/** What an authenticator app reads from a square. */
export { appAddress } from './totp.ts'
/** How an account is signed in to, and where; what its owner may change of that. */
export * from './ways-in.ts'
/** Tries that are counted for all processes. */
export { beginTry, forgive } from './wrong-tries.ts'

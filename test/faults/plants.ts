import type { BlowKind } from './make-kills.ts'

/** Mistakes that are put in on purpose, from outside, to see that a run notices them. */
export type Plant = {
  /** What of the program is wrapped (test/faults/interfere.mjs). */
  readonly inApp?: string
  /** Settings of the server in place of its own. */
  readonly serverSettings?: Readonly<Record<string, string>>
  /** What is done to the database before the run, and each time before the app starts. */
  readonly before?: string
  readonly beforeStart?: string
  /** The deaths by which it must show, and one when all has been understood. */
  readonly kills: readonly BlowKind[]
  readonly lastKill?: BlowKind
  readonly why: string
  /** What a run says that has found it. */
  readonly shows: RegExp
}

export const PLANTS: Readonly<Record<string, Plant>> = {
  'answer before commit': {
    inApp: 'answer before commit',
    kills: ['app', 'app', 'app'],
    why: 'the answer is written, the commit comes a second later',
    shows: /^lost:/m,
  },
  'commit in memory': {
    serverSettings: { synchronous_commit: 'off', wal_writer_delay: '10s' },
    kills: ['postmaster', 'postmaster', 'postmaster'],
    why: 'PostgreSQL says that it has committed before the log is on the disk; its postmaster is killed',
    shows: /^lost:/m,
  },
  'no unique key': {
    before: 'drop index inbox_message_once',
    kills: ['app', 'app'],
    why: 'nothing in the database says that a message is there once',
    shows: /^doubled:/m,
  },
  'known in memory alone': {
    beforeStart: `update inbox_message set content_hash = sha256(content_hash || message_id::text::bytea)`,
    kills: ['app', 'app', 'app'],
    why: 'what the process knows of messages that came before is gone when it starts again',
    shows: /^doubled:/m,
  },
  'marked before it is done': {
    beforeStart: `update inbox_message set processed_at = now() where message_id in
      (select message_id from inbox_message where processed_at is null order by sequence limit 200)`,
    kills: ['app', 'app', 'app'],
    why: 'what a worker had claimed counts as understood, although it died before',
    shows: /nothing became of it|not in quarantine/,
  },
  'verdicts outside the log': {
    before: 'alter table verdict set unlogged',
    kills: [],
    lastKill: 'backend',
    why: 'why an item opens or waits is remembered, but not as durably as the item',
    shows: /no verdict is remembered/,
  },
}

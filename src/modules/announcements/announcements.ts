// The door of the announcements: what a health service tells all people of a group (decision 0061).

export * from './announcement.ts'
/** Their readers. */
export * from './read-announcements.ts'
export { startTellingGroups, tellGroups } from './tell-groups.ts'
/** Who writes and who approves them. */
export * from './write-announcements.ts'

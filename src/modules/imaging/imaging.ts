// The door of imaging: the pictures of studies, where they are and how they are shown.

/** One time that an archive is asked, when the next is due, and how it went. */
export {
  type ArchiveHealth,
  type ArchivePull,
  beginArchivePull,
  endArchivePull,
  holdArchivePull,
  listArchiveHealth,
  listDueArchives,
} from './archive/archive-pulls.ts'
/** What opens archives. */
export { type ArchiveSecrets, readArchiveSecrets } from './archive/archive-secrets.ts'
/** The archive behind a feed: where it is, and since when it is asked. */
export {
  type ArchiveAddress,
  type ArchiveSettings,
  endArchive,
  findArchive,
  readArchiveSettings,
  setUpArchive,
} from './archive/archives.ts'
/** Asks an archive within its bounds. */
export { type Archive, askArchive, unwanted } from './archive/ask-archive.ts'
/** Pictures of a series, one picture, and the studies that belong to a report. */
export { listPictures, listStudiesOf, type PictureRow, type PictureSource, readPicture } from './list-pictures.ts'
/** The series of a study. */
export { listSeries, type SeriesRow } from './list-series.ts'
/** A picture as a browser shows it. */
export type { Image } from './render/image.ts'
/** Choices of brightness. */
export { LIGHTS, type Light, lightsFor } from './render/light.ts'
export type { Wish } from './render/raster-of.ts'
export { showPicture, tagOf } from './render/show-picture.ts'

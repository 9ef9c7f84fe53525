/** An element of a document that has been read: its name, its attributes, and its content in order. */
export type XmlElement = {
  /** Without prefix where the prefix stands for the document's own namespace; else as written ("sdtc:raceCode"). */
  readonly name: string
  /** By name as written, prefix included ("xsi:type"); without declarations of namespaces. */
  readonly attributes: Readonly<Record<string, string>>
  /** White space alone is one space. */
  readonly content: readonly (XmlElement | string)[]
  /** The line on which it begins, for people who look for a fault. */
  readonly line: number
}

/** Why something cannot be read, where, and how to mend it, in plain words. */
export type XmlFault = {
  readonly line: number | null
  readonly column: number | null
  readonly what: string
  readonly mend: string
}

/** Something that the portal has promised to keep. Travels to the runner over loopback, and is never printed. */
export interface Acknowledgement {
  readonly module: string;
  readonly journey: string;
  /** Who typed it. */
  readonly owner: string;
  /** Number that the portal gave, for example the receipt's. */
  readonly reference: string;
  /** What opens it again. */
  readonly secret: string;
  /** As it must have been stored, by the names of the module's fingerprints. */
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly AcknowledgedFile[];
}

export interface AcknowledgedFile {
  readonly name: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

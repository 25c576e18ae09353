/** One plain file of an archive. */
export interface ArchiveFile {
  /** Path with slashes, relative to the folder it is unpacked into. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** Header and content of a tar stand in blocks of this many bytes (POSIX.1-2024, pax, "ustar Interchange Format"). */
export const blockSize = 512;

/** Nothing outside the folder, nothing hidden, nothing that one of the systems reads in another way. */
const plainPath = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

export function isPlainPath(name: string): boolean {
  return name.length <= 100 && plainPath.test(name);
}

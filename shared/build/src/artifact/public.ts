export type { ArchiveFile } from "./archive-file.ts";
export { readBuiltRelease, readRecord, type BuiltFile, type BuiltRelease } from "./built-release.ts";
export { readArchive } from "./read-archive.ts";
export { packServer, serverArchive, unpackServer } from "./server-archive.ts";
export { writeArchive } from "./write-archive.ts";

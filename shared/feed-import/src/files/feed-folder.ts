import { constants } from "node:fs";
import { open, realpath, type FileHandle } from "node:fs/promises";
import { join, sep } from "node:path";
import { filesErrors } from "@madang/files";
import { feedErrors } from "../errors.ts";

/** The folder that a feed lies in: files in it belong to the feed, others do not. */
export interface FeedFolder {
  /**
   * The path inside the folder that an address in the feed names; undefined for one that names a place elsewhere (another site, the
   * root of one, a place on the page).
   */
  pathOf(address: string): string | undefined;
  /** Undefined where there is no such file. Throws FEED_FILE_OUTSIDE, FILES_TOO_LARGE. */
  read(path: string, limit: number): Promise<Buffer | undefined>;
}

export async function openFeedFolder(folder: string): Promise<FeedFolder> {
  const root = await realpath(folder);
  return { pathOf, read: (path, limit) => readInside(root, path, limit) };
}

function pathOf(address: string): string | undefined {
  const written = address.trim();
  // A scheme, another host, the root of a site, a drive, a query or a place on this page: none is beside the feed.
  if (written === "" || /^(?:[a-z][a-z0-9+.-]*:|[/\\?#])/i.test(written)) return undefined;
  const path = written.replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(path).replace(/^(?:\.\/)+/, "");
  } catch {
    return path;
  }
}

async function readInside(root: string, path: string, limit: number): Promise<Buffer | undefined> {
  const parts = path.split("/");
  if (parts.includes("..") || /[\\\0]/.test(path)) throw feedErrors.create("FILE_OUTSIDE", { path });
  // macOS writes names decomposed, feeds composed.
  for (const form of new Set([path, path.normalize("NFC"), path.normalize("NFD")])) {
    const file = await openInside(root, form);
    if (file !== undefined) return readWhole(file, { path, limit });
  }
  return undefined;
}

/** No link is followed, neither to a file nor on the way to it: it may lead anywhere. A pipe is not waited for. */
async function openInside(root: string, path: string): Promise<FileHandle | undefined> {
  const wanted = join(root, path);
  try {
    const real = await realpath(wanted);
    if (real !== wanted || !real.startsWith(root + sep)) throw feedErrors.create("FILE_OUTSIDE", { path });
    return await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ENXIO"].includes(code)) return undefined;
    if (["EACCES", "EPERM", "ELOOP"].includes(code)) throw feedErrors.create("FILE_OUTSIDE", { path }, error);
    throw error;
  }
}

async function readWhole(
  file: FileHandle,
  { path, limit }: { readonly path: string; readonly limit: number },
): Promise<Buffer | undefined> {
  try {
    const facts = await file.stat();
    if (!facts.isFile()) return undefined;
    if (facts.size > limit) throw filesErrors.create("TOO_LARGE", { name: path, limit });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

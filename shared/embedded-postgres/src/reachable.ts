import { statSync } from "node:fs";
import path from "node:path";
import type { Account } from "./account.ts";

interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** POSIX.1-2024, 4.7 File Access Permissions: the first class that applies decides. */
export function maySearch(folder: Ownership, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** The first folder on the way to `target` that the account cannot pass, or nothing. */
export function firstClosedFolder(target: string, account: Account): string | undefined {
  return foldersAbove(path.resolve(target)).find((folder) => !maySearch(statSync(folder), account));
}

function foldersAbove(target: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    folders.unshift(folder);
    if (folder === path.dirname(folder)) return folders;
  }
}

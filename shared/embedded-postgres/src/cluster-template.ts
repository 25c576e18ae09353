import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Account, postgresAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";

/** Data of an empty cluster that many temporary ones begin as: a copy costs a tenth of initdb. */
export interface ClusterTemplate {
  /** For `TEST_POSTGRES_TEMPLATE`. */
  readonly folder: string;
  remove(): void;
}

export async function makeClusterTemplate(): Promise<ClusterTemplate> {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-postgres-template-"));
  chmodSync(folder, 0o711);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const password = randomBytes(16).toString("hex");
  const account = postgresAccount();
  try {
    writeFileSync(passwordIn(folder), password, { mode: 0o600 });
    const binaries = findBinaries(account);
    await ensureCluster({ folder: dataIn(folder), password, account, binaries, durable: false });
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Copies the template's data to `folder`, for the account that PostgreSQL runs as. Gives the password. */
export async function copyCluster(template: string, folder: string): Promise<string> {
  const account = postgresAccount();
  mkdirSync(folder, { mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  await copyContents(dataIn(template), folder, account);
  return readFileSync(passwordIn(template), "utf8");
}

/** cp keeps what Node's copy does not: owner and modes of every file, without asking for each. */
async function copyContents(from: string, to: string, account: Account | undefined): Promise<void> {
  const cp = spawn("cp", ["-Rp", `${from}/.`, to], {
    cwd: path.dirname(to),
    stdio: ["ignore", "ignore", "inherit"],
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  });
  const [code] = (await once(cp, "close")) as [number | null];
  if (code !== 0) throw new Error(`cp of the cluster ${from} to ${to} ended with code ${code}`);
}

const dataIn = (template: string): string => path.join(template, "data");
const passwordIn = (template: string): string => path.join(template, "password");

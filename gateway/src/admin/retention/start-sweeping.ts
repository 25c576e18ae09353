import { withFilesLock } from "@madang/registry";
import type { Admin } from "../admin.ts";
import { endDrained } from "../channels/end-drained.ts";
import { removeOldFiles, type RetentionRules } from "./remove-old-files.ts";

/** Milliseconds between looks for builds that have drained. */
const sweepEvery = 5000;
/** Before the first look for files of old releases, which lists the whole store, and between them. */
const firstTidying = 600_000;
const tidyEvery = 6 * 3_600_000;

export interface SweepingOptions {
  readonly admin: Admin;
  /** Registry, for the lock that keeps releases out meanwhile. */
  readonly url: string;
  /** One process of all is enough. */
  readonly isLeading: () => boolean;
  readonly rules: RetentionRules & { readonly endingMinutes: number };
}

/** Takes away what has had its time, never twice at once. What cannot be asked stays until the next look. */
export function startSweeping(options: SweepingOptions): { close(): void } {
  const { admin } = options;
  let nextTidying = performance.now() + firstTidying;
  let isBusy = false;
  const sweep = async (): Promise<void> => {
    if (isBusy || !options.isLeading()) return;
    isBusy = true;
    const mustTidy = performance.now() > nextTidying;
    if (mustTidy) nextTidying = performance.now() + tidyEvery;
    try {
      await sweepOnce(options, mustTidy);
    } catch (error) {
      admin.log.warn(
        { err: error },
        "what has drained, is old, or is signed with an older key stays so for a while",
      );
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void sweep(), sweepEvery).unref();
  return { close: () => clearInterval(timer) };
}

async function sweepOnce({ admin, rules, url }: SweepingOptions, mustTidy: boolean): Promise<void> {
  await admin.channels.renewSignature();
  if (await endDrained(admin, rules.endingMinutes)) admin.wanted.kick();
  if (mustTidy) await removeOldFiles(admin, rules, (work) => withFilesLock({ url, how: "alone" }, work));
}

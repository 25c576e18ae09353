import { setTimeout as sleep } from "node:timers/promises";
import type { Wanted } from "@madang/releases";
import { supervisorErrors } from "../errors.ts";
import type { Terminal } from "../terminal.ts";
import type { AdminClient } from "./admin-client.ts";

/** Seconds for which the admin may keep a question for news. */
const longPollSeconds = 25;
const againMs = { first: 100, most: 5000 };
/** An admin that starts beside its runner, or starts again, is away for less. */
const patienceMs = 10_000;

/** Asks the admin what is wanted until `signal` is aborted; one that is away is said once, and asked again ever more seldom. */
export async function followWanted(options: {
  admin: AdminClient;
  terminal: Terminal;
  signal: AbortSignal;
  onWanted: (wanted: Wanted) => void;
}): Promise<void> {
  const { admin, terminal, signal, onWanted } = options;
  let heard: number | undefined;
  let failures = 0;
  let awaySince: number | undefined;
  let isSaid = false;
  while (!signal.aborted) {
    try {
      // A revision is only comparable while the admin has not been away: it may have another registry now.
      const patience = heard === undefined ? {} : { after: heard, waitSeconds: longPollSeconds };
      const wanted = await admin.wanted({ signal, ...patience });
      if (signal.aborted) return;
      if (isSaid) terminal.say("The admin API answers again.");
      [failures, awaySince, isSaid] = [0, undefined, false];
      heard = wanted.revision;
      onWanted(wanted);
    } catch (error) {
      if (signal.aborted) return;
      heard = undefined;
      failures += 1;
      awaySince ??= Date.now();
      if (!isSaid && (Date.now() - awaySince > patienceMs || !supervisorErrors.is(error, "ADMIN_AWAY"))) {
        isSaid = true;
        terminal.warn((error as Error).message);
      }
      await sleep(pauseAfter(failures), undefined, { signal }).catch(() => undefined);
    }
  }
}

/** With jitter, so that the runners of many machines do not come at once. */
function pauseAfter(failures: number): number {
  const longest = Math.min(againMs.first * 2 ** Math.min(failures - 1, 10), againMs.most);
  return longest * (0.5 + Math.random() / 2);
}

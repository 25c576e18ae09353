import { setTimeout as sleep } from "node:timers/promises";
import { navigationDataSchema, type ReleaseRecord } from "@madang/manifest";

/** Milliseconds: the gateway looks at once when its files change; a module whose pages all fail is shown as it is. */
const longestWait = 5000;
const pause = 40;

/** Waits until the gateway answers with this build: whoever is told to look again earlier would see the old one. */
export async function untilShown(asked: {
  gateway: string;
  record: ReleaseRecord;
  signal: AbortSignal;
}): Promise<void> {
  const { record, signal } = asked;
  const path = Object.values(record.manifest.pages).find((page) => !page.path.includes(":"))?.path;
  if (path === undefined) return sleep(longestWait / 10, undefined, { signal });
  const until = Date.now() + longestWait;
  while (Date.now() < until && (await shownBuild(asked, path)) !== record.build)
    await sleep(pause, undefined, { signal });
}

/** The data of a page names the builds that stand on it; undefined where it cannot be shown. */
async function shownBuild(
  { gateway, record, signal }: { gateway: string; record: ReleaseRecord; signal: AbortSignal },
  path: string,
): Promise<string | undefined> {
  const answer = await fetch(`${gateway}/_data${path}`, { redirect: "manual", signal });
  const data = navigationDataSchema.safeParse(answer.ok ? await answer.json() : await answer.arrayBuffer());
  return data.success ? data.data.runtime.builds[record.module] : undefined;
}

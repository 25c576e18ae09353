import type { PageLook } from "../oracles/watch-known-pages.ts";

/** Seconds between the last moment before and the first after which somebody was answered, at the page where it took longest; 0 where everybody was. */
export function longestSilence(looks: readonly PageLook[]): number {
  const modules = new Set(looks.map(({ module }) => module));
  return Math.max(0, ...[...modules].map((id) => silenceOf(looks.filter(({ module }) => module === id))));
}

function silenceOf(looks: readonly PageLook[]): number {
  let longest = 0;
  let since: number | undefined;
  for (const { asked, answered, status } of looks) {
    if (status === 0) since ??= asked;
    // Whoever asks anew from here on is answered.
    else since = undefined;
    if (since !== undefined) longest = Math.max(longest, answered - since);
  }
  return longest;
}

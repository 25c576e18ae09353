import { openDocument } from "../story/open-document.ts";

export interface SteadyVisitors {
  /** How many came, and how many of their requests broke off, by the reason. */
  stop(): { readonly came: number; readonly broken: Readonly<Record<string, number>> };
}

/** Visitors who come by chance, so many a second, however long the ones before them wait; each opens one document and has no cookie. */
export function comeSteadily(addresses: readonly string[], perSecond: number): SteadyVisitors {
  let came = 0;
  const broken: Record<string, number> = {};
  const broke = ({ code = "unknown" }: NodeJS.ErrnoException): void => {
    broken[code] = (broken[code] ?? 0) + 1;
  };
  let timer: NodeJS.Timeout | undefined;
  let due = performance.now();
  const come = (): void => {
    for (; due <= performance.now(); due += (-Math.log(1 - Math.random()) * 1000) / perSecond) {
      openDocument(addresses[came % addresses.length] ?? "").catch(broke);
      came += 1;
    }
    timer = setTimeout(come, Math.max(1, due - performance.now()));
  };
  come();
  return {
    stop() {
      clearTimeout(timer);
      return { came, broken };
    },
  };
}

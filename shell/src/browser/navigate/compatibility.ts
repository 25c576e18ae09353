import type { RuntimeBlock } from "@madang/manifest";

/** Builds of modules that have run or been shown in this tab. */
export type ShownBuilds = Map<string, string>;

/**
 * Whether a page fits into the document as it stands: the same frame in the same language, the same content security policy, and no
 * module in another build than the one already here. Else only a full navigation is safe.
 */
export function fitsInto(current: RuntimeBlock, shown: ShownBuilds, next: RuntimeBlock): boolean {
  return (
    next.shell === current.shell &&
    hasFrame(next) === hasFrame(current) &&
    next.language === current.language &&
    next.sources === current.sources &&
    Object.entries(next.builds).every(([module, build]) => (shown.get(module) ?? build) === build)
  );
}

/** `page` and `wide` differ in the width of main alone; `bare` has no strip and no navigation. */
function hasFrame({ layout }: RuntimeBlock): boolean {
  return layout !== "bare";
}

export function rememberBuilds(shown: ShownBuilds, runtime: RuntimeBlock): void {
  for (const [module, build] of Object.entries(runtime.builds)) shown.set(module, build);
}

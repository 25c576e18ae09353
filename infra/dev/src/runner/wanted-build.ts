import type { Wanted } from "@madang/releases";

/** One build that must run. */
export type WantedBuild = Wanted["builds"][number];

/** Names a build of a module among all. */
export function keyOf({ module, build }: { readonly module: string; readonly build: string }): string {
  return `${module}/${build}`;
}

/** What people read: the module and as much of the build as tells it from others. */
export function nameOf({ module, build }: { readonly module: string; readonly build: string }): string {
  return `${module} ${build.slice(0, 8)}`;
}

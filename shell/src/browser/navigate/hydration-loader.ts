import type { RuntimeBlock } from "@madang/manifest";
import { runChecked } from "../checked-script.ts";

let script: Promise<void> | undefined;

/** Hydrates what is interactive in `scope`; a page without such a view never loads React. */
export async function hydrateIn(scope: Element, runtime: RuntimeBlock): Promise<void> {
  if (scope.querySelector("[data-madang-view]") === null) return;
  for (const container of Object.values(runtime.modules)) preload(container);
  script ??= runChecked({ address: MADANG_HYDRATE_SRC, integrity: MADANG_HYDRATE_INTEGRITY });
  script.catch(() => (script = undefined));
  await script;
  if (scope.isConnected) globalThis.madangHydration?.mount(scope, runtime);
}

/** The containers come down beside React, not after it. */
function preload({ entry, integrity }: RuntimeBlock["modules"][string]): void {
  if (document.head.querySelector(`link[href="${entry}"]`) !== null) return;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "script";
  link.integrity = integrity;
  link.crossOrigin = "anonymous";
  link.href = entry;
  document.head.append(link);
}

export function unmountIn(scope: Element): void {
  globalThis.madangHydration?.unmount(scope);
}

import type { RuntimeBlock } from "@madang/manifest";
import { runChecked } from "../checked-script.ts";

let script: Promise<void> | undefined;

/** Hydrates what is interactive in `scope`; a page without such a view never loads React. */
export async function hydrateIn(scope: Element, runtime: RuntimeBlock): Promise<void> {
  if (scope.querySelector("[data-madang-view]") === null) return;
  script ??= runChecked({ address: MADANG_HYDRATE_SRC, integrity: MADANG_HYDRATE_INTEGRITY });
  script.catch(() => (script = undefined));
  await script;
  if (scope.isConnected) globalThis.madangHydration?.mount(scope, runtime);
}

export function unmountIn(scope: Element): void {
  globalThis.madangHydration?.unmount(scope);
}

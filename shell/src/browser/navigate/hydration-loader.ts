import type { RuntimeBlock } from "@madang/manifest";

let script: Promise<void> | undefined;

/** Hydrates what is interactive in `scope`; a page without such a view never loads React. */
export async function hydrateIn(scope: Element, runtime: RuntimeBlock): Promise<void> {
  if (scope.querySelector("[data-madang-view]") === null) return;
  script ??= loadHydration();
  await script;
  if (scope.isConnected) globalThis.madangHydration?.mount(scope, runtime);
}

export function unmountIn(scope: Element): void {
  globalThis.madangHydration?.unmount(scope);
}

function loadHydration(): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.integrity = MADANG_HYDRATE_INTEGRITY;
    element.crossOrigin = "anonymous";
    element.onload = () => resolve();
    element.onerror = () => reject(new TypeError(`${MADANG_HYDRATE_SRC} did not load.`));
    element.src = MADANG_HYDRATE_SRC;
    document.head.append(element);
  });
}

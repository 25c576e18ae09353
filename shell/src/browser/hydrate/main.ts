import { createFederation } from "./federation.ts";
import { fragmentsIn } from "./fragments.ts";
import { FragmentRoots } from "./fragment-roots.ts";

const federation = createFederation();
const roots = new FragmentRoots();

globalThis.madangHydration = {
  mount(scope, runtime) {
    federation.register(runtime.modules);
    for (const fragment of fragmentsIn(scope))
      void roots.hydrate({
        fragment,
        language: runtime.language,
        load: () => federation.load(fragment, runtime.modules),
      });
  },
  unmount(scope) {
    roots.unmount(scope);
  },
};

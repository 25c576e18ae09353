import { Federation } from "./federation.ts";
import { fragmentsIn } from "./fragments.ts";
import { FragmentRoots } from "./fragment-roots.ts";

const federation = new Federation();
const roots = new FragmentRoots();

globalThis.madangHydration = {
  mount(scope, { language, modules }) {
    for (const fragment of fragmentsIn(scope))
      void roots.hydrate({ fragment, language, load: () => federation.load(fragment, modules) });
  },
  unmount(scope) {
    roots.unmount(scope);
  },
};

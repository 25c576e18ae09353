import { createInstance, type ModuleFederationRuntimePlugin } from "@module-federation/runtime";
import * as runtimeCore from "@module-federation/runtime/core";
import type { RuntimeModule } from "@madang/manifest";
import type { ComponentType } from "react";
import type { Fragment } from "./fragments.ts";
import { sharedReact } from "./shared-react.ts";

type Modules = Readonly<Record<string, RuntimeModule>>;
export type View = ComponentType<Readonly<Record<string, unknown>>>;

export interface Federation {
  register(modules: Modules): void;
  /** The fragment's view from its module's container. Rejects when the container is not whole, or another build. */
  load(fragment: Fragment, modules: Modules): Promise<View>;
}

/** Containers are built without a federation runtime of their own and take this one. */
export function createFederation(): Federation {
  (globalThis as { _FEDERATION_RUNTIME_CORE?: unknown })._FEDERATION_RUNTIME_CORE = runtimeCore;
  const integrities = new Map<string, string>();
  const registered = new Set<string>();
  const host = createInstance({
    name: "madang",
    remotes: [],
    shared: sharedReact,
    plugins: [checkedScripts(integrities)],
  });
  return {
    register(modules) {
      for (const { name, entry, integrity } of Object.values(modules)) {
        if (registered.has(name)) continue;
        registered.add(name);
        integrities.set(new URL(entry, location.href).href, integrity);
        host.registerRemotes([{ name, entry, type: "var", entryGlobalName: name }]);
      }
    },
    async load({ module, view, build }, modules) {
      const remote = modules[module];
      if (remote?.build !== build) throw new TypeError(`No container of ${module} in build ${build}.`);
      const exports = await host.loadRemote<{ default: View }>(`${remote.name}/${view}`);
      if (exports === null) throw new TypeError(`The container of ${module} has no view ${view}.`);
      return exports.default;
    },
  };
}

/** A container's entry runs only when it is byte for byte the one that the release record names. */
function checkedScripts(integrities: ReadonlyMap<string, string>): ModuleFederationRuntimePlugin {
  return {
    name: "checked-scripts",
    createScript({ url }) {
      const integrity = integrities.get(new URL(url, location.href).href);
      if (integrity === undefined) throw new TypeError(`${url} belongs to no release.`);
      const script = document.createElement("script");
      script.integrity = integrity;
      script.crossOrigin = "anonymous";
      script.async = true;
      script.src = url;
      return script;
    },
  };
}

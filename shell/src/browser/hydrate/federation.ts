import { createInstance, type ModuleFederationRuntimePlugin } from "@module-federation/enhanced/runtime";
import type { RuntimeModule } from "@madang/manifest";
import type { ComponentType } from "react";
import { checkedScript } from "../checked-script.ts";
import { offerRuntime } from "./container-runtime.ts";
import type { Fragment } from "./fragments.ts";
import { sharedReact } from "./shared-react.ts";

export type View = ComponentType<Readonly<Record<string, unknown>>>;

/** Host of the modules' containers: loads each once, hands React over, and takes views out of it. */
export class Federation {
  readonly #integrities = new Map<string, string>();
  readonly #host = createInstance({
    name: "madang",
    remotes: [],
    shared: sharedReact,
    plugins: [onlyCheckedScripts(this.#integrities)],
  });

  constructor() {
    offerRuntime(this.#host.version);
  }

  /** The fragment's view. Rejects when its container is another build, is not whole, or needs another React. */
  async load(fragment: Fragment, modules: Readonly<Record<string, RuntimeModule>>): Promise<View> {
    const { module, view, build } = fragment;
    const remote = modules[module];
    if (remote?.build !== build) throw new TypeError(`No container of ${module} in build ${build}.`);
    this.#register(remote);
    const exports = await this.#host.loadRemote<{ default: View }>(`${remote.name}/${view}`);
    if (exports === null) throw new TypeError(`The container of ${module} has no view ${view}.`);
    return exports.default;
  }

  #register({ name, entry, integrity }: RuntimeModule): void {
    const address = new URL(entry, location.href).href;
    if (this.#integrities.has(address)) return;
    this.#integrities.set(address, integrity);
    this.#host.registerRemotes([{ name, entry: address, type: "var", entryGlobalName: name }]);
  }
}

/** A container's entry runs only when it is byte for byte the one that the release record names. */
function onlyCheckedScripts(integrities: ReadonlyMap<string, string>): ModuleFederationRuntimePlugin {
  return {
    name: "only-checked-scripts",
    createScript({ url }) {
      const integrity = integrities.get(url);
      if (integrity === undefined) throw new TypeError(`${url} belongs to no release.`);
      return checkedScript({ address: url, integrity });
    },
  };
}

import type { RuntimeModule } from "@madang/manifest";
import type { ComponentType } from "react";
import { runChecked } from "../checked-script.ts";
import type { Fragment } from "./fragments.ts";
import { shareReact } from "./share-scope.ts";

export type View = ComponentType<Readonly<Record<string, unknown>>>;

/**
 * A Module Federation container: what every bundler's federation builds
 * (https://webpack.js.org/concepts/module-federation/#dynamic-remote-containers).
 */
interface Container {
  init(scope: ReturnType<typeof shareReact>): Promise<void> | void;
  get(view: string): Promise<() => { default: View }>;
}

/** Host of the modules' containers: loads each once, hands React over, and takes views out of it. */
export class Federation {
  readonly #scope = shareReact();
  readonly #containers = new Map<string, Promise<Container>>();

  /** The fragment's view. Rejects when its container is another build, is not whole, or needs another React. */
  async load(fragment: Fragment, modules: Readonly<Record<string, RuntimeModule>>): Promise<View> {
    const { module, view, build } = fragment;
    const remote = modules[module];
    if (remote?.build !== build) throw new TypeError(`No container of ${module} in build ${build}.`);
    const container = await this.#open(remote);
    const factory = await container.get(`./${view}`);
    return factory().default;
  }

  #open(remote: RuntimeModule): Promise<Container> {
    const known = this.#containers.get(remote.name);
    if (known !== undefined) return known;
    const opening = this.#start(remote);
    this.#containers.set(remote.name, opening);
    // What failed for want of a network may be asked for again on the next page.
    opening.catch(() => this.#containers.delete(remote.name));
    return opening;
  }

  async #start({ name, entry, integrity }: RuntimeModule): Promise<Container> {
    await runChecked({ address: entry, integrity });
    const container = (globalThis as unknown as Record<string, Container | undefined>)[name];
    if (container === undefined) throw new TypeError(`${entry} has no container named ${name}.`);
    await container.init(this.#scope);
    return container;
  }
}

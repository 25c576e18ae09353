import { init } from "@module-federation/enhanced/runtime";
import { attachShareScopeMap } from "@module-federation/webpack-bundler-runtime/dist/attachShareScopeMap.js";
import { consumes } from "@module-federation/webpack-bundler-runtime/dist/consumes.js";
import { initContainerEntry } from "@module-federation/webpack-bundler-runtime/dist/initContainerEntry.js";
import { initializeSharing } from "@module-federation/webpack-bundler-runtime/dist/initializeSharing.js";
import { installInitialConsumes } from "@module-federation/webpack-bundler-runtime/dist/installInitialConsumes.js";
import type { Federation } from "@module-federation/webpack-bundler-runtime";

type Start = NonNullable<Federation["bundlerRuntime"]>["init"];

/** As the bundler's own, without what it adds for shared packages that containers bring along: ours bring none. */
const start: Start = ({ webpackRequire }) => {
  const { initOptions } = webpackRequire.federation;
  if (initOptions === undefined) throw new TypeError("The container has no options to start with.");
  return init(initOptions);
};

/**
 * The part of Module Federation that every container else carries inside. Containers are built without it and
 * take the shell's (`federationRuntimeGlobal` in `@madang/build`), by the minor version that they were built with: one
 * that asks for another finds none, and the server's HTML stays.
 */
export function offerRuntime(version: string): void {
  globalThis.madangFederation = {
    [version.replace(/\.\d+$/, "")]: {
      bundlerRuntime: {
        consumes,
        I: initializeSharing,
        S: {},
        installInitialConsumes,
        initContainerEntry,
        init: start,
      },
      attachShareScopeMap,
    },
  };
}

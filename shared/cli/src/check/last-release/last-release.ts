import type { ModuleContract } from "../contract/module-contract.ts";

/** What the module is compared with. */
export type LastRelease =
  | {
      readonly kind: "release";
      /** `release 1.4.0 (3f9c…)`, `commit 1a2b…` or a file. */
      readonly name: string;
      readonly contract: ModuleContract;
      /** Where its source was, when that is known. */
      readonly commit: string | undefined;
    }
  | { readonly kind: "none"; readonly reason: string };

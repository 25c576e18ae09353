import type { Hydration } from "./hydration.ts";

declare global {
  /** Filled in by the build: addresses of the other scripts, and the sheet that no page removes. */
  const MADANG_HYDRATE_SRC: string;
  const MADANG_HYDRATE_INTEGRITY: string;
  const MADANG_BASE_SHEET: string;
  const MADANG_SERVICE_WORKER_SRC: string;

  /** Set by the `hydrate` script for the `navigate` script; nothing else reads it. */
  var madangHydration: Hydration | undefined;

  /** Set by the `hydrate` script for the modules' containers: the federation runtime, by its minor version. */
  var madangFederation: Readonly<Record<string, unknown>> | undefined;

  interface Window {
    readonly trustedTypes?: TrustedTypes | undefined;
  }

  interface TrustedTypes {
    createPolicy<Rules extends TrustedTypeRules>(name: string, rules: Rules): Rules;
  }

  /** The browser returns objects; the DOM's types in TypeScript still say strings. */
  interface TrustedTypeRules {
    createHTML?: (markup: string) => string;
    createScriptURL?: (address: string) => string;
  }
}

import * as React from "react";
import * as jsxRuntime from "react/jsx-runtime";
import * as ReactDOM from "react-dom";
import * as ReactDOMClient from "react-dom/client";

/** What federation containers exchange: package, then version, then how to get it. */
export type ShareScope = Readonly<Record<string, Readonly<Record<string, SharedPackage>>>>;

interface SharedPackage {
  readonly get: () => () => object;
  readonly from: string;
  readonly eager: boolean;
  readonly loaded: 1;
}

/** One React for all modules: hooks and context fail across two copies. */
export function shareReact(): ShareScope {
  return {
    react: hand(React),
    "react-dom": hand(ReactDOM),
    "react-dom/client": hand(ReactDOMClient),
    "react/jsx-runtime": hand(jsxRuntime),
  };
}

function hand(library: object): Record<string, SharedPackage> {
  return { [React.version]: { get: () => () => library, from: "shell", eager: true, loaded: 1 } };
}

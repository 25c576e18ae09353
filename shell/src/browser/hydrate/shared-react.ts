import * as React from "react";
import * as jsxRuntime from "react/jsx-runtime";
import * as ReactDOM from "react-dom";
import * as ReactDOMClient from "react-dom/client";

const { version } = React;

/** One React for all modules: hooks and context fail across two copies. */
export const sharedReact = {
  react: hand(React),
  "react-dom": hand(ReactDOM),
  "react-dom/client": hand(ReactDOMClient),
  "react/jsx-runtime": hand(jsxRuntime),
};

function hand(library: object) {
  return {
    version,
    lib: () => library,
    shareConfig: { singleton: true, requiredVersion: `^${version}` },
  };
}

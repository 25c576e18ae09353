import type { Plugin } from "esbuild";

/** On the server a stylesheet import says which sheet belongs to a view; there is nothing to run. */
export const ignoredStyles: Plugin = {
  name: "ignored-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, () => ({ contents: "", loader: "js" }));
  },
};

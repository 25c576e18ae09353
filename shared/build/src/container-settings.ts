import { pluginModuleFederation } from "@module-federation/rsbuild-plugin";
import { pluginReact } from "@rsbuild/plugin-react";
import type { RsbuildConfig } from "@rsbuild/core";
import { federationRuntimeAliases } from "./federation-runtime-modules.ts";
import type { View } from "./views.ts";

export interface ContainerSettings {
  readonly name: string;
  readonly output: string;
  readonly prefix: string;
  readonly views: readonly View[];
}

/** The shell hands these over; a container that brought its own React would lose hooks and context. */
const sharedPackages = ["react", "react-dom", "react-dom/client", "react/jsx-runtime"];

export function containerSettings(options: ContainerSettings): RsbuildConfig {
  return {
    mode: "production",
    logLevel: "silent",
    plugins: [pluginReact({ fastRefresh: false }), federation(options)],
    source: { entry: {} },
    resolve: { alias: federationRuntimeAliases() },
    output: {
      target: "web",
      assetPrefix: options.prefix,
      distPath: { root: options.output, js: "", jsAsync: "" },
      filename: { js: "[name]-[contenthash:8].js" },
      overrideBrowserslist: [
        "chrome >= 99",
        "edge >= 99",
        "firefox >= 97",
        "safari >= 15.4",
        "ios_saf >= 15.4",
      ],
      // Stylesheets are links that the server prints: they are there before any script, and without one.
      emitCss: false,
      legalComments: "none",
      sourceMap: false,
      cleanDistPath: false,
      polyfill: "off",
      dataUriLimit: 0,
    },
    security: { sri: { enable: true, algorithm: "sha384" } },
    performance: { printFileSize: false, buildCache: false },
    splitChunks: false,
    // A build serves nothing; the federation plugin warns about open CORS unless it is shut by name.
    server: { cors: { origin: "http://127.0.0.1" } },
    tools: {
      htmlPlugin: false,
      // Other ids are hashes of absolute paths: two clones would build different bytes.
      rspack: { optimization: { moduleIds: "natural", chunkIds: "natural" } },
    },
  };
}

function federation({ name, views }: ContainerSettings) {
  return pluginModuleFederation({
    name,
    filename: "container.js",
    library: { type: "var", name },
    exposes: Object.fromEntries(views.map((view) => [`./${view.name}`, view.file])),
    shared: Object.fromEntries(sharedPackages.map((key) => [key, { singleton: true, import: false }])),
    experiments: { externalRuntime: true, optimization: { disableSnapshot: true, target: "web" } },
    dts: false,
    manifest: false,
    dev: false,
  });
}

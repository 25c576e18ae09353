import { relative } from "node:path";
import { rspack, type RsbuildConfig, type Rspack } from "@rsbuild/core";
import { pluginReact } from "@rsbuild/plugin-react";
import { installedVersion } from "./toolchain.ts";
import type { View } from "./views.ts";

export interface ContainerSettings {
  readonly folder: string;
  readonly name: string;
  readonly output: string;
  readonly prefix: string;
  readonly views: readonly View[];
}

export const entryFile = "container.js";

/** The shell hands these over; a container that brought its own React would lose hooks and context. */
const sharedPackages = ["react", "react-dom", "react-dom/client", "react/jsx-runtime"];

export function containerSettings(options: ContainerSettings): RsbuildConfig {
  return {
    mode: "production",
    logLevel: "silent",
    plugins: [pluginReact({ fastRefresh: false })],
    source: { entry: { nothing: "data:text/javascript," } },
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
    tools: {
      htmlPlugin: false,
      rspack: (config, { mergeConfig }) => ({ ...mergeConfig(config, federation(options)), entry: {} }),
    },
  };
}

/**
 * Rspack's own federation: a container of the common protocol (`init` with a share scope, `get` a view). The
 * container is the only entry.
 */
function federation({ folder, name, views }: ContainerSettings): Rspack.Configuration {
  return {
    // Other ids are hashes of absolute paths: two clones would build different bytes.
    optimization: { moduleIds: "natural", chunkIds: "natural" },
    output: { uniqueName: name },
    plugins: [
      new rspack.container.ModuleFederationPluginV1({
        name,
        filename: entryFile,
        library: { type: "var", name },
        exposes: views.map((view) => ({
          [`./${view.name}`]: { import: `./${relative(folder, view.file)}` },
        })),
        shared: Object.fromEntries(sharedPackages.map((key) => [key, handedOver(key)])),
      }),
    ],
  };
}

/** Never bundled. A shell with an older or a next major React is refused, and the server's HTML stays. */
function handedOver(key: string) {
  const version = installedVersion(key.split("/")[0] ?? key);
  return { singleton: true, import: false as const, requiredVersion: `^${version}`, strictVersion: true };
}

import { relative } from "node:path";
import type { RsbuildConfig, Rspack } from "@rsbuild/core";
import { pluginReact } from "@rsbuild/plugin-react";
import { federationRuntimeGlobal } from "./federation-runtime.ts";
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

export async function containerSettings(options: ContainerSettings): Promise<RsbuildConfig> {
  const withFederation = await federation(options);
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
      rspack: (config, { mergeConfig }) => ({ ...mergeConfig(config, withFederation), entry: {} }),
    },
  };
}

/** The container is the only entry. */
async function federation({ folder, name, views }: ContainerSettings): Promise<Rspack.Configuration> {
  // Takes a second to load, which builds without a container need not wait for.
  const { ModuleFederationPlugin } = await import("@module-federation/enhanced/rspack");
  return {
    // Other ids are hashes of absolute paths: two clones would build different bytes.
    optimization: { moduleIds: "natural", chunkIds: "natural" },
    output: { uniqueName: name },
    externals: [runtimeOfTheShell],
    // A module may give the browser less than it renders with: "imports" in its package.json with the condition "hydrated".
    resolve: { conditionNames: ["hydrated", "..."] },
    plugins: [
      new ModuleFederationPlugin({
        name,
        filename: entryFile,
        library: { type: "var", name },
        exposes: Object.fromEntries(
          views.map((view) => [`./${view.name}`, `./${relative(folder, view.file)}`]),
        ),
        shared: Object.fromEntries(sharedPackages.map((key) => [key, handedOver(key)])),
        experiments: { optimization: { disableSnapshot: true, disableRemote: true, target: "web" } },
        dts: false,
        manifest: false,
        dev: false,
      }),
    ],
  };
}

/** The plugin names the runtime by its path on this machine. */
const runtimeOfTheShell: Rspack.ExternalItem = ({ request }, answer) => {
  if (request !== undefined && /[\\/]@module-federation[\\/]webpack-bundler-runtime[\\/]/.test(request))
    answer(undefined, federationRuntimeGlobal(), "global");
  else answer();
};

/** Never bundled. A shell with an older or a next major React is refused, and the server's HTML stays. */
function handedOver(key: string) {
  const version = installedVersion(key.split("/")[0] ?? key);
  return { singleton: true, import: false as const, requiredVersion: `^${version}`, strictVersion: true };
}

import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");

/** What the build makes of a stylesheet, or of all stylesheets that a component imports. Fonts keep their path. */
export async function bundledStyles(entry: string): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: join(root, "out"),
    bundle: true,
    minify: true,
    write: false,
    jsx: "automatic",
    format: "esm",
    platform: "browser",
    external: ["react", "react-dom", "*.woff2"],
  });
  return result.outputFiles.find(({ path }) => path.endsWith(".css"))?.text ?? "";
}

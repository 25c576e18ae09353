import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseManifest, type Manifest } from "@madang/manifest";
import { build } from "esbuild";
import { buildErrors } from "./errors.ts";
import { baseSettings, explainFailures } from "./esbuild-settings.ts";
import { externalPackages } from "./external-packages.ts";
import { ignoredStyles } from "./ignored-styles.ts";
import { contentHash } from "./integrity.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Runs `module.ts` and checks what it exports. Throws MANIFEST_INVALID, BUILD_NO_MANIFEST or BUILD_ID_DIFFERS.
 * It is bundled first, so that it may import whatever the module's other files may.
 */
export async function readManifest(workspace: Workspace, file: string): Promise<Manifest> {
  const manifest: unknown = (await evaluate(workspace, file)).default;
  if (typeof manifest !== "object" || manifest === null) throw buildErrors.create("NO_MANIFEST", { file });
  const checked = parseManifest(manifest, file);
  if (checked.id !== workspace.name)
    throw buildErrors.create("ID_DIFFERS", {
      folder: workspace.folder,
      id: checked.id,
      name: workspace.name,
    });
  return checked;
}

async function evaluate(workspace: Workspace, file: string): Promise<{ default?: unknown }> {
  const { outputFiles } = await explainFailures(file, () =>
    build({
      ...baseSettings(workspace.folder),
      entryPoints: { manifest: file },
      outdir: workspace.dist,
      platform: "node",
      target: "node24",
      plugins: [ignoredStyles, externalPackages(workspace.folder)],
    }),
  );
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const path = join(workspace.dist, `.manifest-${contentHash(code, 12)}-${process.pid}.mjs`);
  mkdirSync(workspace.dist, { recursive: true });
  writeFileSync(path, code);
  try {
    return (await import(pathToFileURL(path).href)) as { default?: unknown };
  } finally {
    rmSync(path, { force: true });
  }
}

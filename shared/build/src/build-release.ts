import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseReleaseRecord, type Manifest, type ReleaseRecord, type ShellAssets } from "@madang/manifest";
import type { ArchiveFile } from "./artifact/archive-file.ts";
import { packServer, serverArchive } from "./artifact/server-archive.ts";
import { AssetFolder } from "./asset-folder.ts";
import { bundleContainer } from "./container-bundle.ts";
import { integrityOf } from "./integrity.ts";
import { readManifest } from "./module-manifest.ts";
import { bundleBrowserRuntime } from "./browser-runtime-bundle.ts";
import { withBuildId, type ServerBundle } from "./server-bundle.ts";
import type { SourceList } from "./source-list.ts";
import { readStaticFiles } from "./static-files.ts";
import { bundleStyles, locateBaseSheet, stylesheetsIn, type StyleBundle } from "./style-bundle.ts";
import { findViewStyles } from "./view-styles.ts";
import { findViews, type View } from "./views.ts";
import type { Workspace } from "./workspace.ts";
import { writeDist } from "./write-dist.ts";

/** A module's release: server, styles, container, assets, and the record that describes them. */
export async function buildRelease(options: {
  workspace: Workspace;
  manifestFile: string;
  server: ServerBundle;
  sources: SourceList;
}): Promise<{ build: string; files: number }> {
  const { workspace, manifestFile, server, sources } = options;
  const { folder, browserFolder } = workspace;
  const manifest = await readManifest(workspace, manifestFile);
  const views = findViews(folder);
  const styles = await bundleStyles({
    folder,
    entries: await findViewStyles({ folder, views, sources }),
    inBaseSheet: views.length === 0 ? new Set() : await stylesheetsIn(locateBaseSheet(folder), folder),
    sources,
  });
  const staticFiles = readStaticFiles(folder, sources);
  const runtime =
    browserFolder === undefined ? undefined : await bundleBrowserRuntime({ folder, browserFolder }, sources);
  sources.addFact("manifest", JSON.stringify(manifest));

  const build = sources.buildId();
  const assets = new AssetFolder(`/_assets/${manifest.id}/${build}/`);
  for (const file of [...styles.files, ...staticFiles]) assets.add(file.name, file.content);
  const shellAssets = runtime?.addTo(assets, build);
  const container = await bundleContainer({ workspace, manifest, build, views, assets });
  const code = withBuildId(server.code, build);
  const record = parseReleaseRecord(
    {
      schema: 1,
      module: manifest.id,
      version: manifest.version,
      build,
      manifest,
      server: { file: "server.js", integrity: integrityOf(code) },
      ...(container === undefined ? {} : { container }),
      views: describeViews(views, styles, assets),
      assets: assets.describe(),
    } satisfies ReleaseRecordInput,
    `of ${manifest.id}`,
  );
  await writeRelease({ workspace, code, server, record, assets, shellAssets });
  return { build, files: record.assets.length + 4 };
}

type ReleaseRecordInput = Omit<ReleaseRecord, "manifest"> & { manifest: Manifest };

function describeViews(
  views: readonly View[],
  styles: StyleBundle,
  assets: AssetFolder,
): ReleaseRecord["views"] {
  return Object.fromEntries(
    views.map(({ name, interactive }) => {
      const sheet = styles.sheets.get(name);
      return [
        name,
        { styles: sheet === undefined ? [] : [assets.add(sheet.name, sheet.content)], interactive },
      ];
    }),
  );
}

async function writeRelease(options: {
  workspace: Workspace;
  code: Uint8Array;
  server: ServerBundle;
  record: ReleaseRecord;
  assets: AssetFolder;
  shellAssets: ShellAssets | undefined;
}): Promise<void> {
  const { code, server, record, shellAssets } = options;
  const facts = shellAssets === undefined ? [] : [asJson("shell-assets.json", shellAssets)];
  const files: ArchiveFile[] = [
    { name: "server.js", content: code },
    { name: "server.js.map", content: server.sourceMap },
    ...facts,
    { name: serverArchive, content: packServer([{ name: "server.js", content: code }, ...facts]) },
    asJson("release.json", record),
  ];
  await writeDist(options.workspace.dist, async (folder) => {
    await options.assets.write(join(folder, "assets"));
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
  });
}

function asJson(name: string, value: unknown): ArchiveFile {
  return { name, content: Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`) };
}

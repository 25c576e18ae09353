import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildRelease } from "./build-release.ts";
import { bundleServer, withBuildId, type ServerBundle } from "./server-bundle.ts";
import { SourceList } from "./source-list.ts";
import { addToolchain } from "./toolchain.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";
import { writeDist } from "./write-dist.ts";

export interface BuildResult {
  readonly name: string;
  readonly build: string;
  readonly dist: string;
  readonly files: number;
  readonly milliseconds: number;
}

/**
 * Builds one workspace into its `dist/`: the gateway becomes a server bundle, a module (and the shell) becomes a
 * release. Equal sources give equal bytes. Throws BUILD_* and MANIFEST_* errors for what the author can mend.
 */
export async function buildWorkspace(options: { folder: string; dist?: string }): Promise<BuildResult> {
  const start = performance.now();
  const workspace = openWorkspace(options);
  const sources = new SourceList();
  addToolchain(sources);
  const server = await bundleServer(workspace, sources);
  const { build, files } =
    workspace.manifestFile === undefined
      ? await writeServerOnly(workspace, server, sources.buildId())
      : await buildRelease({ workspace, manifestFile: workspace.manifestFile, server, sources });
  const milliseconds = Math.round(performance.now() - start);
  return { name: workspace.name, build, dist: workspace.dist, files, milliseconds };
}

async function writeServerOnly(workspace: Workspace, server: ServerBundle, build: string) {
  await writeDist(workspace.dist, (folder) => {
    writeFileSync(join(folder, "server.js"), withBuildId(server.code, build));
    writeFileSync(join(folder, "server.js.map"), server.sourceMap);
    for (const [name, content] of server.others)
      writeFileSync(join(folder, name), withBuildId(content, build));
  });
  return { build, files: 2 + server.others.size };
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { internalHeaders, type Language } from "@madang/manifest";
import { startModule } from "@madang/module-kit/server";
import { shellDefinition } from "../src/server/shell-definition.ts";
import { assets, siteFile } from "./sample-layout.ts";

export interface ShellServer {
  readonly origin: string;
  /** Asks for a page as the gateway does. */
  get(page: string, path: string, language?: Language): Promise<Response>;
  layouts(body: unknown): Promise<Response>;
  close(): Promise<void>;
}

/** The shell on a free port, with what its build would have written. */
export async function startShell(): Promise<ShellServer> {
  const folder = await mkdtemp(join(tmpdir(), "madang-shell-"));
  const assetsFile = join(folder, "shell-assets.json");
  await writeFile(assetsFile, JSON.stringify(assets));
  const env = { MADANG_SITE_FILE: siteFile, LOG_LEVEL: "silent" };
  const service = await startModule(shellDefinition(assetsFile), env);
  const { origin } = service;
  return {
    origin,
    get: (page, path, language = "ko") =>
      fetch(origin + path, {
        headers: { [internalHeaders.page]: page, [internalHeaders.language]: language },
      }),
    layouts: (body) =>
      fetch(`${origin}/layouts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    async close() {
      await service.close();
      await rm(folder, { recursive: true });
    },
  };
}

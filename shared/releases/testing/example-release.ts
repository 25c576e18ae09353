import type { ManifestInput } from "@madang/manifest";
import type { z } from "zod";
import { digestOf } from "../src/digest.ts";
import type { releaseStatementSchema } from "../src/release-statement.ts";

type Statement = z.input<typeof releaseStatementSchema>;

/** The smallest valid release of a module with one page, for tests. */
export function exampleStatement(
  options: { module?: string; build?: string; createdAt?: string; manifest?: Partial<ManifestInput> } = {},
): Statement {
  const { module = "news", build = "aaaa0001", createdAt = "2026-11-22T03:00:00.000Z", manifest } = options;
  return {
    schema: 1,
    createdAt,
    server: { digest: digestOf(`server of ${module} ${build}`), bytes: 12 },
    record: {
      schema: 1,
      module,
      version: "1.0.0",
      build,
      manifest: { ...exampleManifest(module), ...manifest },
      server: { file: "server.js", integrity: `sha384-${"A".repeat(64)}` },
      views: {},
      assets: [],
    },
  };
}

function exampleManifest(module: string): ManifestInput {
  return {
    id: module,
    version: "1.0.0",
    name: { ko: module, en: module },
    owner: { department: { ko: "소통담당관", en: "Communications" }, telephone: "000-000-2050" },
    criticality: "reading",
    grade: 3,
    recovery: { time: 60, point: 60 },
    pages: { list: { path: `/${module}`, title: { ko: module, en: module }, access: "public" } },
    fallback: { ko: "잠시 쉽니다.", en: "Away for a moment." },
  };
}

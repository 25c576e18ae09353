import { defineModule, parseReleaseRecord, type Manifest, type ReleaseRecord } from "@madang/manifest";

/** The module that stands for the portal's shell at the gateway of `madang dev`: its layouts, and pages that show boxes. */
export const frameModule = "madang-dev";

/** Before the first build. */
const nothingYet: Pick<Manifest, "boxes" | "owner"> = {
  boxes: {},
  owner: { department: { ko: "madang dev", en: "madang dev" }, telephone: "000-000-0000" },
};

/** Page below which every slot can be looked at by itself. */
export const slotsPath = `/${frameModule}/slots`;

export function frameRecord(shown: Pick<Manifest, "boxes" | "owner"> = nothingYet): ReleaseRecord {
  const query = [...new Set(Object.values(shown.boxes).flatMap((box) => box.query))].slice(0, 20);
  const title = { ko: "개발 중인 모듈", en: "Module in development" };
  const page = { title, access: "public", query } as const;
  const manifest = defineModule({
    id: frameModule,
    version: "0.0.0",
    name: title,
    owner: shown.owner,
    criticality: "background",
    grade: 4,
    recovery: { time: 0, point: 0 },
    pages: {
      index: { ...page, path: `/${frameModule}` },
      slot: { ...page, path: `${slotsPath}/:slot`, layout: "wide" },
    },
    fallback: title,
  });
  return parseReleaseRecord(
    {
      schema: 1,
      module: frameModule,
      version: manifest.version,
      build: "0".repeat(20),
      manifest,
      server: { file: "server.js", integrity: `sha384-${"A".repeat(64)}` },
      views: { index: { styles: [], interactive: false } },
      assets: [],
    },
    frameModule,
  );
}

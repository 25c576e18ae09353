import { parseReleaseRecord, type ManifestInput, type ReleaseRecord } from "@madang/manifest";

const integrity = `sha384-${"A".repeat(64)}`;

/** What the tests say of a module; the rest of a manifest is the same for all. */
export type ModuleInput = Partial<ManifestInput> & { readonly id: string };

export function manifestOf(input: ModuleInput): ManifestInput {
  return {
    version: "1.0.0",
    name: { ko: `${input.id} 서비스`, en: `${input.id} service` },
    owner: { department: { ko: "대변인실", en: "Press office" }, telephone: "000-000-2050" },
    criticality: "reading",
    grade: 3,
    recovery: { time: 60, point: 0 },
    fallback: {
      ko: "소식을 잠시 보여 드리지 못합니다. 다른 서비스는 그대로 쓸 수 있습니다.",
      en: "News is not available for the moment. Everything else works.",
    },
    ...input,
  };
}

export interface RecordInput {
  readonly build?: string;
  readonly interactive?: readonly string[];
}

/** A checked release record of a build that has views `list`, `form` and `box`. */
export function recordOf(
  input: ModuleInput,
  { build = "build0001", interactive = [] }: RecordInput = {},
): ReleaseRecord {
  const folder = `/_assets/${input.id}/${build}`;
  const views = Object.fromEntries(
    ["list", "form", "box"].map((view) => [
      view,
      { styles: [{ href: `${folder}/${view}.css`, integrity }], interactive: interactive.includes(view) },
    ]),
  );
  return parseReleaseRecord(
    {
      schema: 1,
      module: input.id,
      version: "1.0.0",
      build,
      manifest: manifestOf(input),
      server: { file: "server.js", integrity },
      ...(interactive.length === 0
        ? {}
        : {
            container: {
              name: `${input.id}_${build}`,
              entry: `${folder}/entry.js`,
              integrity,
              preload: [{ href: `${folder}/chunk.js`, integrity }],
            },
          }),
      views,
      assets: [],
    },
    input.id,
  );
}

export const words = (text: string): { ko: string; en: string } => ({ ko: text, en: text });

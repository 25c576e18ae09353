import type { ErrorCatalogue, ErrorTable } from "@madang/errors";
import { code, page, table } from "./markdown.ts";
import { exportsOf, filesMatching } from "./source-files.ts";

const places = [
  "shared/*/src/errors.ts",
  "gateway/src/{,admin/}errors.ts",
  "shell/{src,server}/errors.ts",
  "modules/*/server/errors.ts",
  "infra/dev/src/errors.ts",
  "loadtests/runner/errors.ts",
];

type Catalogue = ErrorCatalogue<ErrorTable>;

/** docs/errors.md: each code that can appear in an answer, a log or on a terminal. */
export async function errorsPage(root: string): Promise<string> {
  const sections: string[] = [];
  const owners = new Map<string, string>();
  for (const file of filesMatching(root, places))
    for (const catalogue of (await exportsOf(root, file)).filter(isCatalogue)) {
      claim(owners, catalogue.prefix, file);
      sections.push(section(file, catalogue));
    }
  return page(
    "Errors",
    "Every error has a stable code, which never means two things, and a message that names the value and the remedy. The status is that of the HTTP answer when nothing handles the error earlier.",
    sections,
  );
}

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === "object" && value !== null && "prefix" in value && "table" in value;
}

/** Two packages with one prefix would give one code two meanings. */
function claim(owners: Map<string, string>, prefix: string, file: string): void {
  const owner = owners.get(prefix);
  if (owner !== undefined)
    throw new Error(`${file} and ${owner} both use the prefix ${prefix}; choose another.`);
  owners.set(prefix, file);
}

function section(file: string, { prefix, table: errors }: Catalogue): string {
  const rows = Object.entries(errors).map(([name, { status, message, remedy }]) => [
    code(`${prefix}_${name}`),
    String(status),
    message,
    remedy,
  ]);
  return `## ${prefix}\n\nDeclared in ${code(file)}.\n\n${table(["Code", "Status", "Message", "Remedy"], rows)}`;
}

import { manifestJsonSchema } from "@madang/manifest";
import { code, page, table } from "./markdown.ts";

interface Node {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: string | number | boolean;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  anyOf?: Node[];
}

/** docs/manifest.md: each field that a module's manifest can have. */
export async function manifestPage(): Promise<string> {
  const rows = fields(manifestJsonSchema(), "");
  return page(
    "Manifest",
    "What a module declares in `module.ts` with `defineModule`. `<name>` stands for a name that the author chooses, `[]` for each item of a list. A field that is not listed is an error.",
    [table(["Field", "Type", "Default", "Meaning"], rows)],
  );
}

function fields(node: Node, prefix: string): string[][] {
  const required = new Set(node.required);
  return Object.entries(node.properties ?? {})
    .filter(([name]) => name !== "$schema")
    .flatMap(([name, child]) => [
      row(`${prefix}${name}`, child, required.has(name)),
      ...below(child, `${prefix}${name}`),
    ]);
}

function below(node: Node, place: string): string[][] {
  if (node.properties !== undefined) return fields(node, `${place}.`);
  if (node.items !== undefined) return fields(node.items, `${place}[].`);
  const values = node.additionalProperties;
  return typeof values === "object" ? fields(values, `${place}.<name>.`) : [];
}

function row(place: string, node: Node, required: boolean): string[] {
  const preset = node.default === undefined ? "" : code(JSON.stringify(node.default));
  return [code(place), typeOf(node), required && preset === "" ? "required" : preset, node.description ?? ""];
}

function typeOf(node: Node): string {
  if (node.const !== undefined) return code(String(node.const));
  if (node.enum !== undefined) return node.enum.map((value) => code(String(value))).join(", ");
  if (node.anyOf !== undefined) return node.anyOf.map(typeOf).join(" or ");
  const range = [node.minimum, node.maximum].filter(
    (bound) => bound !== undefined && Math.abs(bound) < 2 ** 53,
  );
  const bounds = range.length === 2 ? ` ${range[0]} to ${range[1]}` : "";
  return `${node.type ?? "any"}${bounds}`;
}

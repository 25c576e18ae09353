import { posix } from "node:path";
import type { ContractExports } from "./module-contract.ts";

type Names = ContractExports["names"];

const list = /^export (type )?\{([^}]*)\}(?: from "([^"]+)")?;?/gm;
const declaration =
  /^export (?:declare )?(?:abstract )?(const|let|var|function|class|enum|namespace|type|interface) ([\w$]+)/gm;
const all = /^export (type )?\* from "([^"]+)";?/gm;
const named = /^export \* as ([\w$]+) from /gm;

/** Exports of a declaration file, those that it passes on from other files of the contract too. */
export function declaredNames(entry: string, declarations: Readonly<Record<string, string>>): Names {
  const found = new Map<string, "value" | "type">();
  const visit = (file: string, way: { visited: ReadonlySet<string>; typesOnly: boolean }) => {
    const text = declarations[file];
    if (text === undefined || way.visited.has(file)) return;
    // What a file exports itself comes before what it passes on.
    for (const { name, kind } of ownNames(text))
      if (!found.has(name)) found.set(name, way.typesOnly ? "type" : kind);
    for (const [, isType, specifier = ""] of text.matchAll(all))
      visit(declarationOf(file, specifier), {
        visited: new Set([...way.visited, file]),
        typesOnly: way.typesOnly || isType !== undefined,
      });
  };
  visit(entry, { visited: new Set(), typesOnly: false });
  return [...found]
    .map(([name, kind]) => ({ name, kind }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function ownNames(text: string): Names {
  return [
    ...[...text.matchAll(list)].flatMap(([, isType, names = ""]) => listedNames(names, isType !== undefined)),
    ...[...text.matchAll(declaration)].map(([, keyword = "", name = ""]) => ({
      name,
      kind: keyword === "type" || keyword === "interface" ? ("type" as const) : ("value" as const),
    })),
    ...[...text.matchAll(named)].map(([, name = ""]) => ({ name, kind: "value" as const })),
    ...(/^export default /m.test(text) ? [{ name: "default", kind: "value" as const }] : []),
  ];
}

/** `a, type B, c as d` */
function listedNames(names: string, allTypes: boolean): Names {
  return names
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => ({
      name:
        part
          .replace(/^type /, "")
          .split(" as ")
          .at(-1)
          ?.trim() ?? part,
      kind: allTypes || part.startsWith("type ") ? ("type" as const) : ("value" as const),
    }));
}

function declarationOf(from: string, specifier: string): string {
  const path = posix.join(posix.dirname(from), specifier);
  return path.replace(/(\.d)?\.[jt]sx?$/, ".d.ts");
}

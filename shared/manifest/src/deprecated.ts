import { z } from "zod";
import type { RelationProblem } from "./manifest-relations.ts";

/** `pages.old`, `pages.list.query.q`, `boxes.latest`, `navigation.list`, `api.GET /api/news/items/{id}`, `exports.newsPaths` */
const part =
  /^(?:pages\.[a-z0-9-]+(?:\.query\.[\w-]+)?|boxes\.[a-z0-9-]+(?:\.query\.[\w-]+)?|navigation\.[a-z0-9-]+|api\.(?:[A-Z]+ )?\/[\w./{}-]*|exports\.[\w$]+)$/;

export const deprecatedSchema = z
  .array(
    z
      .string()
      .max(300)
      .regex(
        part,
        "must name a part of the contract: pages.old, pages.list.query.q, boxes.latest, navigation.list, api.GET /api/news/items or exports.newsPaths",
      ),
  )
  .max(200)
  .default([])
  .describe(
    "Parts of the contract whose end is announced: they are still served, and the next major version may leave them out (docs/contract.md).",
  );

interface Declared {
  readonly pages: Readonly<Record<string, { readonly query: readonly string[] }>>;
  readonly boxes: Readonly<Record<string, { readonly query: readonly string[] }>>;
  readonly navigation: readonly { readonly page: string }[];
  readonly deprecated: readonly string[];
}

/** What of the manifest itself is named and not there; operations and exports are known to the contract gate alone. */
export function unknownDeprecations(manifest: Declared): RelationProblem[] {
  return manifest.deprecated.flatMap((name, index) =>
    isThere(name, manifest)
      ? []
      : [
          {
            path: ["deprecated", index],
            message: `names "${name}", which this manifest does not have; leave it out once the part is gone`,
          },
        ],
  );
}

function isThere(name: string, { pages, boxes, navigation }: Declared): boolean {
  const [kind, part = "", query, parameter = ""] = name.split(".");
  if (kind === "navigation") return navigation.some(({ page }) => page === part);
  if (kind !== "pages" && kind !== "boxes") return true;
  const parts = kind === "pages" ? pages : boxes;
  const found = Object.hasOwn(parts, part) ? parts[part] : undefined;
  return found !== undefined && (query === undefined || found.query.includes(parameter));
}

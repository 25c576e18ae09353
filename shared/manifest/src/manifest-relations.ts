import { countTwice, type Limit } from "./limits.ts";

/** What can only be seen with the whole manifest at hand. */
export interface ManifestRelations {
  readonly pages: Readonly<Record<string, { readonly path: string }>>;
  readonly navigation: readonly { readonly page: string }[];
  readonly api?:
    | {
        readonly access: "public" | "personal";
        readonly personal: readonly string[];
        readonly limits: readonly Limit[];
      }
    | undefined;
}

export interface RelationProblem {
  readonly path: (string | number)[];
  readonly message: string;
}

export function wrongNavigation({ pages, navigation }: ManifestRelations): RelationProblem[] {
  return navigation.flatMap(({ page: name }, index) => {
    const path = ["navigation", index, "page"];
    const page = Object.hasOwn(pages, name) ? pages[name] : undefined;
    if (page === undefined)
      return [
        { path, message: `names "${name}"; it must be one of the pages: ${Object.keys(pages).join(", ")}` },
      ];
    if (page.path.includes(":"))
      return [{ path, message: `names "${name}", which has a parameter in its path; choose a page without` }];
    return [];
  });
}

/** Two pages whose patterns match the same addresses: /news/:id and /news/:slug. */
export function equalPaths({ pages }: ManifestRelations): RelationProblem[] {
  const names = new Map<string, string>();
  return Object.entries(pages).flatMap(([name, { path }]) => {
    const pattern = path.replace(/:[^/]+/g, ":");
    const first = names.get(pattern);
    names.set(pattern, first ?? name);
    if (first === undefined) return [];
    return [
      {
        path: ["pages", name, "path"],
        message: `matches the same addresses as the page "${first}"; change one of them`,
      },
    ];
  });
}

export function wrongApiLimits({ api }: ManifestRelations): RelationProblem[] {
  if (api === undefined) return [];
  const path = ["api", "limits"];
  const knowsVisitors = api.access === "personal" || api.personal.length > 0;
  if (!knowsVisitors && api.limits.some(({ by }) => by === "visitor"))
    return [
      {
        path,
        message: "counts visitors, whom a public API does not know; count by address, or name personal paths",
      },
    ];
  if (countTwice(api.limits))
    return [
      { path, message: "counts the same client twice in the same seconds; keep the one that you mean" },
    ];
  return [];
}

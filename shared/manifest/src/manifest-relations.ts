/** What can only be seen with the whole manifest at hand. */
export interface ManifestRelations {
  readonly pages: Readonly<Record<string, { readonly path: string }>>;
  readonly navigation: readonly { readonly page: string }[];
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

import { languages, defaultLanguage, type Manifest } from "@madang/manifest";
import { frameModule } from "../frame/frame-record.ts";

/** What of the portal's addresses the module in development answers. */
export interface OwnAddresses {
  readonly manifest: Manifest;
  /** Builds whose files are here. */
  readonly builds: ReadonlySet<string>;
}

/** Whether an address belongs to the module in development: its pages in every language, their data, its API, files of its builds. */
export function isOwnAddress({ manifest, builds }: OwnAddresses, path: string): boolean {
  const asset = /^\/_assets\/([^/]+)\/([^/]+)\//.exec(path);
  if (asset !== null) return asset[1] === manifest.id && builds.has(asset[2] ?? "");
  const { api } = manifest;
  if (api !== undefined && (path === api.prefix || path.startsWith(`${api.prefix}/`))) return true;
  const page = pagePath(path);
  if (page === `/${frameModule}` || page.startsWith(`/${frameModule}/`)) return true;
  return Object.values(manifest.pages).some((declared) => fits(declared.path, page));
}

/** The page's own path, without the prefixes of navigation data and of languages. */
export function pagePath(path: string): string {
  const page = path.startsWith("/_data/") ? path.slice("/_data".length) : path === "/_data" ? "/" : path;
  const prefix = languages.find(
    (language) =>
      language !== defaultLanguage && (page === `/${language}` || page.startsWith(`/${language}/`)),
  );
  return prefix === undefined ? page : page.slice(prefix.length + 1) || "/";
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(":") ? given[index] !== "" : part === given[index]))
  );
}

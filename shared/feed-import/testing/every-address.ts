import type { Manifest } from "@madang/manifest";

/** Values for what addresses leave open. */
export interface AddressValues {
  /** By the template of a page or of the API, with its parameters as `:id` or `{id}`. */
  readonly params: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
}

export interface Address {
  /** What it is an address of: a template, or the name of a box. */
  readonly of: string;
  readonly path: string;
  /** Belongs to one document: without it there is no such address. */
  readonly ofDocument: boolean;
}

interface Place {
  readonly template: string;
  readonly query: readonly string[];
}

/**
 * Every address of a module: pages and boxes as its manifest says, the API as its own document says; each by itself and with every
 * value of every parameter of its query. Throws for one that it knows no value for, so that what is new is never passed over.
 */
export function everyAddress(manifest: Manifest, openApi: OpenApiPaths, values: AddressValues): Address[] {
  const pages = Object.values(manifest.pages).map(({ path, query }) => ({ template: path, query }));
  const boxes = Object.entries(manifest.boxes).map(([name, { query }]) => ({
    template: `/_boxes/${name}`,
    query,
  }));
  const api = Object.entries(openApi.paths).map(([template, { get }]) => ({
    template,
    query: (get?.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name),
  }));
  return [...pages, ...boxes, ...api].flatMap((place) => addressesOf(place, values));
}

export interface OpenApiPaths {
  readonly paths: Readonly<
    Record<
      string,
      { readonly get?: { readonly parameters: readonly { readonly name: string; readonly in: string }[] } }
    >
  >;
}

function addressesOf({ template, query }: Place, values: AddressValues): Address[] {
  const params = values.params[template] ?? {};
  const path = template.replace(/:([a-zA-Z]+)|\{([a-zA-Z]+)\}/g, (_, colon?: string, brace?: string) => {
    const value = params[colon ?? brace ?? ""];
    if (value === undefined)
      throw new Error(`No value is known for the parameters of ${template}; add them to the test.`);
    return encodeURIComponent(value);
  });
  const ofDocument = path !== template;
  const queries = query.flatMap((name) => {
    const known = values.query[name];
    if (known === undefined)
      throw new Error(`No value is known for ?${name}= of ${template}; add some to the test.`);
    return known.map((value) => `?${name}=${encodeURIComponent(value)}`);
  });
  return ["", ...queries].map((search) => ({ of: template, path: path + search, ofDocument }));
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Manifest } from "@madang/manifest";
import type { HttpVisitor } from "@madang/test-kit";
import { findLinks } from "./linked-pages.ts";
import type { PageAddress } from "./page-address.ts";

export interface Addresses {
  readonly known: readonly PageAddress[];
  /** Pages with a parameter for which no address was found. */
  readonly missing: readonly string[];
}

/** What a module's `test/page-samples.ts` exports by default: addresses of pages that no link leads to. */
export type PageSamples = (visitor: HttpVisitor) => Promise<Readonly<Record<string, readonly string[]>>>;

export const samplesFile = "test/page-samples.ts";

/** Each page of the manifest at least once: by its own path, by the module's samples, by a link on another page. */
export async function pageAddresses(options: {
  manifest: Manifest;
  folder: string;
  visitor: HttpVisitor;
}): Promise<Addresses> {
  const { manifest, folder, visitor } = options;
  const plain = Object.entries(manifest.pages)
    .filter(([, { path }]) => !path.includes(":"))
    .map(([name, { path }]) => ({ name, address: path }));
  const sampled = await sampledPages(folder, visitor);
  const links = await findLinks(
    visitor,
    [...plain, ...sampled].map(({ address }) => address),
    manifest,
  );
  const known = [...plain, ...sampled, ...onePerPage(links, [...plain, ...sampled]), ...boxPages(manifest)];
  const found = new Set(known.map(({ name }) => name));
  return { known, missing: Object.keys(manifest.pages).filter((name) => !found.has(name)) };
}

async function sampledPages(folder: string, visitor: HttpVisitor): Promise<PageAddress[]> {
  const file = join(folder, samplesFile);
  if (!existsSync(file)) return [];
  const { default: samples } = (await import(pathToFileURL(file).href)) as { default: PageSamples };
  const pages = await samples(visitor);
  return Object.entries(pages).flatMap(([name, addresses]) =>
    addresses.map((address) => ({ name, address })),
  );
}

function onePerPage(links: readonly PageAddress[], known: readonly PageAddress[]): PageAddress[] {
  const names = new Set(known.map(({ name }) => name));
  return links.filter(({ name }) => !names.has(name) && names.add(name).size > 0);
}

/** Pages of the shell that show the slots which boxes are declared for. */
const slotPages: Readonly<Record<string, string>> = {
  home: "/",
  "home-tasks": "/",
  alert: "/",
  search: "/search?q=%EC%95%88%EB%82%B4",
  "open-data": "/about/feeds",
};

function boxPages({ boxes }: Manifest): PageAddress[] {
  const slots = new Set(Object.values(boxes).map(({ slot }) => slot));
  const addresses = new Set([...slots].flatMap((slot) => slotPages[slot] ?? []));
  return [...addresses].map((address) => ({ name: "boxes", address }));
}

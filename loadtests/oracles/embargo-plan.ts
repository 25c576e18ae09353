import { existsSync, readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { marker } from "@madang/load-kit/markers";

/** A module's `load/embargo.json`: how an item is told to it, and where it must appear. */
const embargoSchema = z.strictObject({
  /** File beside it: a feed with {guid}, {pubDate}, {marker} and {word} to be filled in. */
  template: z.string(),
  /** SQL in the module's schema: one row for the item with the guid $1; its columns fill in the addresses as {column}. */
  facts: z.string(),
  /** Addresses where the item must appear; {word} is filled in too. */
  appears: z.array(z.string().startsWith("/")).min(1),
  /** Further addresses that must not show it early. */
  watched: z.array(z.string().startsWith("/")).default([]),
});

export interface EmbargoedModule {
  readonly id: string;
  readonly folder: string;
  readonly template: string;
  readonly factsQuery: string;
  readonly appears: readonly string[];
  readonly watched: readonly string[];
}

export interface EmbargoedItem {
  readonly module: EmbargoedModule;
  readonly owner: string;
  readonly marker: string;
  readonly guid: string;
  /** Found by a search, and told by no one: an address with it shows nothing of the item. */
  readonly word: string;
  /** Milliseconds since 1970, a whole second. */
  readonly until: number;
}

/** The module's declaration, where it has one. */
export function embargoedModule(id: string, folder: string): EmbargoedModule | undefined {
  const file = path.join(folder, "load/embargo.json");
  if (!existsSync(file)) return undefined;
  const {
    template,
    facts: factsQuery,
    appears,
    watched,
  } = embargoSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return { id, folder, template: path.join(folder, "load", template), factsQuery, appears, watched };
}

/** Per module one item whose second lies early in the run, one late in it, and one that stays hidden. */
export function planEmbargoes(options: {
  modules: readonly EmbargoedModule[];
  prefix: string;
  /** Milliseconds since 1970. */
  from: number;
  seconds: number;
}): EmbargoedItem[] {
  const { modules, prefix, from, seconds } = options;
  const moments = [from + seconds * 400, from + seconds * 800, from + 86_400_000];
  return modules.flatMap((module) =>
    moments.map((moment) => {
      const owner = randomBytes(6).toString("hex");
      return {
        module,
        owner,
        marker: marker({ prefix, kind: "embargo", owner, use: "t" }),
        guid: `loadtest-${owner}`,
        word: `wq${randomBytes(6).toString("hex")}`,
        until: Math.ceil(moment / 1000) * 1000,
      };
    }),
  );
}

/** The items as their publisher's feed has them; of those that are withdrawn it says no more than that. */
export function feedOf(
  items: readonly EmbargoedItem[],
  template: string,
  withdrawn: readonly EmbargoedItem[] = [],
): string {
  const [head = "", item = "", tail = ""] = readFileSync(template, "utf8").split(
    /<!-- item -->|<!-- end -->/,
  );
  const gone = withdrawn.map(
    ({ guid }) => `<item><guid isPermaLink="false">${guid}</guid><madang:withdrawn/></item>`,
  );
  return head + items.map((one) => filled(item, one)).join("") + gone.join("") + tail;
}

function filled(item: string, { guid, until, marker: text, word }: EmbargoedItem): string {
  const values: Record<string, string> = {
    guid,
    pubDate: new Date(until).toUTCString(),
    marker: text,
    word,
  };
  return item.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

import type { Language } from "@madang/manifest";
import type { ResponseStore } from "../cache/store/response-store.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import { explainBuilds, type BuildReason } from "../channels/explain-builds.ts";
import { fragmentKey } from "../fragments/fragment-key.ts";
import type { Gateway } from "../gateway.ts";
import { pageKey } from "../pages/page-key.ts";
import { preferenceValues, preferencesOf } from "../preferences/preferences.ts";
import { readAddress } from "../request/read-address.ts";
import { readQuery } from "../request/read-query.ts";
import { findPage } from "../routes/find-route.ts";
import type { PageRoute, RouteTable } from "../routes/route-table.ts";
import { describeStored, type StoredFacts } from "./describe-stored.ts";
import type { Decision } from "./recent-decisions.ts";

/** Why an address is answered as it is: what is declared, what is stored, and what was decided lately. */
export interface Explanation {
  readonly address: string;
  readonly route: string;
  readonly module: { readonly id: string; readonly build: string };
  /** Builds that this visitor gets, of the page's module and of every other that runs in two. */
  readonly builds: readonly BuildReason[];
  /** In one sentence. */
  readonly rule: string;
  /** Composed pages in this gateway's memory, by kind and preferences; those that are stored. */
  readonly pages: Readonly<Record<string, StoredFacts>>;
  /** The module's own part, shared by all gateways. */
  readonly fragment: StoredFacts | undefined;
  readonly recent: readonly Decision[];
}

/**
 * `target`: a page's address on this site with its query, as a browser asks for it; `bucket`: of the visitor's cookie. Throws GATEWAY_PATH_INVALID, GATEWAY_QUERY_INVALID and
 * GATEWAY_NOT_FOUND.
 */
export async function explainAddress(
  gateway: Gateway,
  store: ResponseStore,
  target: string,
  bucket?: number,
): Promise<Explanation> {
  const address = readAddress(target);
  if (address.kind === "elsewhere") return explainAddress(gateway, store, address.location, bucket);
  const { language } = address;
  const at = gateway.channels.current;
  const table = at.viewFor(at.assignments.of(bucket));
  const route = findPage(table, address.path);
  const query = readQuery(address.query, route.query);
  const path = address.path + (query === "" ? "" : `?${query}`);
  const now = Date.now();
  const key = fragmentKey({ site: gateway.site.id, language, route, path });
  const fragment = route.personal ? undefined : await store.read(key, () => "");
  const pages = storedPages(gateway, { table, route, language, path });
  return {
    address: target,
    route: route.name,
    module: { id: route.module.id, build: route.module.build },
    builds: explainBuilds(at, route.module.id, bucket),
    rule: ruleOf(route),
    pages: Object.fromEntries(pages.map(([name, stored]) => [name, describeStored(stored, now)])),
    fragment: fragment === undefined ? undefined : describeStored(fragment, now),
    recent: gateway.decisions.of(route.name),
  };
}

function ruleOf({ personal, cache }: PageRoute): string {
  if (personal) return "The page belongs to a person: it is never stored.";
  if (cache === undefined) return "The manifest declares no cache rules for the page: it is never stored.";
  const { fresh, staleWhileRevalidate, staleIfError } = cache;
  return `Fresh for ${fresh} s at most, then shown for ${staleWhileRevalidate} s while it is refreshed, and for ${staleIfError} s when the module fails.`;
}

function storedPages(
  gateway: Gateway,
  page: { table: RouteTable; route: PageRoute; language: Language; path: string },
): [string, StoredResponse][] {
  const { table, route, language, path } = page;
  const site = gateway.site.id;
  const { mark } = table;
  const layout = gateway.layouts.get(route.page.layout, language, table);
  return (["page", "data"] as const).flatMap((kind) =>
    preferenceValues.text.flatMap((text) =>
      preferenceValues.contrast.flatMap((contrast): [string, StoredResponse][] => {
        const preferences = preferencesOf({ text, contrast });
        const stored = gateway.pages.look(
          pageKey({ kind, site, language, preferences, route, layout, mark, path }),
        );
        return stored === undefined ? [] : [[`${kind}, text ${text}, contrast ${contrast}`, stored]];
      }),
    ),
  );
}

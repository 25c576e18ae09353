import type { ReleaseRecord } from "@madang/manifest";
import { createLogger } from "@madang/service";
import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { ModuleReleases, ReleaseFacts } from "../src/releases/release-facts.ts";
import { buildTable } from "../src/routes/build-table.ts";
import { atOnce } from "../src/routes/in-slices.ts";
import { LiveTable } from "../src/routes/live-table.ts";
import type { RouteTable } from "../src/routes/route-table.ts";
import { settleSteps } from "../src/routes/settle-releases.ts";
import { Upstreams } from "../src/upstream/upstreams.ts";
import { recordOf, words } from "./records.ts";

const paths = ["/x", "/y", "/a/:id", "/a/:slug", "/a/new", "/b/:id/c", "/b/:id/d"];
const asked = ["/x", "/y", "/a/1", "/a/new", "/b/1/c", "/b/1/d", "/b/1"];
const ids = ["m0", "m1", "m2", "m3"];

interface Build {
  readonly pages: readonly string[];
  readonly box: boolean;
  readonly menu: boolean;
}

interface Wanted {
  readonly stable: Build;
  readonly canary: Build | undefined;
  readonly preview: Build | undefined;
  readonly origins: readonly string[];
}

const build = fc.record({
  pages: fc
    .subarray(paths, { maxLength: 3 })
    .map((chosen) => chosen.filter((path) => path !== "/a/:slug" || !chosen.includes("/a/:id"))),
  box: fc.boolean(),
  menu: fc.boolean(),
});
const rarely = fc.option(build, { nil: undefined, freq: 4 });
const wanted = fc.record({
  stable: build,
  canary: rarely,
  preview: rarely,
  origins: fc.subarray(["http://127.0.0.1:1", "http://127.0.0.1:2"]),
});
/** One step: some modules become different, or go. */
const step = fc.dictionary(fc.constantFrom(...ids), fc.option(wanted, { nil: undefined, freq: 8 }), {
  minKeys: 1,
  maxKeys: 3,
});

const records = new Map<string, ReleaseRecord>();

function recordFor(id: string, made: Build): ReleaseRecord {
  const name = `${id} ${JSON.stringify(made)}`;
  const known = records.get(name);
  if (known !== undefined) return known;
  const page = (path: string) => ({ path, title: words("T"), access: "public" as const });
  const { pages, box, menu } = made;
  const record = recordOf(
    {
      id,
      pages: Object.fromEntries(pages.map((path, index) => [`p${index}`, page(path)])),
      ...(box ? { boxes: { box: { slot: "home-main", title: words("B"), order: 5 } } } : {}),
      ...(menu && pages[0]?.includes(":") === false
        ? { navigation: [{ page: "p0", label: words("N"), order: 1 }] }
        : {}),
      ...(box ? { api: { prefix: `/api/${id}` } } : {}),
    },
    { build: `build${String(records.size).padStart(6, "0")}` },
  );
  records.set(name, record);
  return record;
}

function releasesFor(module: string, { stable, canary, preview }: Wanted): ModuleReleases {
  return {
    module,
    stable: recordFor(module, stable),
    canary: canary === undefined ? undefined : { record: recordFor(module, canary), weight: 5 },
    previews: new Map(preview === undefined ? [] : [["look", recordFor(module, preview)]]),
    ending: [],
  };
}

/** What a request sees of it. */
function sketch({ modules, pages, apis, slots, navigation }: RouteTable) {
  const builds = [...modules.values()].map(({ id, build: of, upstream }) => ({
    id,
    of,
    origins: upstream.origins.map(({ url }) => url),
  }));
  return {
    builds,
    pages: asked.map((path) => {
      const route = pages.match(path);
      return [path, route?.name, route?.module.build, route?.current];
    }),
    apis: Object.fromEntries([...apis].map(([prefix, { shared }]) => [prefix, shared.module.build])),
    slots: Object.fromEntries(
      [...slots].map(([slot, boxes]) => [slot, boxes.map(({ name, module }) => [name, module.build])]),
    ),
    navigation,
  };
}

test("a table that small changes were made to is the table that would be made anew", async () => {
  const log = createLogger({ service: "test", level: "silent" });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      const upstreams = new Upstreams();
      onTestFinished(() => upstreams.close());
      let modules: ReadonlyMap<string, ModuleReleases> = new Map();
      let origins: Readonly<Record<string, readonly string[]>> = {};
      const allowedSources = (): readonly string[] => [];
      const read = async (): Promise<ReleaseFacts> => {
        const at = origins;
        return { modules, origins: (module) => at[module] ?? [], allowedSources, refused: [] };
      };
      const refused: string[] = [];
      const live = new LiveTable({
        source: { read },
        upstreams,
        log,
        refused: ({ module }) => refused.push(module),
      });
      for (const changes of steps) {
        const next = new Map(modules);
        for (const [id, one] of Object.entries(changes)) {
          if (one === undefined) next.delete(id);
          else next.set(id, releasesFor(id, one));
          origins = { ...origins, [id]: one?.origins ?? [] };
        }
        modules = new Map([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
        const settled = atOnce(settleSteps(modules, live.inForce.facts.modules));
        await live.reload();
        const at = origins;
        const expected = buildTable({
          records: settled.modules.values().map(({ stable }) => stable),
          upstreamOf: ({ module, build: of, manifest }) =>
            new Upstreams().of({ module, build: of }, at[module] ?? [], manifest),
        });
        expect(sketch(live.current)).toEqual(sketch(expected));
        expect(live.inForce.facts.modules).toEqual(settled.modules);
        expect([...live.refused.keys()].sort()).toEqual(
          [...new Set(settled.refused.map(({ module }) => module))].sort(),
        );
        const named = [...live.current.modules.values(), ...live.inForce.others.values()];
        expect(new Set([...upstreams.guards].map((guard) => `${guard.module} ${guard.build}`))).toEqual(
          new Set(named.map(({ id, build: of }) => `${id} ${of}`)),
        );
      }
    }),
    { numRuns: 40 },
  );
});

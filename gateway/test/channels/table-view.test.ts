import type { ReleaseRecord } from "@madang/manifest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { viewOver } from "../../src/channels/table-view.ts";
import { buildTable } from "../../src/routes/build-table.ts";
import type { LiveModule, RouteTable, StableTable } from "../../src/routes/route-table.ts";
import { recordOf, words, type ModuleInput } from "../records.ts";

const upstreamOf = ({ module }: ReleaseRecord): LiveModule["upstream"] => ({ module, origins: [], turn: 0 });

function liveOf(record: ReleaseRecord): LiveModule {
  return { id: record.module, build: record.build, record, upstream: upstreamOf(record) };
}

function tableOf(records: Iterable<ReleaseRecord>): StableTable {
  return buildTable({ records, upstreamOf });
}

const parts = ["", "/new", "/:id", "/:id/edit", "/archive/:year", "/archive/1999"];

/** Paths of each module begin with its own name but for one place that they all share without claiming it twice. */
const manifests = (id: string): fc.Arbitrary<ModuleInput> =>
  fc
    .record({
      own: fc.uniqueArray(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 }),
      below: fc.boolean(),
      order: fc.integer({ min: 0, max: 3 }),
      named: fc.boolean(),
      api: fc.option(fc.constantFrom(`/api/${id}`, `/api/${id}-2`)),
      slots: fc.uniqueArray(fc.constantFrom("home", "alert", "search"), { maxLength: 2 }),
    })
    .map(({ own, below, order, named, api, slots }) => ({
      id,
      pages: Object.fromEntries([
        ...own.map((part, index) => [
          `page${index}`,
          { path: `/${id}${part}`, title: words("t"), access: "public" as const },
        ]),
        ...(below
          ? [["below", { path: `/shared/:id/${id}`, title: words("t"), access: "public" as const }]]
          : []),
      ]),
      boxes: Object.fromEntries(
        slots.map((slot, index) => [`box${index}`, { slot, order, title: words("b"), cache: { fresh: 60 } }]),
      ),
      navigation: navigationTo(
        named ? own.findIndex((part) => !part.includes(":")) : -1,
        `${id} ${order}`,
        order,
      ),
      ...(api === null ? {} : { api: { prefix: api } }),
    }));

function navigationTo(page: number, label: string, order: number): NonNullable<ModuleInput["navigation"]> {
  return page === -1 ? [] : [{ page: `page${page}`, label: words(label), order }];
}

const ids = ["home", "news", "notices", "zoo"];
const worlds = fc.tuple(...ids.map((id) => fc.tuple(manifests(id), fc.option(manifests(id)))));
const probes = [
  ...ids.flatMap((id) => [
    ...parts.map((part) => `/${id}${part}`.replaceAll(":", "")),
    `/${id}/12`,
    `/${id}/12/edit`,
    `/${id}/archive/2001`,
    `/shared/3/${id}`,
  ]),
  "/",
  "/nothing",
];

function factsOf(table: RouteTable) {
  const named = (route: { name: string; module: LiveModule } | undefined) =>
    route && `${route.name} ${route.module.build}`;
  return {
    pages: probes.map((path) => {
      const route = table.pages.match(path);
      return [path, named(route), route?.current, route?.page.path];
    }),
    apis: ids
      .flatMap((id) => [`/api/${id}`, `/api/${id}-2`])
      .map((prefix) => [prefix, named(table.apis.get(prefix)?.shared)]),
    slots: ["home", "alert", "search", "none"].map((slot) => (table.slots.get(slot) ?? []).map(named)),
    navigation: table.navigation,
    modules: [...table.modules].map(([id, { build }]) => `${id} ${build}`).sort(),
    size: table.modules.size,
  };
}

test("a view is what the table would be if it were built with the other builds", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const stable = world.map(([manifest]) => recordOf(manifest, { build: "stable0001" }));
      const others = world.flatMap(([, other]) =>
        other === null ? [] : [recordOf(other, { build: "canary0001" })],
      );
      const changed = new Map([...stable, ...others].map((record) => [record.module, record]));
      const view = viewOver(tableOf(stable), others.map(liveOf));
      expect(factsOf(view)).toEqual(factsOf(tableOf(changed.values())));
    }),
    { numRuns: 400 },
  );
});

test("the navigation stays the same object where it stays the same", () => {
  const news: ModuleInput = {
    id: "news",
    pages: { list: { path: "/news", title: words("News"), access: "public" } },
    navigation: [{ page: "list", label: words("News") }],
  };
  const base = tableOf([recordOf(news), recordOf({ id: "zoo", pages: {} })]);
  const same = viewOver(base, [liveOf(recordOf(news, { build: "canary0001" }))]);
  expect(same.navigation).toBe(base.navigation);
  const renamed = { ...news, navigation: [{ page: "list", label: words("Newest") }] };
  const other = viewOver(base, [liveOf(recordOf(renamed, { build: "canary0001" }))]);
  expect(other.navigation.ko.map(({ label }) => label)).toEqual(["Newest"]);
});

test("pages are stored apart only for builds that fill boxes", () => {
  const box = { slot: "home", title: words("b"), cache: { fresh: 60 } };
  const plain: ModuleInput = { id: "news", pages: {} };
  const boxed: ModuleInput = { id: "zoo", pages: {}, boxes: { latest: box } };
  const base = tableOf([recordOf(plain), recordOf(boxed)]);
  const canary = (input: ModuleInput, build: string) => liveOf(recordOf(input, { build }));
  expect(base.mark).toBe("");
  expect(viewOver(base, [canary(plain, "canary0001")]).mark).toBe("");
  const one = viewOver(base, [canary(boxed, "canary0001")]).mark;
  expect(one).toMatch(/^[\w-]{16}$/);
  expect(viewOver(base, [canary(plain, "canary0001"), canary(boxed, "canary0001")]).mark).toBe(one);
  expect(viewOver(base, [canary({ ...boxed, boxes: {} }, "canary0002")]).mark).not.toBe("");
  expect(viewOver(base, [canary(boxed, "canary0002")]).mark).not.toBe(one);
});

test("over ten thousand modules a view costs what is different", () => {
  const records = Array.from({ length: 10_009 }, (_, index) => {
    const id = `service-${index}`;
    return recordOf({
      id,
      pages: { list: { path: `/${id}`, title: words("t"), access: "public" } },
    });
  });
  const base = tableOf(records);
  const view = viewOver(base, [liveOf({ ...records[5000]!, build: "canary0001" })]);
  expect(view.pages.match("/service-5000")?.module.build).toBe("canary0001");
  expect(view.pages.match("/service-5001")).toBe(base.pages.match("/service-5001"));
  expect(view.modules.size).toBe(10_009);
});

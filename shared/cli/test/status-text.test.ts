import type { Status } from "@madang/releases";
import { expect, test } from "vitest";
import { plainStyle } from "../src/core/style.ts";
import { gatewayTroubles, statusLines } from "../src/look/status-lines.ts";
import { statusText } from "../src/look/status-text.ts";

const now = new Date("2026-11-22T12:00:00.000Z");
type Channel = Status["modules"][number]["channels"][number];

function channel(change: Partial<Channel> = {}): Channel {
  return {
    channel: "stable",
    build: "aaaa0001",
    version: "1.4.0",
    since: "2026-11-22T09:00:00.000Z",
    by: "kim",
    replicas: [
      { origin: "http://127.0.0.1:1", healthy: true },
      { origin: "http://127.0.0.1:2", healthy: true },
    ],
    ...change,
  };
}

function status(modules: Record<string, Channel[]>, gateways: Status["gateways"] = []): Status {
  const entries = Object.entries(modules);
  return { sequence: 42, gateways, modules: entries.map(([module, channels]) => ({ module, channels })) };
}

function shown(of: Status, whole = false): string[] {
  const page = { status: of, lines: statusLines(of), gatewayTroubles: gatewayTroubles(of, now), whole, now };
  return statusText(page, { style: plainStyle, columns: 100 }).split("\n");
}

test("a line for each channel: what, since when, by whom, how it is", () => {
  const canary = channel({ channel: "canary", weight: 5, build: "bbbb0002", version: "1.5.0", by: "이도현" });
  expect(shown(status({ news: [channel(), canary] }))).toEqual([
    "1 module · 1 canary · all well · 0 gateways at sequence 42",
    "",
    "MODULE  CHANNEL     BUILD     VERSION  SINCE    BY      HEALTH",
    "news    stable      aaaa0001  1.4.0    3 h ago  kim     2 of 2",
    "news    canary 5 %  bbbb0002  1.5.0    3 h ago  이도현  2 of 2",
  ]);
});

test.each([
  [{ replicas: [] }, "✗ runs nowhere"],
  [{ replicas: [{ origin: "x", healthy: false, failure: "ended with 1" }] }, "✗ 1 not healthy: ended with 1"],
  [{ warning: "signed with a revoked key" }, "✗ signed with a revoked key"],
  [{ channel: "ending", replicas: [] }, "ended"],
])("%j is said as %s", (change, words) => {
  expect(shown(status({ news: [channel(change)] })).at(-1)).toContain(words);
});

test("gateways that are silent, behind or refuse a module are named", () => {
  const gateway = { id: "g1", sequence: 42, seenAt: now.toISOString(), refused: {} };
  const of = status({}, [
    gateway,
    { ...gateway, id: "g2", sequence: 40 },
    { ...gateway, id: "g3", seenAt: "2026-11-22T11:00:00.000Z" },
    { ...gateway, id: "g4", refused: { news: "Its signature does not fit." } },
  ]);
  expect(shown(of).slice(1)).toEqual([
    "✗ The gateway g2 is at 40, 2 behind.",
    "✗ The gateway g3 has said nothing since 2026-11-22T11:00:00.000Z.",
    "✗ The gateway g4 refuses news: Its signature does not fit.",
  ]);
});

test("a clock that is behind makes nothing negative", () => {
  const later = channel({ since: "2026-11-22T13:00:00.000Z" });
  expect(shown(status({ news: [later] })).at(-1)).toContain("just now");
});

function many(change: (index: number) => Channel[]): Status {
  return status(
    Object.fromEntries(Array.from({ length: 10_009 }, (_, index) => [`m-${index}`, change(index)])),
  );
}

test("of ten thousand modules only what is of note is listed, the rest is counted", () => {
  const of = many((index) =>
    index === 7 ? [channel(), channel({ channel: "canary", weight: 1 })] : [channel()],
  );
  expect(shown(of)).toEqual([
    "10,009 modules · 1 canary · all well · 0 gateways at sequence 42",
    "",
    expect.stringContaining("MODULE"),
    expect.stringContaining("m-7     canary 1 %"),
    "",
    "10,009 modules as usual not listed; name one, or filter with --trouble, --channel, --by, or list all with --all.",
  ]);
});

test("when much is of note, the first lines stand for it", () => {
  const lines = shown(many(() => [channel({ replicas: [] })]));
  expect(lines[0]).toBe("10,009 modules · 10,009 not well · 0 gateways at sequence 42");
  expect(lines).toHaveLength(45);
  expect(lines.at(-1)).toContain("9,969 more lines not listed");
});

test("--all lists every line", () => {
  expect(
    shown(
      many(() => [channel()]),
      true,
    ),
  ).toHaveLength(10_009 + 3);
});

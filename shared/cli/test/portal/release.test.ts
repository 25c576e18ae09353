import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Move, ReleaseSummary } from "@madang/releases";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Sent } from "../../src/release/send-files.ts";
import { callMadang } from "../call-madang.ts";
import { startAdminPortal, type AdminPortal, type Answer } from "./start-admin-portal.ts";

interface Released {
  readonly release: ReleaseSummary;
  readonly sent: Sent;
  readonly move: Move | null;
}

interface Line {
  readonly channel: string;
  readonly build: string;
  readonly weight?: number;
}

let portal: AdminPortal;
beforeAll(async () => {
  portal = await startAdminPortal();
  await portal.madang(["trust", "set", "trust.json"], { token: portal.tokens.operator });
});
afterAll(() => portal.close());

async function release(...options: string[]): Promise<Released> {
  const { exit, result } = (await portal.json([
    "release",
    "leaflets",
    "--no-check",
    ...options,
  ])) as Answer<Released>;
  expect(exit).toBe(0);
  return result;
}

async function live(): Promise<Line[]> {
  const { result } = (await portal.json(["status", "leaflets"])) as Answer<{ lines: Line[] }>;
  return result.lines;
}

const stable = async () => (await live()).find(({ channel }) => channel === "stable")?.build;
const canary = async () => (await live()).find(({ channel }) => channel === "canary");

test("a release is built, sent, signed, taken in, and every visitor gets it", async () => {
  const { exit, out, err } = await portal.madang(["release", "leaflets", "--no-check"]);
  expect(err).toMatch(
    /✓ leaflets built.*✓ files sent.*signed with team and taken in.*All visitors have it now/s,
  );
  expect(exit).toBe(0);
  expect(out).toMatch(/^leaflets 1\.0\.0 \(\w+\): 5 files sent/);
  expect(out).toContain(`leaflets ${await stable()} goes to every visitor.`);
});

test("the same build again sends nothing and is not signed again", async () => {
  const before = await release();
  const after = await release();
  expect(after.sent).toEqual({ files: 0, bytes: 0, already: 5 });
  expect(after.release).toEqual(before.release);
});

test("a canary gets its share, is promoted, and taken back", async () => {
  const first = (await release()).release.build;
  await portal.change("second");
  const second = (await release("--channel", "canary", "--weight", "12.5")).release.build;
  expect(await canary()).toMatchObject({ build: second, weight: 12.5 });
  expect(await stable()).toBe(first);
  expect((await portal.madang(["promote", "leaflets"])).out).toContain(`${second} goes to every visitor`);
  expect(await stable()).toBe(second);
  expect((await portal.madang(["rollback", "leaflets"])).out).toContain(`${first} goes to every visitor`);
  expect(await stable()).toBe(first);
  await portal.madang(["rollback", "leaflets", "--to", second]);
  expect(await stable()).toBe(second);
});

test("without a canary, promote asks for a build", async () => {
  const { exit, err } = await portal.madang(["promote", "leaflets"]);
  expect(exit).toBe(2);
  expect(err).toContain("leaflets has no canary, so madang promote does not know which build is meant");
});

test("--channel none brings it in and no visitor gets it", async () => {
  const before = await stable();
  await portal.change("nobody yet");
  const { release: brought, move } = await release("--channel", "none");
  expect(move).toBeNull();
  expect(await stable()).toBe(before);
  const { result } = (await portal.json(["releases", "leaflets"])) as Answer<ReleaseSummary[]>;
  expect(result[0]?.build).toBe(brought.build);
});

test("a preview prints its link, and ends", async () => {
  const { exit, out } = await portal.madang(["preview", "leaflets", "review"]);
  expect(exit).toBe(0);
  expect(out).toMatch(new RegExp(`^${portal.origin}/_preview\\?token=\\S+\n`));
  expect((await live()).map(({ channel }) => channel)).toContain("preview:review");
  expect((await portal.madang(["preview", "leaflets", "review", "--end"])).exit).toBe(0);
  expect((await live()).map(({ channel }) => channel)).not.toContain("preview:review");
  expect((await portal.madang(["preview", "leaflets", "review", "--end"])).exit).toBe(1);
});

test("--weight has no meaning for every visitor", async () => {
  const { exit, err } = await portal.madang(["release", "leaflets", "--no-check", "--weight", "5"]);
  expect(exit).toBe(2);
  expect(err).toContain("--weight has no meaning without --channel canary");
});

test("another team's token may not, and nothing is moved", async () => {
  const before = await stable();
  await portal.change("by others");
  const { exit, err } = await portal.madang(["release", "leaflets", "--no-check"], {
    token: portal.tokens.other,
  });
  expect(exit).toBe(3);
  expect(err).toContain("it needs the scope release:leaflets");
  expect(await stable()).toBe(before);
});

test("another team's key is refused by name, whatever the token", async () => {
  await portal.change("signed by others");
  const { exit, err } = await portal.madang(["release", "leaflets", "--no-check"], { key: "roads.pem" });
  expect(exit).toBe(3);
  expect(err).toContain(
    "The key roads belongs to the team roads, which does not release the module leaflets",
  );
});

test("an unknown token, and a key that is not there, are told before anything is built", async () => {
  const token = await portal.madang(["release", "leaflets", "--no-check"], { token: "madang_unknown" });
  expect(token.exit).toBe(3);
  expect(token.err).not.toContain("built");
  expect(token.err).not.toContain("madang_unknown");
  const key = await portal.madang(["release", "leaflets", "--no-check"], { key: "absent.pem" });
  expect(key.exit).toBe(1);
  expect(key.err).toContain("madang keys new");
  expect(key.err).not.toContain("built");
});

test("what the check refuses is not sent", async () => {
  await portal.change("against the check");
  const file = path.join(portal.root, "modules/leaflets/module.ts");
  const source = readFileSync(file, "utf8");
  onTestFinished(() => writeFileSync(file, source));
  writeFileSync(file, source.replace('"/leaflets"', '"leaflets without a slash"'));
  const before = (await portal.madang(["releases", "leaflets"])).out;
  const { exit, out, err } = await portal.madang(["release", "leaflets"]);
  expect(exit).toBe(1);
  expect(err).toContain("✗ leaflets checked");
  expect(out).toContain("pages.list.path");
  expect(out.trimEnd().endsWith("Nothing was sent.")).toBe(true);
  expect((await portal.madang(["releases", "leaflets"])).out).toBe(before);
}, 120_000);

test("a module that is not here, and one that does not build", async () => {
  const absent = await portal.madang(["release", "leaflet"]);
  expect(absent.exit).toBe(2);
  expect(absent.err).toContain("Did you mean leaflets?");
  const file = path.join(portal.root, "modules/leaflets/server/main.ts");
  const source = readFileSync(file, "utf8");
  onTestFinished(() => writeFileSync(file, source));
  writeFileSync(file, 'import "./absent.ts";\n');
  const broken = await portal.madang(["release", "leaflets", "--no-check"]);
  expect(broken.exit).toBe(1);
  expect(broken.err).toContain("The module leaflets could not be built");
  expect(broken.err).toContain("absent.ts");
});

/** Lets requests through to the administration until `breaks` says that this one is cut off. */
async function brittleWay(breaks: (request: IncomingMessage) => boolean): Promise<string> {
  const server = createServer((request, response) => {
    if (breaks(request)) request.socket.destroy();
    else void pass(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  const { host: _host, connection: _connection, ...headers } = request.headers;
  const answer = await fetch(`${portal.admin}${request.url}`, {
    method: request.method ?? "GET",
    headers: headers as Record<string, string>,
    body: body.length === 0 ? null : Buffer.concat(body),
  });
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

test("a release that was cut off in the middle is simply run again", async () => {
  await portal.change("cut off");
  let puts = 0;
  const way = await brittleWay(({ method }) => method === "PUT" && ++puts > 2);
  const cut = await portal.madang(["release", "leaflets", "--no-check", "--portal", way]);
  expect(cut.exit).toBe(4);
  expect(cut.err).toContain("cannot be reached");
  const again = await release();
  expect(again.sent.already).toBeGreaterThanOrEqual(1);
  expect(again.sent.files).toBeGreaterThanOrEqual(1);
  expect(await stable()).toBe(again.release.build);
});

test("an administration that is away for a moment does not lose the move", async () => {
  await portal.change("away for a moment");
  let away = 0;
  const way = await brittleWay(({ url }) => url?.startsWith("/v1/moves/") === true && ++away <= 2);
  const { exit, err } = await portal.madang(["release", "leaflets", "--no-check", "--portal", way]);
  expect(err).toContain("is away; the move stays in its books");
  expect(exit).toBe(0);
});

test("Ctrl-C while it moves: the move goes on, and the command says so", async () => {
  await portal.change("stopped");
  const { release: brought } = await release("--channel", "none");
  const stop = new AbortController();
  const way = await brittleWay(({ url }) => {
    if (url?.startsWith("/v1/moves/") === true) stop.abort(new Error("stopped"));
    return false;
  });
  const words = ["promote", "leaflets", brought.build, "--portal", way];
  const environment = { MADANG_TOKEN: portal.tokens.team };
  const ended = await callMadang(words, { environment, signal: stop.signal });
  expect(ended.exit).toBe(130);
  expect(ended.err).toContain(
    "The move goes on without this command; madang status leaflets shows where it is.",
  );
  await expect.poll(stable).toBe(brought.build);
});

test("rollback does not wait for a build that is on its way", async () => {
  const before = await stable();
  await portal.change("on its way");
  const { release: brought } = await release("--channel", "none");
  portal.runner.broken.add(brought.build);
  const begun = await portal.madang(["promote", "leaflets", brought.build, "--no-wait"]);
  expect(begun.out).toContain("is on its way (waiting)");
  const { exit, err } = await portal.madang(["rollback", "leaflets"]);
  expect(err).toContain(`What was on its way ends: leaflets ${brought.build} to all visitors.`);
  expect(exit).toBe(0);
  expect(await stable()).toBe(before);
});

test("a build that does not start leaves what was live, and ends with 1", async () => {
  const before = await stable();
  await portal.change("does not start");
  const { release: brought } = await release("--channel", "none");
  portal.runner.broken.add(brought.build);
  const { exit, err, out } = await portal.madang(["promote", "leaflets", brought.build]);
  expect(exit).toBe(1);
  expect(err).toMatch(new RegExp(`✗ leaflets ${brought.build} to every visitor`));
  expect(out).toContain("did not move; what was live is live");
  expect(await stable()).toBe(before);
}, 60_000);

test("two releases at once end one after the other, and the portal is whole", async () => {
  await portal.change("one of two");
  const one = await release("--channel", "none");
  await portal.change("two of two");
  const two = await release("--channel", "none");
  const ended = await Promise.all(
    [one, two].map(({ release: { build } }) => portal.madang(["promote", "leaflets", build])),
  );
  expect(ended.map(({ exit }) => exit)).toContain(0);
  expect([one.release.build, two.release.build]).toContain(await stable());
});

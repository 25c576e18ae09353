import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text as bodyOf } from "node:stream/consumers";
import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { StraightHeads } from "../src/straight/straight-heads.ts";

type Write = (response: ServerResponse) => void;
interface Received {
  readonly status: string;
  /** Names and values in turn, as they were sent. */
  readonly fields: string[];
  readonly body: string;
}

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that answers each request in another way, and what its client receives. */
async function serve(keepAliveTimeout: number) {
  let write: Write = () => undefined;
  const server = createServer({ keepAliveTimeout }, (_request, response) => {
    write(response);
    response.end("12345");
  });
  const agent = new Agent({ keepAlive: true });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closing.push(
    () => agent.destroy(),
    () => server.close(),
  );
  const { port } = server.address() as AddressInfo;
  return async (next: Write): Promise<Received> => {
    write = next;
    const [answer] = (await once(get({ host: "127.0.0.1", port, agent }), "response")) as [IncomingMessage];
    const status = `${answer.statusCode} ${answer.statusMessage}`;
    return { status, fields: answer.rawHeaders, body: await bodyOf(answer) };
  };
}

const token = fc.stringMatching(/^x-[a-z0-9]{1,12}$/);
const value = fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]{0,40}$/).map((text) => text.trim());
const field = fc.tuple(token, value);
const date = fc.constantFrom([], ["date", "Sun, 22 Nov 2026 00:00:00 GMT"]);
const status = fc.constantFrom(200, 201, 299, 404, 503, 999);
const statusText = fc.constantFrom("", "OK", "Not Quite");

test("a head is what writeHead writes, whatever the status and the fields", async () => {
  const ask = await serve(5000);
  const heads = new StraightHeads();
  await fc.assert(
    fc.asyncProperty(status, statusText, fc.array(field), date, async (code, text, pairs, dated) => {
      const fields = [...pairs.flat(), ...dated, "content-length", "5"];
      const wanted = await ask((response) => response.writeHead(code, text, fields));
      const found = await ask((response) => heads.write(response, code, text, fields));
      expect(withoutOurDate(found)).toEqual(withoutOurDate(wanted));
    }),
    { numRuns: 60 },
  );
});

test("Date is of the second in which it is sent", async () => {
  const ask = await serve(5000);
  const heads = new StraightHeads();
  const fields = ["content-length", "5"];
  const dateOf = async () => {
    const found = (await ask((response) => heads.write(response, 200, "OK", fields))).fields;
    return Date.parse(found[found.indexOf("Date") + 1] ?? "");
  };
  const first = await dateOf();
  await expect.poll(dateOf, { timeout: 10_000, interval: 50 }).toBeGreaterThan(first);
  expect(Math.abs((await dateOf()) - Date.now())).toBeLessThan(2000);
});

test("each listener has its own: how long a connection is kept is said by the one that keeps it", async () => {
  for (const seconds of [5, 72]) {
    const ask = await serve(seconds * 1000);
    const heads = new StraightHeads();
    for (let time = 0; time < 2; time += 1) {
      const { fields } = await ask((response) => heads.write(response, 200, "OK", ["content-length", "5"]));
      expect(fields).toContain(`timeout=${seconds}`);
    }
  }
});

test("an answer that has no body is Node's to write", async () => {
  const ask = await serve(5000);
  const heads = new StraightHeads();
  const fields = ["content-length", "5"];
  await ask((response) => heads.write(response, 200, "OK", fields));
  for (const code of [204, 304]) {
    expect(await ask((response) => heads.write(response, code, "", fields))).toMatchObject({ body: "" });
    expect((await ask((response) => heads.write(response, 200, "OK", fields))).body).toBe("12345");
  }
});

test("a phrase that no answer may have is refused as Node refuses it", async () => {
  const ask = await serve(5000);
  const heads = new StraightHeads();
  const fields = ["content-length", "5"];
  await ask((response) => heads.write(response, 200, "OK", fields));
  const { fields: told } = await ask((response) => {
    expect(() => heads.write(response, 200, "O\x01K", fields)).toThrow("Invalid character");
    response.writeHead(200, "OK", ["x-refused", "yes", ...fields]);
  });
  expect(told).toContain("x-refused");
});

/** Where Node says the time itself, a second may have passed. */
function withoutOurDate({ fields, ...rest }: Received): Received {
  return { ...rest, fields: fields.map((text, index) => (fields[index - 1] === "Date" ? "x" : text)) };
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { startBefore, startRawSite } from "./start-site.ts";

/** Any bytes that do not end a line. */
const line = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map((bytes) =>
    Buffer.from(bytes)
      .toString("latin1")
      .replaceAll(/[\r\n]/g, ""),
  );
const status = fc.oneof(
  fc.integer({ min: 100, max: 999 }).map(String),
  fc.constantFrom("99", "1000", "-1", ""),
);
const phrase = fc.oneof(fc.constantFrom("OK", "Fine", ""), line(20));
const name = fc.oneof(
  fc.constantFrom("x-a", "etag", "vary", "age", "date", "connection", "set-cookie"),
  line(12),
);
const value = fc.oneof(fc.constantFrom("", "a", "*", "max-age=1", "close", "x-a", "W/"), line(30));
const field = fc.tuple(name, value).map(([first, second]) => `${first}: ${second}\r\n`);
const length = fc.constantFrom("content-length: 2\r\n", "transfer-encoding: chunked\r\n", "");
const rules = fc.constantFrom("no-store", "max-age=60", "private", "");
const body = fc.constantFrom("hi", "2\r\nhi\r\n0\r\n\r\n", "", "h");
const ways = fc.constantFrom({}, { "sec-purpose": "none" });

test(
  "whatever an origin says, it is passed on or a 502, and the gateway goes on",
  { timeout: 120_000 },
  async () => {
    const good = "HTTP/1.1 200 OK\r\ncache-control: no-store\r\ncontent-length: 2\r\n\r\nhi";
    let bytes = good;
    const site = await startRawSite((socket) => {
      socket.end(Buffer.from(bytes, "latin1"));
    });
    const { origin } = await startBefore(site, "--deadline", "2000", "--silence", "500");
    let asked = 0;
    const ask = async (said: string, headers: Record<string, string>): Promise<number> => {
      bytes = said;
      // An address of its own: what one answer taught is no matter of the next.
      const answer = await fetch(`${origin}/${asked++}`, { headers: { ...headers } }).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      return answer?.status ?? 0;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.record({ status, phrase, fields: fc.array(field, { maxLength: 4 }), length, rules, body, ways }),
        async ({ fields, ways: headers, ...said }) => {
          const control = said.rules === "" ? "" : `cache-control: ${said.rules}\r\n`;
          const head = `HTTP/1.1 ${said.status} ${said.phrase}\r\n${control}${fields.join("")}${said.length}\r\n`;
          await ask(head + said.body, headers);
          expect(await ask(good, headers)).toBe(200);
        },
      ),
      { numRuns: 200 },
    );
  },
);

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sendRaw } from "../raw-http.ts";
import { startBefore, startSite } from "./start-site.ts";

/** What a request says that keeps it from the hot path, and changes nothing about its answer. */
const theLongWay = "via: 1.1 elsewhere";

const last = "OPTIONS /end HTTP/1.1\r\nhost: a.example\r\nconnection: close\r\n\r\n";

const bodies: Record<string, string> = {
  "/text": "한울도 ".repeat(400),
  "/large": "x".repeat(60_000),
  "/empty": "",
};

const field = fc.constantFrom(
  "accept-encoding: br, gzip",
  "accept-encoding: zstd;q=0.5, gzip;q=0.1",
  "accept-encoding: identity",
  "accept-language: ko",
  "accept-language: en;q=0.5",
  "user-agent: one",
  "user-agent: two",
  'if-none-match: "tag"',
  'if-none-match: "tag-br"',
  'if-none-match: W/"tag-br"',
  "range: bytes=0-3",
  "cookie: a=b",
  "cache-control: max-age=0",
  "accept: text/html",
);
const question = fc.record({
  method: fc.constantFrom("GET", "GET", "GET", "HEAD"),
  path: fc.constantFrom(
    "/text",
    "/large",
    "/empty",
    "/text?vary=accept-language",
    "/text?vary=user-agent",
    "/text?status=404",
  ),
  fields: fc.uniqueArray(field, { maxLength: 4, selector: (text) => text.split(":")[0] }),
});

test("an answer is the same on the hot path and on the long way, whatever is asked", async () => {
  const site = await startSite((request, response) => {
    const url = new URL(request.url ?? "/", "http://site.example");
    const body = bodies[url.pathname] ?? "";
    const vary = url.searchParams.get("vary");
    const said = vary === null ? "" : String(request.headers[vary]);
    response.writeHead(Number(url.searchParams.get("status") ?? 200), {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "max-age=3600",
      etag: '"tag"',
      ...(vary === null ? {} : { vary }),
    });
    response.end(request.method === "HEAD" ? undefined : body + said);
  });
  const gateway = await startBefore(site.origin, "--compress");
  await fc.assert(
    fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 5 }), async (asked) => {
      const bytes = (more: readonly string[]): string =>
        asked
          .map(({ method, path, fields }) =>
            [`${method} ${path} HTTP/1.1`, "host: a.example", ...fields, ...more, "", ""].join("\r\n"),
          )
          .join("");
      // Filled, then answered from memory, so that the third time is the hot path's.
      for (let turn = 0; turn < 2; turn += 1) await sendRaw(gateway.origin, bytes([]) + last);
      const [hot, long] = [
        await sendRaw(gateway.origin, bytes([]) + last),
        await sendRaw(gateway.origin, bytes([theLongWay]) + last),
      ];
      expect(timeless(hot)).toBe(timeless(long));
    }),
    { numRuns: 60 },
  );
});

/** The clock may have moved on between the two. */
function timeless(text: string): string {
  return text.replaceAll(/^(date|age|cache-status): .*$/gim, "$1: …");
}

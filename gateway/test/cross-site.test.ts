import { expect, test } from "vitest";
import { petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const cookie = "__Host-madang-visitor=x";

test.for([
  ["its own form", { "sec-fetch-site": "same-origin" }, true],
  ["the address bar", { "sec-fetch-site": "none" }, true],
  ["another site", { "sec-fetch-site": "cross-site" }, false],
  ["a sister site", { "sec-fetch-site": "same-site" }, false],
  ["its own origin", { origin: "SELF" }, true],
  ["a foreign origin", { origin: "https://evil.example" }, false],
  ["an opaque origin", { origin: "null" }, false],
  [
    "a foreign origin that claims to be our own",
    { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
    false,
  ],
  ["an old browser on our page", { referer: "SELF/petitions/new", cookie }, true],
  ["an old browser elsewhere", { referer: "https://evil.example/SELF", cookie }, false],
  ["a browser that says nothing", { cookie }, false],
  ["a program without our cookies", {}, true],
] as const)("a form sent from %s", async ([, given, accepted]) => {
  const petitions = await petitionsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    response.writeHead(303, { location: "/petitions/status" }).end();
  });
  const portal = await startPortal({ modules: [petitions] });
  const headers = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value.replace("SELF", portal.origin)]),
  );
  const answer = await portal.fetch("/petitions/new", {
    method: "POST",
    body: "a=1",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });
  expect(answer.status).toBe(accepted ? 303 : 403);
  expect(petitions.server.requests).toHaveLength(accepted ? 1 : 0);
});

test("reading across sites is not a crime", async () => {
  const portal = await startPortal({ modules: [await petitionsModule()] });
  const answer = await portal.fetch("/petitions/new", {
    headers: { "sec-fetch-site": "cross-site", origin: "https://x.example" },
  });
  expect(answer.status).toBe(200);
});

import { expect, test } from "vitest";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const guesses: Record<string, string>[] = [{ purpose: "prefetch" }, { "sec-purpose": "prefetch;prerender" }];

test.each(guesses)("a personal page is not made ahead of a visit: %o", async (headers) => {
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [petitions] });
  for (const path of ["/petitions/new", "/_data/petitions/new"]) {
    const answer = await portal.fetch(path, { headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(petitions.server.requests).toEqual([]);
});

test.each(guesses)("a public page is: %o", async (headers) => {
  const portal = await startPortal({ modules: [await newsModule()] });
  expect((await portal.fetch("/_data/news", { headers })).status).toBe(200);
});

import { expect, test } from "vitest";
import { readQuery } from "../src/request/read-query.ts";
import { newsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

test("only declared parameters reach the module, in declared order", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  await portal.fetch("/news?utm_source=mail&tag=%EC%A3%BC%EC%B0%A8&x[]=1&page=2&__proto__=1");
  expect(news.server.requests[0]?.url).toBe("/news?page=2&tag=%EC%A3%BC%EC%B0%A8");
});

test.for([
  ["a=1&b=2", ["b", "a"], "b=2&a=1"],
  ["a=2&a=1", ["a"], "a=2&a=1"],
  ["a", ["a"], "a="],
  ["a=x+y%20z", ["a"], "a=x+y+z"],
  ["a=%26%3D%23", ["a"], "a=%26%3D%23"],
  ["%61=1", ["a"], "a=1"],
  ["b=%zz", ["a"], ""],
  ["a=1=2", ["a"], "a=1%3D2"],
  ["", ["a"], ""],
  ["&&a=1&&", ["a"], "a=1"],
] as const)("%s for %j becomes %s", ([raw, declared, canonical]) => {
  expect(readQuery(raw, declared)).toBe(canonical);
  expect(readQuery(canonical, declared)).toBe(canonical);
});

test("a declared parameter that cannot be read is refused, an undeclared one is not looked at", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  for (const query of ["page=%ff", "page=%zz", "page=%00", `page=1${"&page=1".repeat(60)}`])
    expect((await portal.fetch(`/news?${query}`)).status, query).toBe(400);
  expect((await portal.fetch("/news?other=%ff%zz%00")).status).toBe(200);
});

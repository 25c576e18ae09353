import { expect, test } from "vitest";
import { newsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

test("a fragment stands in the layout with its title, breadcrumb, styles and runtime block", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/news");
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain("<title>News list | Portal</title>");
  expect(html).toContain("<main><h1>News list</h1></main>");
  expect(html).toContain('<link rel="stylesheet" href="/_assets/news/build0001/list.css" integrity="sha384-');
  expect(html).toContain('<a href="/news" aria-current="true">소식</a>');
  expect(html).toContain('id="madang-runtime">{"v":1,"language":"ko","shell":"shell0001"');
  expect(html).not.toContain("⟦");
});

import { beforeAll, describe, expect, test } from "vitest";
import { exampleEntries } from "../sample/example-entries.ts";
import { addExample } from "../server/queries/add-example.ts";
import { useServer } from "./example-service-server.ts";

const server = useServer();
beforeAll(async () => {
  for (const example of exampleEntries) await addExample(server().db, example);
});

async function idOf(title: string): Promise<number> {
  const { id } = await server()
    .db.selectFrom("entries")
    .select("id")
    .where("title", "=", title)
    .executeTakeFirstOrThrow();
  return id;
}

describe("the list", () => {
  test("shows the newest day first, and what is in another language says so", async () => {
    const { status, body } = await server().get("/example-service");
    expect(status).toBe(200);
    const days = [...body.matchAll(/<li>(\d{4}-\d\d-\d\d)<\/li>|>(\d{4}-\d\d-\d\d)</g)].map(
      ([, a, b]) => a ?? b,
    );
    expect(days).toEqual(["2026-12-12", "2026-12-05", "2026-12-01", "2026-11-27"]);
    expect(body).toContain('lang="en">Guided walk');
  });

  test("in English is in English but for what was written in Korean", async () => {
    const { body } = await server().get("/example-service", { language: "en" });
    expect(body).toContain("4 entries");
    expect(body.replaceAll(/lang="ko">[^<]*</g, "")).toContain('href="/en/example-service/new"');
  });

  test.each(["page=0", "page=-1", "page=99999999", "page=%27;drop table entries", "page=1e3", "page="])(
    "%s is answered in peace",
    async (query) => {
      const { status, body } = await server().get(`/example-service?${query}`);
      expect(status).toBe(200);
      expect(body).toContain("Guided walk");
    },
  );
});

describe("an entry", () => {
  test("shows its day, place and paragraphs, and is stored with its own tag", async () => {
    const id = await idOf("하늘천 둔치에서 여는 겨울 장터");
    const answer = await server().get(`/example-service/${id}`);
    expect(answer.body).toContain("<h1>하늘천 둔치에서 여는 겨울 장터</h1>");
    expect(answer.body).toContain("<p>비가 오면 다음 날로 미룹니다.</p>");
    expect(answer.headers.get("madang-tags")?.split(" ")).toContain(`example-service:${id}`);
    expect(answer.headers.get("cache-control")).toContain("s-maxage=60");
  });

  test.each(["0", "-1", "01", "1.5", "2147483648", "99999999999999999999", "x", "%00", "1%20or%201=1"])(
    "%s does not exist",
    async (id) => {
      expect((await server().get(`/example-service/${id}`)).status).toBe(404);
    },
  );
});

describe("the box of the home page", () => {
  test("shows three entries and the way to all of them", async () => {
    const { body } = await server().get("/_boxes/newest");
    expect(body.match(/<h3>/g)).toHaveLength(3);
    expect(body).toContain('href="/example-service"');
  });
});

describe("the API", () => {
  test("gives what the pages show, and nothing of who sent it", async () => {
    const { body } = await server().get("/api/example-service/entries");
    const list = JSON.parse(body) as { items: { id: number; day: string }[]; total: number };
    expect(list).toMatchObject({ total: 4, page: 1, pages: 1, items: [{ day: "2026-12-12" }, {}, {}, {}] });
    const one = await server().get(`/api/example-service/entries/${list.items[0]?.id}`);
    expect(Object.keys(JSON.parse(one.body) as object).sort()).toEqual(
      ["body", "day", "id", "language", "place", "published", "title"].sort(),
    );
  });
});

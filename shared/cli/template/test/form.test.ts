import { describe, expect, test } from "vitest";
import { completeForm, useServer } from "./example-service-server.ts";

const server = useServer();
const address = "/example-service/new";
const markup = `"><script>alert(1)</script><img src=x onerror=alert(2)>'; drop table entries; --`;

function stored(key: string) {
  return server().db.selectFrom("entries").selectAll().where("key", "=", key).execute();
}

describe("an entry that is sent", () => {
  test("leads to a page that shows it to its sender, and to nobody else", async () => {
    const form = completeForm({ title: "Kite flying" });
    const { status, headers } = await server().post(address, form, { visitor: "one" });
    expect([status, headers.get("location")]).toEqual([303, `/example-service/received/${form["key"]}`]);
    const own = await server().get(`/example-service/received/${form["key"]}`, { visitor: "one" });
    expect(own.body).toContain("Kite flying");
    expect(own.headers.get("cache-control")).toBe("private, no-store");
    const other = await server().get(`/example-service/received/${form["key"]}`, { visitor: "two" });
    expect([other.status, other.headers.get("location")]).toEqual([303, "/example-service"]);
  });

  test("is in no list, page or answer of the API before it is published", async () => {
    const form = completeForm({ title: "Unread entry" });
    await server().post(address, form);
    const [row] = await stored(form["key"]!);
    for (const path of ["/example-service", "/api/example-service/entries"])
      expect((await server().get(path)).body).not.toContain("Unread entry");
    expect((await server().get(`/example-service/${row?.id}`)).status).toBe(404);
    expect((await server().get(`/api/example-service/entries/${row?.id}`)).status).toBe(404);
    expect((await server().get("/_boxes/newest")).status).toBe(204);
  });

  test("twice at once is one entry", async () => {
    const form = completeForm();
    const answers = await Promise.all([1, 2, 3].map(() => server().post(address, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await stored(form["key"]!)).toHaveLength(1);
  });

  test("keeps the language of its page", async () => {
    const form = completeForm();
    const { headers } = await server().post(address, form, { language: "en" });
    expect(headers.get("location")).toBe(`/en/example-service/received/${form["key"]}`);
    expect(await stored(form["key"]!)).toMatchObject([{ language: "en" }]);
  });
});

describe("a form that is refused", () => {
  test("comes back with its messages and everything that was typed", async () => {
    const form = completeForm({ day: "30 November", body: "" });
    const { status, body } = await server().post(address, form, { language: "en" });
    expect(status).toBe(422);
    expect(body).toContain("Write the date like 2026-11-30.");
    expect(body).toContain("Write the details.");
    expect(body).toContain('value="30 November"');
    expect(body).toContain('value="Winter market"');
    expect(body).toContain(`value="${form["key"]}"`);
    expect(await stored(form["key"]!)).toEqual([]);
  });

  test("with a key of somebody's making is told to open the page again", async () => {
    const { status, body } = await server().post(address, completeForm({ key: "../../etc" }), {
      language: "en",
    });
    expect(status).toBe(422);
    expect(body).toContain("Open the page again, then send once more.");
  });
});

describe("hostile input", () => {
  test.each(["title", "place", "body", "day", "key"])(
    "markup in %s is shown as plain text",
    async (field) => {
      const { status, body } = await server().post(
        address,
        completeForm({ place: "", body: "", [field]: markup }),
      );
      expect(status).toBe(422);
      expect(body).not.toContain("<script>alert");
      expect(body).not.toContain("<img src=x");
    },
  );

  test("markup that was stored is shown as plain text", async () => {
    const form = completeForm({ title: markup, body: markup });
    await server().post(address, form, { visitor: "one" });
    const { body } = await server().get(`/example-service/received/${form["key"]}`, { visitor: "one" });
    expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(body).not.toContain("<script>alert");
  });

  test.each([
    ["", "application/x-www-form-urlencoded", 422],
    ["title=%E0%A4%A", "application/x-www-form-urlencoded", 400],
    ["title=%00", "application/x-www-form-urlencoded", 400],
    ["{}", "application/json", 415],
    ["title=a", "text/plain", 415],
    ["a=b&".repeat(600), "application/x-www-form-urlencoded", 400],
    [`body=${"a".repeat(70_000)}`, "application/x-www-form-urlencoded", 413],
  ])("%.20s as %s is answered %i", async (body, type, status) => {
    const headers = { "content-type": type, "madang-language": "ko", "madang-visitor": "one" };
    const answer = await fetch(server().origin + address, { method: "POST", headers, body });
    expect(answer.status).toBe(status);
  });

  test.each(["x", "1", "4b1f6f0a-2f0e-4d57-9d0e-0c8a3f5b7a01'", "%00"])(
    "nothing was received as %s",
    async (key) => {
      expect((await server().get(`/example-service/received/${key}`, { visitor: "one" })).status).toBe(404);
    },
  );
});

import type { RichNode } from "@madang/rich-text";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { newsCategories } from "../contract/public.ts";
import { newsForTests } from "./news-server.ts";

const server = newsForTests();

/** The image nodes of a text, at any depth. */
function imagesIn(value: unknown): Extract<RichNode, { kind: "image" }>[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(imagesIn);
  return "kind" in value && value.kind === "image" ? [value as never, ...inside] : inside;
}

async function texts() {
  return server()
    .db.selectFrom("article_texts")
    .innerJoin("articles", "articles.id", "article_id")
    .select(["guid", "language", "category", "content", "licence", "related", "published_at"])
    .execute();
}

describe("the sample", () => {
  test("shows pictures that came along, each with its words", async () => {
    const images = (await texts()).flatMap(({ content }) => imagesIn(content));
    expect(images.length).toBeGreaterThan(20);
    expect(images.filter(({ alt }) => alt === "")).toEqual([]);
    const { rows } = await sql<{ hash: string; width: number }>`
      select hash, width from pictures join files using (hash)`.execute(server().db);
    const stored = new Set(rows.filter(({ width }) => width > 0).map(({ hash }) => hash));
    expect(images.filter(({ src }) => !stored.has(src.split("/").at(-1) ?? ""))).toEqual([]);
  });

  test("has attachments with a name for readers and their text beside", async () => {
    const { rows } = await sql<{ name: string; title: string | null; text: unknown }>`
      select name, title, text from attachments`.execute(server().db);
    expect(rows.length).toBeGreaterThan(12);
    expect(rows.filter(({ title, text }) => title === null || text === null)).toEqual([]);
  });

  test("fills every filter, every licence and the mark of artificial intelligence", async () => {
    const all = await texts();
    expect(new Set(all.map(({ category }) => category))).toEqual(new Set(newsCategories));
    expect(new Set(all.map(({ licence }) => licence.type))).toEqual(new Set(["0", "1", "2", "3", "4"]));
    expect(all.some(({ licence }) => licence.ai)).toBe(true);
  });

  test("relates items to others that exist", async () => {
    const all = await texts();
    const guids = new Set(all.map(({ guid }) => guid));
    expect(all.flatMap(({ related }) => related).filter((guid) => !guids.has(guid))).toEqual([]);
  });

  test("holds embargoes in both languages", async () => {
    const later = (await texts()).filter(({ published_at }) => published_at > new Date("2026-12-01"));
    expect(later.map(({ language }) => language).toSorted()).toEqual(["en", "ko", "ko", "ko"]);
  });
});

import { expect } from "vitest";
import type { DocumentServer } from "./document-server.ts";
import { feedText } from "./feed-text.ts";

export interface ImportSubject<Text extends { readonly guid: string; readonly language: string }> {
  readonly server: Pick<DocumentServer<never>, "importPath" | "importText" | "get">;
  readonly sample: { readonly folder: string; readonly items: number; readonly korean: number };
  /** Everything that is stored of every text, in a fixed order. */
  readonly texts: () => Promise<readonly Text[]>;
  readonly pathOf: (text: Text) => string;
}

export interface ImportExpectation {
  readonly name: string;
  readonly run: <Text extends { readonly guid: string; readonly language: string }>(
    subject: ImportSubject<Text>,
  ) => Promise<void>;
}

/** What importing promises, whatever the documents are. Begins without any. */
export const importContract: readonly ImportExpectation[] = [
  {
    name: "the sample is read whole, and once",
    async run({ server, sample: { folder, items, korean }, texts }) {
      expect(await server.importPath(folder)).toMatchObject({ read: items, added: items, skipped: 0 });
      const before = await texts();
      expect(await server.importPath(folder)).toMatchObject({ read: items, unchanged: items, skipped: 0 });
      expect(await texts()).toEqual(before);
      expect(before.filter(({ language }) => language === "ko")).toHaveLength(korean);
    },
  },
  {
    name: "two imports at the same time leave one of each",
    async run({ server }) {
      const items = Array.from({ length: 20 }, (_, index) => ({ guid: `same-${index}` }));
      const feed = feedText(items);
      const summaries = await Promise.all([server.importText(feed), server.importText(feed)]);
      expect(summaries[0].added + summaries[1].added).toBe(20);
      expect(summaries[0].unchanged + summaries[1].unchanged).toBe(20);
    },
  },
  {
    name: "a second translation under another guid is skipped with the reason",
    async run({ server }) {
      await server.importText(feedText([{ guid: "o2" }]));
      await server.importText(feedText([{ guid: "o2-en", versionOf: "o2" }], "en"));
      const summary = await server.importText(feedText([{ guid: "o2-en-again", versionOf: "o2" }], "en"));
      expect(summary.problems).toMatchObject([{ reason: expect.stringContaining("another guid") }]);
    },
  },
  {
    name: "markup of a stranger is kept as words or not at all",
    async run({ server, texts, pathOf }) {
      const title = "<img src=x onerror=alert(1)>표";
      const body = `<p onclick="alert(1)">글<script>alert(1)</script><a href="javascript:alert(1)">여기</a><img src=x onerror=alert(1)></p>`;
      await server.importText(feedText([{ guid: "hostile", title, creator: "<b>과</b>", body }]));
      const stored = (await texts()).filter(({ guid }) => guid === "hostile");
      expect(JSON.stringify(stored)).not.toContain("alert");
      const pages = await Promise.all(stored.map((text) => server.get(pathOf(text))));
      expect(pages).toMatchObject([{ status: 200 }]);
      for (const page of pages) expect(page.body).not.toMatch(/alert|onerror|javascript:/);
    },
  },
];

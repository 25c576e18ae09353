import { plainText } from "@madang/rich-text";
import { describe, expect, test } from "vitest";
import { readOutcome } from "./feed-file.ts";

const entry = (inside: string, id = "urn:a") =>
  `<entry><id>${id}</id><title>제목</title><updated>2026-11-20T10:00:00+09:00</updated>${inside}</entry>`;
const atom = (entries: string, head = "") =>
  `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>소식</title><link href="https://city.example/"/><author><name>대변인실</name></author>${head}${entries}</feed>`;

async function only(content: string) {
  const { items, faults } = await readOutcome(content);
  expect(faults).toEqual([]);
  expect(items).toHaveLength(1);
  return items[0]!;
}

describe("Atom (RFC 4287)", () => {
  test("content as text, HTML and XHTML", async () => {
    const contents = [
      "<content>1 &lt; 2 &amp; 3</content>",
      '<content type="html">&lt;p&gt;글 &lt;b&gt;굵게&lt;/b&gt;&lt;/p&gt;</content>',
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>글 <b>굵게</b>, 뒤</p><script>alert(1)</script></div></content>',
      '<content type="html"><![CDATA[<p>글 <b>굵게</b></p>]]></content>',
    ];
    const { items } = await readOutcome(atom(contents.map((one, index) => entry(one, `u${index}`)).join("")));
    expect(items.map(({ content }) => plainText(content))).toEqual([
      "1 < 2 & 3",
      "글 굵게",
      "글 굵게, 뒤",
      "글 굵게",
    ]);
  });
  test("several authors, categories and links", async () => {
    const item = await only(
      atom(
        entry(
          `<author><name>총무과</name></author><author><name>공보실</name></author>
          <category term="press" label="보도자료"/><category term="교통"/>
          <link rel="enclosure" href="https://city.example/a.hwp" title="붙임"/>
          <link rel="alternate" href="/board/1"/><content>글</content>`,
        ),
      ),
    );
    expect(item).toMatchObject({
      guid: "urn:a",
      creator: "총무과, 공보실",
      categories: ["보도자료", "교통"],
      link: "https://city.example/board/1",
    });
    expect(JSON.stringify(item.content)).toContain('"href":"https://city.example/a.hwp","children":["붙임"]');
  });
  test("the feed's author, language and address where the entry has none", async () => {
    const item = await only(atom(entry('<summary>짧은 글</summary><link href="a/2"/>')));
    expect(item).toMatchObject({ creator: "대변인실", language: "ko", link: "https://city.example/a/2" });
    expect(plainText(item.content)).toBe("짧은 글");
  });
  test("an English entry in a Korean feed, its own base", async () => {
    const inside =
      '<content type="html" xml:lang="en" xml:base="https://en.example/x/">&lt;a href="y">Word&lt;/a></content>';
    const item = await only(atom(entry(inside)));
    expect(item.language).toBe("en");
    expect(JSON.stringify(item.content)).toContain("https://en.example/x/y");
  });
  test("names with a prefix", async () => {
    const feed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>소식</a:title><a:entry><a:id>1</a:id><a:title>제목</a:title><a:updated>2026-11-20T10:00:00Z</a:updated><a:content>글</a:content></a:entry></a:feed>`;
    expect(await only(feed)).toMatchObject({ guid: "1", title: "제목" });
  });
  test("published counts before updated, which is the change", async () => {
    const item = await only(atom(entry("<published>2026-11-01T00:00:00Z</published>")));
    expect(item.published.toISOString()).toBe("2026-11-01T00:00:00.000Z");
    expect(item.updated?.toISOString()).toBe("2026-11-20T01:00:00.000Z");
  });
  test("licence, related items and translations in the portal's own vocabulary", async () => {
    const own = 'xmlns:m="urn:madang:publishing" xmlns:t="http://purl.org/dc/terms/"';
    const inside = `<m:licence ${own}>2</m:licence><m:related ${own} guid="other"/><t:isVersionOf ${own}>orig</t:isVersionOf>`;
    expect(await only(atom(entry(inside)))).toMatchObject({
      licence: ["2"],
      related: ["other"],
      versionOf: "orig",
    });
  });
  test("an entry without a date is skipped, the next one read", async () => {
    const { items, faults } = await readOutcome(
      atom(`<entry><id>x</id><title>가</title></entry>${entry("")}`),
    );
    expect([items.length, faults]).toEqual([1, ["FEED_ITEM_INCOMPLETE"]]);
  });
});

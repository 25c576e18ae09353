import { describe, expect, test } from "vitest";
import { plainText } from "@madang/rich-text";
import { feed, item, readOutcome } from "./feed-file.ts";

async function only(content: string) {
  const { items, read } = await readOutcome(content);
  expect(read).toHaveLength(1);
  expect(items).toHaveLength(1);
  return items[0]!;
}

describe("what live feeds do", () => {
  test("CDATA beside entities, names in HTML entities", async () => {
    const read = await only(
      feed(
        item({ title: "<![CDATA[R&D ‘한&middot;울’]]>", more: "<dc:creator>A&amp;B&nbsp;과</dc:creator>" }),
      ),
    );
    expect(read.title).toBe("R&D ‘한·울’");
    expect(read.creator).toBe("A&B 과");
  });

  test("titles that were escaped twice", async () => {
    expect(
      (await only(feed(item({ title: "&amp;quot;알림&amp;quot; &lt;b&gt;오늘&lt;/b&gt;" })))).title,
    ).toBe('"알림" 오늘');
  });

  test("Korean words in angle brackets are words", async () => {
    expect((await only(feed(item({ title: "&lt;긴급&gt; 도로 통제" })))).title).toBe("<긴급> 도로 통제");
  });

  test("bare ampersands and control characters", async () => {
    expect((await only(feed(item({ title: "R&D 사업 \u0008&\u000b AT&T" })))).title).toBe("R&D 사업 & AT&T");
  });

  test("several categories, the department in dc:creator, a change date of their own", async () => {
    const more =
      "<category>보도자료</category><category><![CDATA[농업]]></category><category>농업</category><dc:creator>농업정책과</dc:creator><upDate>2026-11-21 09:00:00</upDate>";
    const read = await only(feed(item({ more })));
    expect(read.categories).toEqual(["보도자료", "농업"]);
    expect(read.creator).toBe("농업정책과");
    expect(read.updated?.toISOString()).toBe("2026-11-21T00:00:00.000Z");
  });

  test("prefixes of their own for known vocabularies", async () => {
    const own = `<rss xmlns:x="http://purl.org/rss/1.0/modules/content/" xmlns:d='http://purl.org/DC/elements/1.1'><channel>${item({ more: "<x:encoded>본문</x:encoded><d:creator>총무과</d:creator>" })}</channel></rss>`;
    const read = await only(own);
    expect(plainText(read.content)).toBe("본문");
    expect(read.creator).toBe("총무과");
  });

  test("escaped HTML in the description when there is no content:encoded", async () => {
    const read = await only(
      feed(item({ more: "<description>&lt;p&gt;첫째&lt;/p&gt;&lt;p&gt;둘째&lt;/p&gt;</description>" })),
    );
    expect(plainText(read.content)).toBe("첫째\n둘째");
    expect(read.summary).toBeUndefined();
  });

  test("the address where there is no guid", async () => {
    const content = feed(
      "<item><title>제목</title><link>https://city.example/1</link><pubDate>2026-11-20</pubDate></item>",
    );
    expect((await only(content)).guid).toBe("https://city.example/1");
  });

  test("its title and first day where every item has the address of the list", async () => {
    const inside = "<link>https://city.example/board</link><pubDate>2026-11-20</pubDate>";
    const content = feed(`<item><title>가</title>${inside}</item><item><title>나</title>${inside}</item>`);
    const [first, second] = (await readOutcome(content)).items;
    const [again] = (await readOutcome(feed(`<item><title>가</title>${inside}</item>`))).items;
    expect(first?.guid).not.toBe(second?.guid);
    expect(again?.guid).toBe(first?.guid);
  });

  test("HTML that was neither escaped nor closed keeps its words", async () => {
    const { items } = await readOutcome(
      feed(item({ more: "<description><p>가<br>나<p>다<hr>라</description>" })),
    );
    expect(plainText(items[0]?.content ?? [])).toBe("가\n나\n다\n라");
  });

  test("prefixes that nobody declared", async () => {
    const { items } = await readOutcome(
      "<rss><channel><item><title>가</title><pubDate>2026-11-20</pubDate><dc:creator>총무과</dc:creator><content:encoded><![CDATA[<p>글</p>]]></content:encoded></item></channel></rss>",
    );
    expect(items[0]).toMatchObject({ creator: "총무과", content: [{ kind: "paragraph", children: ["글"] }] });
  });

  test("a title that nobody gave is the beginning of the text", async () => {
    const content = feed(
      "<item><guid>1</guid><pubDate>2026-11-20</pubDate><description>첫 문장입니다.</description></item>",
    );
    expect((await only(content)).title).toBe("첫 문장입니다.");
  });

  test("English by the channel's language", async () => {
    expect((await only(feed(item(), { head: "<language>en-us</language>" }))).language).toBe("en");
  });

  test("markup that was not escaped loses no words", async () => {
    expect((await only(feed(item({ title: "도로<br>통제" })))).title).toBe("도로통제");
  });

  test("an item inside a comment or CDATA is none", async () => {
    const { items } = await readOutcome(
      feed(
        `<!-- ${item({ guid: "c" })} --><description><![CDATA[${item({ guid: "d" })}]]></description>${item()}`,
      ),
    );
    expect(items.map(({ guid }) => guid)).toEqual(["g-1"]);
  });
});

describe("one bad item costs nobody else anything", () => {
  const good = item({ guid: "good" });

  test.each([
    ["no title", "<item><guid>x</guid><pubDate>2026-11-20</pubDate></item>", "FEED_ITEM_INCOMPLETE"],
    ["no date", "<item><guid>x</guid><title>가</title></item>", "FEED_ITEM_INCOMPLETE"],
    ["a date that is none", item({ date: "어제 오후" }), "FEED_ITEM_BAD_DATE"],
    ["no end", "<item><title>끝이 없음</title><guid>x</guid>", "FEED_ITEM_NOT_CLOSED"],
    [
      "a licence that does not exist",
      item({ more: "<madang:licence>9</madang:licence>" }),
      "FEED_ITEM_BAD_LICENCE",
    ],
  ])("%s", async (_name, bad, code) => {
    const { items, faults } = await readOutcome(feed(`${good}${bad}${good}`));
    expect(faults).toContain(code);
    expect(items.filter(({ guid }) => guid === "good")).toHaveLength(2);
  });

  test("the fault names the item by its title", async () => {
    const { read } = await readOutcome(feed(`${good}${item({ title: "김장 소식", date: "언젠가" })}`));
    expect(read[1]).toMatchObject({ number: 2, subject: "김장 소식" });
  });

  test("a file that was cut off gives what is whole", async () => {
    const whole = feed(`${item({ guid: "a" })}${item({ guid: "b" })}`);
    const { items, faults } = await readOutcome(whole.slice(0, whole.lastIndexOf("<pubDate>") + 12));
    expect(items.map(({ guid }) => guid)).toEqual(["a"]);
    expect(faults).toEqual(["FEED_ITEM_NOT_CLOSED"]);
  });
});

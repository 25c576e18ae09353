import { expectEmbargo } from "@madang/feed-import/testing";
import { expect, test } from "vitest";
import notices from "../module.ts";
import { noticesForTests, sampleFolder } from "./notices-server.ts";

const server = noticesForTests();
const times = "<notice:opens>2026-01-01</notice:opens><notice:closes>2099-01-01</notice:closes>";

test("what is posted later, and corrected before, is nowhere until its second, and everywhere from then on", async () => {
  const idOf = async (guid: string) => {
    const texts = server().db.selectFrom("notice_texts").select("notice_id").where("guid", "=", guid);
    return (await texts.executeTakeFirstOrThrow()).notice_id;
  };
  const subject = {
    server: server() as never,
    manifest: notices,
    category: { name: "입법예고", value: "advance" },
    attachment: `${sampleFolder}files/ai-ordinance.pdf`,
    more: `${times}<notice:number>한울도 공고 {marker} 제2099-1호</notice:number><notice:officer>{marker}</notice:officer>`,
    corrected: `<notice:correction at="2026-11-22 09:00:00" title="{marker} 고침" before="{marker}" after="고침">{marker}</notice:correction>`,
    page: "/notices",
    idOf,
    silent: ["open-data", "today", "opinions", "jobs", "bids", "applications"].map((box) => `/_boxes/${box}`),
  };
  await expect(expectEmbargo(subject)).resolves.toBeUndefined();
}, 60_000);

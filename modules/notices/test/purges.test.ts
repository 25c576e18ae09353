import { expectPurges } from "@madang/feed-import/testing";
import { expect, test } from "vitest";
import notices from "../module.ts";
import { noticesForTests, sampleFolder } from "./notices-server.ts";

const server = noticesForTests({ sample: false });
const times = "<notice:opens>2026-01-01</notice:opens><notice:closes>2099-01-01</notice:closes>";
const corrected =
  '<notice:correction at="2026-11-22 09:00:00" title="고침" before="가" after="나">잘못 썼습니다</notice:correction>' +
  '<notice:answer at="2026-11-22">의견을 살폈습니다</notice:answer>';

test("whatever shows something else after a change was purged with it, and not much else", async () => {
  const subject = {
    server: server() as never,
    manifest: notices,
    page: "/notices",
    documents: "notices",
    attachment: `${sampleFolder}files/ai-ordinance.pdf`,
    more: [times, corrected] as const,
  };
  await expect(expectPurges(subject)).resolves.toBeUndefined();
}, 300_000);

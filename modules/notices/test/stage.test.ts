import { describe, expect, test } from "vitest";
import { noticeStage, type NoticeTimes } from "../contract/public.ts";
import { stageName } from "../ui/words/stage-words.ts";

const never = { opens: null, effective: null, closes: null };
const opening = "2026-11-01T00:00:00.000Z";
const closing = "2026-11-27T09:00:00.000Z";

function stageAt(now: string, times: Partial<NoticeTimes>) {
  return noticeStage({ category: "legislation", ...never, ...times }, new Date(now));
}

describe("what takes opinions, applications or bids", () => {
  test("is open to the last second before it closes, and closed from then on", () => {
    expect(stageAt("2026-11-27T08:59:59.999Z", { closes: closing })).toBe("open");
    expect(stageAt("2026-11-27T09:00:00.000Z", { closes: closing })).toBe("closed");
  });
  test("is upcoming before it opens", () => {
    expect(stageAt("2026-10-31T23:59:59.999Z", { opens: opening, closes: closing })).toBe("upcoming");
    expect(stageAt(opening, { opens: opening, closes: closing })).toBe("open");
  });
  test("is only posted when it names no closing time", () => {
    expect(stageAt("2026-11-20T00:00:00Z", { category: "recruitment" })).toBe("posted");
  });
});

describe("what only makes known", () => {
  const effective = "2026-12-01T00:00:00+09:00";
  test("is in force from its day on, by the clock of Seoul", () => {
    expect(stageAt("2026-11-30T14:59:59Z", { category: "notification", effective })).toBe("upcoming");
    expect(stageAt("2026-11-30T15:00:00Z", { category: "notification", effective })).toBe("inForce");
  });
  test("is on display until it closes", () => {
    expect(stageAt("2026-11-20T00:00:00Z", { category: "announcement", closes: closing })).toBe("posted");
    expect(stageAt("2026-11-28T00:00:00Z", { category: "announcement", closes: closing })).toBe("closed");
  });
});

test("each stage has a name that says what one can do", () => {
  expect(stageName({ stage: "open", category: "bid", opens: null }, "ko")).toBe("입찰 중");
  expect(stageName({ stage: "open", category: "legislation", opens: null }, "en")).toBe("Open for comments");
  expect(stageName({ stage: "upcoming", category: "recruitment", opens: opening }, "ko")).toBe("접수 예정");
  expect(stageName({ stage: "upcoming", category: "notification", opens: null }, "ko")).toBe("시행 예정");
});

import { describe, expect, test } from "vitest";
import { effectOf, noticeStage, noticeState, turningPoints, type NoticeTimes } from "../contract/public.ts";
import { stageName } from "../ui/words/stage-words.ts";

const posted = "2026-11-01T05:00:00.000Z";
const never = { posted, opens: null, effective: null, closes: null };
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
  test("stays in force when the display of what the law made known ends", () => {
    const times = { category: "notification", closes: closing } as const;
    expect(stageAt("2026-11-28T00:00:00Z", times)).toBe("inForce");
    expect(stageAt("2027-11-28T00:00:00Z", { ...times, category: "announcement", effective })).toBe(
      "inForce",
    );
  });
  test("is in force when five days have passed where it says nothing", () => {
    expect(stageAt("2026-11-06T14:59:59.999Z", { category: "announcement" })).toBe("upcoming");
    expect(stageAt("2026-11-06T15:00:00.000Z", { category: "announcement" })).toBe("inForce");
  });
});

describe("the five days between publication and effect (행정업무규정 6조 3항)", () => {
  const from = (time: string) => effectOf({ category: "notification", posted: time, effective: null })?.from;
  test("do not count the day of publication, at whatever hour it was", () => {
    expect(from("2026-10-31T15:00:00.000Z")).toBe("2026-11-06T15:00:00.000Z");
    expect(from("2026-11-01T14:59:59.999Z")).toBe("2026-11-06T15:00:00.000Z");
    expect(from("2026-11-01T15:00:00.000Z")).toBe("2026-11-07T15:00:00.000Z");
  });
  test("run over weekends, months and leap days", () => {
    expect(from("2028-02-26T03:00:00.000Z")).toBe("2028-03-02T15:00:00.000Z");
    expect(from("2026-12-30T03:00:00.000Z")).toBe("2027-01-04T15:00:00.000Z");
  });
  test("give way to what the notice says itself", () => {
    const effective = "2026-11-02T00:00:00.000Z";
    expect(effectOf({ category: "bid", posted, effective })).toEqual({ from: effective, stated: true });
  });
  test("are not for what only asks for opinions, applications or bids", () => {
    expect(effectOf({ category: "legislation", posted, effective: null })).toBeNull();
  });
});

test("a notice changes its stage at its turning points and at no other moment", () => {
  const notice = { category: "bid", posted, opens: opening, effective: null, closes: closing } as const;
  expect(turningPoints(notice)).toEqual([new Date(opening), new Date(closing)]);
  for (const point of turningPoints(notice)) {
    const before = new Date(point.getTime() - 1);
    expect(noticeStage(notice, before)).not.toBe(noticeStage(notice, point));
  }
});

test.each([
  ["upcoming", "2026-10-01T00:00:00Z"],
  ["inforce", "2026-11-05T00:00:00Z"],
  ["closed", "2026-12-01T00:00:00Z"],
])("people look for it under %s at %s", (state, now) => {
  const notice = { ...never, category: "application", opens: opening, closes: closing } as const;
  expect(noticeState(notice, new Date(now))).toBe(state);
});

test("each stage has a name that says what one can do", () => {
  expect(stageName({ stage: "open", category: "bid", opens: null }, "ko")).toBe("입찰 중");
  expect(stageName({ stage: "open", category: "legislation", opens: null }, "en")).toBe("Open for comments");
  expect(stageName({ stage: "upcoming", category: "recruitment", opens: opening }, "ko")).toBe("접수 예정");
  expect(stageName({ stage: "upcoming", category: "notification", opens: null }, "ko")).toBe("시행 예정");
});

import { criticalities } from "@madang/manifest";
import { expect, test } from "vitest";
import { classOf } from "../src/upstream/request-class.ts";
import { shedRetryAfter } from "../src/upstream/shed.ts";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const samsung =
  "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36";
const kakao =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 11.0.0";
const naver =
  "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36 NAVER(inapp; search; 1200; 12.9.3)";

test.each([undefined, "", firefox, samsung, kakao, naver, "Cubot/1 Mobile Safari", "x".repeat(10_000)])(
  "the browser %s has the class of its page",
  (agent) => {
    for (const criticality of criticalities)
      for (const method of ["GET", "HEAD", "POST"])
        expect(classOf({ criticality, method, headers: { "user-agent": agent } })).toBe(criticality);
  },
);

test.each([
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)",
  "Mozilla/5.0 (compatible; bingbot/2.0)",
  "Mozilla/5.0 (compatible; Daumoa/4.0)",
  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
  "facebookexternalhit/1.1; kakaotalk-scrap/1.0",
  "Baiduspider",
  "curl/8.5.0",
])("the robot %s waits behind everybody, whatever the page", (agent) => {
  for (const criticality of criticalities) {
    expect(classOf({ criticality, method: "GET", headers: { "user-agent": agent } })).toBe("background");
    expect(classOf({ criticality, method: "POST", headers: { "user-agent": agent } })).toBe(criticality);
  }
});

test.each([{ "sec-purpose": "prefetch" }, { "sec-purpose": "prefetch;prerender" }, { purpose: "prefetch" }])(
  "a browser's guess %o is background",
  (headers) => {
    expect(classOf({ criticality: "emergency", method: "GET", headers })).toBe("background");
    expect(classOf({ criticality: "submission", method: "POST", headers })).toBe("submission");
  },
);

test("whoever is shed together does not come back together", () => {
  expect(shedRetryAfter(30, () => 0)).toBe(15);
  expect(shedRetryAfter(30, () => 0.999)).toBe(45);
  expect(shedRetryAfter(1, () => 0)).toBe(1);
});

import { expect, test } from "vitest";
import { configSchema } from "../../src/config.ts";
import { parseVisitorKeys } from "../../src/identity/visitor-keys.ts";
import { createLimits } from "../../src/protect/rate-limit/limits.ts";

const keys = parseVisitorKeys(`k1:${Buffer.alloc(32, 7).toString("base64url")}`);
const defaults = configSchema.parse({
  siteFile: "s",
  releasesDir: "r",
  endpointsFile: "e",
  assetsDir: "a",
  visitorKeys: "k",
});

function isExempt(address: string, limitExempt: readonly string[] = defaults.limitExempt): boolean {
  const settings = { ...defaults, limitExempt: [...limitExempt] };
  return createLimits({ settings, keys, redis: undefined }).isExempt(address);
}

test.each([
  ["127.0.0.1", true],
  ["127.9.9.9", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["203.0.113.7", false],
  ["::2", false],
  ["2001:db8::1", false],
  ["::ffff:203.0.113.7", false],
  ["", false],
  ["localhost", false],
  ["127.0.0.1.example", false],
])("%s is exempt by default: %s", (address, exempt) => {
  expect(isExempt(address)).toBe(exempt);
});

test("the operator's ranges take the place of the default ones", () => {
  expect(isExempt("10.1.2.3", ["10.0.0.0/8"])).toBe(true);
  expect(isExempt("127.0.0.1", ["10.0.0.0/8"])).toBe(false);
  expect(isExempt("127.0.0.1", [])).toBe(false);
});

test("an address is refused above its rate, unless it is exempt", () => {
  const { byAddress } = createLimits({
    settings: { ...defaults, limitRequests: "2/60" },
    keys,
    redis: undefined,
  });
  const waits = (address: string): boolean[] => [1, 2, 3].map(() => byAddress.take(address) > 0);
  expect(waits("203.0.113.7")).toEqual([false, false, true]);
  expect(waits("::ffff:203.0.113.8")).toEqual([false, false, true]);
  expect(byAddress.take("203.0.113.8")).toBeGreaterThan(0);
  expect(waits("::1")).toEqual([false, false, false]);
});

test("a limit that is off limits nobody", () => {
  const { byAddress } = createLimits({
    settings: { ...defaults, limitRequests: "off" },
    keys,
    redis: undefined,
  });
  for (let index = 0; index < 1000; index += 1) expect(byAddress.take("203.0.113.7")).toBe(0);
});

test.each(["0/60", "60/0", "-1/60", "1.5/60", "60", "60/60/60", "", "Off", "1e9/1", "60 / 60"])(
  "the rate %j is refused by its option's name",
  (rate) => {
    const parsed = configSchema.shape.limitSending.safeParse(rate);
    expect(parsed.error?.issues[0]?.message).toContain(
      "must be requests/seconds, for example 1200/60, or off",
    );
  },
);

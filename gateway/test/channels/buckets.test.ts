import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bucketCookie, bucketName, readBucket } from "../../src/channels/bucket-cookie.ts";
import { buckets, drawBucket, memberOf, membersAt } from "../../src/channels/bucket.ts";

const modules = fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/);
const weights = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const bucketNumbers = fc.integer({ min: 0, max: buckets - 1 });

test("of all buckets exactly the share is in, whatever the module", () => {
  fc.assert(
    fc.property(modules, weights, (module, weight) => {
      let members = 0;
      for (let bucket = 0; bucket < buckets; bucket += 1) if (memberOf(bucket, module, weight)) members += 1;
      expect(members).toBe(Math.round(weight * 100));
    }),
  );
});

test("whoever is in stays in when the weight rises", () => {
  fc.assert(
    fc.property(modules, weights, weights, bucketNumbers, (module, one, other, bucket) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      expect(memberOf(bucket, module, more) || !memberOf(bucket, module, less)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [0, 0],
  [0.01, 1],
  [0.07, 7],
  [1.1, 110],
  [33.33, 3333],
  [100, 10_000],
])("a weight of %f percent is %i buckets", (weight, count) => {
  expect(membersAt(weight)).toBe(count);
});

test("modules begin at places of their own", () => {
  const first = (module: string): number => {
    let bucket = 0;
    while (!memberOf(bucket, module, 0.01)) bucket += 1;
    return bucket;
  };
  expect(new Set(["news", "notices", "petitions", "reservations"].map(first)).size).toBe(4);
});

test("every bucket is drawn as often as any other", () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  const draws = 100_000;
  for (let draw = 0; draw < draws; draw += 1) {
    const tenth = Math.floor((drawBucket() * 10) / buckets);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  // Six standard deviations of a binomial count: one run in fifty million fails by chance.
  const most = 6 * Math.sqrt(draws * 0.1 * 0.9);
  for (const count of tenths) expect(Math.abs(count - draws / 10)).toBeLessThan(most);
});

test("what was written is read again", () => {
  fc.assert(
    fc.property(bucketNumbers, fc.boolean(), (bucket, secure) => {
      const [pair = "", ...attributes] = bucketCookie(bucket, { secure }).split("; ");
      expect(readBucket(`a=1; ${pair}; b=2`)).toBe(bucket);
      expect(attributes).toEqual([
        "Path=/",
        ...(secure ? ["Secure"] : []),
        "HttpOnly",
        "SameSite=Lax",
        "Max-Age=2592000",
      ]);
    }),
  );
});

test.each([
  "",
  "10000",
  "-1",
  "007",
  "1e3",
  "1.5",
  "0x10",
  "１２",
  " ",
  "12,13",
  '"12"',
  "12 13",
  "NaN",
  "9".repeat(8000),
  "%31",
])("%j is no bucket", (value) => {
  expect(readBucket(`${bucketName}=${value}`)).toBeUndefined();
});

test("of several values the first good one counts, wherever rubbish stands", () => {
  expect(readBucket(`${bucketName}=x; ${bucketName}=7; ${bucketName}=8`)).toBe(7);
  expect(readBucket(`x${bucketName}=7`)).toBeUndefined();
  expect(readBucket(`${bucketName}=x; `.repeat(500))).toBeUndefined();
});

test("reading in place finds what taking the field apart finds", () => {
  const apart = (field: string): number | undefined => {
    for (const pair of field.split(";")) {
      const [name = "", ...value] = pair.split("=");
      const text = value.join("=").replace(/^ +| +$/g, "");
      if (name.replace(/^ +/, "") === bucketName && /^(?:0|[1-9]\d{0,3})$/.test(text)) return Number(text);
    }
    return undefined;
  };
  const piece = fc.constantFrom(
    bucketName,
    "=",
    ";",
    " ",
    "1",
    "0",
    "42",
    "9999",
    "10000",
    "x",
    "-",
    "; ",
    "a=b",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const field = pieces.join("");
      fc.pre(!/= +\d/.test(field));
      expect(readBucket(field)).toBe(apart(field));
    }),
    { numRuns: 20_000 },
  );
});

const allBuckets = new Set(Array.from({ length: buckets }, (_, bucket) => bucket));

test("no cookie field makes reading throw, or gives anything but a bucket", () => {
  const field = fc.array(
    fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ maxLength: 8 }).map((text) => `${bucketName}=${text}`),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(field, (parts) => {
      const bucket = readBucket(parts.join(";"));
      expect(bucket === undefined || allBuckets.has(bucket)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

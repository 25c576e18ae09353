import { cacheControl, fromNow, type Field, type Requirement, type Step } from "./requirement.ts";

const hour = cacheControl("max-age=3600");
const dated: Field = ["date", fromNow(0)];
const tag: Field = ["etag", '"abc"'];

/** Stored for a request with some fields; asked for with others. */
const varies = (
  does: string,
  options: { vary: string; first: readonly Field[]; second: readonly Field[]; comes: Step["comes"] },
): Requirement => ({
  does,
  section: "4.1",
  steps: [
    { fields: options.first, origin: { fields: [hour, ["vary", options.vary]] }, wait: 1 },
    { fields: options.second, ...(options.comes === undefined ? {} : { comes: options.comes }) },
  ],
});

const one: Field = ["foo", "1"];
const two: Field = ["foo", "2"];
const bar: Field = ["bar", "x"];

const asked = (
  does: string,
  value: string,
  comes: Step["comes"],
  stored: readonly Field[] = [hour],
): Requirement => ({
  does,
  section: "5.2.1",
  steps: [
    { origin: { fields: stored }, wait: 2 },
    { fields: [cacheControl(value)], ...(comes === undefined ? {} : { comes }) },
  ],
});

/** Stored, stale, and then the origin is gone. */
const afterwardsBroken = (does: string, value: string, step: Step): Requirement => ({
  does,
  section: "4.2.4",
  steps: [
    { origin: { fields: [cacheControl(value)] }, wait: 3 },
    { origin: "broken", ...step },
  ],
});

const conditional = (does: string, stored: readonly Field[], sent: Field, status: number): Requirement => ({
  does,
  section: "4.3.2",
  steps: [
    { origin: { fields: [hour, dated, ...stored] }, wait: 1 },
    { fields: [sent], comes: "stored", status },
  ],
});

export const reuseRequirements: readonly Requirement[] = [
  varies("reuses what varies where the request is the same", {
    vary: "Foo",
    first: [one],
    second: [one],
    comes: "stored",
  }),
  varies("does not where it differs", { vary: "Foo", first: [one], second: [two], comes: "asked" }),
  varies("nor where it is left out", { vary: "Foo", first: [one], second: [], comes: "asked" }),
  varies("nor where it was left out", { vary: "Foo", first: [], second: [one], comes: "asked" }),
  varies("looks at every name", { vary: "Foo, Bar", first: [one, bar], second: [one], comes: "asked" }),
  varies("in any order", { vary: "bar, foo", first: [one, bar], second: [bar, one], comes: "stored" }),
  varies("never reuses what varies on *", { vary: "*", first: [one], second: [one], comes: "asked" }),
  varies("nor where * stands among names", { vary: "Foo, *", first: [one], second: [one], comes: "asked" }),
  varies("nor where it is hidden behind a comma", { vary: ", *", first: [], second: [], comes: "asked" }),
  conditional("answers a known tag with 304", [tag], ["if-none-match", '"x", "abc"'], 304),
  conditional("compares tags weakly", [["etag", 'W/"abc"']], ["if-none-match", '"abc"'], 304),
  conditional("answers another tag with the whole", [tag], ["if-none-match", '"x"'], 200),
  {
    does: "a tag goes before a date",
    section: "4.3.2",
    steps: [
      { origin: { fields: [hour, dated, tag, ["last-modified", fromNow(-5000)]] }, wait: 1 },
      {
        fields: [
          ["if-none-match", '"abc"'],
          ["if-modified-since", fromNow(-9000)],
        ],
        comes: "stored",
        status: 304,
        shows: { etag: '"abc"' },
      },
    ],
  },
  {
    does: "asks whether a stale answer is still true, and takes newer fields over",
    section: "4.3.4",
    steps: [
      { origin: { fields: [cacheControl("max-age=2"), tag, ["a", "1"], ["b", "1"]] }, wait: 3 },
      {
        origin: { status: 304, fields: [cacheControl("max-age=60"), tag, ["a", "2"]] },
        comes: "validated",
        shows: { a: "2", b: "1" },
      },
      { comes: "stored", shows: { a: "2", b: "1" } },
    ],
  },
  {
    does: "what a 304 says of the body's own fields is not taken over",
    section: "3.2",
    steps: [
      { origin: { fields: [cacheControl("max-age=2"), tag, ["content-encoding", "x-a"]] }, wait: 3 },
      {
        origin: { status: 304, fields: [cacheControl("max-age=60"), ["content-encoding", "x-b"]] },
        comes: "validated",
      },
      { comes: "stored", shows: { "content-encoding": "x-a" } },
    ],
  },
  {
    does: "validates a stale must-revalidate",
    section: "5.2.2.2",
    steps: [
      { origin: { fields: [cacheControl("max-age=2, must-revalidate"), tag] }, wait: 1 },
      { comes: "stored", wait: 2 },
      { origin: { status: 304, fields: [tag] }, comes: "validated" },
    ],
  },
  asked("asks for whoever wants nothing stored", "no-cache", "asked"),
  asked("asks for whoever wants it younger", "max-age=1", "asked"),
  asked("asks for whoever wants it fresh for longer", "min-fresh=4000", "asked"),
  asked("gives a stale one to whoever takes it", "max-stale=100", "stored", [cacheControl("max-age=1")]),
  asked("gives no stale one that must be revalidated", "max-stale=100", "asked", [
    cacheControl("max-age=1, must-revalidate"),
  ]),
  {
    does: "only-if-cached without a stored answer is 504",
    section: "5.2.1.7",
    steps: [{ fields: [cacheControl("only-if-cached")], comes: "stored", status: 504 }],
  },
  afterwardsBroken("shows a stale answer when the origin is gone", "max-age=2", {
    status: 200,
    shows: { age: "3" },
  }),
  ...["must-revalidate", "proxy-revalidate", "no-cache", "s-maxage=2"].map((value) =>
    afterwardsBroken(`not one with ${value}`, `max-age=2, ${value}`, { status: 502 }),
  ),
  {
    does: "shows a stale answer while it asks (stale-while-revalidate), and not after that",
    section: "RFC 5861 3",
    steps: [
      { origin: { fields: [cacheControl("max-age=1, stale-while-revalidate=4"), tag] }, wait: 10 },
      {
        origin: { fields: [cacheControl("max-age=1, stale-while-revalidate=60")] },
        comes: "validated",
        wait: 3,
      },
      { status: 200, shows: { age: "3" } },
    ],
  },
  {
    does: "shows a stale answer in place of an error for as long as stale-if-error says",
    section: "RFC 5861 4",
    steps: [
      { origin: { fields: [cacheControl("max-age=1, stale-if-error=10")] }, wait: 3 },
      { origin: { status: 500 }, status: 200, wait: 20 },
      { origin: { status: 500 }, status: 500 },
    ],
  },
  ...[
    ["bytes=0-1", "01"],
    ["bytes=8-", "89"],
    ["bytes=-3", "789"],
  ].map(([range = "", part = ""]): Requirement => ({
    does: `gives ${range} from a stored whole`,
    section: "3.3",
    steps: [
      { origin: { fields: [hour, ["a", "1"]] }, wait: 1 },
      { fields: [["range", range]], comes: "stored", status: 206, shows: { "x-body": part, a: "1" } },
    ],
  })),
  {
    does: "never gives a part as the whole",
    section: "3.3",
    steps: [
      {
        fields: [["range", "bytes=0-1"]],
        origin: { status: 206, fields: [hour, ["content-range", "bytes 0-1/10"]] },
        wait: 1,
      },
      { comes: "asked" },
    ],
  },
];

import { cacheControl, fromNow, twice, type Field, type Requirement } from "./requirement.ts";

const hour = cacheControl("max-age=3600");
const dated: Field = ["date", fromNow(0)];
const authorized: Field = ["authorization", "Basic eA=="];

const keeps = (name: string, value: string): Requirement => ({
  does: `keeps ${name}`,
  section: "3.1",
  steps: [
    { origin: { fields: [hour, [name, value]] }, wait: 1 },
    { comes: "stored", shows: { [name]: value } },
  ],
});

const afterAuthorization = (value: string, comes: "stored" | "asked"): Requirement => ({
  does: `an answer to Authorization with ${value} is ${comes} for others`,
  section: "3.5",
  steps: [{ fields: [authorized], origin: { fields: [cacheControl(value), dated] }, wait: 1 }, { comes }],
});

export const storingRequirements: readonly Requirement[] = [
  afterAuthorization("max-age=3600", "asked"),
  afterAuthorization("max-age=3600, public", "stored"),
  afterAuthorization("max-age=3600, must-revalidate", "stored"),
  afterAuthorization("s-maxage=3600", "stored"),
  keeps("content-type", "text/plain"),
  keeps("content-encoding", "x-own"),
  keeps("content-location", "/elsewhere"),
  keeps("content-range", "bytes 0-1/2"),
  keeps("etag", '"a"'),
  keeps("x-unknown", "1, 2"),
  keeps("clear-site-data", '"cache"'),
  {
    does: "keeps nothing that Connection names",
    section: "3.1",
    steps: [
      { origin: { fields: [hour, ["connection", "a, b"], ["a", "1"], ["b", "2"], ["c", "3"]] }, wait: 1 },
      { comes: "stored", shows: { a: undefined, b: undefined, c: "3" } },
    ],
  },
  {
    does: "never stores Set-Cookie, nor the answer that has it (beyond the standard)",
    section: "7.3",
    steps: [{ origin: { fields: [hour, ["set-cookie", "a=b"]] }, wait: 1 }, { comes: "asked" }],
  },
  twice("stores no answer of unknown status that must be understood", "5.2.2.3", {
    fields: [cacheControl("max-age=3600, no-store, must-understand")],
    status: 599,
    comes: "asked",
  }),
  twice("stores one of a known status that must be understood", "5.2.2.3", {
    fields: [cacheControl("max-age=3600, no-store, must-understand")],
    comes: "stored",
  }),
  {
    does: "tells its age, and leaves Date and Expires alone",
    section: "5.1",
    steps: [
      { origin: { fields: [["expires", fromNow(3600)], dated, ["age", "30"]] }, wait: 3 },
      { comes: "stored", shows: { age: "33" } },
    ],
  },
  ...["POST", "PUT", "DELETE", "M-SEARCH"].flatMap((method): Requirement[] => [
    {
      does: `a ${method} that succeeds invalidates its target`,
      section: "4.4",
      steps: [{ origin: { fields: [hour] }, wait: 1 }, { method }, { comes: "asked" }],
    },
    {
      does: `a ${method} that fails does not`,
      section: "4.4",
      steps: [
        { origin: { fields: [hour] }, wait: 1 },
        { method, origin: { status: 500 } },
        { comes: "stored" },
      ],
    },
    ...["location", "content-location"].map((name) => ({
      does: `a ${method} invalidates what ${name} names`,
      section: "4.4",
      steps: [
        { path: "/named", origin: { fields: [hour] }, wait: 1 },
        { path: "/other", method, origin: { fields: [[name, "named"] as const] } },
        { path: "/named", comes: "asked" as const },
      ],
    })),
  ]),
  twice("CDN-Cache-Control overrules Cache-Control", "RFC 9213 2.2", {
    fields: [cacheControl("no-store"), ["cdn-cache-control", "max-age=60"]],
    comes: "stored",
  }),
  ...["max-age=0", "max-age=1", "private", "no-cache", "no-store"].map((value) =>
    twice(`CDN-Cache-Control ${value} overrules a long max-age`, "RFC 9213 2.2", {
      fields: [hour, ["cdn-cache-control", value]],
      comes: "asked",
    }),
  ),
  ...["max-age=60, &&&", 'max-age="60"'].map((value) =>
    twice(`CDN-Cache-Control ${value} is not valid and counts for nothing`, "RFC 9213 2.1", {
      fields: [cacheControl("no-store"), ["cdn-cache-control", value]],
      comes: "asked",
    }),
  ),
];

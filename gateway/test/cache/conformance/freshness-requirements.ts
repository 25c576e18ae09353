import { cacheControl, fromNow, twice, type Requirement } from "./requirement.ts";

const dated = ["date", fromNow(0)] as const;
const fresh = (value: string) =>
  twice(`is fresh by ${value}`, "4.2.1", { fields: [cacheControl(value)], comes: "stored" });
const notFresh = (value: string) =>
  twice(`is not fresh by ${value}`, "4.2.1", { fields: [cacheControl(value)], comes: "asked" });
const expires = (value: string, comes: "stored" | "asked") =>
  twice(`${comes === "stored" ? "believes" : "takes for expired:"} Expires ${value}`, "5.3", {
    fields: [["expires", value], dated],
    comes,
  });
const age = (value: string, comes: "stored" | "asked") =>
  twice(`an hour's freshness with Age ${value} is ${comes}`, "5.1", {
    fields: [cacheControl("max-age=3600"), dated, ["age", value]],
    comes,
  });

export const freshnessRequirements: readonly Requirement[] = [
  ...["max-age=3600", "MaX-aGe=3600", "s-maxage=60", "other, max-age=60", "max-age=003600"].map(fresh),
  ...["max-age=2147483648", "max-age=99999999999", "max-age=1, s-maxage=60", 'x="max-age=1", max-age=60'].map(
    fresh,
  ),
  ...["max-age=0", "max-age=-60", "max-age=60, s-maxage=1", "max-age=1", "max-age='60'", "max-age=a60"].map(
    notFresh,
  ),
  ...['x="max-age=3600", max-age=1', 'max-age=1, x="max-age=3600"', "max-age=1.5", "private, max-age=60"].map(
    notFresh,
  ),
  ...["no-store", "No-StOrE, max-age=60", "no-cache, max-age=60", "max-age=60, No-CaChE"].map(notFresh),
  expires("Thu, 18 Aug 2050 02:01:18 GMT", "stored"),
  expires("Thursday, 18-Aug-50 02:01:18 GMT", "stored"),
  expires("Thu Aug  8 02:01:18 2050", "stored"),
  expires("Tue, 19 Jan 2038 14:14:08 GMT", "stored"),
  ...["0", "-1", "soon", "Thu, 18 Aug 2050 02:01:18 UTC", "Thu, 18 Aug 2050 02:01:18 AEST"].map((value) =>
    expires(value, "asked"),
  ),
  ...["Thu, 18 Aug 50 02:01:18 GMT", "Thu 18 Aug 2050 02:01:18 GMT", "Thu, 18  Aug  2050 02:01:18 GMT"].map(
    (value) => expires(value, "asked"),
  ),
  ...["Thu, 18-Aug-2050 02:01:18 GMT", "Thu, 18 Aug 2050 02.01.18 GMT", "Thu, 18 Aug 2050 2:01:18 GMT"].map(
    (value) => expires(value, "asked"),
  ),
  twice("prefers max-age to Expires", "5.3", {
    fields: [cacheControl("max-age=0"), ["expires", fromNow(3600)], dated],
    comes: "asked",
  }),
  ...["abc", "-7200", "7200.0", "0, 7200", "0, 0"].map((value) => age(value, "stored")),
  ...["7200", "2147483648", "7200, 0"].map((value) => age(value, "asked")),
  twice("guesses from Last-Modified", "4.2.2", {
    fields: [["last-modified", fromNow(-86_400)], dated],
    comes: "stored",
  }),
  ...[201, 202, 403, 502, 503, 504, 599].map((status) =>
    twice(`guesses nothing for ${status}`, "4.2.2", {
      fields: [["last-modified", fromNow(-86_400)], dated],
      status,
      comes: "asked",
    }),
  ),
  ...[200, 203, 299, 301, 302, 307, 308, 400, 404, 410, 499, 500, 503, 599].flatMap((status) => [
    twice(`reuses a fresh ${status}`, "3", { fields: [cacheControl("max-age=60")], status, comes: "stored" }),
    twice(`does not reuse a stale ${status}`, "4.2", {
      fields: [cacheControl("max-age=1")],
      status,
      comes: "asked",
    }),
  ]),
];

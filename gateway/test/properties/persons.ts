import * as fc from "fast-check";
import { preferencesCookie } from "../../src/preferences/preferences.ts";

/** Somebody with things that nobody else may ever see. */
export interface Person {
  readonly name: string;
  /** Stands in everything that only this person has said. */
  readonly secret: string;
  readonly address: string;
  /** The gateway's own cookie, once there is one. */
  visitorCookie: string | undefined;
}

let born = 0;

export function somebody(name: string): Person {
  born += 1;
  return {
    name,
    secret: `secret-${name}-${born}-${Math.random().toString(36).slice(2)}`,
    address: `203.0.113.${born % 250}`,
    visitorCookie: undefined,
  };
}

/** What a request carries beside its address; where it says `SECRET`, the person's own stands. */
export type Luggage = Readonly<Record<string, string>>;

const acceptEncoding = fc.constantFrom("br, gzip", "gzip;q=0", "identity", "*", "zstd", "br;q=0.1, gzip");
const cacheWords = fc.constantFrom(
  "no-cache",
  "max-age=0",
  "no-store",
  "max-stale=600",
  "only-if-cached",
  "min-fresh=9",
);

/** Fields that may come with any request, each or none. */
export const luggages: fc.Arbitrary<Luggage> = fc
  .record(
    {
      cookie: fc.constantFrom(
        "session=SECRET",
        "a=1; session=SECRET; b=2",
        `${preferencesCookie}=large.high; session=SECRET`,
      ),
      authorization: fc.constantFrom("Bearer SECRET", "Basic SECRET", "bearer SECRET"),
      "proxy-authorization": fc.constant("Basic SECRET"),
      accept: fc.constantFrom("text/html", "application/json", "*/*"),
      "accept-encoding": acceptEncoding,
      "accept-language": fc.constantFrom("ko", "en;q=0.9, ko", "*"),
      "cache-control": cacheWords,
      pragma: fc.constant("no-cache"),
      "if-none-match": fc.constantFrom("*", '"x"'),
      range: fc.constantFrom("bytes=0-9", "bytes=-5"),
      referer: fc.constant("https://elsewhere.example/SECRET"),
      from: fc.constant("SECRET@example.org"),
      "user-agent": fc.constantFrom("Browser/1", "Browser/2"),
      "madang-visitor": fc.constant("SECRET"),
      "madang-anything": fc.constant("SECRET"),
      "x-forwarded-user": fc.constant("SECRET"),
      "x-unknown": fc.constantFrom("1", "2"),
    },
    { requiredKeys: [] },
  )
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));

/** The fields as this person sends them, from this person's address. */
export function packed(luggage: Luggage, person: Person): Record<string, string> {
  const fields = Object.fromEntries(
    Object.entries(luggage).map(([name, value]) => [name, value.replaceAll("SECRET", person.secret)]),
  );
  const cookie = [fields["cookie"], person.visitorCookie].filter((part) => part !== undefined).join("; ");
  return { ...fields, ...(cookie === "" ? {} : { cookie }), "x-forwarded-for": person.address };
}

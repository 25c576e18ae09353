import type { StoredResponse } from "../../../src/cache/store/stored-response.ts";

/** An answer that is fresh for an hour, with what a test says differently. */
export function makeResponse(given: Partial<StoredResponse> = {}): StoredResponse {
  const receivedAt = given.receivedAt ?? Date.now();
  const freshUntil = given.freshUntil ?? receivedAt + 3_600_000;
  return {
    status: 200,
    statusText: "OK",
    fields: ["content-type", "text/html; charset=utf-8", "etag", '"1"'],
    body: Buffer.from("<p>안녕</p>"),
    encoded: {},
    vary: [],
    variant: "",
    tags: [],
    ticket: 0,
    requestedAt: receivedAt - 10,
    receivedAt,
    initialAge: 0,
    freshUntil,
    staleWhileRevalidateUntil: freshUntil + 60_000,
    staleIfErrorUntil: freshUntil + 600_000,
    ...given,
  };
}

/** The variant of a request with these fields, as the engine makes it: one text that no two requests share. */
export function variantOfRequest(fields: Record<string, string>): (vary: readonly string[]) => string {
  return (vary) => vary.map((name) => `${name}=${fields[name] ?? ""}`).join("&");
}

export const anyVariant = variantOfRequest({});

/** At most `requests` at once, and after that one more every `seconds / requests`. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** `1200/60` is 1,200 requests in 60 seconds; `off` limits nothing. */
export const ratePattern = /^(?:off|[1-9]\d{0,6}\/[1-9]\d{0,4})$/;

/** Undefined for `off`. */
export function parseRate(text: string): Rate | undefined {
  if (text === "off") return undefined;
  const [requests, seconds] = text.split("/");
  return { requests: Number(requests), seconds: Number(seconds) };
}

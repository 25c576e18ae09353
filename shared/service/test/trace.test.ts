import { expect, test } from "vitest";
import { requestIdFrom } from "../src/trace/request-id.ts";
import { continueTrace, formatTraceparent, parseTraceparent, startTrace } from "../src/trace/traceparent.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const field = `00-${traceId}-00f067aa0ba902b7-01`;

test("a valid field is read", () => {
  expect(parseTraceparent(field)).toEqual({ traceId, spanId: "00f067aa0ba902b7", sampled: true });
});

test("a later version may have more parts", () => {
  expect(parseTraceparent(`cc-${traceId}-00f067aa0ba902b7-00-what-is-to-come`)?.traceId).toBe(traceId);
});

test.each([
  ["absent", undefined],
  ["empty", ""],
  ["of the forbidden version", `ff-${traceId}-00f067aa0ba902b7-01`],
  ["of version 00 with more parts", `${field}-x`],
  ["with an empty trace", `00-${"0".repeat(32)}-00f067aa0ba902b7-01`],
  ["with an empty span", `00-${traceId}-${"0".repeat(16)}-01`],
  ["in capitals", field.toUpperCase()],
  ["with a line break", `${field}\r\nx: y`],
  ["too long", `cc-${traceId}-00f067aa0ba902b7-00-${"x".repeat(1000)}`],
])("a field that is %s starts a new trace", (_, value) => {
  expect(parseTraceparent(value)).toBe(undefined);
  expect(continueTrace(value).traceId).toMatch(/^[0-9a-f]{32}$/);
});

test("continuing keeps the trace and its sampling and names a new span", () => {
  const next = continueTrace(field);
  expect(next).toMatchObject({ traceId, sampled: true });
  expect(next.spanId).not.toBe("00f067aa0ba902b7");
  expect(parseTraceparent(formatTraceparent(next))).toEqual(next);
});

test("every trace is another one", () => {
  expect(startTrace().traceId).not.toBe(startTrace().traceId);
});

test("a request id is taken over only when it is safe to print", () => {
  expect(requestIdFrom("abc-123_4.5")).toBe("abc-123_4.5");
  for (const unsafe of [
    undefined,
    "",
    "short",
    "a b c d e f g",
    'x","level":"fatal"',
    "x".repeat(65),
    "가나다라마바사아",
  ])
    expect(requestIdFrom(unsafe)).toMatch(/^[0-9a-f-]{36}$/);
});

import { expect, test } from "vitest";
import { defineErrors, MadangError } from "../src/define-errors.ts";

const errors = defineErrors("SHOP", {
  SOLD_OUT: { status: 409, message: "{item} is sold out.", remedy: "Choose something else than {item}." },
});

test("an error names the value and the remedy, and keeps its code, status and cause", () => {
  const cause = new Error("stock is 0");
  const error = errors.create("SOLD_OUT", { item: "tea" }, cause);
  expect(error).toBeInstanceOf(MadangError);
  expect(error).toMatchObject({
    code: "SHOP_SOLD_OUT",
    status: 409,
    remedy: "Choose something else than tea.",
    cause,
  });
  expect(error.message).toBe("tea is sold out. Choose something else than tea.");
});

test("a quoted value can forge neither a log line nor terminal output", () => {
  const { message } = errors.create("SOLD_OUT", { item: 'a\n{"level":"info"}\u001b[2J' });
  expect(message).not.toMatch(/[\n\u001b]/);
});

test("a quoted value does not grow without bound", () => {
  expect(errors.create("SOLD_OUT", { item: "x".repeat(100_000) }).message.length).toBeLessThan(4000);
});

test("a value is not taken for a template", () => {
  expect(errors.create("SOLD_OUT", { item: "{status} $& $1" }).message).toContain(
    "{status} $& $1 is sold out",
  );
});

test("errors are told apart by code, also across packages", () => {
  const other = defineErrors("CAFE", { SOLD_OUT: { status: 409, message: "m", remedy: "r" } });
  expect(errors.is(errors.create("SOLD_OUT"), "SOLD_OUT")).toBe(true);
  expect(errors.is(other.create("SOLD_OUT"), "SOLD_OUT")).toBe(false);
  expect(errors.is(new Error("SHOP_SOLD_OUT"), "SOLD_OUT")).toBe(false);
});

import { formFields } from "@madang/module-kit/server";
import { describe, expect, test } from "vitest";
import { entryLimits } from "../contract/public.ts";
import { readEntryForm } from "../server/domain/entry-form.ts";
import { completeForm } from "./example-service-server.ts";

function problemsOf(changes: Record<string, string>): string[] {
  const read = readEntryForm(formFields(Object.entries(completeForm(changes))), "en");
  return read.ok ? [] : read.errors.map(({ field, message }) => `${field}: ${message}`);
}

describe("the form of an entry", () => {
  test("is taken when it is complete", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ title: "가".repeat(entryLimits.title), day: "2028-02-29" })).toEqual([]);
  });

  test("names every field that is missing, in the order of the form", () => {
    const empty = { title: " ", day: "", place: "\t", body: "\n" };
    expect(problemsOf(empty).map((problem) => problem.split(":")[0])).toEqual([
      "title",
      "day",
      "place",
      "body",
    ]);
  });

  test.each([
    ["2026-02-29", "a day that does not exist"],
    ["2026-1-5", "a day without zeros"],
    ["1899-12-31", "a year long ago"],
    ["9999-12-31", "a year far away"],
    ["20261130", "digits alone"],
    ["2026-11-30T10:00", "a time"],
  ])("does not take %s: %s", (day) => {
    expect(problemsOf({ day })).toEqual(["day: Write the date like 2026-11-30."]);
  });

  test("says what is too long", () => {
    expect(problemsOf({ body: "가".repeat(entryLimits.body + 1) })).toEqual([
      "body: The details have 2,000 characters at most.",
    ]);
  });

  test.each(["a\nb", "a\u0007b"])("a title of one line is not %j", (title) => {
    expect(problemsOf({ title })).toEqual(["title: Write the title in one line."]);
  });
});

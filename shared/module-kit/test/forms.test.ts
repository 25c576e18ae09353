import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MadangError } from "@madang/errors";
import { formFields } from "../src/server/forms/form-fields.ts";
import { checkFormType, parseForm } from "../src/server/forms/parse-form.ts";
import { validateForm } from "../src/server/forms/validate-form.ts";

const parse = (text: string) => parseForm(Buffer.from(text, "utf8"));

describe("reading a form", () => {
  test("whatever a browser encodes is read as it was written, with its line breaks as one character", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 100 })
      .filter((value) => !/[\0\r\ud800-\udfff]/.test(value));
    const same = fc.property(text, text, (name, value) => {
      fc.pre(name.length <= 200);
      expect(parse(new URLSearchParams([[name, value]]).toString()).text(name.normalize("NFC"))).toBe(
        value.normalize("NFC"),
      );
    });
    expect(fc.check(same).failed).toBe(false);
    expect(parse("a=1%0D%0A2%0D3%0A4").text("a")).toBe("1\n2\n3\n4");
  });

  test("Korean typed on a Mac arrives as whole syllables", () => {
    expect(parse(`a=${encodeURIComponent("민원".normalize("NFD"))}`).text("a")).toBe("민원");
  });

  test("whatever bytes arrive are read or refused by name", () => {
    const anyBytes = fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        parseForm(Buffer.from(bytes));
      } catch (error) {
        return error instanceof MadangError;
      }
      return true;
    });
    expect(fc.check(anyBytes, { numRuns: 500 }).failed).toBe(false);
  });

  test("of two fields of one name the last counts, and both can be read", () => {
    const form = parse("a=1&b=x&a=2&&=");
    expect([form.text("a"), form.all("a"), form.names]).toEqual(["2", ["1", "2"], ["a", "b", ""]]);
  });

  test("names of JavaScript's own are names like any other and change nothing", () => {
    const form = parse("__proto__=1&constructor=2&toString=3");
    expect(form.text("constructor")).toBe("2");
    expect(form.text("valueOf")).toBe("");
    const values = form.values();
    expect(Object.keys(values)).toEqual(["constructor", "toString"]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  test("an empty body is an empty form", () => {
    expect(parseForm(undefined).names).toEqual([]);
    expect(parse("").names).toEqual([]);
  });

  test.each(["application/x-www-form-urlencoded", 'Application/X-WWW-Form-Urlencoded; charset="UTF-8"'])(
    "takes %s",
    (type) => expect(() => checkFormType(type, { uploads: false })).not.toThrow(),
  );

  test.each([
    undefined,
    "",
    "application/json",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=euc-kr",
  ])("refuses %s", (type) =>
    expect(() => checkFormType(type, { uploads: false })).toThrow(
      /is not accepted here. Send one of: application\/x-www-form-urlencoded in UTF-8/,
    ),
  );
});

describe("checking a form", () => {
  const schema = z.object({
    title: z.string().trim().min(2).max(5),
    email: z.email().optional(),
    kinds: z.array(z.enum(["a", "b"])).min(1),
    age: z.coerce.number().int().min(1).optional(),
  });
  const messages = {
    title: {
      missing: { ko: "제목을 써 주세요", en: "Enter a title" },
      tooShort: { ko: "제목은 2자 이상 써 주세요", en: "Title must have at least 2 characters" },
      tooLong: { ko: "제목은 5자까지 쓸 수 있습니다", en: "Title must be 5 characters or fewer" },
      wrong: { ko: "제목을 다시 써 주세요", en: "Enter the title again" },
    },
    email: { ko: "전자우편 주소를 확인해 주세요", en: "Check the email address" },
    kinds: { ko: "종류를 골라 주세요", en: "Choose a kind" },
    age: { ko: "나이는 숫자로 써 주세요", en: "Age must be a number" },
  };
  const check = (entries: [string, string][], language: "ko" | "en" = "en") =>
    validateForm(formFields(entries), { schema, messages, language, withheld: ["email"] });

  test("a right form gives typed data; an empty optional field is absent", () => {
    const result = check([
      ["title", " 제목 "],
      ["kinds", "a"],
      ["kinds", "b"],
      ["email", ""],
      ["age", "7"],
    ]);
    expect(result).toEqual({ ok: true, data: { title: "제목", kinds: ["a", "b"], age: 7 } });
  });

  test.each([
    ["", "Enter a title"],
    ["  ", "Enter a title"],
    ["x", "Title must have at least 2 characters"],
    ["xxxxxx", "Title must be 5 characters or fewer"],
  ])("the title %j is answered with %j", (title, message) => {
    const result = check([
      ["title", title],
      ["kinds", "a"],
    ]);
    expect(result.ok ? [] : result.errors).toEqual([{ field: "title", message }]);
  });

  test("each wrong field has one message, in the order of the form and the language of the page", () => {
    const result = check(
      [
        ["age", "old"],
        ["email", "x"],
      ],
      "ko",
    );
    expect(result.ok ? [] : result.errors.map(({ message }) => message)).toEqual([
      "제목을 써 주세요",
      "전자우편 주소를 확인해 주세요",
      "종류를 골라 주세요",
      "나이는 숫자로 써 주세요",
    ]);
  });

  test("a rule across fields needs a place for its message", () => {
    const rules = { messages, language: "en" } as const;
    const placed = schema.refine(() => false, { path: ["kinds"], error: "never" });
    const placeless = schema.refine(() => false, { error: "never" });
    const form = formFields([
      ["title", "abc"],
      ["kinds", "a"],
    ]);
    const result = validateForm(form, { ...rules, schema: placed });
    expect(result.ok ? [] : result.errors).toEqual([{ field: "kinds", message: "Choose a kind" }]);
    expect(() => validateForm(form, { ...rules, schema: placeless })).toThrow(
      /names none of its fields: never/,
    );
  });

  test("what was typed is kept, but for what is withheld", () => {
    const result = check([
      ["title", "<b>"],
      ["email", "secret"],
      ["other", "1"],
    ]);
    expect(result.ok ? undefined : result.outcome.form.values).toEqual({ title: "<b>", other: "1" });
  });
});

import { describe, expect, test } from "vitest";
import { formFields } from "@madang/module-kit/server";
import { draftFields, writtenFields, type DraftText } from "../contract/draft-steps.ts";
import { checkDraft, problemsOfStep, readForm } from "../server/domain/petition-form.ts";
import { completeForm } from "./complete-form.ts";

const fields = [...writtenFields.content, ...writtenFields.applicant, "pin", "pinAgain", "consent"] as const;

function problemsOf(changes: Record<string, string>): Record<string, string> {
  const sent = formFields(Object.entries({ ...completeForm, ...changes }));
  return Object.fromEntries(problemsOfStep(sent, fields).map(({ field, problem }) => [field, problem.kind]));
}

function draftOf(changes: Record<string, string> = {}): DraftText {
  const all: Record<string, string> = { ...completeForm, ...changes };
  return Object.fromEntries(draftFields.map((field) => [field, all[field] ?? ""])) as DraftText;
}

describe("a petition form", () => {
  test("is accepted when it is complete", () => {
    expect(problemsOf({})).toEqual({});
    expect(checkDraft(draftOf())).toMatchObject({ ok: true, petition: { type: "suggestion", reply: "sms" } });
  });

  test("names everything that is missing, in the order of the page", () => {
    const problems = problemsOfStep(formFields([]), fields);
    expect(problems.map(({ field }) => field)).toEqual([
      "type",
      "title",
      "body",
      "name",
      "reply",
      "pin",
      "consent",
    ]);
  });

  test("is looked at again as a whole before it is sent", () => {
    expect(checkDraft(draftOf({ reply: "email", email: "", type: "" }))).toMatchObject({
      ok: false,
      problems: [{ field: "type" }, { field: "email" }],
    });
  });

  test("needs the contact through which the answer goes, and only that", () => {
    expect(problemsOf({ reply: "sms", telephone: "" })).toEqual({ telephone: "missing" });
    expect(problemsOf({ reply: "email", email: "" })).toEqual({ email: "missing" });
    expect(problemsOf({ reply: "sms", email: "" })).toEqual({});
  });

  test("refuses a registration number in every text", () => {
    for (const field of ["title", "body", "place", "name", "telephone", "email"])
      expect(problemsOf({ [field]: "900817-1234567" })[field]).toBe("resident-number");
  });

  test("refuses what cannot be read in every text", () => {
    for (const field of ["title", "body", "place", "name"])
      for (const bad of ["a\u0007b", "a\uFFFDb", "a\u0085b", "a\uD800b"])
        expect(problemsOf({ [field]: bad })[field]).toBe("unreadable");
  });

  test("counts characters like the browser and says how many are too many", () => {
    expect(problemsOf({ body: "가".repeat(2000) })).toEqual({});
    const sent = formFields(Object.entries({ ...completeForm, body: "가".repeat(2003) }));
    expect(problemsOfStep(sent, ["body"])).toEqual([
      { field: "body", problem: { kind: "too-long", length: 2003, limit: 2000 } },
    ]);
  });

  test("keeps markup and SQL as the plain text they are", () => {
    const text = `<script>alert(1)</script>'; drop table petitions; --`;
    const written = { title: text, body: text, place: text, name: "O'Brien <b>" };
    expect(checkDraft(draftOf(written))).toMatchObject({ ok: true, petition: written });
  });

  test("reads decomposed Korean, CRLF and outer space as they were meant", () => {
    const sent = formFields([
      ["title", "  하늘초  ".normalize("NFD")],
      ["body", "한 줄\r\n두 줄\r"],
    ]);
    expect(readForm(sent)).toMatchObject({ title: "하늘초", body: "한 줄\n두 줄" });
  });

  test("refuses a choice that the page does not offer", () => {
    expect(problemsOf({ type: "complaint", reply: "pigeon" })).toEqual({
      type: "unknown-choice",
      reply: "unknown-choice",
    });
  });

  test.each(["000-1234-5678", "+82 10 1234 5678", "(02) 123-4567", "０２-１２３-４５６７"])(
    "takes %s for a telephone number",
    (telephone) => expect(problemsOf({ telephone })).toEqual({}),
  );

  test.each(["123", "전화 없음", "000-1234-5678<script>", "1".repeat(29)])(
    "does not take %s for a telephone number",
    (telephone) => expect(problemsOf({ telephone })["telephone"]).toBeDefined(),
  );

  test.each(["a@b", "a b@c.example", "a@b.example\r\nBcc: x@y.example", "@b.example", "a@b..example"])(
    "does not take %j for an e-mail address",
    (email) => expect(problemsOf({ email })["email"]).toBeDefined(),
  );

  test("refuses a field that was sent twice", () => {
    const entries = [...Object.entries(completeForm), ["title", "다른 제목"]] as [string, string][];
    expect(problemsOfStep(formFields(entries), fields)).toEqual([
      { field: "title", problem: { kind: "repeated" } },
    ]);
  });

  test("refuses passwords that differ from each other", () => {
    expect(problemsOf({ pinAgain: "380417" })).toEqual({ pinAgain: "not-the-same" });
  });
});

import { layoutSchema } from "@madang/manifest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyFrame, requestFor } from "./sample-layout.ts";
import { startShell, type ShellServer } from "./shell-server.ts";

let shell: ShellServer;
beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell.close());

const right = requestFor({ language: "ko", kind: "page" });

describe("POST /layouts", () => {
  test.each(everyFrame)("answers the $kind layout in $language", async (frame) => {
    const answer = await shell.layouts(requestFor(frame));
    expect(answer.status).toBe(200);
    expect(layoutSchema.safeParse(await answer.json()).error).toBeUndefined();
  });

  test.each([
    ["a language it does not speak", { ...right, language: "xx" }, "language"],
    ["a kind that does not exist", { ...right, kind: "tall" }, "kind"],
    ["a field it does not know", { ...right, theme: "dark" }, "theme"],
    [
      "a label that would make a hole",
      { ...right, navigation: [{ ...right.navigation[0], label: "⟦main⟧" }] },
      "navigation.0.label",
    ],
    [
      "an address of another site",
      { ...right, navigation: [{ ...right.navigation[0], href: "//elsewhere.example" }] },
      "navigation.0.href",
    ],
    [
      "more items than a menu can hold",
      { ...right, navigation: Array.from({ length: 51 }, () => right.navigation[0]) },
      "navigation",
    ],
    ["a list", [right], "expected object"],
    ["no request at all", null, "expected object"],
  ])("refuses %s with 400 and names it", async (_case, body, named) => {
    const answer = await shell.layouts(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(await answer.json()).toMatchObject({
      status: 400,
      code: "SHELL_LAYOUT_REQUEST",
      detail: expect.stringContaining(named),
    });
  });

  test.each([
    ["text that is not JSON", "{", "application/json", 400],
    ["an empty body", "", "application/json", 400],
    ["a form", "language=ko", "application/x-www-form-urlencoded", 400],
    ["a body beyond all measure", JSON.stringify("x".repeat(2_000_000)), "application/json", 413],
  ])("refuses %s", async (_case, body, type, status) => {
    const answer = await fetch(`${shell.origin}/layouts`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });

  test("says which site it serves when asked for another", async () => {
    const answer = await shell.layouts({ ...right, site: "elsewhere" });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/elsewhere.*hanul/s);
  });

  test("is for POST alone", async () => {
    expect((await fetch(`${shell.origin}/layouts`)).status).toBe(404);
  });
});

import { holeFamilies, holes, layoutSchema } from "@madang/manifest";
import { describe, expect, test } from "vitest";
import { everyFrame, holesIn, layoutOf, requestFor } from "./sample-layout.ts";

const once = ["preferences", "head", "breadcrumb", "main", "alert", "runtime"];

describe.each(everyFrame)("the $kind layout in $language", (frame) => {
  const layout = layoutOf(frame);
  const names = holesIn(layout.html);
  const count = (name: string): number => names.filter((one) => one === name).length;

  test("fits the schema", () => {
    expect(layoutSchema.safeParse(layout).error).toBeUndefined();
  });

  test.each(once)("has the hole %s exactly once", (name) => {
    expect(count(name)).toBe(1);
  });

  test("has the title where people and machines read it", () => {
    expect(count("title")).toBe(2);
    expect(layout.html).toMatch(/<title>⟦title⟧ \| [^<]+<\/title>/);
    expect(count("description")).toBeGreaterThan(0);
  });

  test("has no hole that the gateway does not know", () => {
    const unknown = names.filter((name) => {
      const [family = ""] = name.split(":");
      return !Object.hasOwn(name.includes(":") ? holeFamilies : holes, family);
    });
    expect(unknown).toEqual([]);
  });

  test("has no hole half open", () => {
    expect(layout.html.replaceAll(/⟦[^⟦⟧]*⟧/g, "")).not.toMatch(/[⟦⟧]/);
  });

  test("offers every language at its own address", () => {
    for (const language of ["ko", "en"].filter((one) => one !== frame.language))
      expect(count(`alternate:${language}`)).toBeGreaterThan(0);
  });
});

describe.each(everyFrame.filter(({ kind }) => kind !== "bare"))("the $kind layout in $language", (frame) => {
  const names = holesIn(layoutOf(frame).html);

  test("marks the current item in both menus", () => {
    for (const { id } of requestFor(frame).navigation)
      expect(names.filter((name) => name === `current:${id}`)).toHaveLength(2);
  });

  test("shows every preference as pressed or not, twice, and comes back to this page", () => {
    const values = ["text:normal", "text:large", "text:larger", "contrast:normal", "contrast:high"];
    for (const value of values) expect(names.filter((name) => name === `pressed:${value}`)).toHaveLength(2);
    expect(names.filter((name) => name === "return")).toHaveLength(4);
  });
});

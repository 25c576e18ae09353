import { languages } from "@madang/manifest";
import { describe, expect, test } from "vitest";
import { attribute, named, parsePiece, textOf } from "./parse-html.ts";
import { holesIn, layoutOf } from "./sample-layout.ts";

describe.each(languages)("templates in %s", (language) => {
  const { templates } = layoutOf({ language, kind: "page" });

  test("have the holes that the gateway fills", () => {
    expect(holesIn(templates.breadcrumb)).toEqual(["items"]);
    expect(new Set(holesIn(templates.crumb))).toEqual(new Set(["href", "label"]));
    expect(holesIn(templates.crumbCurrent)).toEqual(["label"]);
    expect(new Set(holesIn(templates.away))).toEqual(
      new Set(["title", "message", "department", "telephone"]),
    );
    expect(holesIn(templates.stale)).toContain("time");
    expect(new Set(holesIn(templates.preview ?? ""))).toEqual(new Set(["module", "name", "until", "return"]));
  });

  test("let who sees a preview out of it, with a form that works without scripts", () => {
    const elements = parsePiece(templates.preview ?? "");
    const [form] = named(elements, "form");
    expect([attribute(form!, "method"), attribute(form!, "action")]).toEqual(["post", "/_preview/leave"]);
    const [field] = named(elements, "input");
    expect([attribute(field!, "name"), attribute(field!, "value")]).toEqual(["return", "⟦return⟧"]);
    expect(named(elements, "button").map(textOf)).toEqual([
      language === "ko" ? "미리보기 나가기" : "Leave the preview",
    ]);
  });

  test("make a breadcrumb that begins at home and ends at the page", () => {
    const items = [
      templates.crumb.replace("⟦href⟧", "/news").replace("⟦label⟧", "소식"),
      templates.crumbCurrent.replace("⟦label⟧", "이 글"),
    ];
    const elements = parsePiece(templates.breadcrumb.replace("⟦items⟧", items.join("")));
    const [nav] = named(elements, "nav");
    expect(attribute(nav!, "aria-label")).toBeTruthy();
    expect(named(elements, "li")).toHaveLength(3);
    expect(named(elements, "a").map((link) => attribute(link, "href"))).toEqual([
      language === "ko" ? "/" : "/en",
      "/news",
    ]);
    const current = elements.filter((element) => attribute(element, "aria-current") === "page");
    expect(current.map(textOf)).toEqual(["이 글"]);
  });

  test("tell whom to call when a box is away", () => {
    const elements = parsePiece(templates.away.replaceAll("⟦telephone⟧", "000-000-2050"));
    expect(named(elements, "a").map((link) => attribute(link, "href"))).toEqual(["tel:000-000-2050"]);
    expect(named(elements, "h2", "h3")).toHaveLength(1);
  });
});

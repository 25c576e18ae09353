import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { examples } from "../src/examples/examples.ts";
import { Gallery } from "../src/gallery/gallery.tsx";
import { attributeValues, classesIn, referencedIds } from "./markup.ts";
import { bundledStyles } from "./stylesheet.ts";

const languages = ["ko", "en"] as const;
const foreign = { en: /[가-힣]+/g, ko: /\b(?:Remove|Search|Next|Previous|Error|optional)\b/g };

describe.each(languages)("in %s", (language) => {
  const gallery = renderToStaticMarkup(<Gallery language={language} />);

  it.each(examples.map((example) => [example.id, example] as const))(
    "%s renders on the server",
    (_, example) => {
      expect(renderToStaticMarkup(example.show(language, "x-"))).toMatch(/^<[a-z]/);
    },
  );

  it("every id is unique", () => {
    const ids = attributeValues(gallery, "id");
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("every label, description and name points to an element", () => {
    const ids = new Set(attributeValues(gallery, "id"));
    expect(referencedIds(gallery).filter((id) => !ids.has(id))).toEqual([]);
  });

  it("no element carries a style of its own, which the content security policy would refuse", () => {
    expect(attributeValues(gallery, "style")).toEqual([]);
  });

  it("no text of the other language has slipped in", () => {
    const words = gallery.replaceAll(/<[^>]*lang="en"[^>]*>.*?<\//gs, "").replaceAll(/<[^>]+>/g, "");
    expect(words.match(foreign[language])).toBeNull();
  });

  it("every class has a rule", async () => {
    const styles =
      (await bundledStyles("src/styles/base-sheet.css")) + (await bundledStyles("src/gallery/gallery.tsx"));
    const unstyled = [...classesIn(gallery)].filter((name) => !styles.includes(`.${name}`));
    expect(unstyled).toEqual([]);
  });
});

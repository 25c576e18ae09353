import { plainText, type RichBlock, type RichImage } from "@madang/rich-text";
import type { Element } from "hast";
import { toInlines, wordsOnly } from "./inlines.ts";
import type { KnownFiles } from "./known-files.ts";

const longestAlternative = 1000;

/** A picture that the portal has; nothing for one that it has not, whose words stand in the text. */
export function pictureBlock(element: Element, files: KnownFiles, caption = ""): RichBlock[] {
  const picture = files.picture(String(element.properties["src"] ?? ""));
  if (picture === undefined) return [];
  const { src, width, height } = picture;
  const image: RichImage = {
    kind: "image",
    src,
    alt: lineOf(String(element.properties["alt"] ?? "")),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(caption !== "" && { caption }),
  };
  return [image];
}

/** A figure of one picture, with its caption; undefined for any other. */
export function figure(element: Element, files: KnownFiles): RichBlock[] | undefined {
  const pictures = picturesIn(element);
  const [only] = pictures;
  if (pictures.length !== 1 || only === undefined) return undefined;
  const captions = element.children.filter(
    (child) => child.type === "element" && child.tagName === "figcaption",
  );
  const others = element.children.filter(
    (child) =>
      !captions.includes(child) && plainText(toInlines(child, wordsOnly)) !== "" && !holds(child, only),
  );
  if (others.length > 0) return undefined;
  const caption = lineOf(plainText(captions.flatMap((child) => toInlines(child, wordsOnly))));
  const [block] = pictureBlock(only, files, caption);
  return block === undefined ? undefined : [block];
}

function picturesIn(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return child.tagName === "img" ? [child] : picturesIn(child);
  });
}

function holds(node: Element["children"][number], picture: Element): boolean {
  return (
    node === picture || (node.type === "element" && node.children.some((child) => holds(child, picture)))
  );
}

function lineOf(text: string): string {
  return [
    ...text
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .normalize("NFC"),
  ]
    .slice(0, longestAlternative)
    .join("");
}

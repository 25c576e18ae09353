import { feedErrors } from "../errors.ts";
import { lineOf } from "./line-of.ts";
import { childrenNamed, type XmlElement } from "./xml-element.ts";

const marks = new Set(["0", "1", "2", "3", "4", "AI"]);

/** 공공누리 제1유형, KOGL Type 1, as rights are written in words. */
const inWords = /(?:공공누리|KOGL)\D{0,12}([0-4])\s*(?:유형|\b)/i;

/**
 * Marks of the Korea Open Government License on an item: `madang:licence`, or what its rights say in words. Throws
 * FEED_ITEM_BAD_LICENCE: nobody is told that he may do what he may not.
 */
export function licenceMarks(item: XmlElement): string[] {
  const given = childrenNamed(item, "madang:licence").map(({ text }) => text.trim());
  return given.length > 0 ? given.map(checkedMark) : marksInWords(item);
}

export function checkedMark(mark: string): string {
  const plain = mark.trim().toUpperCase();
  if (!marks.has(plain)) throw feedErrors.create("ITEM_BAD_LICENCE", { value: mark });
  return plain;
}

function marksInWords(item: XmlElement): string[] {
  const rights = childrenNamed(item, "dc:rights", "dcterms:rights", "rights", "copyright");
  const words = rights.map(({ text }) => lineOf(text) ?? "").join(" ");
  const type = inWords.exec(words)?.[1];
  return type === undefined ? [] : [type, ...(/AI\s*유형|Type AI/i.test(words) ? ["AI"] : [])];
}

import { type JsonObject, objectsIn, textIn } from "./json-values.ts";
import { XmlElement } from "./xml-element.ts";

const lines = ["number", "team", "officer", "telephone", "opens", "effective", "closes"];
const ofCorrection = ["at", "title", "field", "before", "after"];

/** What a JSON item says of a notice, as the elements that a feed in XML says it with. */
export function noticeElements(notice: JsonObject): XmlElement[] {
  const element = (name: string, attributes: Readonly<Record<string, string>>, text: string): XmlElement =>
    new XmlElement(`notice:${name}`, attributes, [text]);
  return [
    ...lines.flatMap((name) => {
      const value = textIn(notice, name);
      return value === undefined ? [] : [element(name, {}, value)];
    }),
    ...objectsIn(notice, "corrections").map((correction) =>
      element("correction", textsOf(correction, ofCorrection), textIn(correction, "reason") ?? ""),
    ),
    ...objectsIn(notice, "answers").map((answer) =>
      element("answer", textsOf(answer, ["at"]), textIn(answer, "text") ?? ""),
    ),
  ];
}

function textsOf(object: JsonObject, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = textIn(object, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

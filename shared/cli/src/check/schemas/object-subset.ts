import type { Schema } from "./json-schema.ts";
import type { Comparison, SchemaPair, SubsetProblem } from "./subset-question.ts";

interface Objects {
  readonly sent: Schema;
  readonly taken: Schema;
}

export function objectProblems(objects: Objects, comparison: Comparison, at: string): SubsetProblem[] {
  return [
    ...expectedFields(objects, comparison, at),
    ...unknownFields(objects, comparison, at),
    ...otherFields(objects, comparison, at),
  ];
}

/** Each field that the receiver names. */
function expectedFields({ sent, taken }: Objects, comparison: Comparison, at: string): SubsetProblem[] {
  const [own, always] = [fieldsOf(sent), new Set(requiredOf(sent))];
  const required = new Set(requiredOf(taken));
  const names = new Set([...fieldsOf(taken).keys(), ...required]);
  return [...names].flatMap((name) => {
    const place = below(at, name);
    if (required.has(name) && !always.has(name))
      return [{ at: place, text: missingText(comparison, own.has(name)) }];
    if (own.has(name) || isOpen(sent)) return comparison.compare(pairAt({ sent, taken }, name), place);
    // It was never sure to come; but nobody sends it any more, and a reader of it waits in vain.
    return comparison.direction === "answer" ? [{ at: place, text: "is gone" }] : [];
  });
}

function missingText({ direction }: Comparison, isKnown: boolean): string {
  if (direction === "request") return "must be sent now";
  return isKnown ? "may be missing now" : "is gone";
}

/** Fields that are sent and that the receiver does not name: clients overlook them, the module refuses or forgets them. */
function unknownFields({ sent, taken }: Objects, comparison: Comparison, at: string): SubsetProblem[] {
  if (!isObject(taken) || (comparison.direction === "answer" && !isOpen(taken))) return [];
  const known = fieldsOf(taken);
  return [...fieldsOf(sent).keys()]
    .filter((name) => !known.has(name))
    .flatMap((name) => {
      const { additionalProperties: others } = taken;
      if (others === false) return [{ at: below(at, name), text: "is refused now" }];
      if (others === undefined) return [{ at: below(at, name), text: "is not read any more" }];
      return comparison.compare({ sent: fieldsOf(sent).get(name), taken: others }, below(at, name));
    });
}

/** Fields of any name: a record's values, and its names. */
function otherFields({ sent, taken }: Objects, comparison: Comparison, at: string): SubsetProblem[] {
  const values: SchemaPair = {
    sent: sent["additionalProperties"] ?? false,
    taken: taken["additionalProperties"] ?? true,
  };
  const names: SchemaPair = { sent: sent["propertyNames"] ?? true, taken: taken["propertyNames"] ?? true };
  const isClosed = values.taken === false && comparison.direction === "answer";
  return [
    ...(isClosed ? [] : comparison.compare(values, below(at, "*"))),
    ...("propertyNames" in taken && values.sent !== false
      ? comparison.compare(names, below(at, "(name)"))
      : []),
  ];
}

function pairAt({ sent, taken }: Objects, name: string): SchemaPair {
  return { sent: valueOf(sent, name), taken: valueOf(taken, name) };
}

function valueOf(schema: Schema, name: string): unknown {
  return fieldsOf(schema).get(name) ?? schema["additionalProperties"] ?? true;
}

/** Says what fields of any name hold: a record. */
function isOpen({ additionalProperties: others }: Schema): boolean {
  return others !== undefined && others !== false;
}

function isObject(schema: Schema): boolean {
  return schema["type"] === "object" || "properties" in schema;
}

function fieldsOf({ properties }: Schema): Map<string, unknown> {
  return new Map(Object.entries((properties ?? {}) as Schema));
}

function requiredOf({ required }: Schema): string[] {
  return Array.isArray(required) ? (required as string[]) : [];
}

function below(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}

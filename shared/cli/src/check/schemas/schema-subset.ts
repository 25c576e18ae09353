import { canonical, constraintsOf, type Schema } from "./json-schema.ts";
import { arrayProblems } from "./array-subset.ts";
import { objectProblems } from "./object-subset.ts";
import { boundProblems } from "./scalar-subset.ts";
import { branchesOf, typeOf, valuesOf } from "./schema-branches.ts";
import type { Comparison, SchemaPair, SubsetProblem, SubsetQuestion } from "./subset-question.ts";

/** Why something that `sent` allows may not be what `taken` expects. Empty: everything that can be sent is taken. */
export function subsetProblems(pair: SchemaPair, question: SubsetQuestion): SubsetProblem[] {
  return compareWithin(pair, question, { at: "", seen: new Set() });
}

/** `seen`: pairs on the way down, so that schemas that contain themselves come to an end. */
function compareWithin(
  pair: SchemaPair,
  question: SubsetQuestion,
  { at, seen }: { at: string; seen: ReadonlySet<string> },
): SubsetProblem[] {
  const key = canonical(pair);
  if (seen.has(key)) return [];
  const inside: Comparison = {
    direction: question.direction,
    compare: (part, place) => compareWithin(part, question, { at: place, seen: new Set([...seen, key]) }),
  };
  const sent = branchesOf({ schema: pair.sent, root: question.sentRoot });
  const taken = branchesOf({ schema: pair.taken, root: question.takenRoot });
  if (taken.some((branch) => constraintsOf(branch).length === 0)) return [];
  return sent.flatMap((branch) => branchProblems(branch, taken, inside, at));
}

/** Of the alternatives the one that fits; where none does, what is wrong with the likeliest. */
function branchProblems(
  sent: Schema,
  taken: readonly Schema[],
  comparison: Comparison,
  at: string,
): SubsetProblem[] {
  const likely = taken.filter((branch) => couldMeet(sent, branch));
  const attempts = likely.map((branch) => ({ branch, problems: pairProblems(sent, branch, comparison, at) }));
  if (attempts.some(({ problems }) => problems.length === 0)) return [];
  const nearest = attempts
    .filter(({ branch }) => valuesOf(branch) === undefined && valuesOf(sent) === undefined)
    .toSorted((left, right) => left.problems.length - right.problems.length)[0];
  if (nearest !== undefined) return nearest.problems;
  return [{ at, text: `${describeBranch(sent)} is not among ${described(taken)}` }];
}

function couldMeet(sent: Schema, taken: Schema): boolean {
  const [from, to] = [typeOf(sent), typeOf(taken)];
  if (to === undefined || from === to) return true;
  return from === "integer" && to === "number";
}

function pairProblems(sent: Schema, taken: Schema, comparison: Comparison, at: string): SubsetProblem[] {
  const [sentValues, takenValues] = [valuesOf(sent), valuesOf(taken)];
  if (takenValues !== undefined) {
    const known = new Set(takenValues.map(canonical));
    const foreign = (sentValues ?? [undefined]).filter((value) => !known.has(canonical(value)));
    return foreign.length === 0 ? [] : [{ at, text: `${describeBranch(sent)} is not ${described([taken])}` }];
  }
  if (sentValues !== undefined)
    return sentValues.flatMap((value) =>
      fits(value, taken) ? [] : [{ at, text: `${JSON.stringify(value)} does not fit any more` }],
    );
  return [
    ...boundProblems(sent, taken, at),
    ...arrayProblems({ sent, taken }, comparison, at),
    ...objectProblems({ sent, taken }, comparison, at),
  ];
}

/** A listed value and the simple bounds of what takes it. */
function fits(value: unknown, { minLength = 0, maxLength, minimum, maximum, pattern }: Schema): boolean {
  if (typeof value === "string")
    return (
      value.length >= Number(minLength) &&
      (maxLength === undefined || value.length <= Number(maxLength)) &&
      (typeof pattern !== "string" || new RegExp(pattern, "u").test(value))
    );
  if (typeof value === "number")
    return (
      (minimum === undefined || value >= Number(minimum)) &&
      (maximum === undefined || value <= Number(maximum))
    );
  return true;
}

function described(branches: readonly Schema[]): string {
  return branches.length === 0 ? "nothing" : branches.map(describeBranch).join(", ");
}

export function describeBranch(schema: Schema): string {
  const values = valuesOf(schema);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(" or ");
  return typeOf(schema) ?? "anything";
}

import { subsetProblems } from "../schemas/schema-subset.ts";
import type { SubsetProblem, SubsetQuestion } from "../schemas/subset-question.ts";
import type { Content, Operation, Parameter } from "./operations.ts";

/** What a program that keeps to `last` can run into with `next`, one part of a sentence each. */
export function operationProblems(last: Operation, next: Operation): string[] {
  return [
    ...parameterProblems(last, next),
    ...bodyProblems(last, next),
    ...answerProblems(last, next),
    ...(last.access === "public" && next.access === "personal"
      ? ["answers only the person whom it concerns now"]
      : []),
  ];
}

function parameterProblems(last: Operation, next: Operation): string[] {
  const [before, now] = [named(last), named(next)];
  const question = requestQuestion(last, next);
  return [
    ...[...before].flatMap(([key, parameter]) => {
      const same = now.get(key);
      if (same === undefined) return [`the parameter ${parameter.name} is not read any more`];
      return [
        ...(same.required && !parameter.required ? [`the parameter ${same.name} must be sent now`] : []),
        ...subsetProblems({ sent: parameter.schema, taken: same.schema }, question).map(
          ({ at, text }) => `the parameter ${same.name}${at === "" ? "" : ` (${at})`}: ${text}`,
        ),
      ];
    }),
    ...[...now]
      .filter(([key, { required }]) => required && !before.has(key))
      .map(([, { name }]) => `the new parameter ${name} must be sent`),
  ];
}

/** In a path it is the place that counts, elsewhere the name. */
function named({ name, parameters }: Operation): Map<string, Parameter> {
  const places = [...name.matchAll(/\{([^}]*)\}/g)].map(([, parameter]) => parameter);
  return new Map(
    parameters.map((parameter) => [
      parameter.in === "path"
        ? `path ${places.indexOf(parameter.name)}`
        : `${parameter.in} ${parameter.name}`,
      parameter,
    ]),
  );
}

function bodyProblems(last: Operation, next: Operation): string[] {
  if (last.body === undefined) return next.body?.required === true ? ["a body must be sent now"] : [];
  if (next.body === undefined) return ["the body is not read any more"];
  const question = requestQuestion(last, next);
  return [
    ...(next.body.required && !last.body.required ? ["a body must be sent now"] : []),
    ...eachType(last.body.content, next.body.content, "the body", (sent, taken) =>
      subsetProblems({ sent, taken }, question),
    ),
  ];
}

function answerProblems(last: Operation, next: Operation): string[] {
  const question: SubsetQuestion = { direction: "answer", sentRoot: next.root, takenRoot: last.root };
  return [
    ...Object.entries(last.answers).flatMap(([status, before]) => {
      const now = next.answers[status];
      if (now === undefined) return [`the status ${status} is gone`];
      return eachType(before, now, `the answer${status === "default" ? " (problem)" : ""}`, (taken, sent) =>
        subsetProblems({ sent, taken }, question),
      );
    }),
    ...Object.keys(next.answers)
      .filter((status) => !Object.hasOwn(last.answers, status))
      .map((status) => `it answers with the status ${status}, which it did not`),
  ];
}

function eachType(
  last: Content,
  next: Content,
  what: string,
  compare: (last: unknown, next: unknown) => SubsetProblem[],
): string[] {
  return Object.entries(last).flatMap(([type, before]) => {
    const now = next[type];
    if (now === undefined) return [`${what} is not ${type} any more`];
    return compare(before.schema ?? {}, now.schema ?? {}).map(({ at, text }) =>
      at === "" ? `${what}: ${text}` : `${what}: ${at} ${text}`,
    );
  });
}

function requestQuestion(last: Operation, next: Operation): SubsetQuestion {
  return { direction: "request", sentRoot: last.root, takenRoot: next.root };
}

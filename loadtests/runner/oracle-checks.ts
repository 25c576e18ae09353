import { requirements } from "../requirements.ts";
import type { RunRecord } from "../results/run-record.ts";
import type { Check } from "./check.ts";
import type { BrokenPromise } from "./verdict.ts";

/** A line for every promise: whether it held, and how hard it was looked at. */
export function oracleChecks({
  broken,
  acknowledged,
  examined,
}: {
  broken: readonly BrokenPromise[];
  acknowledged: number;
  examined: RunRecord["examined"];
}): Check[] {
  const { answers, lookedUp, comparedInDatabase } = examined;
  const holds = (oracle: BrokenPromise["oracle"]) => !broken.some((each) => each.oracle === oracle);
  const database =
    comparedInDatabase === undefined
      ? "the database was not looked at"
      : `${comparedInDatabase} compared in the database`;
  return [
    {
      name: "no answer carries another visitor's marker",
      passed: holds("foreign-marker") && holds("public-marker"),
      detail: `${answers} answers examined`,
    },
    {
      name: "everything acknowledged is there once, unchanged",
      passed: holds("acknowledged"),
      detail: `${acknowledged} acknowledged, ${lookedUp} looked up, ${database}`,
    },
    {
      name: "each submission has one receipt, and nobody else has it",
      passed: holds("receipts"),
      detail: `${acknowledged} receipts compared`,
    },
    {
      name: "a page is of one build of each module",
      passed: holds("mixed-builds"),
      detail: `${answers} answers examined`,
    },
    ...itemChecks(examined, holds),
    ...sheddingCheck(examined, holds),
  ];
}

type Holds = (oracle: BrokenPromise["oracle"]) => boolean;

function itemChecks(examined: RunRecord["examined"], holds: Holds): Check[] {
  const { embargoAnswers, embargoAppeared = 0, replacedAnswers, replacedShown = 0 } = examined;
  const embargo = {
    name: "nothing under embargo is seen",
    passed: holds("embargo"),
    detail: `${embargoAnswers ?? 0} answers watched, ${embargoAppeared} appearances in time`,
  };
  const replaced = {
    name: "nothing changed or withdrawn is seen later than its limit",
    passed: holds("purged"),
    detail: `${replacedAnswers ?? 0} answers watched after ${requirements.purgedSeenWithin} s, ${replacedShown} addresses had shown it`,
  };
  return [
    ...(embargoAnswers === undefined ? [] : [embargo]),
    ...(replacedAnswers === undefined ? [] : [replaced]),
  ];
}

function sheddingCheck({ sheddingSeconds }: RunRecord["examined"], holds: Holds): Check[] {
  if (sheddingSeconds === undefined) return [];
  const name = "no higher class is sent away while a lower one is let in";
  return [
    { name, passed: holds("shed-order"), detail: `somebody was sent away in ${sheddingSeconds} seconds` },
  ];
}

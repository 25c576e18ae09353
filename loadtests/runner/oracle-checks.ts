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
  const { answers, lookedUp, comparedInDatabase, embargoAnswers, embargoAppeared } = examined;
  const holds = (oracle: BrokenPromise["oracle"]) => !broken.some((each) => each.oracle === oracle);
  const database =
    comparedInDatabase === undefined
      ? "the database was not looked at"
      : `${comparedInDatabase} compared in the database`;
  const embargo: Check[] =
    embargoAnswers === undefined
      ? []
      : [
          {
            name: "nothing under embargo is seen",
            passed: holds("embargo"),
            detail: `${embargoAnswers} answers watched, ${embargoAppeared ?? 0} appearances in time`,
          },
        ];
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
    ...embargo,
  ];
}

import type { RunRecord } from "../results/run-record.ts";
import { generatedRecord } from "./generated-record.ts";

/** Ends tags, attributes, comments, sections and styles; runs scripts; turns the direction of text; drives terminals. */
export const hostile =
  "</script></style></title>--><img src=x onerror=\"alert(1)\">' onload='alert(2)' `${1}` ]]>&lt;\u0000\u001B[31m\u009B\u202E\uD800| @everyone [x](javascript:alert(3))\n# h";

/** A record in which every word that could come from elsewhere is hostile. */
export function hostileRecord(): RunRecord {
  const record = generatedRecord();
  const again = <Row extends { at: number }>(rows: readonly Row[], change: Partial<Row>) =>
    rows.map((row) => Object.assign({}, row, change));
  return generatedRecord({
    id: hostile,
    arguments: ["surge", "--scale", hostile],
    machine: { ...record.machine, cpu: hostile, system: hostile, node: hostile },
    portal: { origin: hostile, revision: hostile },
    profile: { ...record.profile, name: hostile },
    generator: { ...record.generator, k6: hostile },
    observation: { memory: "pss", missing: [hostile] },
    modules: [
      { id: hostile, serviceLevel: { p95: 1, errors: 0 }, journeys: [{ name: hostile, share: 1 }] },
      { id: "__proto__", serviceLevel: { p95: 1, errors: 0 }, journeys: [{ name: "constructor", share: 1 }] },
    ],
    journeys: again(record.journeys, {
      module: hostile,
      journey: hostile,
      statuses: { [hostile]: 3, 200: 5, "": 1 },
      cache: { [hostile]: 2, hit: 1 },
    }),
    services: [
      ...again(record.services, { service: hostile }),
      ...again(record.services, { service: "constructor" }),
    ],
    gateways: again(record.gateways, {
      gateway: hostile,
      shed: { [hostile]: 2 },
      upstream: { [hostile]: 3 },
    }),
    vitals: again(record.vitals, { page: hostile }),
    events: again(record.events, { name: hostile, detail: hostile }),
    verdict: { exitCode: 2, sentence: hostile },
    checks: [
      { name: hostile, passed: false, detail: hostile },
      { name: `${hostile}: goes on`, passed: true, detail: hostile },
    ],
    broken: [{ oracle: hostile, module: hostile, detail: hostile, evidence: hostile }],
    endings: [{ reason: hostile.repeat(100), count: 3 }],
  });
}

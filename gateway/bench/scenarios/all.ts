import { cachedJson, cachedPage, passedThrough } from "./answers.ts";
import { composed } from "./composed.ts";
import { memory } from "./memory.ts";
import type { Scenario } from "./scenario.ts";
import { start } from "./start.ts";
import { largeTable, tableSwap } from "./table.ts";
import { twoGateways } from "./two-gateways.ts";
import { workers } from "./workers.ts";

export const scenarios: readonly Scenario[] = [
  cachedJson,
  cachedPage,
  passedThrough,
  composed,
  largeTable,
  tableSwap,
  twoGateways,
  workers,
  start,
  memory,
];

import { cachedJson, cachedPage, passedThrough } from "./answers.ts";
import type { Scenario } from "./scenario.ts";

export const scenarios: readonly Scenario[] = [cachedJson, cachedPage, passedThrough];

import { actExamples } from "./act.examples.tsx";
import { enterExamples } from "./enter.examples.tsx";
import type { Example } from "./example.ts";
import { findExamples } from "./find.examples.tsx";
import { groundExamples } from "./ground.examples.tsx";
import { pageExamples } from "./page.examples.tsx";
import { showExamples } from "./show.examples.tsx";
import { tellExamples } from "./tell.examples.tsx";

/** Every component with its states, in the order of the gallery. */
export const examples: readonly Example[] = [
  ...groundExamples,
  ...actExamples,
  ...enterExamples,
  ...tellExamples,
  ...findExamples,
  ...showExamples,
  ...pageExamples,
];

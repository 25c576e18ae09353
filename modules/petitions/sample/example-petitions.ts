import { earlierExamples } from "./earlier-examples.ts";
import type { ExamplePetition } from "./example-petition.ts";
import { openExamples } from "./open-examples.ts";

/** Petitions of invented people in every state, for trying the portal; numbers and passwords stand in the module's README. */
export const examplePetitions: readonly ExamplePetition[] = [...openExamples, ...earlierExamples];

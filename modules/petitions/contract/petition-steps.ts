/**
 * Steps of a petition that its history shows. Arrival and receipt are two facts with two times: an electronic petition is
 * received within eight working hours of its arrival.
 */
export const petitionSteps = [
  "arrived",
  "received",
  "assigned",
  "in-progress",
  "field-survey",
  "completed",
  "returned",
  "withdrawn",
] as const;
export type PetitionStep = (typeof petitionSteps)[number];

/** No further step is expected. */
export function isFinished(step: PetitionStep): boolean {
  return step === "completed" || step === "returned" || step === "withdrawn";
}

export function isPetitionStep(text: string): text is PetitionStep {
  return petitionSteps.some((step) => step === text);
}

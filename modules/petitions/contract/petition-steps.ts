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
  "supplement-asked",
  "supplement-more-time",
  "supplement-received",
  "transferred",
  "extended",
  "completed",
  "returned",
  "withdrawn",
] as const;
export type PetitionStep = (typeof petitionSteps)[number];

/** No further step is expected. */
export function isFinished(step: PetitionStep): boolean {
  return step === "completed" || step === "returned" || step === "withdrawn";
}

/** States in which a petition can still be withdrawn. */
export const unfinishedSteps = petitionSteps.filter((step) => !isFinished(step));

export function isPetitionStep(text: string): text is PetitionStep {
  return petitionSteps.some((step) => step === text);
}

import type { GuardSettings } from "./guard-settings.ts";

export const guardSettings: GuardSettings = {
  steps: [5, 25, 50, 100],
  every: 5000,
  judge: () => ({ decision: "go on", reason: "…" }),
};

import type { OptionFacts } from "../core/command.ts";
import { portalOptions } from "../portal/portal-options.ts";

export const moveOptions = {
  ...portalOptions,
  "no-wait": {
    type: "flag",
    description: "end when the portal has taken it on, do not follow it to its end",
  },
} as const satisfies Readonly<Record<string, OptionFacts>>;

export const moveExitCodes = {
  1: "the portal refused the move, or it failed or went back by itself",
} as const;

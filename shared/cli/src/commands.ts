import type { Command } from "./core/command.ts";

/** Every command, in the order in which the help lists them. A new one is added here and nowhere else. */
export const commands: readonly Command[] = [];

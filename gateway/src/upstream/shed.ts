import type { Criticality } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";

/** Refused before it was sent anywhere: nothing has happened, and whoever asks again does no harm. */
export function isShed(error: unknown): boolean {
  return gatewayErrors.is(error, "OVERLOADED") || gatewayErrors.is(error, "CIRCUIT_OPEN");
}

/** A guess of a browser's or a robot was refused: what it asked for may be let in for somebody else (request-class.ts). */
export function isRefusedAsGuess(error: unknown, asked: { as: Criticality; usual: Criticality }): boolean {
  return asked.as !== asked.usual && gatewayErrors.is(error, "OVERLOADED");
}

/** Seconds, half as many to half as many more by chance: whoever is sent away together does not come back together. */
export function shedRetryAfter(seconds: number, random: () => number = Math.random): number {
  return Math.max(1, Math.round(seconds * (0.5 + random())));
}

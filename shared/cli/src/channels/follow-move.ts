import { MadangError } from "@madang/errors";
import type { Move, MoveRequest } from "@madang/releases";
import { setTimeout as wait } from "node:timers/promises";
import type { CommandCall } from "../core/command.ts";
import { exitCodes, type ExitCode } from "../core/exit-codes.ts";
import { plainText } from "../core/plain-text.ts";
import type { AdminClient } from "../portal/admin-client.ts";

/** At first often: most moves take a second. A guarded one takes many minutes. */
const pauses = { first: 300, later: 2000, soonForMs: 20_000 };
/** The administration may be started anew meanwhile; the move is in its books. */
const patienceMs = 120_000;

export interface Followed {
  readonly admin: AdminClient;
  readonly call: Pick<CommandCall, "reporter" | "signal">;
}

/** Asks for a move and shows its steps until it has ended, or, with `wait: false`, until it is in the books. */
export async function carryOut(
  { admin, call }: Followed,
  request: { module: string; move: MoveRequest; wait: boolean },
): Promise<Move> {
  const { module, move, wait } = request;
  const begun = await admin.begin(module, move);
  if (!wait) return begun;
  return call.reporter.step(nameOf(module, move), async (step) => {
    const ended = await follow({ admin, call }, begun);
    if (exitCodeOfMove(ended) !== exitCodes.done) step.failed();
    return ended;
  });
}

function nameOf(module: string, move: MoveRequest): string {
  if (move.to === "previous") return `${module} back${move.build === undefined ? "" : ` to ${move.build}`}`;
  if (move.to === "canary") return `${module} ${move.build} to ${move.weight} % of the visitors`;
  return `${module} ${move.build} to every visitor${move.guard ? ", guarded" : ""}`;
}

async function follow(followed: Followed, begun: Move): Promise<Move> {
  const { reporter, signal } = followed.call;
  try {
    return await untilEnded(followed, begun);
  } catch (error) {
    if (signal.aborted)
      reporter.warn(
        `The move goes on without this command; madang status ${begun.module} shows where it is.`,
      );
    throw error;
  }
}

async function untilEnded({ admin, call }: Followed, begun: Move): Promise<Move> {
  const { reporter, signal } = call;
  const startedAt = performance.now();
  let shown = 0;
  for (let move = begun; ; move = await askAgain({ admin, call }, move.id)) {
    for (const { text } of move.steps.slice(shown)) reporter.say(`  · ${plainText(text)}`);
    shown = Math.max(shown, move.steps.length);
    if (hasEnded(move)) return move;
    const soon = performance.now() - startedAt < pauses.soonForMs;
    await wait(soon ? pauses.first : pauses.later, undefined, { signal });
  }
}

async function askAgain({ admin, call }: Followed, id: string): Promise<Move> {
  const startedAt = performance.now();
  for (let warned = false; ; warned = true)
    try {
      return await admin.move(id);
    } catch (error) {
      if (!isAway(error) || performance.now() - startedAt > patienceMs) throw error;
      if (!warned) call.reporter.warn("The portal's administration is away; the move stays in its books. …");
      await wait(pauses.later, undefined, { signal: call.signal });
    }
}

function isAway(error: unknown): boolean {
  return error instanceof MadangError && error.status >= 502 && error.status <= 504;
}

function hasEnded({ state }: Move): boolean {
  return state === "done" || state === "rolled-back" || state === "failed";
}

/** A move that waits or is guarded is as it should be: the caller did not want to wait for its end. */
export function exitCodeOfMove({ state }: Move): ExitCode {
  return state === "failed" || state === "rolled-back" ? exitCodes.notSo : exitCodes.done;
}

/** The move's end in a sentence. */
export function describeMove({ module, request, state, reason }: Move): string {
  const because = reason === undefined ? "." : `: ${plainText(reason)}`;
  // Without a build a way back is the end of the canary.
  const subject = request.build === undefined ? `the canary of ${module}` : `${module} ${request.build}`;
  switch (state) {
    case "done":
      return `✓ ${subject} ${achieved(request)}.`;
    case "rolled-back":
      return `✗ ${subject} was taken back${because}`;
    case "failed":
      return `✗ ${subject} did not move; what was live is live${because}`;
    case "waiting":
    case "guarding":
  }
  return `${subject} is on its way (${state}); madang status ${module} shows where it is.`;
}

function achieved(request: MoveRequest): string {
  if (request.to === "canary") return `goes to ${request.weight} % of the visitors`;
  return request.build === undefined ? "has ended" : "goes to every visitor";
}

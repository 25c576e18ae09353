import { setTimeout as wait } from "node:timers/promises";
import { MadangError } from "@madang/errors";
import { registryErrors } from "@madang/registry";
import type { Move } from "@madang/releases";
import type { AuditBook } from "../audit/audit-book.ts";
import { adminErrors } from "../errors.ts";
import { MoveLog } from "./move-log.ts";
import { actionOf, isOpen } from "./move-words.ts";
import type { MoveParts } from "./move-run.ts";
import { runMove } from "./run-move.ts";

/** Milliseconds between looks for moves that another process has taken in, and before one goes on whose registry was away. */
const every = 1000;

/** Carries out what is open, in the one process that leads; a move that a dead process has begun is taken up again. */
export class MoveRunner {
  readonly #parts: MoveParts;
  readonly #audit: AuditBook;
  readonly #running = new Set<string>();
  readonly #ends = new AbortController();
  #leading: AbortController | undefined;
  #kicked = new AbortController();

  constructor(parts: MoveParts, audit: AuditBook) {
    this.#parts = parts;
    this.#audit = audit;
  }

  lead(isLeading: boolean): void {
    this.#leading?.abort();
    this.#leading = isLeading ? new AbortController() : undefined;
    if (this.#leading !== undefined)
      void this.#follow(AbortSignal.any([this.#leading.signal, this.#ends.signal]));
  }

  /** There is something new. */
  kick(): void {
    this.#kicked.abort();
    this.#kicked = new AbortController();
  }

  close(): void {
    this.#ends.abort();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#begin(signal);
      const wake = AbortSignal.any([signal, this.#kicked.signal]);
      await wait(every, undefined, { signal: wake, ref: false }).catch(() => undefined);
    }
  }

  async #begin(signal: AbortSignal): Promise<void> {
    try {
      for (const move of await this.#parts.registry.openMoves())
        if (!this.#running.has(move.id)) void this.#run(move, signal);
    } catch (error) {
      this.#parts.log.debug({ err: error }, "open moves could not be read");
    }
  }

  async #run(move: Move, signal: AbortSignal): Promise<void> {
    this.#running.add(move.id);
    const written = new MoveLog(this.#parts.registry, move);
    try {
      while (!signal.aborted && isOpen(written.move)) {
        try {
          await runMove({ ...this.#parts, written, signal });
        } catch (error) {
          if (signal.aborted || (await this.#wasTakenBack(move, error))) return;
          if (!isPassing(error)) await this.#giveUp(written, error);
          else await wait(every, undefined, { signal, ref: false }).catch(() => undefined);
        }
      }
    } catch (error) {
      // The registry went away while the end was written down: the next look takes it up again.
      this.#parts.log.warn({ err: error, move: move.id }, "a move is not finished yet");
    } finally {
      this.#running.delete(move.id);
    }
  }

  /** What such a move meets at its end is nobody's failure any more. */
  async #wasTakenBack({ id }: Move, error: unknown): Promise<boolean> {
    if (registryErrors.is(error, "MOVE_ENDED")) return true;
    if (isPassing(error)) return false;
    const stored = await this.#parts.registry.move(id);
    return stored !== undefined && !isOpen(stored);
  }

  async #giveUp(written: MoveLog, cause: unknown): Promise<void> {
    const error = cause instanceof MadangError ? cause : adminErrors.create("INTERNAL", {}, cause);
    const { id, module, request, by = "unknown" } = written.move;
    this.#parts.log.warn({ err: cause, move: id, module }, "a move has failed");
    await this.#audit.note({
      by,
      action: actionOf(request),
      module,
      detail: { move: id, code: error.code, reason: error.message },
      outcome: "failed",
    });
    await written.step(`The channels stay as they were: ${error.message}`, {
      state: "failed",
      code: error.code,
      reason: error.message,
    });
  }
}

/** What is away comes back; the move waits for it. */
function isPassing(error: unknown): boolean {
  return (["AWAY", "NOT_SET_UP"] as const).some((name) => registryErrors.is(error, name));
}

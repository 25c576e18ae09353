import type { Registry } from "@madang/registry";
import type { Move } from "@madang/releases";

/** A move as it stands, written down with each step. */
export class MoveLog {
  readonly #registry: Pick<Registry, "saveMove">;
  #move: Move;

  constructor(registry: Pick<Registry, "saveMove">, move: Move) {
    this.#registry = registry;
    this.#move = move;
  }

  get move(): Move {
    return this.#move;
  }

  async step(
    text: string,
    also: Partial<Pick<Move, "state" | "sequence" | "weights" | "code" | "reason">> = {},
  ): Promise<void> {
    const steps = [...this.#move.steps, { at: new Date().toISOString(), text }].slice(-mostSteps);
    this.#move = { ...this.#move, ...also, steps };
    await this.#registry.saveMove(this.#move);
  }
}

/** A guard that watches for days keeps what it said last. */
const mostSteps = 500;

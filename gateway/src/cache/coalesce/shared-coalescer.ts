import { randomBytes } from "node:crypto";
import type { StopSignal } from "../../upstream/stop-signal.ts";
import { LeaseWait } from "./await-lease.ts";
import type { Coalescer, FillOutcome, LeaderTurn, Turn } from "./coalescer.ts";
import type { LeaseBoard } from "./lease-board.ts";
import { coalescingDefaults, LocalCoalescer, type CoalescingSettings } from "./local-coalescer.ts";
import { RecentNotes } from "./recent-notes.ts";

/** Longer than the board knows how a fill has ended. */
const knownFor = 60_000;
const bytesOfNotes = 4 * 1024 * 1024;

/** One leader per key over all gateways: the leader of this process asks the others before it asks the origin. */
export class SharedCoalescer implements Coalescer {
  readonly #local: LocalCoalescer;
  readonly #board: LeaseBoard;
  readonly #lease: number;
  /** Tokens of this process: no other has its beginning. */
  readonly #name = randomBytes(9).toString("base64url");
  /** The last fill of a key that this gateway knows to have ended, its own ones too: whoever finds nothing then asks anew. */
  readonly #known: RecentNotes<string>;
  #fills = 0;

  constructor(options: { board: LeaseBoard; settings?: Partial<CoalescingSettings> }) {
    this.#board = options.board;
    this.#local = new LocalCoalescer(options.settings);
    this.#known = new RecentNotes({
      lifetime: knownFor,
      budget: bytesOfNotes,
      now: () => performance.now(),
    });
    this.#lease = { ...coalescingDefaults, ...options.settings }.leaderLease;
  }

  async enter(key: string, signal: StopSignal, lookedAt = performance.now()): Promise<Turn> {
    const turn = await this.#local.enter(key, signal, lookedAt);
    return turn.role === "leader" ? this.#agree({ key, signal, lookedAt, turn }) : turn;
  }

  get size(): number {
    return this.#local.size;
  }

  async #agree(entry: {
    key: string;
    signal: StopSignal;
    lookedAt: number;
    turn: LeaderTurn;
  }): Promise<Turn> {
    const { key, signal, lookedAt, turn } = entry;
    const lease = { key, token: `${this.#name}.${(this.#fills += 1)}` };
    try {
      const known = this.#known.get(key);
      const end = await new LeaseWait({ board: this.#board, lease, signal, lookedAt, known }).outcome();
      if (end.kind === "away") return turn;
      if (end.kind === "taken") return this.#lead(lease, turn);
      this.#known.note(key, end.holder);
      turn.settle(end.outcome);
      return { role: "follower", outcome: end.outcome };
    } catch (error) {
      turn.settle("abandoned");
      throw error;
    }
  }

  #lead(lease: { key: string; token: string }, turn: LeaderTurn): LeaderTurn {
    const board = this.#board;
    const beat = setInterval(() => board.renew(lease), board.beat).unref();
    // A leader that never settles must not hold the others for ever.
    const guard = setTimeout(() => settle("abandoned"), this.#lease).unref();
    let over = false;
    const settle = (outcome: FillOutcome): void => {
      if (over) return;
      over = true;
      clearInterval(beat);
      clearTimeout(guard);
      board.end({ ...lease, outcome });
      this.#known.note(lease.key, lease.token);
      turn.settle(outcome);
    };
    return { role: "leader", settle };
  }
}

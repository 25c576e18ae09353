import { clientNetwork } from "../../protect/rate-limit/client-network.ts";

const most = { perNetwork: 10, inAll: 300 };
/** Milliseconds. */
const minute = 60_000;

/** Counts wrong tokens, so that guessing is slow and fills no audit. Windows of a minute, begun anew together. */
export class WrongTokens {
  #counts = new Map<string, number>();
  #total = 0;
  #since = 0;

  /** Seconds to wait for whoever has sent too many; undefined where the next one is looked at. */
  secondsToWait(address: string, now = performance.now()): number | undefined {
    this.#turn(now);
    const isOver =
      this.#total >= most.inAll || (this.#counts.get(clientNetwork(address)) ?? 0) >= most.perNetwork;
    return isOver ? Math.max(1, Math.ceil((this.#since + minute - now) / 1000)) : undefined;
  }

  note(address: string, now = performance.now()): void {
    this.#turn(now);
    const network = clientNetwork(address);
    this.#counts.set(network, (this.#counts.get(network) ?? 0) + 1);
    this.#total += 1;
  }

  #turn(now: number): void {
    if (now - this.#since < minute) return;
    this.#since = now;
    this.#counts = new Map();
    this.#total = 0;
  }
}

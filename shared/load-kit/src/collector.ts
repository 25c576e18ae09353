import exec from "k6/execution";
import http from "k6/http";
import type { Acknowledgement } from "./acknowledgement.ts";
import type { Violation } from "./examine-answer.ts";
import type { LoadSettings } from "./settings.ts";

/** Milliseconds for which what the runner said of an item that is as it was is believed. */
const believed = 500;

/** What one of the processes of visitors knows of items that are changed or withdrawn while the test runs. */
const gone = new Map<string, number>();
let askedForGone = 0;

/** Requests to the runner are no part of what is measured. */
const unmeasured = { tags: { module: "runner", journey: "runner" } };

interface Replaced {
  readonly owner: string;
  readonly goneFrom: number;
}

/** The runner listens on loopback; what it was told outlives the load generator. */
export class Collector {
  readonly #address: string;
  readonly #keepGoing: boolean;

  constructor({ collector, keepGoing = false }: Pick<LoadSettings, "collector" | "keepGoing">) {
    this.#address = collector;
    this.#keepGoing = keepGoing;
  }

  acknowledge(record: Acknowledgement): void {
    this.#tell("acknowledgements", record);
  }

  /** Ends the whole run, unless it is to go on: one broken promise is a verdict. */
  violated(violation: Violation & { module: string; journey: string }): void {
    this.#tell("violations", violation);
    if (!this.#keepGoing) exec.test.abort(`${violation.oracle}: ${violation.detail}`);
  }

  ended(record: { module: string; journey: string; reason: string; broken: boolean }): void {
    this.#tell("endings", record);
  }

  verified(record: { reference: string; module: string; reason: string | undefined }): void {
    this.#tell("verifications", record);
  }

  acknowledgements(): Acknowledgement[] {
    return http.get(`${this.#address}/acknowledgements`, unmeasured).json() as unknown as Acknowledgement[];
  }

  /** Milliseconds since 1970 from which nobody who asks is shown the item as it was; nothing while it is as it was. */
  goneFrom(owner: string): number | undefined {
    if (!gone.has(owner) && Date.now() - askedForGone > believed) {
      askedForGone = Date.now();
      const told = http.get(`${this.#address}/replaced`, unmeasured).json() as unknown as Replaced[];
      for (const { owner: item, goneFrom } of told) gone.set(item, goneFrom);
    }
    return gone.get(owner);
  }

  #tell(kind: string, record: object): void {
    const answer = http.post(`${this.#address}/${kind}`, JSON.stringify(record), {
      ...unmeasured,
      headers: { "content-type": "application/json" },
    });
    if (answer.status !== 204) exec.test.abort(`the runner did not take ${kind} (${answer.status})`);
  }
}

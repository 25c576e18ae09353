import type { NewAuditEntry, Registry } from "@madang/registry";
import type { Logger } from "@madang/service";

/** Longer values are cut: what a stranger sends must not fill the registry. */
const longest = 500;

/** Who did, or tried to do, what. Kept in the registry; where that is away, in the log. */
export class AuditBook {
  readonly #registry: Pick<Registry, "addAudit">;
  readonly #log: Logger;

  constructor(registry: Pick<Registry, "addAudit">, log: Logger) {
    this.#registry = registry;
    this.#log = log;
  }

  /** Something was changed: rejects where it cannot be written down. */
  async done(entry: Omit<NewAuditEntry, "outcome">): Promise<void> {
    await this.#registry.addAudit(shortened({ ...entry, outcome: "done" }));
  }

  /** The same with another outcome, for what takes its time. */
  async note(entry: NewAuditEntry): Promise<void> {
    await this.#registry.addAudit(shortened(entry));
  }

  /** Never rejects: a refusal stays one whether it is written down or not. */
  async refused(entry: Omit<NewAuditEntry, "outcome">): Promise<void> {
    const whole = shortened({ ...entry, outcome: "refused" });
    try {
      await this.#registry.addAudit(whole);
    } catch (error) {
      this.#log.warn({ err: error, audit: whole }, "a refusal stands in the log alone");
    }
  }
}

export function shortened(entry: NewAuditEntry): NewAuditEntry {
  const detail = Object.entries(entry.detail).map(([key, value]) => [
    key,
    typeof value === "string" && value.length > longest ? `${value.slice(0, longest)}…` : value,
  ]);
  return { ...entry, detail: Object.fromEntries(detail) as NewAuditEntry["detail"] };
}

import type { Endpoints } from "@madang/manifest";
import { writeWhole } from "./state-folder.ts";

/** Keeps `endpoints.json` true: which service answers where, now. */
export class EndpointsFile {
  readonly #file: string;
  readonly #origins = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
    this.#write();
  }

  set(name: string, origin: string | undefined): void {
    if (this.#origins.get(name) === origin) return;
    if (origin === undefined) this.#origins.delete(name);
    else this.#origins.set(name, origin);
    this.#write();
  }

  #write(): void {
    const endpoints: Endpoints = Object.fromEntries(
      [...this.#origins].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, origin]) => [name, [origin]]),
    );
    writeWhole(this.#file, endpoints);
  }
}

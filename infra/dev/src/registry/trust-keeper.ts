import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { neededSources, type PublicKey } from "@madang/releases";
import type { Terminal } from "../terminal.ts";
import type { BuiltService } from "../workspace-services.ts";
import type { LocalAdmin } from "./local-admin.ts";
import { trustWith } from "./local-trust.ts";

const lookMs = 2000;

/** Keeps the workspace's team allowed to release what the workspace holds, modules that are begun while the portal runs too. */
export class TrustKeeper {
  readonly #root: string;
  readonly #admin: LocalAdmin;
  readonly #key: PublicKey;
  readonly #sources: readonly string[];
  readonly #terminal: Terminal;
  #known = "";
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: {
    root: string;
    admin: LocalAdmin;
    key: PublicKey;
    services: readonly BuiltService[];
    terminal: Terminal;
  }) {
    this.#root = options.root;
    this.#admin = options.admin;
    this.#key = options.key;
    this.#terminal = options.terminal;
    const records = options.services.flatMap(({ release }) => (release === undefined ? [] : [release]));
    this.#sources = [...new Set(records.flatMap(({ manifest }) => neededSources(manifest)))].sort();
  }

  /** Rejects when the admin does not take the policy; later failures are said and tried again. */
  async start(): Promise<void> {
    await this.#look();
    this.#again();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #again(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#lookPatiently(), lookMs).unref();
  }

  async #lookPatiently(): Promise<void> {
    try {
      await this.#look();
    } catch (error) {
      if (!this.#isClosed) this.#terminal.warn((error as Error).message);
    }
    this.#again();
  }

  async #look(): Promise<void> {
    const modules = modulesIn(this.#root);
    if (modules.join() === this.#known) return;
    const policy = trustWith(await this.#admin.trust(), { modules, key: this.#key, sources: this.#sources });
    if (policy !== undefined) await this.#admin.setTrust(policy);
    this.#known = modules.join();
  }
}

function modulesIn(root: string): string[] {
  const folder = path.join(root, "modules");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return ["shell", ...names.filter((name) => existsSync(path.join(folder, name, "module.ts")))];
}

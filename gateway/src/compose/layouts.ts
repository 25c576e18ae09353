import {
  checkPlainly,
  describeProblems,
  languages,
  layoutKinds,
  layoutSchema,
  manifestErrors,
  type Language,
  type Layout,
  type LayoutKind,
  type LayoutRequest,
  type Site,
} from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { RouteTable } from "../routes/route-table.ts";
import { collectAnswer } from "../upstream/collect-answer.ts";
import { compileLayout, type CompiledLayout } from "./compile-layout.ts";
import { plainLayout } from "./plain-layout.ts";

const answerLimit = 2 * 1024 * 1024;
const answerTime = 5000;
const firstWait = 500;
const longestWait = 30_000;

/**
 * The layouts in force, one for each language and kind. They are asked for when the route table changes, again and again
 * until they come; the last good ones stay, and while there are none the gateway's own plain ones serve.
 */
export class Layouts {
  readonly #site: Site;
  readonly #module: string;
  readonly #log: Logger;
  #plain = new Map<string, CompiledLayout>();
  readonly #good = new Map<string, CompiledLayout>();
  #generation = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { site: Site; module: string; log: Logger; table: RouteTable }) {
    this.#site = options.site;
    this.#module = options.module;
    this.#log = options.log;
    this.#makePlain(options.table);
  }

  get(kind: LayoutKind, language: Language): CompiledLayout {
    const key = keyOf(kind, language);
    const layout = this.#good.get(key) ?? this.#plain.get(key);
    if (layout === undefined) throw new TypeError(`no layout ${key}`);
    return layout;
  }

  /** `ok`, or which layouts are still the plain ones. */
  get state(): string {
    const missing = [...this.#plain.keys()].filter((key) => !this.#good.has(key));
    return missing.length === 0 ? "ok" : `plain layouts in use: ${missing.join(", ")}`;
  }

  /** None of them is a plain one. */
  get isComplete(): boolean {
    return this.#plain.keys().every((key) => this.#good.has(key));
  }

  /** Layouts of the same frame that are here already: nobody waits for them to be asked for again. */
  adopt(other: Layouts): void {
    for (const [key, layout] of other.#good) this.#good.set(key, layout);
  }

  /** Resolves after the first round; further rounds follow on their own while something is missing. */
  async refresh(table: RouteTable): Promise<void> {
    this.#generation += 1;
    clearTimeout(this.#timer);
    this.#makePlain(table);
    await this.#round(table, this.#generation, firstWait);
  }

  close(): void {
    this.#generation += 1;
    clearTimeout(this.#timer);
  }

  async #round(table: RouteTable, generation: number, wait: number): Promise<void> {
    const complete = await this.#fetchAll(table, generation);
    if (complete || generation !== this.#generation) return;
    const next = (): void => void this.#round(table, generation, Math.min(wait * 2, longestWait));
    this.#timer = setTimeout(next, wait).unref();
  }

  async #fetchAll(table: RouteTable, generation: number): Promise<boolean> {
    const replicas = table.modules.get(this.#module)?.upstream.origins ?? [];
    if (replicas.length === 0) {
      // As at every start of a whole portal: the frame comes when its module has been released and has started.
      this.#log.info({ module: this.#module }, "layouts wait for a replica");
      return false;
    }
    const wanted = languages.flatMap((language) => layoutKinds.map((kind) => ({ kind, language })));
    const fetched = await Promise.all(wanted.map((one) => this.#fetch(table, one)));
    if (generation !== this.#generation) return false;
    for (const layout of fetched)
      if (layout !== undefined) this.#good.set(keyOf(layout.kind, layout.language), layout);
    return fetched.every((layout) => layout !== undefined);
  }

  async #fetch(
    table: RouteTable,
    wanted: { kind: LayoutKind; language: Language },
  ): Promise<CompiledLayout | undefined> {
    try {
      return compileLayout({ ...wanted, layout: await this.#ask(table, wanted) });
    } catch (error) {
      this.#log.warn({ err: error, layout: keyOf(wanted.kind, wanted.language) }, "layout not taken up");
      return undefined;
    }
  }

  async #ask(
    table: RouteTable,
    { kind, language }: { kind: LayoutKind; language: Language },
  ): Promise<Layout> {
    const shell = table.modules.get(this.#module);
    const request: LayoutRequest = {
      site: this.#site.id,
      language,
      kind,
      navigation: [...table.navigation[language]],
    };
    const { status, body } = await collectAnswer({
      upstream: shell?.upstream ?? { module: this.#module, origins: [], turn: 0 },
      request: {
        method: "POST",
        path: "/layouts",
        headers: ["content-type", "application/json", "accept", "application/json"],
        body: Buffer.from(JSON.stringify(request)),
      },
      signal: AbortSignal.timeout(answerTime),
      limit: answerLimit,
    });
    if (status !== 200) throw invalid(keyOf(kind, language), `it answered ${status}`);
    return parseLayout(body, keyOf(kind, language));
  }

  #makePlain(table: RouteTable): void {
    this.#plain = new Map(
      languages.flatMap((language) =>
        layoutKinds.map((kind) => [
          keyOf(kind, language),
          plainLayout({ site: this.#site, kind, language, navigation: table.navigation[language] }),
        ]),
      ),
    );
  }
}

function keyOf(kind: LayoutKind, language: Language): string {
  return `${kind}/${language}`;
}

function parseLayout(body: Buffer, subject: string): Layout {
  const result = checkPlainly(layoutSchema, parseJson(body));
  if (result.success) return result.data;
  throw invalid(subject, describeProblems(result.error, layoutSchema), result.error);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function invalid(subject: string, problems: string, cause?: unknown): Error {
  return manifestErrors.create("LAYOUT_INVALID", { subject, problems }, cause);
}

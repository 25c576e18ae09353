import type { IncomingMessage, ServerResponse } from "node:http";
import { HotMemory } from "./hot-memory.ts";
import { isUsual, type HotRules } from "./hot-rules.ts";
import { ReadyAnswer } from "./ready-answer.ts";
import type { Recipe } from "./recipe.ts";

const megabyte = 1024 * 1024;

/**
 * Answers again what the stages have answered from memory before, at the cost of writing it. Whatever it does not know, or must not
 * answer, it leaves to them; what it does answer is byte for byte what they would have answered.
 */
export class HotPath {
  readonly #rules: HotRules;
  readonly #memory: HotMemory;
  /** Milliseconds since 1970. */
  readonly #now: () => number;

  constructor(options: { rules: HotRules; budget?: number; now?: () => number }) {
    this.#rules = options.rules;
    this.#memory = new HotMemory(options.budget ?? 8 * megabyte);
    this.#now = options.now ?? Date.now;
  }

  /** False where nothing has been done: the request goes the long way. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    return isUsual(request, response, this.#rules) && this.answerUsual(request, response);
  }

  /** The same for a request that is known to be a usual one (hot-rules.ts). */
  answerUsual(request: IncomingMessage, response: ServerResponse): boolean {
    const rules = this.#rules;
    const { headers } = request;
    const ready = this.#memory.find(request, rules.cookieClass(headers.cookie));
    if (ready === undefined) return false;
    const now = this.#now();
    const { recipe } = ready;
    if (now >= recipe.until || recipe.find() !== recipe.stored || rules.draining()) return false;
    const tag = headers["if-none-match"];
    if ((tag !== undefined && !ready.has(tag)) || !rules.admits(request)) return false;
    return this.#send(ready, request, response, now);
  }

  /** After the stages have answered this request: how requests like it are answered for a while. */
  remember(request: IncomingMessage, response: ServerResponse, make: () => Recipe | undefined): void {
    if (!isUsual(request, response, this.#rules)) return;
    const recipe = make();
    const now = this.#now();
    if (recipe === undefined || now >= recipe.until) return;
    const dressed = recipe.dress(now, false);
    if (dressed === undefined) return;
    const cookie = this.#rules.cookieClass(request.headers.cookie);
    this.#memory.keep(request, cookie, new ReadyAnswer(recipe, dressed));
  }

  /** What addresses mean has changed. */
  clear(): void {
    this.#memory.clear();
  }

  #send(ready: ReadyAnswer, request: IncomingMessage, response: ServerResponse, now: number): boolean {
    const startedAt = performance.now();
    const requestId = this.#rules.requestId(request);
    const { method = "GET", headers } = request;
    const status = ready.send(response, {
      now,
      requestId,
      notModified: headers["if-none-match"] !== undefined,
      bodiless: method === "HEAD",
    });
    if (status === undefined) return false;
    ready.recipe.answered({
      method,
      status,
      seconds: (performance.now() - startedAt) / 1000,
      requestId,
      traceparent: headers["traceparent"] as string | undefined,
    });
    return true;
  }
}

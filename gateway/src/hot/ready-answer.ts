import type { ServerResponse } from "node:http";
import type { DressedAnswer, Recipe } from "./recipe.ts";
import { ReadyHead } from "./ready-head.ts";

/** Up to here head and body leave as one text, in one write; above, a copy of the body costs more memory than the second piece costs time. */
const shortBody = 4096;

/** A stored answer as it leaves: heads that Node wrote once and that are good until something in them changes, and the body. */
export class ReadyAnswer {
  readonly recipe: Recipe;
  /** What it holds beside the stored answer itself. */
  readonly bytes: number;
  readonly #whole: ReadyHead;
  readonly #notModified: ReadyHead;
  readonly #tag: string | undefined;
  #text: string | undefined;

  constructor(recipe: Recipe, { fields, body }: DressedAnswer) {
    this.recipe = recipe;
    this.#whole = new ReadyHead(recipe, false);
    this.#notModified = new ReadyHead(recipe, true);
    this.#tag = tagOf(fields);
    if (body !== undefined && body.length <= shortBody) this.#text = body.toString("latin1");
    this.bytes = (this.#text?.length ?? 0) + 4096;
  }

  /** Whether a client that has this tag has this answer. Lists and weak tags are for the long way. */
  has(tag: string): boolean {
    return tag === this.#tag;
  }

  /** Undefined where there is no such answer: nothing has been written then. */
  send(response: ServerResponse, options: SendOptions): number | undefined {
    const { now, requestId, notModified } = options;
    const head = notModified ? this.#notModified : this.#whole;
    const answer = head.write(response, now, requestId);
    if (answer === undefined) return undefined;
    if (options.bodiless || notModified || answer.body === undefined) response.end();
    else if (this.#text === undefined) response.end(answer.body);
    else response.end(this.#text, "latin1");
    return answer.status;
  }
}

export interface SendOptions {
  readonly now: number;
  readonly requestId: string;
  readonly notModified: boolean;
  /** The answer to HEAD. */
  readonly bodiless: boolean;
}

function tagOf(fields: readonly string[]): string | undefined {
  for (let index = 0; index < fields.length; index += 2)
    if (fields[index]?.toLowerCase() === "etag") return fields[index + 1];
  return undefined;
}

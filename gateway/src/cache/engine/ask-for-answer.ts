import { MadangError } from "@madang/errors";
import { gatewayErrors } from "../../errors.ts";
import { fieldValue, fieldsWithout } from "../field-list.ts";
import { cacheStatusMember, type CacheStatus } from "../policy/cache-status.ts";
import { isLeftOutOfNotModified, isUnmodified } from "../policy/preconditions.ts";
import { isDefinite, isOriginError } from "../policy/status-codes.ts";
import { updatedFields } from "../policy/stored-fields.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import type { CacheAnswer, CacheOutcome, OriginAnswer } from "./http-cache.ts";
import { freshened, planToStore, type Passage } from "./make-stored.ts";
import { nobodyWaits } from "./nobody-waits.ts";
import { wordingOf, type Question, type Wording } from "./question.ts";
import { serveStored } from "./serve-stored.ts";
import { standIn } from "./stand-in.ts";
import { announcedLength, Storing, type StoringParts } from "./storing.ts";

/** Asks the origin, and makes of its answer the client's and the store's. */
export function askForAnswer(parts: StoringParts, question: Question): Promise<CacheAnswer> {
  return new Asking(parts, question).answer();
}

class Asking {
  readonly #parts: StoringParts;
  readonly #question: Question;
  readonly #storing: Storing;
  readonly #wording: Wording;

  constructor(parts: StoringParts, question: Question) {
    this.#parts = parts;
    this.#question = question;
    this.#storing = new Storing(parts, question);
    this.#wording = wordingOf(question);
  }

  async answer(): Promise<CacheAnswer> {
    const { request, origin, background } = this.#question;
    const { now } = this.#parts.settings;
    const ticket = this.#parts.store.ticket();
    const requestedAt = now();
    let answer: OriginAnswer;
    try {
      const { method } = request;
      const { fields } = this.#wording;
      answer = await origin({ method, fields, signal: this.#storing.signal, background });
    } catch (error) {
      return this.#withoutAnswer(error);
    }
    return this.#dealWith(answer, { ticket, requestedAt, receivedAt: now() });
  }

  #dealWith(answer: OriginAnswer, passage: Passage): CacheAnswer {
    const { stored } = this.#question;
    if (answer.status === 304 && this.#wording.validating && stored !== undefined)
      return this.#validated(stored, answer, passage);
    if (this.#question.background && isOriginError(answer.status)) return this.#notRefreshed(answer);
    const instead = answer.status < 500 ? undefined : this.#standIn(answer.status);
    if (instead !== undefined) {
      discard(answer);
      this.#storing.failed(undefined);
      return this.#served(instead, "stale-if-error", { hit: true, forwardStatus: answer.status });
    }
    return this.#answered(answer, passage);
  }

  #notRefreshed(answer: OriginAnswer): never {
    discard(answer);
    const { status } = answer;
    const error = gatewayErrors.create("MODULE_FAILED", { module: "The origin of a refresh", status });
    this.#storing.failed(error);
    throw error;
  }

  #withoutAnswer(error: unknown): CacheAnswer {
    this.#storing.failed(error);
    const instead = nobodyWaits(this.#question.request.signal) ? undefined : this.#standIn(undefined);
    if (instead === undefined) throw error;
    const detail = error instanceof MadangError ? error.code : "unreachable";
    return this.#served(instead, "stale-if-error", { hit: true, detail });
  }

  #standIn(status: number | undefined): StoredResponse | undefined {
    const { stored, traits, background } = this.#question;
    // Nobody waits for it: what is stored stays as it is.
    if (background) return undefined;
    return standIn({ stored, traits, status }, this.#parts.settings);
  }

  /** RFC 9111 section 4.3.4. Cookies that came with it are this client's alone. */
  #validated(stored: StoredResponse, answer: OriginAnswer, passage: Passage): CacheAnswer {
    const { request, traits, reason } = this.#question;
    const { status, statusText } = stored;
    const fields = updatedFields(stored.fields, answer.fields, passage.receivedAt);
    const authorized = traits.authorized;
    const received = { request, authorized, answer: { status, statusText, fields }, passage };
    const renewed = freshened(stored, received, this.#parts.settings);
    const isKept = planToStore(received, this.#parts.settings).plan !== undefined;
    if (isKept) this.#storing.keep(renewed);
    else this.#unkept(!authorized);
    const status304 = { forward: reason, forwardStatus: 304, stored: isKept };
    const served = this.#served(renewed, "revalidated", status304);
    const cookies = fieldsWithout(answer.fields, (name) => name !== "set-cookie");
    return cookies.length === 0 ? served : { ...served, fields: [...served.fields, ...cookies] };
  }

  #answered(answer: OriginAnswer, passage: Passage): CacheAnswer {
    const { request, traits } = this.#question;
    const received = { request, authorized: traits.authorized, answer, passage };
    const { plan, refusal } = planToStore(received, this.#parts.settings);
    if (plan === undefined) return this.#passed(answer, passage, refusal);
    if (lengthOf(answer) > this.#parts.settings.largestBody)
      return this.#passed(answer, passage, "too large");
    return this.#kept(answer, plan);
  }

  #kept(answer: OriginAnswer, plan: StoredResponse): CacheAnswer {
    const { reason } = this.#question;
    const { status: forwardStatus, body, fields } = answer;
    const remaining = plan.freshUntil - this.#parts.settings.now();
    const status = { forward: reason, forwardStatus, remaining, stored: true };
    if (body !== undefined && !Buffer.isBuffer(body)) {
      const keeping = this.#storing.keepFlowing(plan, body, announcedLength(fields));
      return {
        ...this.#outgoing({ ...answer, body: keeping }, { status, outcome: "miss", passage: plan }),
        stored: plan,
      };
    }
    const stored = { ...plan, body: body ?? plan.body };
    this.#storing.keep(stored);
    return { ...this.#outgoing(answer, { status, outcome: "miss", passage: plan }), stored };
  }

  #passed(answer: OriginAnswer, passage: Passage, refusal: string): CacheAnswer {
    const { authorized, precondition } = this.#question.traits;
    this.#unkept(!authorized && !precondition && isDefinite(answer.status));
    const status = { forward: this.#question.reason, detail: refusal.replaceAll(" ", "-") };
    return this.#outgoing(answer, { status, outcome: "unshareable", passage });
  }

  /** `outdates`: what is stored is no longer true either. */
  #unkept(outdates: boolean): void {
    if (outdates && this.#question.stored !== undefined) this.#storing.forget();
    this.#storing.unshareable();
  }

  #served(stored: StoredResponse, outcome: CacheOutcome, status: CacheStatus): CacheAnswer {
    const { request, traits } = this.#question;
    const { now, name } = this.#parts.settings;
    const cacheStatus = cacheStatusMember(name, { remaining: stored.freshUntil - now(), ...status });
    return serveStored({ request, traits, stored, now: now(), outcome, cacheStatus });
  }

  /** The origin's answer. The client's conditions are met here where the origin was not told of them. */
  #outgoing(
    answer: OriginAnswer,
    {
      status,
      outcome,
      passage,
    }: { status: CacheStatus; outcome: CacheOutcome; passage: { receivedAt: number } },
  ): CacheAnswer {
    const { request, traits } = this.#question;
    const cacheStatus = cacheStatusMember(this.#parts.settings.name, status);
    const { fields } = answer;
    const tag = fieldValue(fields, "etag");
    const owed = this.#wording.fields !== request.fields && answer.status === 200;
    if (!owed || !isUnmodified(traits, { fields, tag, receivedAt: passage.receivedAt })) {
      const out = [...fields, "cache-status", cacheStatus];
      return {
        status: answer.status,
        statusText: answer.statusText,
        fields: out,
        body: answer.body,
        stored: undefined,
        outcome,
      };
    }
    discard(answer);
    const left = fieldsWithout(fields, (name) => isLeftOutOfNotModified(name, tag !== undefined));
    left.push("cache-status", cacheStatus);
    return {
      status: 304,
      statusText: "Not Modified",
      fields: left,
      body: undefined,
      stored: undefined,
      outcome,
    };
  }
}

/** Bytes that it has, or says that it has. */
function lengthOf({ body, fields }: OriginAnswer): number {
  return Buffer.isBuffer(body) ? body.length : Number(announcedLength(fields) ?? 0);
}

function discard({ body }: OriginAnswer): void {
  if (body !== undefined && !Buffer.isBuffer(body)) body.discard();
}

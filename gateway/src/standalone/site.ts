import { Pool } from "undici";
import type { OriginAnswer, OriginRequest } from "../cache/engine/http-cache.ts";
import { fieldsWithout, type FieldList } from "../cache/field-list.ts";
import { askOrigin } from "../upstream/ask-origin.ts";
import { patientBody } from "../upstream/patient-body.ts";
import { Patience } from "../upstream/patience.ts";
import type { Upstream } from "../upstream/upstream.ts";
import { DirectPool } from "./direct-pool.ts";
import { endToEndAnswerFields } from "./forwarded-fields.ts";
import type { StandaloneOptions } from "./options.ts";
import type { SiteVisit } from "./site-visit.ts";
import { forwardedField } from "./forwarded-element.ts";

const connectTimeout = 2000;

/** The site behind the gateway: asked in the client's own words. */
export class Site {
  readonly #options: StandaloneOptions;
  readonly #upstream: Upstream;
  /** For what undici does not say. */
  readonly #direct: Upstream;

  constructor(options: StandaloneOptions) {
    this.#options = options;
    const { origin, connections, silence, headerLimit } = options;
    this.#upstream = upstreamOf(origin, poolFor(options));
    // The exchange calls `dispatch` alone.
    const direct = new DirectPool({ origin, connections, silence, headerLimit });
    this.#direct = upstreamOf(origin, direct as unknown as Pool);
  }

  /** Rejects with GATEWAY_* or the signal's reason. */
  async ask(visit: SiteVisit, question: OriginRequest): Promise<OriginAnswer> {
    const { target } = visit.address;
    const { signal, background, method } = question;
    const patience = new Patience({ module: "the origin", deadline: this.#options.deadline, within: signal });
    try {
      const answer = await askOrigin({
        upstream: target.startsWith("/") && !visit.expects ? this.#upstream : this.#direct,
        request: {
          method,
          path: target,
          headers: this.#fieldsFor(visit, question.fields),
          body: visit.hasBody && !background ? this.#bodyOf(visit, patience) : undefined,
        },
        signal: patience.stop,
        onInformation: background ? undefined : (status, fields) => inform(visit, status, fields),
      });
      const { body } = answer;
      // From here on the pool watches for silence; the patience still tells of a client who leaves.
      if (body === undefined || Buffer.isBuffer(body)) patience.end();
      else patience.hold();
      return { ...answer, fields: this.#fieldsOf(answer.fields) };
    } catch (error) {
      patience.end();
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const { origins } of [this.#upstream, this.#direct])
      for (const { pool } of origins) await pool.destroy();
  }

  #bodyOf(visit: SiteVisit, patience: Patience): AsyncIterable<Buffer> {
    const { bodyLimit, uploadRate, uploadGrace } = this.#options;
    const limits = { limit: bodyLimit === 0 ? Infinity : bodyLimit, rate: uploadRate, grace: uploadGrace };
    return patientBody({ visit: { request: visit.request }, limits, patience });
  }

  /** RFC 9110 section 7.6.3: every message that passes on says which way it came. */
  #fieldsFor(visit: SiteVisit, fields: FieldList): string[] {
    const { via, forwarded } = this.#options;
    const sent = fieldsWithout(fields, (name) => name === "host" || (name === "expect" && !visit.expects));
    if (visit.address.host !== "") sent.push("host", visit.address.host);
    sent.push("via", `${visit.request.httpVersion} ${via}`);
    if (forwarded) sent.push("forwarded", forwardedField(visit));
    return sent;
  }

  #fieldsOf(fields: FieldList): string[] {
    const kept = endToEndAnswerFields(fields);
    kept.push("via", `1.1 ${this.#options.via}`);
    return kept;
  }
}

/** RFC 9110 section 15.2: each 1xx is passed on, except to HTTP/1.0, which knows none. */
function inform({ request, response }: SiteVisit, status: number, fields: FieldList): void {
  if (request.httpVersion === "1.0" || response.headersSent || response.destroyed) return;
  if (status === 100) response.writeContinue();
  else response.writeInformation(status, endToEndAnswerFields(fields));
}

function upstreamOf(url: string, pool: Pool): Upstream {
  return { module: "the origin", turn: 0, origins: [{ url, pool, inFlight: 0, failedAt: -Infinity }] };
}

function poolFor({ origin, connections, silence, headerLimit }: StandaloneOptions): Pool {
  return new Pool(new URL(origin).origin, {
    connections,
    pipelining: 1,
    allowH2: false,
    connect: { timeout: connectTimeout },
    headersTimeout: 0,
    bodyTimeout: silence,
    maxHeaderSize: headerLimit,
    keepAliveMaxTimeout: 60_000,
    keepAliveTimeoutThreshold: 2000,
  });
}

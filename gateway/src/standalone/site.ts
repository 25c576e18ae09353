import type { IncomingHttpHeaders } from "node:http";
import type { Criticality } from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { OriginAnswer, OriginRequest } from "../cache/engine/http-cache.ts";
import { fieldsWithout, type FieldList } from "../cache/field-list.ts";
import { askOrigin } from "../upstream/ask-origin.ts";
import { classOf } from "../upstream/request-class.ts";
import { patientBody } from "../upstream/patient-body.ts";
import { Patience } from "../upstream/patience.ts";
import type { Upstream } from "../upstream/upstream.ts";
import { withDefaultLifetime } from "./default-lifetime.ts";
import { endToEndAnswerFields } from "./forwarded-fields.ts";
import type { StandaloneOptions } from "./options.ts";
import type { SiteVisit } from "./site-visit.ts";
import { forwardedField } from "./forwarded-element.ts";
import { siteName, siteUpstreams, type SiteUpstreams } from "./site-upstream.ts";

/** The site behind the gateway: asked in the client's own words. */
export class Site {
  readonly #options: StandaloneOptions;
  readonly #upstreams: SiteUpstreams;

  constructor(options: StandaloneOptions, log: Logger) {
    this.#options = options;
    this.#upstreams = siteUpstreams(options, log);
  }

  /** Rejects with GATEWAY_* or the signal's reason. */
  async ask(visit: SiteVisit, question: OriginRequest): Promise<OriginAnswer> {
    const { target } = visit.address;
    const { signal, background, method } = question;
    const patience = new Patience({ module: siteName, deadline: this.#options.deadline, within: signal });
    try {
      const answer = await askOrigin({
        upstream: target.startsWith("/") && !visit.expects ? this.#upstreams.usual : this.#upstreams.direct,
        request: {
          method,
          path: target,
          headers: this.#fieldsFor(visit, question.fields),
          body: visit.hasBody && !background ? this.#bodyOf(visit, patience) : undefined,
        },
        signal: patience.stop,
        criticality: this.#options.protect ? classOfVisit(visit.method, visit.request.headers) : undefined,
        onInformation: background ? undefined : (status, fields) => inform(visit, status, fields),
      });
      const { body } = answer;
      // From here on the pool watches for silence; the patience still tells of a client who leaves.
      if (body === undefined || Buffer.isBuffer(body)) patience.end();
      else patience.hold();
      return { ...answer, fields: this.#fieldsOf(method, answer) };
    } catch (error) {
      patience.end();
      throw error;
    }
  }

  /** For requests that leave in the client's own words and go on any connection. */
  get upstream(): Upstream {
    return this.#upstreams.usual;
  }

  close(): Promise<void> {
    return this.#upstreams.close();
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
    if (forwarded) sent.push("forwarded", forwardedField(visit.request, visit.address.host));
    return sent;
  }

  #fieldsOf(method: string, answer: OriginAnswer): string[] {
    const { via, defaultLifetime } = this.#options;
    const kept = endToEndAnswerFields(answer.fields);
    kept.push("via", `1.1 ${via}`);
    const { status } = answer;
    return defaultLifetime === 0
      ? kept
      : withDefaultLifetime({ method, status, fields: kept }, defaultLifetime);
  }
}

/** Nobody says what harms whom on this site; robots and guesses of browsers harm nobody if they wait. */
export function classOfVisit(method: string, headers: IncomingHttpHeaders): Criticality {
  return classOf({ criticality: "reading", method, headers });
}

/** RFC 9110 section 15.2: each 1xx is passed on, except to HTTP/1.0, which knows none. */
export function inform(
  { request, response }: Pick<SiteVisit, "request" | "response">,
  status: number,
  fields: FieldList,
): void {
  if (request.httpVersion === "1.0" || response.headersSent || response.destroyed) return;
  if (status === 100) response.writeContinue();
  else response.writeInformation(status, endToEndAnswerFields(fields));
}

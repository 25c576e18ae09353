import type { IncomingMessage, ServerResponse } from "node:http";
import { encodeFragment, internalHeaders } from "@madang/manifest";
import { bodyOf, startFakeModule, type FakeModule } from "../fake-module.ts";
import type { Manner, World } from "./worlds.ts";

/** Values of the cookies that it sets begin with this. */
export const issuedPrefix = "issued-by-the-module-";
/** Stands in whatever it answers to one person. */
export const personalMark = "answered-to-one-person";

export interface TelltaleModule {
  readonly server: FakeModule;
  /** Requests to places that belong to nobody. */
  readonly shared: IncomingMessage[];
  /** Every pseudonym that it was told. */
  readonly pseudonyms: Set<string>;
}

/** A module that answers with everything it was told: whatever it learns of a person stands in its answer. */
export async function startTelltaleModule({ places, boxes }: World): Promise<TelltaleModule> {
  const server = await startFakeModule();
  const shared: IncomingMessage[] = [];
  const pseudonyms = new Set<string>();
  let issued = 0;
  const answer = async (options: {
    request: IncomingMessage;
    response: ServerResponse;
    manner: Manner;
    personal: boolean;
    html: boolean;
  }): Promise<void> => {
    const { request, response, manner, personal, html } = options;
    const told = [...request.rawHeaders, await bodyOf(request)].join(" ").replaceAll(/[<>&"]/g, "");
    const pseudonym = request.headers[internalHeaders.visitor];
    if (typeof pseudonym === "string") pseudonyms.add(pseudonym);
    if (!personal) shared.push(request);
    const mark = personal ? personalMark : "answered-to-all";
    const slot = '<madang-slot name="home"></madang-slot>';
    const description = encodeFragment({ v: 1, view: "list", title: "Told", slots: ["home"] });
    issued += 1;
    response.writeHead(manner.status, {
      ...manner.fields,
      ...(manner.setsCookie
        ? { "set-cookie": [`a=${issuedPrefix}${issued}`, `__Host-madang-visitor=${issuedPrefix}x`] }
        : {}),
      ...(html
        ? { "content-type": "text/html", [internalHeaders.fragment]: description }
        : { "content-type": "text/plain" }),
    });
    response.end(request.method === "HEAD" ? "" : `<p>${mark} ${told}</p>${html ? slot : ""}`);
  };
  for (const { path, manner, personal, kind } of places)
    server.on(
      path,
      (request, response) => void answer({ request, response, manner, personal, html: kind === "page" }),
    );
  for (const [index, manner] of boxes.entries())
    server.on(
      `/_boxes/b${index}`,
      (request, response) => void answer({ request, response, manner, personal: false, html: true }),
    );
  return { server, shared, pseudonyms };
}

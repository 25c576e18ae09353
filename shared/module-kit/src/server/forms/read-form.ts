import { Readable } from "node:stream";
import type { Page } from "@madang/manifest";
import type { FastifyRequest } from "fastify";
import { isMultipart, parseForm } from "./parse-form.ts";
import { readMultipart, type MultipartForm } from "./read-multipart.ts";

/** The form of a request, in either of the encodings that browsers send. Throws KIT_FORM_ENCODING or KIT_BODY_TOO_LARGE. */
export async function readForm(request: FastifyRequest, page: Page): Promise<MultipartForm> {
  const contentType = request.headers["content-type"];
  if (isMultipart(contentType))
    return readMultipart((request.body as Readable | undefined) ?? Readable.from([]), {
      contentType,
      limit: page.bodyLimit,
    });
  const form = parseForm(request.body as Buffer | undefined);
  return { form, files: Readable.from([]), finish: async () => {} };
}

import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { MadangError } from "@madang/errors";
import { gatewayErrors } from "../errors.ts";
import { failureAnswer } from "./failure-answer.ts";

/** Answers a request that went wrong, as far as that is still possible. */
export function failRequest(failed: {
  request: IncomingMessage;
  response: ServerResponse;
  error: MadangError;
  retryAfter: number | undefined;
}): void {
  const { request, response, error, retryAfter } = failed;
  if (response.destroyed || gatewayErrors.is(error, "CLIENT_GONE")) return void response.destroy();
  if (response.headersSent) return void response.destroy();
  const { status, fields, body } = failureAnswer(error, request, retryAfter);
  // What else the client has sent on this connection may be the rest of a request that was refused.
  // With a phrase: the origin's, where it was refused, would be left behind.
  response.writeHead(status, STATUS_CODES[status] ?? "Error", [...fields, "connection", "close"]);
  response.end(request.method === "HEAD" ? undefined : body);
}

export function knownError(cause: unknown): MadangError {
  if (cause instanceof MadangError) return cause;
  // writeHead refuses what no answer may hold, in a status line or a field.
  const { code } = cause as NodeJS.ErrnoException;
  if (code === "ERR_INVALID_CHAR" || code === "ERR_HTTP_INVALID_STATUS_CODE")
    return gatewayErrors.create("BROKEN_OFF", { module: "the origin", reason: code }, cause);
  return gatewayErrors.create("INTERNAL", {}, cause);
}

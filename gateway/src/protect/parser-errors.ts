import type { Socket } from "node:net";
import { STATUS_CODES } from "node:http";

/** A page made beforehand: by the time the parser fails there is no request to make one for. */
export type ReadyPage = (status: number) => Buffer;

interface ParserError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
}

/**
 * Answers what Node's parser refused, in the portal's own words, and closes: after a malformed request nothing on the
 * connection can be trusted (RFC 9112 section 11.2).
 */
export function answerParserError(options: {
  error: ParserError;
  socket: Socket;
  page: ReadyPage;
  fixed: readonly string[];
  urlLimit: number;
}): number {
  const { error, socket, page, fixed, urlLimit } = options;
  const status = statusOf(error, urlLimit);
  if (!socket.writable || error.code === "ECONNRESET" || hasBegunAnswer(socket)) {
    socket.destroy();
    return status;
  }
  const body = page(status);
  socket.end(Buffer.concat([head(status, body.length, fixed), body]));
  return status;
}

function statusOf(error: ParserError, urlLimit: number): number {
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return 408;
  if (error.code === "HPE_HEADER_OVERFLOW") return longTarget(error.rawPacket, urlLimit) ? 414 : 431;
  return error.code === "HPE_CHUNK_EXTENSIONS_OVERFLOW" ? 413 : 400;
}

/** The request line came without an end, or ended too late: the address was too long, not the fields. */
function longTarget(packet: Buffer | undefined, urlLimit: number): boolean {
  if (packet === undefined) return false;
  const end = packet.indexOf("\r\n");
  return end === -1 ? !packet.includes(": ") : end > urlLimit;
}

/** An answer to an earlier request on the connection is under way: another one inside it would be read as its body. */
function hasBegunAnswer(socket: Socket): boolean {
  const message = (socket as Socket & { _httpMessage?: { headersSent: boolean } | null })._httpMessage;
  return message?.headersSent === true;
}

function head(status: number, length: number, fixed: readonly string[]): Buffer {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    `date: ${new Date().toUTCString()}`,
    "content-type: text/html; charset=utf-8",
    `content-length: ${length}`,
    "cache-control: no-store",
    "connection: close",
  ];
  for (let index = 0; index < fixed.length; index += 2) lines.push(`${fixed[index]}: ${fixed[index + 1]}`);
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}

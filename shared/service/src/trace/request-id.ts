import { randomUUID } from "node:crypto";

const acceptable = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's request id where it is safe to print, otherwise a new one. */
export function requestIdFrom(field: string | undefined): string {
  return field !== undefined && acceptable.test(field) ? field : randomUUID();
}

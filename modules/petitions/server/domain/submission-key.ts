import { randomUUID } from "node:crypto";

/** 122 random bits: whoever holds the key holds the form that it was made with. */
export function makeSubmissionKey(): string {
  return randomUUID();
}

export function isSubmissionKey(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

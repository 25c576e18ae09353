import { z } from "zod";

/** PostgreSQL's integer; written as a plain number, so that each document has one address. */
export const documentId = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((id) => id <= 2_147_483_647);

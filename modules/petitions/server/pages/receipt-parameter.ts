import { z } from "zod";
import { isReceiptNumber } from "../../contract/public.ts";

/** `/petitions/status/:receipt`: a number with a wrong check digit is no address. */
export const receiptParameter = z.object({ receipt: z.string().max(40).refine(isReceiptNumber) });

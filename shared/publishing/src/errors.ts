import { defineErrors } from "@madang/errors";

export const publishingErrors = defineErrors("PUBLISHING", {
  SEED_NOT_ALLOWED: {
    status: 500,
    message: "Made-up content is not added here: MADANG_SAMPLE is not true.",
    remedy: "Set MADANG_SAMPLE=true on a machine for development or tests, never where citizens read.",
  },
  SEED_OPTION_UNKNOWN: {
    status: 500,
    message: "seed has no option {option}. {suggestion}",
    remedy: "Valid are {valid}. For example: npm run seed -- --items 100000",
  },
  SEED_ITEMS_INVALID: {
    status: 500,
    message: "--items is {given}, which is not a number of documents.",
    remedy: "Give a whole number from 1 to {most}, for example --items 100000.",
  },
});

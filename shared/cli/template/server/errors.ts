import { defineErrors } from "@madang/errors";

/** No message here may quote what a visitor wrote. */
export const exampleServiceErrors = defineErrors("EXAMPLE_SERVICE", {
  SAMPLE_NOT_ALLOWED: {
    status: 403,
    message: "Made-up entries are not added here.",
    remedy: "On a developer's machine set MADANG_SAMPLE=true; a public portal has no use for them.",
  },
  VISITOR_MISSING: {
    status: 500,
    message: "An entry was sent without the visitor's pseudonym.",
    remedy: "The page must be personal in module.ts, and asked for through the gateway.",
  },
  ENTRY_UNKNOWN: {
    status: 404,
    message: "There is no entry {id} that waits to be published.",
    remedy: "Name the number of a received entry, for example: node dist/server.js publish 12.",
  },
});

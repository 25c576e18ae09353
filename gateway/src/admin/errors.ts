import { defineErrors } from "@madang/errors";

/** What the admin API says no to, and what stops a move. */
export const adminErrors = defineErrors("ADMIN", {
  OPTION_MISSING: {
    status: 500,
    message: "The admin API needs {option}, which is not set.",
    remedy: "Set it, or leave MADANG_ADMIN_PORT away for a gateway without an admin API.",
  },
  TOKENS_FILE: {
    status: 500,
    message: "The tokens file {file} cannot be used: {problems}.",
    remedy: "Write it as docs/operations.md says; the tokens that were good last stay in force.",
  },
  TOKEN_MISSING: {
    status: 401,
    message: "The request carries no token.",
    remedy: "Send authorization: Bearer <token> (RFC 6750).",
  },
  TOKEN_WRONG: {
    status: 401,
    message: "The token is not known here.",
    remedy: "Use one that the operator has given out; MADANG_TOKEN holds it for the madang command.",
  },
  TOKEN_EXPIRED: {
    status: 401,
    message: "The token {name} was valid until {until}; the clock here says {now}.",
    remedy: "Ask the operator for a new one.",
  },
  TOKENS_MANY: {
    status: 429,
    message: "More wrong tokens came from this address than are looked at.",
    remedy: "Wait {seconds} seconds; then send a token that is known.",
  },
  SCOPE_MISSING: {
    status: 403,
    message: "The token {name} may not do this: it needs the scope {scope}.",
    remedy: "Use a token of the team that the module belongs to, or ask the operator for the scope.",
  },
  INPUT: {
    status: 400,
    message: "The {place} of the request is not valid: {problems}.",
    remedy: "GET /v1/openapi.json describes what is taken.",
  },
  BODY_UNREADABLE: {
    status: 400,
    message: "The body of the request cannot be read ({reason}).",
    remedy: "Send JSON in UTF-8 with content-type: application/json.",
  },
  BODY_TYPE: {
    status: 415,
    message: 'The content type "{type}" is not taken here.',
    remedy: "Send {wanted}.",
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: "The request carries more than {limit} bytes.",
    remedy: "Send less; docs/modules.md names what a release may hold.",
  },
  LENGTH_NEEDED: {
    status: 411,
    message: "The request does not say how long its body is.",
    remedy: "Send Content-Length.",
  },
  PATH: {
    status: 404,
    message: "The admin API has nothing at this address.",
    remedy: "GET /v1/openapi.json names every address.",
  },
  NOT_FOUND: {
    status: 404,
    message: "There is no {what}.",
    remedy: "Check its name; madang status and madang history list what there is.",
  },
  INTERNAL: {
    status: 500,
    message: "The admin API failed on this request.",
    remedy: "The operator finds the reason in the gateway's log by the request id.",
  },
  NO_TRUST: {
    status: 409,
    message: "This portal has no trust policy yet, so that no key may release anything.",
    remedy: "The operator sends one with madang trust set, or PUT /v1/trust.",
  },
  CHANNELS_DAMAGED: {
    status: 503,
    message: "The newest channels of the registry are not what an operator's key has signed ({reason}).",
    remedy:
      "Find out who else writes the registry; name the key in MADANG_OPERATOR_KEYS if it is an older one of ours. What runs goes on.",
  },
  CHANNELS_BUSY: {
    status: 409,
    message: "The channels were changed by others {times} times while this change was made.",
    remedy: "Send it again.",
  },
  FILES_MISSING: {
    status: 409,
    message: "The store does not have {count} of the files of {module} {build}, among them {name}.",
    remedy: "Send them before the record; madang release does so, and goes on where it was interrupted.",
  },
  FILES_REMOVED: {
    status: 409,
    message:
      "The files of {module} {build} were removed from the store ({at}): it was old, and no channel named it.",
    remedy: "Release the same build again, which sends them again, or choose a newer one.",
  },
  FILE_DAMAGED: {
    status: 409,
    message: "The store has other bytes at {name} than {module} {build} says ({reason}).",
    remedy: "Build again, so that the build id follows the bytes, and release that.",
  },
  FILE_FOREIGN: {
    status: 403,
    message: "{module} {build} names the file {path}, which is not below its own address.",
    remedy: "Build again with this version of madang; assets lie at /_assets/{module}/{build}/.",
  },
  CLAIMED: {
    status: 409,
    message: "{module} claims {what}, which {holder} has already.",
    remedy: "Change one of them; nothing was taken up.",
  },
  NOT_RELEASED: {
    status: 404,
    message: "There is no release {build} of {module}.",
    remedy: "Release it first; GET /v1/modules/{module}/releases lists what there is.",
  },
  NOT_LIVE: {
    status: 409,
    message: "{module} has no stable build yet.",
    remedy: "Move a build to stable first; canaries and previews stand beside it.",
  },
  NO_PREVIOUS: {
    status: 409,
    message: "{module} was never at another stable build than {build}.",
    remedy: "Name a build: GET /v1/modules/{module}/releases lists them.",
  },
  NOT_HEALTHY: {
    status: 504,
    message: "No replica of {module} {build} became healthy within {seconds} seconds ({reason}).",
    remedy: "Look into the log of the module's process; the channels stay as they were.",
  },
  START_FAILED: {
    status: 502,
    message: "{module} {build} does not start: {reason}.",
    remedy: "Look into the log of the module's process; the channels stay as they were.",
  },
  TRUST_BREAKS: {
    status: 409,
    message: "With this trust policy no gateway would take up {module} {build}, which is live: {problem}",
    remedy:
      "Leave its key and its module with the team until a release of another key is live; a key that is out is revoked, and what runs is kept.",
  },
  TAKEN_BACK: {
    status: 409,
    message: "{module} was taken back by {by} while it was on its way.",
    remedy: "madang history {module} tells who and when; release or promote again when it is mended.",
  },
  GUARD_WENT_BACK: {
    status: 409,
    message: "{module} {build} went back from {weight} % of the visitors: {reason}.",
    remedy: "Find out what is worse in this build; all visitors have the build of before.",
  },
});

import { defineErrors } from "@madang/errors";

const tryLater = "Try again shortly; the operator finds the reason in the gateway's log by the request id.";

/** Everything that can go wrong at the gateway: what a client did, what a service did, what an operator wrote. */
export const gatewayErrors = defineErrors("GATEWAY", {
  MALFORMED: {
    status: 400,
    message: "The request is not valid HTTP/1.1 ({reason}).",
    remedy: "Send it as RFC 9112 says.",
  },
  HOST_INVALID: {
    status: 400,
    message: "The request names its host wrongly ({reason}).",
    remedy: "Send exactly one Host field with a host name and, where needed, a port (RFC 9112 section 3.2).",
  },
  HOST_UNKNOWN: {
    status: 421,
    message: 'This portal does not answer for the host "{host}".',
    remedy: "Use the portal's own address, or add the host to the site file.",
  },
  PATH_INVALID: {
    status: 400,
    message: "The path of the request cannot be read ({reason}).",
    remedy: "Percent-encode every character as UTF-8 and leave out dot segments (RFC 3986 section 3.3).",
  },
  QUERY_INVALID: {
    status: 400,
    message: "The query parameter {name} cannot be read ({reason}).",
    remedy: "Encode it as application/x-www-form-urlencoded in UTF-8.",
  },
  NOT_FOUND: {
    status: 404,
    message: "There is nothing at this address.",
    remedy: "Check the address, or search from the home page.",
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: "This address does not answer {method}.",
    remedy: "Use one of: {allow}.",
  },
  METHOD_UNKNOWN: {
    status: 501,
    message: "The method {method} is not implemented here.",
    remedy: "Use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.",
  },
  CROSS_SITE: {
    status: 403,
    message: "The request was sent from another site ({reason}).",
    remedy: "Open the form on this portal and send it from there.",
  },
  SIGN_IN_NEEDED: {
    status: 403,
    message: "The page {route} is for visitors who have signed in, and this portal has no sign-in yet.",
    remedy: "Declare the page for anyone, or wait for the sign-in service.",
  },
  REFUSED_BY_MODULE: {
    status: 403,
    message: "The service {route} answered {status}.",
    remedy: "What it means stands on the page.",
  },
  PREVIEW_INVALID: {
    status: 400,
    message: "This link to a preview was not signed by the operator of this portal.",
    remedy: "Ask the team for a new link (madang preview), and open the whole of it.",
  },
  PREVIEW_OVER: {
    status: 410,
    message: "The preview {name} of {module} is over: {reason}.",
    remedy: "Ask the team for a new link (madang preview); the portal itself goes on as for everybody.",
  },
  RATE_LIMITED: {
    status: 429,
    message: "More requests came from one client than it may send.",
    remedy: "Wait {seconds} seconds before the next one; RateLimit-Policy names the limits.",
  },
  URL_TOO_LONG: {
    status: 414,
    message: "The address is longer than {limit} bytes.",
    remedy: "Shorten the address.",
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    message: "The header fields are more or larger than allowed ({limit}).",
    remedy: "Delete this site's cookies and try again.",
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: "The request carries more than {limit} bytes.",
    remedy: "Send smaller or fewer files.",
  },
  BODY_TYPE: {
    status: 415,
    message: 'The content type "{type}" is not accepted here.',
    remedy: "Send application/x-www-form-urlencoded.",
  },
  PREFERENCE_INVALID: {
    status: 400,
    message: "The preference {name} has no such value.",
    remedy: "Valid are {valid}.",
  },
  REQUEST_TIMEOUT: {
    status: 408,
    message: "The request did not arrive in time.",
    remedy: "Check the connection and send it again.",
  },
  UPLOAD_TOO_SLOW: {
    status: 408,
    message: "The body arrived more slowly than {rate} bytes a second.",
    remedy: "Check the connection and send it again.",
  },
  CLIENT_GONE: {
    status: 499,
    message: "The client closed the connection before the answer.",
    remedy: "Nothing needs doing; the service was told to stop working on it.",
  },
  INTERNAL: {
    status: 500,
    message: "The gateway failed on this request.",
    remedy: tryLater,
  },
  NO_ENDPOINT: {
    status: 503,
    message: "No replica of {module} is known.",
    remedy: "Start the module, and name its origins in the endpoints file.",
  },
  UNREACHABLE: {
    status: 503,
    message: "{module} cannot be reached ({reason}).",
    remedy: "Check that the module runs at its address in the endpoints file.",
  },
  OVERLOADED: {
    status: 503,
    message:
      "{module} has as many requests in flight as it can work on; a request of class {class} was not let in.",
    remedy: "Try again after Retry-After; add replicas, or raise concurrency in the module's manifest.",
  },
  CIRCUIT_OPEN: {
    status: 503,
    message: "{module} has mostly failed or been slow, and is left alone for a moment.",
    remedy: "Try again after Retry-After; the gateway's log says what was seen (breaker).",
  },
  TIMEOUT: {
    status: 504,
    message: "{module} did not answer within {deadline} ms.",
    remedy: "Look for what made it slow, or declare a longer deadline in its manifest.",
  },
  BROKEN_OFF: {
    status: 502,
    message: "{module} broke its answer off ({reason}).",
    remedy: "Look into the module's log at this request id.",
  },
  FILL_FAILED: {
    status: 502,
    message: "The request that this one waited for, to the same address at another gateway, had no answer.",
    remedy: tryLater,
  },
  ANSWER_TOO_LARGE: {
    status: 502,
    message: "{module} answered more than {limit} bytes.",
    remedy: "Split the page, or raise FRAGMENT_LIMIT.",
  },
  MODULE_FAILED: {
    status: 502,
    message: "{module} answered {status}.",
    remedy: "Look into the module's log at this request id.",
  },
  MODULE_UNAVAILABLE: {
    status: 503,
    message: "{module} answered 503: it cannot serve for the moment.",
    remedy: "Look at its readiness; it names what is missing.",
  },
  NOT_A_FRAGMENT: {
    status: 502,
    message: "{module} answered something else than a fragment ({reason}).",
    remedy: "Answer pages through the module kit, or as docs/architecture.md says.",
  },
  REDIRECT_OFF_SITE: {
    status: 502,
    message: '{module} redirected to "{location}", which is not a path on this site.',
    remedy: "Redirect to a path that starts with one slash.",
  },
  EXPLAIN_BUCKET: {
    status: 400,
    message: "There is no bucket {given}.",
    remedy: "Give the value of the cookie madang-bucket, 0 to {last}, or leave it out.",
  },
  EXPLAIN_WHAT: {
    status: 400,
    message: "No address was given to explain ({given}).",
    remedy: "Ask for /cache?address=/news with the path of a page, percent-encoded.",
  },
  PURGE_INVALID: {
    status: 400,
    message: "The purge cannot be read: {problems}.",
    remedy:
      'Send JSON such as {"module":"news","tags":["news:12"],"mode":"soft"}; without tags everything of the module goes.',
  },
  FILE_UNREADABLE: {
    status: 500,
    message: "The file {file} cannot be read ({reason}).",
    remedy: "What it said before stays in force; write it again.",
  },
  ENDPOINTS_INVALID: {
    status: 500,
    message: "The endpoints file is not valid: {problems}.",
    remedy: "The last good endpoints stay in force; write the file again.",
  },
  RECORD_MISPLACED: {
    status: 500,
    message: "The release record {file} describes the module {module}.",
    remedy: "Name the file after its module: {module}.json.",
  },
  ROUTE_CONFLICT: {
    status: 500,
    message: "{newcomer} claims {address}, which {holder} has already.",
    remedy: "Change the path of one of them; until then {newcomer} is not taken up.",
  },
  ASSET_AWAY: {
    status: 503,
    message: "The file {name} cannot be had ({reason}).",
    remedy: "Try again after Retry-After; look at the store behind MADANG_STORE_URL.",
  },
  ASSET_DAMAGED: {
    status: 502,
    message: "The store gives other bytes for {name} than the team has signed.",
    remedy: "Find out who has changed the store, put the file back, or release the module again.",
  },
  ASSETS_FROM_WHERE: {
    status: 500,
    message: "The gateway is not told where the files of builds are.",
    remedy: "Give MADANG_STORE_URL, or MADANG_ASSETS_DIR.",
  },
  RELEASES_FROM_WHERE: {
    status: 500,
    message: "The gateway is not told where releases come from ({given}).",
    remedy:
      "Give MADANG_REGISTRY_URL with MADANG_OPERATOR_KEYS, or MADANG_RELEASES_DIR with MADANG_ENDPOINTS_FILE; not both.",
  },
  OPERATOR_KEYS_INVALID: {
    status: 500,
    message: "MADANG_OPERATOR_KEYS is not usable ({reason}).",
    remedy: "Write id:base64url(32 bytes) of each public key that signs channels, separated by commas.",
  },
  RELEASE_MISSING: {
    status: 500,
    message: "The registry does not hold the release {digest}… that the channels name for {module} {build}.",
    remedy: "Release the build again; what was good before stays in force.",
  },
  RELEASE_EXCHANGED: {
    status: 500,
    message: "The registry gives {found}… for the release {wanted}… of {module} {build}.",
    remedy:
      "Somebody has changed the registry: find out who, then release again; what was good before stays in force.",
  },
  LAYOUT_HOLES: {
    status: 502,
    message: "The layout {subject} cannot be used: {problems}.",
    remedy: "The last good layout stays in use; docs/architecture.md lists the holes.",
  },
  KEYS_INVALID: {
    status: 500,
    message: "MADANG_VISITOR_KEYS is not usable ({reason}).",
    remedy: "Write id:base64url(32 bytes), newest first, separated by commas.",
  },
  OPTION_UNKNOWN: {
    status: 500,
    message: "There is no option {option}.",
    remedy: "{suggestion}After npm run gateway the options follow two hyphens. Valid are {valid}.",
  },
  OPTION_TWICE: {
    status: 500,
    message: "The option {option} is given twice.",
    remedy: "Leave one of them out.",
  },
  OPTION_EMPTY: {
    status: 500,
    message: "The option {option} has no value.",
    remedy:
      "Write its value behind it, for example {option} VALUE or {option}=VALUE; --help names the values.",
  },
  WORKER_FAILED: {
    status: 500,
    message: "A worker did not come up (exit code {code}).",
    remedy: "What it said stands above; mend that and start again.",
  },
  TRANSFER_CODING: {
    status: 501,
    message: "The body of the request arrives in a transfer coding that is not implemented here.",
    remedy: "Send it with Content-Length, or chunked and in no other coding (RFC 9112 section 6.1).",
  },
  TUNNEL_REFUSED: {
    status: 501,
    message: "This gateway opens no tunnels, so it does not answer CONNECT.",
    remedy: "Ask for the resource itself.",
  },
  LOOP: {
    status: 508,
    message: 'The request has come back to this gateway ("{name}" stands in Via {times} times).',
    remedy:
      "Point --origin at the site and not at a gateway; give gateways that stand in a row different --via names.",
  },
});

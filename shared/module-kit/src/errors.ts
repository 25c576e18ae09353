import { defineErrors } from "@madang/errors";

export const kitErrors = defineErrors("KIT", {
  UNDECLARED: {
    status: 500,
    message: "The module {module} declares no {kind} named {name} in its manifest.",
    remedy: "Add it to module.ts, or define one of: {valid}.",
  },
  UNDEFINED: {
    status: 500,
    message:
      "The module {module} declares the {kind} {name} in its manifest, and its server does not define it.",
    remedy: "Define it and pass it to serveModule, or remove it from module.ts.",
  },
  DEFINED_TWICE: {
    status: 500,
    message: "The module {module} defines the {kind} {name} twice.",
    remedy: "Pass each definition to serveModule once.",
  },
  QUERY_UNDECLARED: {
    status: 500,
    message:
      "The {kind} {name} reads the query parameter {parameter}, which its manifest entry does not declare.",
    remedy: "Add it to query in module.ts: parameters that are not declared never reach the module.",
  },
  PARAMETERS_DIFFER: {
    status: 500,
    message: "The page {name} has the path {path}, and its params schema has the fields {fields}.",
    remedy: "Give the schema exactly the parameters that the path names.",
  },
  LOCAL_PATH: {
    status: 500,
    message: 'The path "{path}" does not lead to a place on this site.',
    remedy: "Give a path that begins with one / and has no language prefix, for example /news/12.",
  },
  TAG_INVALID: {
    status: 500,
    message: 'The cache tag "{tag}" cannot be sent.',
    remedy: "Use letters, digits and : . _ - alone, at most 100 characters, for example news:12.",
  },
  PURGE_EMPTY: {
    status: 500,
    message: "A purge names no tags.",
    remedy: "Name what has changed, for example news:12, or the module's own id for everything of it.",
  },
  PURGE_TAGS: {
    status: 500,
    message: "A purge names {count} tags, and {most} are the most that one may name.",
    remedy: "Purge the module's own id: it reaches everything of it.",
  },
  PURGE_MODE: {
    status: 500,
    message: 'The purge mode "{mode}" does not exist.',
    remedy: "Use soft for what has changed and hard for what was withdrawn.",
  },
  PURGE_ALONE: {
    status: 500,
    message: "The purge of {tags} is not part of a transaction.",
    remedy:
      "Purge in the transaction that makes the change: one that is rolled back purges nothing, one that is committed is never forgotten.",
  },
  FOLLOWERS_MANY: {
    status: 503,
    message: "{most} gateways follow the purges of this process already.",
    remedy: "Follow another replica, or try again after {seconds} seconds.",
  },
  FORM_RULE_PLACELESS: {
    status: 500,
    message: "A rule of a form failed and names none of its fields: {problem}.",
    remedy: "Give the refine of the form's schema a path, so that the message has a place on the page.",
  },
  FORM_NOT_ACCEPTED: {
    status: 500,
    message: "The page {name} {problem}.",
    remedy: "A page accepts a form when its manifest entry has form: true and its definition has an action.",
  },
  MIGRATION_NAME: {
    status: 500,
    message: 'The migration name "{name}" cannot be used: {problem}.',
    remedy: "Name it like its file, for example 0001-items.expand or 0002-drop-old-title.contract.",
  },
  MIGRATION_FAILED: {
    status: 500,
    message: "The migration {name} of {module} failed and was rolled back: {reason}.",
    remedy: "The database is as it was before this step. Mend the migration and start again.",
  },
  MIGRATION_CHANGED: {
    status: 500,
    message: "The migration {name} of {module} has changed since it was applied.",
    remedy:
      "Undo the change and write a new migration; if the statements are the same and only their spelling changed, run the command migrate --accept-changes.",
  },
  MIGRATION_CONTRACTED: {
    status: 500,
    message:
      "The database of {module} was contracted by a newer release ({name}), which this release does not know.",
    remedy: "Start that newer release or a later one: what this release needs has been removed.",
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    message: "The database of {module} does not answer ({reason}).",
    remedy:
      "Check DATABASE_URL and that PostgreSQL runs; the module goes on by itself as soon as it answers.",
  },
  DATABASE_MISSING: {
    status: 500,
    message: "The module {module} uses its database, but has none.",
    remedy: "Pass migrations to serveModule and set DATABASE_URL.",
  },
  COMMAND_UNKNOWN: {
    status: 500,
    message: "There is no command named {command}.",
    remedy: "{suggestion}Without a command the module serves. Commands: {valid}.",
  },
  MISDIRECTED: {
    status: 421,
    message: "The request names the {kind} {named}, but its path belongs to {actual}.",
    remedy: "Route by the release record of the build that runs here.",
  },
  FIELD_INVALID: {
    status: 400,
    message: 'The request field {field} is "{value}", which is not valid.',
    remedy: "Send one of: {valid}.",
  },
  PATH_INVALID: {
    status: 400,
    message: "The path of the request is not valid percent-encoded UTF-8.",
    remedy: "Encode it as RFC 3986 section 2.5 says.",
  },
  QUERY_INVALID: {
    status: 400,
    message: "The query parameter {name} {problem}.",
    remedy: "Correct it or leave it out.",
  },
  BODY_INVALID: {
    status: 400,
    message: "The body is not valid: {problems}.",
    remedy: "Send JSON as the API's openapi.json describes.",
  },
  FORM_ENCODING: {
    status: 400,
    message: "The form cannot be read: {problem}.",
    remedy:
      "Send it as a browser does: application/x-www-form-urlencoded, or multipart/form-data where there are files, in UTF-8.",
  },
  FORM_TYPE: {
    status: 415,
    message: 'A form of type "{type}" is not accepted here.',
    remedy: "Send one of: {valid}.",
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: "{method} is not possible at this address.",
    remedy: "Use one of: {allowed}.",
  },
  NOT_FOUND: {
    status: 404,
    message: "There is nothing at this address.",
    remedy: "Check the address.",
  },
  GONE: {
    status: 410,
    message: "What was at this address has been removed for good.",
    remedy: "Remove links to it.",
  },
  LIMITED: {
    status: 429,
    message: "This was tried too often.",
    remedy: "Try again after {seconds} seconds.",
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: "The form with its files has more than {limit} bytes.",
    remedy: "Send fewer or smaller files.",
  },
  BODY_TYPE: {
    status: 415,
    message: 'A body of type "{type}" is not accepted here.',
    remedy: "Send one of: {valid}.",
  },
  FILE_TYPE: {
    status: 500,
    message: "The answer of {route} has the type {type}, which the route does not declare.",
    remedy: "Add it to produces, or refuse such files when they come in.",
  },
  UNAVAILABLE: {
    status: 503,
    message: "The module cannot answer at the moment.",
    remedy: "Try again after {seconds} seconds.",
  },
  DEADLINE_EXCEEDED: {
    status: 504,
    message: "No answer was ready within {milliseconds} ms.",
    remedy: "Try again; if it stays so, look at what the module waits for.",
  },
  STATEMENT_TIMEOUT: {
    status: 504,
    message: "The database did not finish a statement within the longest deadline of the module.",
    remedy: "Try again; if it stays so, look at the statement's plan, or at who holds its locks.",
  },
  RESPONSE_INVALID: {
    status: 500,
    message: "The answer of {route} does not fit its own schema: {problems}.",
    remedy: "Mend the handler or the response schema.",
  },
  UNEXPECTED: {
    status: 500,
    message: "Something went wrong in the module.",
    remedy: "Its log has the cause under this request id.",
  },
});

import { defineErrors } from "@madang/errors";

/** 400 ends the command with 2 (wrong use), 401 and 403 with 3 (not allowed), 502 to 504 with 4 (cannot reach), others with 1. */
export const cliErrors = defineErrors("CLI", {
  COMMAND_UNKNOWN: {
    status: 400,
    message: 'There is no command "{name}". {suggestion}',
    remedy: "madang --help lists all of them.",
  },
  OPTION_UNKNOWN: {
    status: 400,
    message: "madang {command} has no option {option}. {suggestion}",
    remedy: "Valid are {valid}.",
  },
  OPTION_TWICE: {
    status: 400,
    message: "{option} was given twice.",
    remedy: "Give it once.",
  },
  OPTION_WITHOUT_VALUE: {
    status: 400,
    message: "{option} needs a value.",
    remedy: "Write {option} {value}.",
  },
  OPTION_WITH_VALUE: {
    status: 400,
    message: '{option} takes no value, and "{value}" was given.',
    remedy: "Write {option} alone.",
  },
  OPTION_VALUE: {
    status: 400,
    message: '{option} is "{value}".',
    remedy: "Give {expected}.",
  },
  ARGUMENT_MISSING: {
    status: 400,
    message: "madang {command} needs {argument}: {description}.",
    remedy: "Usage: {usage}",
  },
  ARGUMENT_TOO_MANY: {
    status: 400,
    message: 'madang {command} does not know what to do with "{argument}".',
    remedy: "Usage: {usage}",
  },
  MODULE_ID: {
    status: 400,
    message: '"{id}" is no module id.',
    remedy: "Module ids are small letters, digits and hyphens, at most 32, for example news.",
  },
  MODULE_ABSENT: {
    status: 400,
    message: "There is no module {id} in {folder}. {suggestion}",
    remedy: "Here are {valid}; madang new {id} makes one.",
  },
  PORTAL_UNKNOWN: {
    status: 400,
    message: "No portal is named, and none runs in {folder}.",
    remedy: "Start one with npm start, or name one with --portal URL or MADANG_ADMIN_URL.",
  },
  PORTAL_URL: {
    status: 400,
    message: "{source} is not the address of a portal's administration: {reason}.",
    remedy: "Give its address alone, for example https://admin.portal.example.",
  },
  PORTAL_FILE: {
    status: 400,
    message: "{file} cannot be used: {reason}.",
    remedy: "npm start writes it anew; or name a portal with --portal URL and MADANG_TOKEN.",
  },
  TOKEN_MISSING: {
    status: 401,
    message: "There is no token for {url}.",
    remedy: "Put the one that the operator gave your team into the variable MADANG_TOKEN.",
  },
  TOKEN_SHAPE: {
    status: 401,
    message: "What {source} holds is no bearer token.",
    remedy: "Copy the token again, without quotation marks, spaces or line breaks.",
  },
  TOKEN_REFUSED: {
    status: 403,
    message: "{url} refuses {request} ({status}).",
    remedy: "See that the token, which came from {source}, is of this portal and has the scope for it.",
  },
  PORTAL_AWAY: {
    status: 503,
    message: "The portal's administration at {url} cannot be reached ({reason}).",
    remedy:
      "See that it runs and that this machine may reach it; nothing is lost, run the command again then.",
  },
  PORTAL_SLOW: {
    status: 504,
    message: "The portal's administration at {url} did not answer {request} within {seconds} seconds.",
    remedy: "Run the command again; what has been sent is not sent twice.",
  },
  PORTAL_ANSWER: {
    status: 502,
    message: "What {url} answers to {request} is no answer of a portal's administration: {reason}.",
    remedy:
      "See that the address is that of the administration, and that both are of about the same version.",
  },
  NOT_STORED: {
    status: 409,
    message: "{name} is not in the store of {url}.",
    remedy: "Run madang release again: it sends what is missing.",
  },
  FILE: {
    status: 400,
    message: "{file} cannot be used ({reason}).",
    remedy: "See that it is there, that this user may use it, and that it holds what it should.",
  },
  TOKEN_ENTRY: {
    status: 400,
    message: "The token {name} cannot be made: {problems}.",
    remedy: "For example: madang tokens new media-team --scopes read,release:news.",
  },
  POLICY: {
    status: 400,
    message: "{file} holds no trust policy: {problems}.",
    remedy: "Begin with what madang trust show --json writes.",
  },
  OPTIONS_TOGETHER: {
    status: 400,
    message: "{option} has no meaning {without}.",
    remedy: "{remedy}",
  },
  BUILD_UNNAMED: {
    status: 400,
    message: "{module} has {state}, so madang {command} does not know which build is meant.",
    remedy: "Name one; madang releases {module} lists them.",
  },
  BUILD_FAILED: {
    status: 422,
    message: "The module {module} could not be built: {words}",
    remedy: "Mend what they name, then run the command again.",
  },
  BUILD_TAKEN: {
    status: 409,
    message: "The build {build} of {module} was released on {at} by {by}, and what is here differs from it.",
    remedy: "Build it again from committed sources; the same sources give the same bytes.",
  },
  RELEASE_ABSENT: {
    status: 404,
    message: "No build of {module} is released.",
    remedy: "Release one first: madang release {module}.",
  },
  NOT_BUILT: {
    status: 422,
    message: "{id} has no build that can be read: {file}.",
    remedy: "Build it first: npx madang-build in its folder.",
  },
  NOT_DESCRIBED: {
    status: 422,
    message: "The server of {id} does not say what it answers: {reason}",
    remedy:
      "See that server/main.ts ends with serveModule(definition), and that it needs nothing to be imported.",
  },
  NOT_DECLARED: {
    status: 422,
    message: "TypeScript makes no declarations of {file}, the contract of {id}: {reason}.",
    remedy: "See that the file is there and that npm ci has installed TypeScript.",
  },
  AGAINST: {
    status: 400,
    message: "--against {value} cannot be compared with: {reason}.",
    remedy: "Name a contract.json, or a commit of this repository in which the module can be built.",
  },
  STEP_UNKNOWN: {
    status: 400,
    message: 'There is no step "{step}". {suggestion}',
    remedy: "Steps are {valid}.",
  },
  NAME_MISSING: {
    status: 400,
    message: "No Korean name is known for {id}.",
    remedy: 'Say what citizens call it: madang new {id} --name-ko "…" --name-en "…".',
  },
  TEXT: {
    status: 400,
    message: '{option} is "{text}".',
    remedy: "Give plain words, 1 to {most} characters, without line breaks, ⟦ or ⟧.",
  },
  TELEPHONE: {
    status: 400,
    message: '--telephone is "{telephone}".',
    remedy: "Give digits and hyphens, for example 000-000-2050.",
  },
  ID_RESERVED: {
    status: 409,
    message: 'The id "{id}" stands for something else in addresses or folders.',
    remedy: "Choose another, for example {id}-service.",
  },
  ID_TAKEN: {
    status: 409,
    message: 'The id "{id}" is taken by {by}.',
    remedy: "Choose another, or remove that one first; nothing was written.",
  },
  ADDRESS_TAKEN: {
    status: 409,
    message: "A module {id} would answer below {address}, which the module {holder} owns.",
    remedy: "Choose another id; two modules cannot have one address.",
  },
  NOT_A_WORKSPACE: {
    status: 400,
    message: "This is no project that modules can be added to: {file} cannot be used ({reason}).",
    remedy: "Call madang inside a clone of the project in which npm ci has run.",
  },
  NOT_WRITTEN: {
    status: 500,
    message: "{place} could not be written: {reason}.",
    remedy: "Make room or take another place, then run the command again; nothing of this one stays.",
  },
  NOT_FORMATTED: {
    status: 500,
    message: "The new files could not be formatted: {words}",
    remedy: "See that npx oxfmt works, then run the command again; nothing of this one stays.",
  },
  DOCS_NOT_MADE: {
    status: 500,
    message: "The generated pages of docs/ could not be made: {words}",
    remedy:
      "Mend what node infra/docs/src/generate.ts says, then run the command again; nothing of this one stays.",
  },
  PORTAL_ORIGIN: {
    status: 400,
    message: '{source} is "{text}", which is not the public address of a portal.',
    remedy: "Give scheme, host and port alone, for example https://www.hanul.example.",
  },
  PORTAL_PAGE: {
    status: 503,
    message: "{address} shows no page of a portal: {reason}.",
    remedy: "Start one with npm start, or name one with --portal URL.",
  },
  FRAME_UNKNOWN: {
    status: 502,
    message: "The page {address} has no {part} as a portal of this kind has it.",
    remedy: "See that it is a portal, and that its shell is of about the same version as this project.",
  },
  GATEWAY_NOT_BUILT: {
    status: 422,
    message: "The gateway is not built: {file} is not there.",
    remedy: "Run npm start once, or npx turbo build --filter=@madang/gateway.",
  },
  SERVICE_ENDED: {
    status: 500,
    message: "{name} did not start: {words}",
    remedy: "Mend what it says; it is tried again at the next change.",
  },
  PORT_TAKEN: {
    status: 400,
    message: "madang dev cannot listen on port {port} of this machine ({reason}).",
    remedy: "Name another with --port, or --port 0 for any free one.",
  },
  DEV_SHELL: {
    status: 400,
    message: "madang dev shows a module inside the frame of a portal, and the shell is that frame.",
    remedy: "Change the shell with npm start, which builds it at its start.",
  },
});

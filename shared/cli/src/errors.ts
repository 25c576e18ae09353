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
});

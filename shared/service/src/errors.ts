import { defineErrors } from "@madang/errors";

export const serviceErrors = defineErrors("SERVICE", {
  CONFIG_VALUE: {
    status: 500,
    message: "The option {name} ({source}) {problem}.",
    remedy: "Mend it and start again. {meaning} Valid options: {valid}.",
  },
  CONFIG_UNKNOWN: {
    status: 500,
    message: "There is no option named {name} ({source}).",
    remedy: "{suggestion}Remove it or correct its name and start again. Valid options: {valid}.",
  },
  CONFIG_FILE: {
    status: 500,
    message: "The configuration file {file} cannot be used: {problem}.",
    remedy: "Set MADANG_CONFIG to a readable file that holds one JSON object, or leave it out.",
  },
  LISTEN_FAILED: {
    status: 500,
    message: "The address {address} cannot be listened on ({reason}).",
    remedy: "Set {hostOption} and {portOption} to a free address of this machine; port 0 takes any free one.",
  },
});

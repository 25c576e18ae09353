import { defineErrors } from "@madang/errors";

export const supervisorErrors = defineErrors("SUPERVISOR", {
  OPTION_UNKNOWN: {
    status: 500,
    message: "There is no option {option}.",
    remedy: "Valid are {valid}; after npm start they follow two hyphens: npm start -- --port 8081.",
  },
  PORT_INVALID: {
    status: 500,
    message: "{source} is {value}, which is not a port.",
    remedy: "Give a whole number from 1 to 65535, for example npm start -- --port 8081.",
  },
  REGISTRY_INVALID: {
    status: 500,
    message: "MADANG_REGISTRY is {value}.",
    remedy: "Set it to 0 to start without a registry of releases, or leave it out.",
  },
  PORT_IN_USE: {
    status: 500,
    message: "Port {port} is already in use by another program.",
    remedy: "Stop that program, or choose another port: npm start -- --port {other}.",
  },
  PORT_FORBIDDEN: {
    status: 500,
    message: "This user may not listen on port {port}.",
    remedy: "Choose a port above 1023: npm start -- --port 8080.",
  },
  ADDRESS_UNKNOWN: {
    status: 500,
    message: "This machine has no address {host} to listen on.",
    remedy: "Set HOST to one of its own addresses, or leave it out to listen on 127.0.0.1.",
  },
  ALREADY_RUNNING: {
    status: 500,
    message: "Madang already runs on the folder {folder} (process {pid}, {address}).",
    remedy: "Use that one, or stop it first: kill {pid}.",
  },
  FOLDER_NOT_WRITABLE: {
    status: 500,
    message: "The state folder {folder} cannot be written: {reason}.",
    remedy:
      "Give it back to this user (chown), or set MADANG_STATE_DIR to a folder that this user may write.",
  },
  DISK_FULL: {
    status: 500,
    message: "The disk that holds {folder} is full.",
    remedy: "Free at least 500 MB there, then start again; nothing that was saved is lost.",
  },
  KEYS_BROKEN: {
    status: 500,
    message: "The keys in {file} cannot be read: {reason}.",
    remedy:
      "Put back a copy of the file; without it what was encrypted stays unreadable. To begin anew without the data: npm start -- --fresh.",
  },
  KEYS_MISSING: {
    status: 500,
    message: "There is a database in {folder} but the keys that belong to it, {file}, are gone.",
    remedy: "Put back a copy of the file, or begin anew without the data: npm start -- --fresh.",
  },
  NOTHING_BUILT: {
    status: 500,
    message: "{workspace} has not been built: {file} is missing.",
    remedy: "Build it: npm start does so; by hand it is npx turbo run build.",
  },
  RECORD_UNREADABLE: {
    status: 500,
    message: "The release record {file} cannot be used: {reason}",
    remedy: "Build the module again: npx turbo run build --force.",
  },
  SERVICE_ENDED: {
    status: 500,
    message: "The service {name} ended while starting ({how}). Its last words: {lines}",
    remedy: "Mend what they name; the whole log is {log}.",
  },
  SERVICE_SILENT: {
    status: 500,
    message:
      "The service {name} has not said that it is ready for {seconds} seconds. Its last words: {lines}",
    remedy: "Read its log {log}; on a very slow machine set MADANG_START_SECONDS to more.",
  },
  SERVICE_CRASHED: {
    status: 500,
    message: "{name} ended unexpectedly ({how}). Its last words: {lines}.",
    remedy: "It is started again; its log is {log}.",
  },
  COMMAND_MODULE_UNKNOWN: {
    status: 500,
    message: "{given} is not a module that this command works on. {suggestion}",
    remedy: "Name one of: {valid}. For example: {example}",
  },
  SEED_OPTION_UNKNOWN: {
    status: 500,
    message: "npm run seed has no option {option}. {suggestion}",
    remedy: "Valid are {valid}. For example: npm run seed -- --items 100000 --module news",
  },
  DATABASE_ELSEWHERE: {
    status: 500,
    message:
      "The running portal works on a database of its own (DATABASE_URL), which this command was not told.",
    remedy: "Give this command the same DATABASE_URL.",
  },
  RELEASE_KEYS_MISSING: {
    status: 500,
    message: "The key {file}, with which this portal's channels are signed, is gone.",
    remedy: "Put back a copy of the file, or begin anew without the data: npm start -- --fresh.",
  },
  REGISTRY_FOREIGN: {
    status: 500,
    message:
      "The database holds channels of releases already, signed with another key than {file}, which was only just made.",
    remedy:
      "Put back the operator's key of that portal in its place, or give this portal a database of its own.",
  },
  TOKENS_BROKEN: {
    status: 500,
    message: "The tokens of the admin API in {file} cannot be read: {reason}.",
    remedy: "Put back a copy of the file, or delete it: then new tokens have to be given to everybody.",
  },
  RELEASE_FAILED: {
    status: 500,
    message: "{module} could not be released: {reason}",
    remedy: "Mend what it names, then start again; what was live before stays live.",
  },
  BUILD_AWAY: {
    status: 500,
    message: "{module} is live but does not run. {reason}",
    remedy: "Mend what it names and build again, or begin anew without the data: npm start -- --fresh.",
  },
  ADMIN_AWAY: {
    status: 503,
    message: "The admin API at {address} does not answer: {reason}.",
    remedy: "Nothing need be done: what runs goes on, and it is asked again.",
  },
  ADMIN_REFUSED: {
    status: 500,
    message: "The admin API refuses {path}: {reason}.",
    remedy: "Compare the runner's token and version with those of the admin.",
  },
  ARTIFACT_MISSING: {
    status: 500,
    message: "The server of {release} is not in the store under {digest}.",
    remedy: "Release the module again, or move its channel back to a build whose server is there.",
  },
  ARTIFACT_TAMPERED: {
    status: 500,
    message: "What the store holds as the server of {release} is not what was signed as {digest}.",
    remedy: "Find out who changed the store, delete that blob, and release the module again.",
  },
  GATEWAY_NOT_READY: {
    status: 500,
    message: "The gateway runs but does not become ready: {state}",
    remedy: "Read its log {log}.",
  },
});

import { defineErrors } from "@madang/errors";

export const postgresErrors = defineErrors("POSTGRES", {
  NO_BINARIES: {
    status: 500,
    message: "There are no PostgreSQL programs for {platform}.",
    remedy:
      "Install again with optional packages (npm install --include=optional), or set DATABASE_URL to a PostgreSQL of your own.",
  },
  NO_ACCOUNT: {
    status: 500,
    message: "PostgreSQL refuses to run as root, and this system has neither an account postgres nor nobody.",
    remedy: "Start as an ordinary user, or create the account: useradd --system postgres.",
  },
  UNREACHABLE: {
    status: 500,
    message:
      "PostgreSQL runs as {account} here, and that account cannot enter the folder {folder} in the path of {path}.",
    remedy: "Choose another place, or let others pass through: chmod o+x {folder}.",
  },
  INITIALISE_FAILED: {
    status: 500,
    message: "The database folder {folder} cannot be created: {reason}",
    remedy: "Mend what the reason names, then start again.",
  },
  FOLDER_BROKEN: {
    status: 500,
    message: "The database folder {folder} is damaged: {reason}",
    remedy: "Put back a copy of the folder, or begin anew without its content: npm start -- --fresh.",
  },
  OTHER_VERSION: {
    status: 500,
    message: "The database folder {folder} belongs to PostgreSQL {found}; this is PostgreSQL {expected}.",
    remedy:
      "Use the release of Madang that created it, or begin anew without its content: npm start -- --fresh.",
  },
  NOT_PERMITTED: {
    status: 500,
    message: "The database folder {folder} cannot be used: {reason}",
    remedy: "Give it back to its owner, or start as the user who created it.",
  },
  DISK_FULL: {
    status: 500,
    message: "The disk that holds {folder} is full.",
    remedy: "Free at least 500 MB there, then start again; nothing that was saved is lost.",
  },
  IN_USE: {
    status: 500,
    message: "Another PostgreSQL (process {pid}) still uses the database folder {folder}.",
    remedy: "Stop it first: kill -INT {pid}.",
  },
  START_FAILED: {
    status: 500,
    message: "PostgreSQL ended while starting on {folder}: {reason}",
    remedy: "Read its log for more, mend what the reason names, then start again.",
  },
  START_TIMEOUT: {
    status: 500,
    message: "PostgreSQL did not accept connections within {seconds} seconds on {folder}.",
    remedy:
      "It may be recovering a large database or the machine may be overloaded; start again and read its log.",
  },
});

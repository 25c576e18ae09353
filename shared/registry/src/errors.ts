import { defineErrors } from "@madang/errors";

/** What can go wrong between a process and the registry of releases. */
export const registryErrors = defineErrors("REGISTRY", {
  AWAY: {
    status: 503,
    message: "The registry of releases cannot be asked ({reason}).",
    remedy: "What runs goes on as it is; look at PostgreSQL and at MADANG_REGISTRY_URL.",
  },
  NOT_SET_UP: {
    status: 503,
    message: "The registry of releases has no tables that this release knows ({reason}).",
    remedy:
      "Start a gateway with the admin API once, with a role that may create the schema madang_registry.",
  },
  AHEAD: {
    status: 503,
    message:
      "The registry of releases was brought to step {found} by a newer release; this one knows {known}.",
    remedy: "Run the release that it was brought forward by.",
  },
  NOT_ALLOWED: {
    status: 500,
    message: "The role of this process may not do this at the registry ({reason}).",
    remedy: "Grant what docs/operations.md names for it, or use the other role's address.",
  },
  OVERTAKEN: {
    status: 409,
    message: "The channels have changed meanwhile: {sequence} is not the successor of the newest snapshot.",
    remedy: "Look again and repeat it on what is there now.",
  },
  BUILD_TAKEN: {
    status: 409,
    message: "The build {build} of {module} is another release already ({digest}).",
    remedy: "A release never changes: build again, so that the build id follows the bytes.",
  },
  MOVE_UNDER_WAY: {
    status: 409,
    message: "{module} is on its way to another build already ({move}).",
    remedy:
      "Wait until that move has ended (GET /v1/moves/{move} shows it), or take the module back: madang rollback {module}.",
  },
  MOVE_ENDED: {
    status: 409,
    message: "The move {move} of {module} has ended.",
    remedy: "Nothing is to be done; GET /v1/moves/{move} shows how it ended.",
  },
});

import { previewCommand } from "./channels/preview-command.ts";
import { promoteCommand } from "./channels/promote-command.ts";
import { rollbackCommand } from "./channels/rollback-command.ts";
import { checkCommand } from "./check/check-command.ts";
import type { Command } from "./core/command.ts";
import { keysNewCommand } from "./keys/keys-new-command.ts";
import { tokensNewCommand } from "./keys/tokens-new-command.ts";
import { historyCommand } from "./look/history-command.ts";
import { releasesCommand } from "./look/releases-command.ts";
import { statusCommand } from "./look/status-command.ts";
import { verifyCommand } from "./look/verify/verify-command.ts";
import { devCommand } from "./dev/dev-command.ts";
import { newCommand } from "./new/new-command.ts";
import { releaseCommand } from "./release/release-command.ts";
import { trustSetCommand } from "./trust/trust-set-command.ts";
import { trustShowCommand } from "./trust/trust-show-command.ts";

/** Every command, in the order in which the help lists them. A new one is added here and nowhere else. */
export const commands: readonly Command[] = [
  newCommand,
  devCommand,
  checkCommand,
  releaseCommand,
  promoteCommand,
  rollbackCommand,
  previewCommand,
  statusCommand,
  releasesCommand,
  historyCommand,
  verifyCommand,
  keysNewCommand,
  tokensNewCommand,
  trustShowCommand,
  trustSetCommand,
];

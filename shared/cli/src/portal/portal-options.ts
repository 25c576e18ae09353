import type { OptionFacts } from "../core/command.ts";

/** Of every command that talks with a portal. The token stands in MADANG_TOKEN alone: a command line is seen by others. */
export const portalOptions = {
  portal: {
    type: "text",
    value: "URL",
    description: "the portal's administration (else MADANG_ADMIN_URL, else the running npm start)",
  },
} as const satisfies Readonly<Record<string, OptionFacts>>;

export const keyOptions = {
  key: {
    type: "text",
    value: "FILE",
    description: "the team's private key (else MADANG_KEY_FILE, else .madang/keys/team.pem)",
  },
} as const satisfies Readonly<Record<string, OptionFacts>>;

import { z } from "zod";

/** Options of the shell beyond those of every service. */
export const shellOptions = {
  siteFile: z.string().min(1).meta({
    env: "MADANG_SITE_FILE",
    description: "The site description that the chrome shows (site.json).",
  }),
};

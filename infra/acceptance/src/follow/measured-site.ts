import type { Site } from "@madang/manifest";

const words = (text: string) => ({ ko: text, en: text });

/** The site of a portal that is measured: nobody reads it. */
export const measuredSite: Site = {
  id: "measure",
  hosts: ["127.0.0.1"],
  name: words("Portal"),
  institution: words("Province"),
  domain: "portal.example",
  operator: { department: words("Operator"), telephone: "000-000-0100" },
  helpline: { name: words("Call"), telephone: "000-000-0120", hours: words("24"), outOfHours: words("-") },
  address: words("1"),
};

import type { Language, Site } from "@madang/manifest";

/** What texts say of the site, in one language. */
export interface SiteFacts {
  readonly name: string;
  readonly institution: string;
  readonly domain: string;
  readonly operator: string;
  readonly operatorTelephone: string;
  readonly helpline: string;
  readonly helplineTelephone: string;
  readonly outOfHours: string;
}

export function factsOf({ operator, helpline, ...site }: Site, language: Language): SiteFacts {
  return {
    name: site.name[language],
    institution: site.institution[language],
    domain: site.domain,
    operator: operator.department[language],
    operatorTelephone: operator.telephone,
    helpline: helpline.name[language],
    helplineTelephone: helpline.telephone,
    outOfHours: helpline.outOfHours[language],
  };
}

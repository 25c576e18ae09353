import { NumberText } from "@madang/design-system/number-text";
import { Telephone } from "@madang/design-system/telephone";
import { localizedPath, type Language, type Site } from "@madang/manifest";
import { chromeWords } from "../i18n/chrome-words.ts";
import type { FrameProps } from "./frame-props.ts";

const links = [
  ["privacy", "/about/privacy"],
  ["site", "/about/site"],
  ["accessibility", "/about/accessibility"],
  ["copyright", "/about/copyright"],
  ["status", "/about/status"],
  ["feeds", "/about/feeds"],
] as const;

/** Whom to call, the institution's identity, and the pages that the law asks for; the privacy policy is bold. */
export function SiteFooter({ site, language, kind }: FrameProps) {
  const words = chromeWords[language];
  const { helpline } = site;
  if (kind === "bare")
    return (
      <footer>
        <Identifier site={site} language={language} />
      </footer>
    );
  return (
    <footer className="m-footer">
      <div className="m-wrap">
        <div>
          <h2>{helpline.name[language]}</h2>
          <p>
            <Telephone number={helpline.telephone} />
          </p>
          <p className="m-muted">
            {helpline.hours[language]}
            <br />
            {helpline.outOfHours[language]}
          </p>
        </div>
        <nav aria-label={words.footerLinks}>
          <ul className="m-list">
            {links.map(([name, path]) => (
              <li key={name}>
                <a href={localizedPath(path, language)}>
                  {name === "privacy" ? <strong>{words.links[name]}</strong> : words.links[name]}
                </a>
              </li>
            ))}
          </ul>
          <address>{site.address[language]}</address>
          <p className="m-muted">{words.free}</p>
        </nav>
      </div>
      <Identifier site={site} language={language} />
    </footer>
  );
}

/** Who runs the website. */
function Identifier({ site, language }: { site: Site; language: Language }) {
  const words = chromeWords[language];
  return (
    <div className="m-band m-ident">
      <div className="m-wrap">
        <span>
          {words.runBy} {site.institution[language]} {site.operator.department[language]}{" "}
          <NumberText>{site.operator.telephone}</NumberText>
        </span>
        <a href="#main">{words.toTop}</a>
      </div>
    </div>
  );
}

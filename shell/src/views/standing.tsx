import "@madang/design-system/styles/components/prose.css";
import { PageHead } from "@madang/design-system";
import type { ViewProps } from "@madang/module-kit";
import type { StandingText } from "../i18n/standing-text.ts";

/** A page of text that changes with a release. */
export default function StandingView({ data }: ViewProps<StandingText>) {
  return (
    <>
      <PageHead title={data.title} lede={data.lede} />
      <div className="m-prose">
        {data.sections.map(({ heading, paragraphs, items = [], links = [] }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            {items.length > 0 && (
              <ul>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
            {links.length > 0 && (
              <ul>
                {links.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

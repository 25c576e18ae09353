import "@madang/design-system/styles/components/prose.css";
import "@madang/design-system/styles/components/tasks.css";
import { PageHead } from "@madang/design-system/page-head";
import { Slot, type ViewProps } from "@madang/module-kit";
import type { StandingSection, StandingSlot, StandingText } from "../i18n/standing-text.ts";

/** A page of text that changes with a release. */
export default function StandingView({ data }: ViewProps<StandingText>) {
  return (
    <>
      <PageHead title={data.title} lede={data.lede} />
      <div className="m-stack-l">
        {data.sections.map((section) => (
          <Section key={section.heading} {...section} />
        ))}
      </div>
    </>
  );
}

function Section({ heading, paragraphs, items = [], slot }: StandingSection) {
  return (
    <section className="m-stack">
      <div className="m-prose">
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
      </div>
      {slot !== undefined && <Offers slot={slot} />}
    </section>
  );
}

/** Each box of the slot is one item. */
function Offers({ slot }: { slot: StandingSlot }) {
  return (
    <ul className={slot === "home-tasks" ? "m-tasks" : "m-list"}>
      <Slot name={slot} />
    </ul>
  );
}

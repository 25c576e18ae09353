import "./gallery.css";
import { PageHead } from "../components/page-head.tsx";
import { type ExampleGroup, exampleGroups, say } from "../examples/example.ts";
import { examples } from "../examples/examples.ts";
import type { Language } from "../words/language.ts";
import { Demo } from "./demo.tsx";

const groupNames: Record<ExampleGroup, Record<Language, string>> = {
  ground: { ko: "바탕", en: "Ground" },
  act: { ko: "행동", en: "Acting" },
  enter: { ko: "입력", en: "Entering" },
  tell: { ko: "알림", en: "Telling" },
  find: { ko: "길 찾기", en: "Finding the way" },
  show: { ko: "보여 주기", en: "Showing" },
  page: { ko: "화면 짜기", en: "Laying out" },
};

/** Shown once more on black, beside the setting of the whole page. */
const shownInContrast = ["button", "tag", "note", "choice", "days"];

/** Every component in every state: the content of a page, in the words of the language. */
export function Gallery({ language }: { language: Language }) {
  const words = say(language);
  return (
    <>
      <PageHead
        title={words("구성 요소", "Components")}
        lede={words(
          "마당의 화면을 이루는 조각과 그 상태입니다. 새 화면은 이 조각으로 짓습니다.",
          "The pieces that Madang's pages are made of, with their states. New pages are built from them.",
        )}
      />
      <div className="m-toc">
        <Contents language={language} />
        <div>
          {exampleGroups.map((group) => (
            <Group key={group} group={group} language={language} />
          ))}
          <Contrast language={language} />
        </div>
      </div>
    </>
  );
}

function Contents({ language }: { language: Language }) {
  const words = say(language);
  return (
    <nav aria-label={words("구성 요소 묶음", "Groups of components")}>
      <ul className="m-list">
        {exampleGroups.map((group) => (
          <li key={group}>
            <a href={`#group-${group}`}>{groupNames[group][language]}</a>
          </li>
        ))}
        <li>
          <a href="#group-contrast">{words("고대비", "High contrast")}</a>
        </li>
      </ul>
    </nav>
  );
}

function Group({ group, language }: { group: ExampleGroup; language: Language }) {
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`} tabIndex={-1}>
        {groupNames[group][language]}
      </h2>
      {examples
        .filter((example) => example.group === group)
        .map((example) => (
          <Demo key={example.id} example={example} language={language} />
        ))}
    </section>
  );
}

function Contrast({ language }: { language: Language }) {
  return (
    <section aria-labelledby="group-contrast">
      <h2 id="group-contrast" tabIndex={-1}>
        {say(language)("고대비", "High contrast")}
      </h2>
      <div className="m-demo-contrast" data-contrast="high">
        {examples
          .filter((example) => shownInContrast.includes(example.id))
          .map((example) => (
            <Demo key={example.id} example={example} language={language} prefix="contrast-" />
          ))}
      </div>
    </section>
  );
}

import type { ReactNode } from "react";
import { languages, type Language } from "@madang/manifest";
import { chromeWords } from "../i18n/chrome-words.ts";
import { hole } from "./hole.tsx";

const textSizes = ["normal", "large", "larger"] as const;
const sizeClass = { normal: undefined, large: "m-a2", larger: "m-a3" } as const;
const ownNames: Record<Language, string> = { ko: "한국어", en: "English" };

/** Forms that work without JavaScript; `place` tells the two copies on a page apart. */
export function DisplaySettings({ language, place }: { language: Language; place: "above" | "inMenu" }) {
  const words = chromeWords[language];
  return (
    <div className="m-set">
      <PreferenceForm label={`${words.textSize}, ${words[place]}`}>
        <span className="m-set-name">{words.textSize}</span>
        {textSizes.map((size) => (
          <PreferenceButton key={size} name="text" value={size} className={sizeClass[size]}>
            {words.textSizes[size]}
          </PreferenceButton>
        ))}
      </PreferenceForm>
      <PreferenceForm label={`${words.contrastGroup}, ${words[place]}`}>
        <span className="m-set-name">{words.contrastGroup}</span>
        <PreferenceButton name="contrast" value="normal">
          {words.contrastOff}
        </PreferenceButton>
        <PreferenceButton name="contrast" value="high">
          {words.contrastOn}
        </PreferenceButton>
      </PreferenceForm>
      <div className="m-set-group">
        {languages.map((other) => (
          <LanguageLink key={other} language={other} current={other === language} />
        ))}
      </div>
    </div>
  );
}

function PreferenceForm({ label, children }: { label: string; children: ReactNode }) {
  return (
    <form className="m-set-group" method="post" action="/preferences" aria-label={label}>
      <input type="hidden" name="return" value={hole("return")} />
      {children}
    </form>
  );
}

interface PreferenceButtonProps {
  name: "text" | "contrast";
  value: string;
  className?: string | undefined;
  children: string;
}

function PreferenceButton({ name, value, className, children }: PreferenceButtonProps) {
  const pressed = { "aria-pressed": hole(`pressed:${name}:${value}`) as "true" };
  return (
    <button className={className} name={name} value={value} {...pressed}>
      {children}
    </button>
  );
}

function LanguageLink({ language, current }: { language: Language; current: boolean }) {
  return (
    <a
      href={hole(`alternate:${language}`)}
      lang={language}
      hrefLang={language}
      aria-current={current ? "true" : undefined}
      data-madang-alternate={language}
    >
      {ownNames[language]}
    </a>
  );
}

/** The other language, beside the mark: on a phone, or always where there are no display settings. */
export function OtherLanguage({ language, always = false }: { language: Language; always?: boolean }) {
  const other = languages.find((one) => one !== language) ?? language;
  return (
    <a
      className={always ? "m-act m-act-on" : "m-act"}
      href={hole(`alternate:${other}`)}
      lang={other}
      hrefLang={other}
      data-madang-alternate={other}
    >
      {ownNames[other]}
    </a>
  );
}

import "../styles/components/hero.css";
import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { YardPicture } from "./yard-picture.tsx";

export interface HeroProps {
  language: Language;
  title: ReactNode;
  lede: ReactNode;
  /** The large search. */
  children: ReactNode;
  popular?: readonly { href: string; label: string }[] | undefined;
  id?: string | undefined;
  /** 2 only where a page shows the hero itself. */
  titleLevel?: 1 | 2 | undefined;
}

/** The question of the home page, beside the yard seen from above. */
export function Hero({
  language,
  title,
  lede,
  children,
  popular = [],
  id = "hero",
  titleLevel = 1,
}: HeroProps) {
  const words = wordsIn(language);
  const Title = `h${titleLevel}` as const;
  return (
    <section className="m-hero" aria-labelledby={id}>
      <div className="m-wrap">
        <div className="m-hero-words">
          <Title id={id}>{title}</Title>
          <p>{lede}</p>
          {children}
          {popular.length > 0 && (
            <ul className="m-popular" aria-label={words.popular}>
              <li className="m-muted">{words.popular}</li>
              {popular.map(({ href, label }) => (
                <li key={label}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
        <YardPicture />
      </div>
    </section>
  );
}

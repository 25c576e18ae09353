import type { Language } from "@madang/manifest";
import { paragraphsOf, subjectOf, type Subject } from "./compose-text.ts";
import { randomFrom, type Random } from "./random.ts";
import { topics } from "./topics.ts";

/** Every made-up document is known by this. */
export const seedMark = "madang-seed-";

export interface SeedText {
  readonly guid: string;
  readonly language: Language;
  readonly department: string;
  readonly paragraphs: readonly string[];
}

/** One made-up document: the same for the same number, whatever day it is made on but for `published`. */
export interface SeedItem {
  readonly number: number;
  /** Of the Korean text. */
  readonly guid: string;
  readonly random: Random;
  readonly subject: Subject;
  readonly published: Date;
  /** Korean first; English for one in eight. */
  readonly texts: readonly SeedText[];
}

const day = 24 * 60 * 60 * 1000;
const years = 8 * 365;
const embargoed = 0.004;
const inEnglish = 0.125;

/** `today` is where the years of the documents end; a few are published later. */
export function seedItem(number: number, today: Date): SeedItem {
  const random = randomFrom(number);
  const subject = subjectOf(random, random.pick(topics));
  const guid = `${seedMark}${number}`;
  const text = (language: Language, at: 0 | 1): SeedText => ({
    guid: at === 0 ? guid : `${guid}-en`,
    language,
    department: subject.topic.department[at],
    paragraphs: paragraphsOf(random, subject, language),
  });
  return {
    number,
    guid,
    random,
    subject,
    published: publishedAt(random, today),
    texts: [text("ko", 0), ...(random.chance(inEnglish) ? [text("en", 1)] : [])],
  };
}

/** More lately than long ago, in the hours of an office. */
function publishedAt(random: Random, today: Date): Date {
  const days = random.chance(embargoed) ? -random.between(1, 40) : Math.floor(random.next() ** 2 * years) + 1;
  const midnight = Math.floor(today.getTime() / day) * day;
  return new Date(midnight - days * day + random.between(0, 9 * 60) * 60_000);
}
